import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDevice } from '../../../main/services/device/device.ts';
import { createHeadquartersClient } from '../../../main/services/sync/headquarters-client.ts';
import { Health } from '../../../shared/exchange/headquarters-api.ts';
import { holder, openOffice, tempFolder } from '../../headquarters/office.ts';
import { openServices } from './field-laptop.ts';

let folder: string;
let server: Server | null = null;

const serve = async (listener: RequestListener): Promise<string> => {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
};

const probe = async (headquarters: string) => {
  const vault = {
    protect: (secret: Uint8Array) => Promise.resolve(secret),
    reveal: (wrapped: Uint8Array) => Promise.resolve(wrapped),
  };
  const device = await openDevice({ dataFolder: folder, vault });
  const client = createHeadquartersClient({
    headquarters,
    fetch: globalThis.fetch,
    now: () => new Date().toISOString(),
    device,
  });
  return client.ask({ method: 'GET', path: '/v1/health', unsigned: true }, Health);
};

beforeEach(async () => {
  folder = await tempFolder('client');
});

afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = null;
  await rm(folder, { recursive: true, force: true });
});

describe('headquarters that misbehaves', () => {
  it.each<[string, RequestListener, string]>([
    ['a failure of its own', (_, answer) => answer.writeHead(503).end('busy'), 'HQ_FAILED'],
    ['a portal page', (_, answer) => answer.writeHead(200).end('<html>log in</html>'), 'HQ_GARBAGE'],
    ['JSON of another kind', (_, answer) => answer.writeHead(200).end('{"name":"printer"}'), 'HQ_GARBAGE'],
    [
      'bytes that are no text',
      (_, answer) => answer.writeHead(200).end(Buffer.from([0xff, 0xfe, 0])),
      'HQ_GARBAGE',
    ],
    ['a refusal without a code', (_, answer) => answer.writeHead(404).end('{}'), 'HQ_GARBAGE'],
    [
      'a code nobody knows',
      (_, answer) => answer.writeHead(403).end('{"code":"NO","detail":{}}'),
      'HQ_REFUSED',
    ],
    [
      'a way elsewhere',
      (_, answer) => answer.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
      'HQ_UNREACHABLE',
    ],
    [
      'a line that breaks in the middle',
      (_, answer) =>
        void answer.writeHead(200, { 'content-length': '99' }).write('{', () => answer.destroy()),
      'HQ_UNREACHABLE',
    ],
  ])('turns %s into one code', async (_, listener, code) => {
    await expect(probe(await serve(listener))).rejects.toMatchObject({ code });
  });

  it('says unreachable where nobody listens', async () => {
    const address = await serve((_, answer) => answer.end());
    await new Promise((resolve) => server?.close(resolve));
    await expect(probe(address)).rejects.toMatchObject({ code: 'HQ_UNREACHABLE' });
  });
});

describe('a laptop whose clock is wrong', () => {
  it('is not locked out: it learns the time from the refusal and asks again', async () => {
    const office = await openOffice();
    const yearsAgo = () => new Date(Date.now() - 3 * 365 * 86_400_000).toISOString();
    const laptop = await openServices(folder, office.hq().address, yearsAgo);
    try {
      const { code } = await office.hq().issueEnrolmentCode(holder);
      await laptop.services['device.enrol']({ code });
      expect(await laptop.services['sync.pull']({})).toMatchObject({ received: 0 });
    } finally {
      await laptop.close();
      await office.close();
    }
  });
});
