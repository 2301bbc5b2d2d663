import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * What answers behind the line. `through` is the real headquarters; `silent` never answers, `cut` lets
 * nobody in.
 */
export type Mood = 'through' | 'failing' | 'garbage' | 'silent' | 'cut';

export type MoodyLine = {
  readonly address: string;
  readonly set: (mood: Mood) => void;
  /** Resolves when somebody asks after this call. */
  readonly nextAsked: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const raw = (status: string, type: string, body: string) =>
  `HTTP/1.1 ${status}\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`;

const answers: Readonly<Partial<Record<Mood, string>>> = {
  failing: raw('500 Internal Server Error', 'text/plain', 'out of order'),
  // What a hotel's network says before one has signed in.
  garbage: raw('200 OK', 'text/html', '<!doctype html><title>Welcome</title><h1>Sign in to the network</h1>'),
};

/** Stands where headquarters should be and answers as it is told; the target's port may be opened again meanwhile. */
export const startMoodyLine = async (target: string): Promise<MoodyLine> => {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let mood: Mood = 'through';
  let asked = () => {};
  const keep = (socket: Socket, other: Socket | null) => {
    open.add(socket);
    const end = () => {
      open.delete(socket);
      other?.destroy();
    };
    socket.on('error', end);
    socket.on('close', end);
  };
  const server = createServer((client) => {
    const answer = answers[mood];
    if (mood === 'cut') return void client.destroy();
    if (mood === 'through') {
      const upstream = connect(Number(port), hostname);
      keep(client, upstream);
      keep(upstream, client);
      client.pipe(upstream).pipe(client);
      return;
    }
    keep(client, null);
    client.once('data', () => {
      asked();
      if (answer !== undefined) client.end(answer);
    });
    client.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const tear = () => open.forEach((socket) => socket.destroy());
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set: (next) => {
      mood = next;
      // Connections that are kept alive would go on to the old end.
      tear();
    },
    nextAsked: () => new Promise((resolve) => (asked = resolve)),
    close: async () => {
      tear();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
