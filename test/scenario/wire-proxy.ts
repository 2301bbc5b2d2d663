import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** How the line behaves, per connection; every value may change while it runs. */
export type Line = {
  /** Nothing gets through: connections are refused, open ones are torn. */
  cut: boolean;
  /** Tear each connection after this many bytes from the client; 0: never. */
  tearAfterBytes: number;
  /** Swallow the answer of every n-th connection; 0: never. The request does arrive. */
  loseEveryNthAnswer: number;
  /** Delay of each chunk, ms each way. */
  delayMs: number;
};

export type WireProxy = {
  readonly address: string;
  readonly line: Line;
  /** Bytes from clients that were passed on. */
  readonly carried: () => number;
  readonly connections: () => number;
  readonly cut: () => void;
  readonly mend: () => void;
  readonly close: () => Promise<void>;
};

/**
 * A TCP line to `target` (`http://127.0.0.1:PORT`) that can be cut, torn and slowed: the network of a workshop, made
 * of real sockets.
 */
export const startWireProxy = async (target: string, port = 0): Promise<WireProxy> => {
  const { hostname, port: targetPort } = new URL(target);
  const line: Line = { cut: false, tearAfterBytes: 0, loseEveryNthAnswer: 0, delayMs: 0 };
  const open = new Set<Socket>();
  let carried = 0;
  let connections = 0;

  const later = (work: () => void) => (line.delayMs > 0 ? void setTimeout(work, line.delayMs) : work());

  const server = createServer((client) => {
    connections += 1;
    if (line.cut) return void client.destroy();
    const mute = line.loseEveryNthAnswer > 0 && connections % line.loseEveryNthAnswer === 0;
    const upstream = connect(Number(targetPort), hostname);
    let sent = 0;
    const tear = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', tear);
      socket.on('close', () => open.delete(socket));
    }
    client.on('data', (chunk) => {
      sent += chunk.length;
      carried += chunk.length;
      if (line.tearAfterBytes > 0 && sent > line.tearAfterBytes) return tear();
      later(() => upstream.write(chunk));
    });
    upstream.on('data', (chunk) => {
      if (mute) return tear();
      later(() => client.write(chunk));
    });
    client.on('end', () => later(() => upstream.end()));
    upstream.on('end', () => later(() => client.end()));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));

  const tearAll = () => open.forEach((socket) => socket.destroy());
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    line,
    carried: () => carried,
    connections: () => connections,
    cut: () => {
      line.cut = true;
      tearAll();
    },
    mend: () => {
      line.cut = false;
    },
    close: async () => {
      tearAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
