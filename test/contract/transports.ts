import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registerIpc } from '../../main/hosts/electron/register-ipc.ts';
import { serveLoopback } from '../../main/hosts/loopback/serve.ts';
import { createLoopbackTransport } from '../../renderer/host/loopback-transport.ts';
import type { Reply, Services, Transport } from '../../shared/contract/contract.ts';
import { createDispatcher } from '../../shared/contract/dispatcher.ts';
import type { HechaError } from '../../shared/errors.ts';
import { freePort } from '../setup/free-port.ts';

/** A way from the page to the services, as one host builds it. */
export type Door = { readonly send: Transport; readonly close: () => Promise<void> };
export type OpenDoor = (services: Services, onInternal?: (error: HechaError) => void) => Promise<Door>;

const quiet = () => undefined;

const inProcess: OpenDoor = (services, onInternal = quiet) =>
  Promise.resolve({ send: createDispatcher(services, onInternal), close: () => Promise.resolve() });

/** A folder like `dist/pages`, with a page, an asset and a secret beside them. */
export const makePages = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'hecha-pages-'));
  await mkdir(join(folder, 'renderer'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'renderer', 'index.html'), '<!doctype html><title>page</title>');
  await writeFile(join(folder, 'assets', 'app-1a2b3c4d.js'), 'export {};');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  return folder;
};

export const testToken = 'token-of-this-launch';

/** Over real HTTP; Node's fetch has no page, so the Origin that a browser would send is said here. */
const loopback: OpenDoor = async (services, onInternal = quiet) => {
  const pages = await makePages();
  const send = createDispatcher(services, onInternal);
  const server = await serveLoopback({
    port: await freePort(),
    token: testToken,
    pages,
    send,
    log: quiet,
  });
  const ask: typeof fetch = (path, init) =>
    fetch(`${server.origin}${path as string}`, {
      ...init,
      headers: { ...(init?.headers as Record<string, string>), origin: server.origin },
    });
  return {
    send: createLoopbackTransport(testToken, ask),
    close: async () => {
      await server.close();
      await rm(pages, { recursive: true });
    },
  };
};

/** Electron's channel without Electron: what crosses is cloned in the way that Electron clones it. */
const fakeIpc: OpenDoor = (services, onInternal = quiet) => {
  let listener: Parameters<Parameters<typeof registerIpc>[0]['handle']>[1] | undefined;
  registerIpc(
    { handle: (_channel, handler) => (listener = handler) },
    createDispatcher(services, onInternal),
  );
  const senderFrame = { url: 'app://hecha/', parent: null };
  return Promise.resolve({
    send: async (method, input) => {
      const reply = await listener?.({ senderFrame }, ...structuredClone([method, input]));
      return structuredClone(reply) as Reply;
    },
    close: () => Promise.resolve(),
  });
};

/** Every way that exists; a new host adds its own here and is held to the same guarantees. */
export const doors: readonly (readonly [string, OpenDoor])[] = [
  ['in-process', inProcess],
  ['loopback over HTTP', loopback],
  ['ipc', fakeIpc],
];
