import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { maxEvidenceBytes, type Reply, type Transport } from '../../../shared/contract/contract.ts';
import { decodeFrame, encodeFrame } from '../../../shared/contract/wire.ts';
import { ensureHechaError, HechaError } from '../../../shared/errors.ts';
import { listPages, type PageFile, securityHeaders } from '../pages.ts';
import { createGuard } from './guard.ts';

/** Largest call: one piece of evidence and what is said about it. */
const maxCallBytes = maxEvidenceBytes + 1024 * 1024;

export type LoopbackServer = { readonly origin: string; readonly close: () => Promise<void> };

const answer = (response: ServerResponse, status: number, body: Uint8Array | string): void => {
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/octet-stream';
  response.writeHead(status, { ...securityHeaders, 'content-type': type, 'cache-control': 'no-store' });
  response.end(body);
};

const refusal = (caught: unknown): Reply => {
  const { code, detail } = ensureHechaError(caught);
  return { ok: false, code, detail };
};

/** The whole body, or null when it is larger than any call may be. */
const readBody = async (request: IncomingMessage): Promise<Uint8Array | null> => {
  if (Number(request.headers['content-length'] ?? 0) > maxCallBytes) return null;
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    total += chunk.byteLength;
    if (total > maxCallBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const readCall = (body: Uint8Array): { method: string; input: unknown } => {
  const call = decodeFrame(body);
  if (typeof call === 'object' && call !== null && 'method' in call && typeof call.method === 'string') {
    return { method: call.method, input: 'input' in call ? call.input : undefined };
  }
  throw new HechaError('INPUT_INVALID', { reason: 'not a call' });
};

const serveCall = async (request: IncomingMessage, response: ServerResponse, send: Transport) => {
  const body = await readBody(request);
  if (!body) {
    response.setHeader('connection', 'close');
    answer(response, 413, encodeFrame(refusal(new HechaError('INPUT_INVALID', { maxBytes: maxCallBytes }))));
    // What is still on its way is not read; the connection ends with the answer.
    response.once('finish', () => request.destroy());
    return;
  }
  let reply: Reply;
  try {
    const { method, input } = readCall(body);
    reply = await send(method, input);
  } catch (caught) {
    reply = refusal(caught);
  }
  answer(response, 200, encodeFrame(reply));
};

const servePage = async (response: ServerResponse, page: PageFile | undefined): Promise<void> => {
  if (!page) return answer(response, 404, 'not found');
  const body = await readFile(page.path);
  response.writeHead(200, { ...page.headers, 'content-length': body.byteLength });
  response.end(body);
};

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (caught: NodeJS.ErrnoException) =>
      reject(caught.code === 'EADDRINUSE' ? new HechaError('PORT_IN_USE', { port }) : caught),
    );
    // Never another address: nobody else on the network may knock. Never another port: drafts belong to the origin.
    server.listen({ port, host: '127.0.0.1', exclusive: true }, resolve);
  });

/**
 * Opens the services and the page to a browser on this machine.
 * @throws HechaError `PORT_IN_USE`
 */
export const serveLoopback = async ({
  port,
  token,
  pages,
  send,
  log,
}: {
  port: number;
  token: string;
  pages: string;
  send: Transport;
  log: (line: string) => void;
}): Promise<LoopbackServer> => {
  const files = await listPages(pages);
  const host = `127.0.0.1:${String(port)}`;
  const guard = createGuard({ host, token });
  const server = createServer((request, response) => {
    const refused = guard(request);
    if (refused) {
      const reply = encodeFrame({ ok: false, code: 'HOST_FORBIDDEN', detail: { reason: refused.reason } });
      return answer(response, refused.status, reply);
    }
    const served =
      request.url === '/call'
        ? serveCall(request, response, send)
        : servePage(response, files.get(request.url ?? ''));
    served.catch((caught: unknown) => {
      log(`request failed: ${ensureHechaError(caught).code}`);
      if (!response.headersSent) answer(response, 500, 'failed');
      else response.destroy();
    });
  });
  await listen(server, port);
  return {
    origin: `http://${host}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
};
