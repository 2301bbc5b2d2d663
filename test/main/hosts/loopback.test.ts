import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LoopbackServer, serveLoopback } from '../../../main/hosts/loopback/serve.ts';
import { openFileVault } from '../../../main/hosts/loopback/file-vault.ts';
import { maxEvidenceBytes } from '../../../shared/contract/contract.ts';
import { decodeFrame, encodeFrame } from '../../../shared/contract/wire.ts';
import type { HechaError } from '../../../shared/errors.ts';
import { makePages, testToken } from '../../contract/transports.ts';
import { freePort } from '../../setup/free-port.ts';

let pages: string;
let port: number;
let server: LoopbackServer;
let calls: string[];

const options = () => ({
  port,
  token: testToken,
  pages,
  send: (method: string) => {
    calls.push(method);
    return Promise.resolve({ ok: true as const, value: {} });
  },
  log: () => undefined,
});

beforeAll(async () => {
  pages = await makePages();
  port = await freePort();
  server = await serveLoopback(options());
});
beforeEach(() => {
  calls = [];
});
afterAll(async () => {
  await server.close();
  await rm(pages, { recursive: true });
});

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** A request exactly as given; `fetch` would mend paths and headers. */
const ask = (
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: Uint8Array,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });

const frame = encodeFrame({ method: 'app.describe', input: {} });
const right = () => ({
  origin: `http://127.0.0.1:${String(port)}`,
  'x-hecha-token': testToken,
  'content-type': 'application/octet-stream',
});

describe('the loopback host lets in', () => {
  it('its own page with the token of this launch', async () => {
    const { status, body } = await ask('POST', '/call', right(), frame);
    expect(status).toBe(200);
    expect(decodeFrame(body)).toEqual({ ok: true, value: {} });
    expect(calls).toEqual(['app.describe']);
  });

  it.each([
    ['a wrong token', { 'x-hecha-token': 'token-of-this-launcH' }, 403],
    ['a shorter token', { 'x-hecha-token': 'token' }, 403],
    ['an empty token', { 'x-hecha-token': '' }, 403],
    ['a foreign origin', { origin: 'http://evil.example' }, 403],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }, 403],
    ['the origin of a file', { origin: 'null' }, 403],
    ['another name of this machine', { host: 'localhost' }, 421],
    ['a rebound name', { host: 'evil.example' }, 421],
    ['a form of a foreign page', { 'content-type': 'text/plain' }, 415],
  ])('nobody with %s', async (_name, wrong, expected) => {
    const { status, body } = await ask('POST', '/call', { ...right(), ...wrong }, frame);
    expect(status).toBe(expected);
    expect(decodeFrame(body)).toMatchObject({ ok: false, code: 'HOST_FORBIDDEN' });
    expect(calls).toEqual([]);
  });

  it.each(['origin', 'x-hecha-token', 'content-type'])('nobody without %s', async (name) => {
    const headers = Object.fromEntries(Object.entries(right()).filter(([key]) => key !== name));
    const { status } = await ask('POST', '/call', headers, frame);
    expect([403, 415]).toContain(status);
    expect(calls).toEqual([]);
  });

  it('no other method, and no call by GET', async () => {
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'GET', 'HEAD']) {
      expect((await ask(method, '/call', right())).status).toBe(405);
    }
    expect((await ask('POST', '/', right(), frame)).status).toBe(405);
    expect(calls).toEqual([]);
  });

  it('no body larger than any call, announced or not', async () => {
    const large = new Uint8Array(maxEvidenceBytes + 2 * 1024 * 1024);
    const announced = await ask('POST', '/call', { ...right(), 'content-length': '999999999' }).catch(
      () => null,
    );
    expect(announced?.status ?? 413).toBe(413);
    const chunked = await ask('POST', '/call', { ...right(), 'transfer-encoding': 'chunked' }, large).catch(
      () => null,
    );
    expect(chunked?.status ?? 413).toBe(413);
    expect(calls).toEqual([]);
    expect((await ask('POST', '/call', right(), frame)).status).toBe(200);
  });

  it('no frame that is none', async () => {
    for (const body of [new Uint8Array(0), new Uint8Array(50).fill(255), encodeFrame([1]), encodeFrame({})]) {
      const answer = await ask('POST', '/call', right(), body);
      expect(answer.status).toBe(200);
      expect(decodeFrame(answer.body)).toMatchObject({ ok: false, code: 'INPUT_INVALID' });
    }
    expect(calls).toEqual([]);
  });
});

describe('the loopback host hands out', () => {
  it('the page, never cached, and its hashed assets, cached for ever', async () => {
    const page = await ask('GET', '/');
    expect(page.status).toBe(200);
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    });
    const asset = await ask('GET', '/assets/app-1a2b3c4d.js');
    expect(asset.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(asset.headers['cache-control']).toContain('immutable');
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/assets/..\\..\\secret.txt',
    '/secret.txt',
    '/renderer/index.html',
    '/assets/',
    '//etc/passwd',
    '/assets/app-1a2b3c4d.js\u0000.html'.replace('\u0000', '%00'),
    '/?x=1',
  ])('nothing at %s', async (path) => {
    const { status, body } = await ask('GET', path);
    expect(status).toBe(404);
    expect(body.toString()).not.toContain('secret');
  });

  it('every answer with a policy that lets nothing in from elsewhere', async () => {
    for (const path of ['/', '/assets/app-1a2b3c4d.js', '/nothing']) {
      const { headers } = await ask('GET', path);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      });
    }
  });
});

it('refuses to start where its port is taken, instead of taking another', async () => {
  await expect(serveLoopback(options())).rejects.toMatchObject({ code: 'PORT_IN_USE', detail: { port } });
});

it('listens on this machine only', async () => {
  const { networkInterfaces } = await import('node:os');
  const others = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  // 127.0.0.2 is this machine too, and still not the address that the host listens on.
  for (const address of [...others.map((other) => other.address), '127.0.0.2']) {
    const code = await new Promise<string>((resolve) => {
      const socket = connect({ host: address, port, timeout: 2000 });
      socket.once('connect', () => resolve('connected'));
      socket.once('timeout', () => resolve('timeout'));
      socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
      socket.once('close', () => resolve('closed'));
    });
    expect(code).not.toBe('connected');
  }
});

it('keeps secrets so that only its own key file opens them', async () => {
  const [one, other] = [join(pages, 'one'), join(pages, 'other')];
  const secret = new Uint8Array([1, 2, 3, 250]);
  const vault = await openFileVault(one);
  const wrapped = await vault.protect(secret);
  expect(Buffer.from(wrapped).includes(Buffer.from(secret))).toBe(false);
  expect(await (await openFileVault(one)).reveal(wrapped)).toEqual(secret);
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => '',
      (error: HechaError) => error.code,
    );
  expect(await codeOf((await openFileVault(other)).reveal(wrapped))).toBe('DISK_FAILED');
  wrapped[20] = (wrapped[20] ?? 0) ^ 1;
  expect(await codeOf(vault.reveal(wrapped))).toBe('DISK_FAILED');
  if (process.platform !== 'win32') expect((await stat(join(one, 'host.key'))).mode & 0o777).toBe(0o600);
});
