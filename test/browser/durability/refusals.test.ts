import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { errorText } from '../../../shared/text/errors.ts';
import { freePort } from '../../setup/free-port.ts';
import { type Laptop, readRecovery } from './laptop.ts';
import { cementVisit, copyOf, prepare, type Prepared } from './prepared.ts';

let prepared: Prepared;
let laptop: Laptop;

beforeAll(async () => {
  prepared = await prepare();
});
afterAll(() => prepared?.remove());

let count = 0;
beforeEach(async () => {
  laptop = await prepared.another(`refusals-${(count += 1)}`);
});
afterEach(() => laptop.close());

/** Starts a built program that is expected to refuse, and waits for its end. */
const refused = async (script: string, ...args: string[]) => {
  const child = spawn(process.execPath, [resolve('dist/main', script), ...args], {
    env: { ...process.env, DATABASE_URL: '', DISPLAY: '', WAYLAND_DISPLAY: '' },
  });
  let out = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  // One that starts after all is ended, so that the test says so at once.
  child.stdout.on('data', () => /"ready":true|^Desk /m.test(out) && child.kill());
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, errors };
};

const hostArgs = (port: number) => [
  '--data',
  laptop.data,
  '--port',
  String(port),
  '--headquarters',
  prepared.headquarters,
];

/** Every file of a folder with its bytes. */
const filesOf = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return new Map(
    await Promise.all(files.map(async (path) => [path, (await readFile(path)).toString('base64')] as const)),
  );
};

it('refuses a page database of a newer program in words and leaves it as it is', async () => {
  await laptop.startHost();
  await laptop.open();
  const { origin } = new URL(laptop.host().ready.url);
  // A page of the same origin without the program: the database is raised and read there.
  const raise = () =>
    laptop.page().evaluate(
      () =>
        new Promise<number>((done, fail) => {
          const request = indexedDB.open('hecha', 990);
          request.onsuccess = () => {
            request.result.close();
            done(request.result.version);
          };
          request.onerror = () => fail(new Error(request.error?.message));
        }),
    );
  const contents = () =>
    laptop.page().evaluate(async () => {
      const database = await new Promise<IDBDatabase>((done, fail) => {
        const request = indexedDB.open('hecha');
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(new Error(request.error?.message));
      });
      const names = [...database.objectStoreNames];
      const all = names.map(
        (name) =>
          new Promise<[string, unknown]>((done) => {
            const request = database.transaction(name).objectStore(name).getAll();
            request.onsuccess = () => done([name, request.result]);
          }),
      );
      const read = JSON.stringify(await Promise.all(all));
      const { version } = database;
      database.close();
      return { version, read };
    });
  await laptop.page().goto(`${origin}/favicon.ico`);
  expect(await raise()).toBe(990);
  const before = await contents();
  expect(before.read).toContain('inspection.started');

  await laptop.open();
  const halted = laptop.page().locator('.screen-message');
  await halted.waitFor();
  const words = await halted.innerText();
  expect(words).toContain(errorText.DATABASE_NEWER.zh.split('{')[0]);
  expect(words).toContain('已有的记录没有动过');
  expect(words).toContain('DATABASE_NEWER');

  await laptop.page().goto(`${origin}/favicon.ico`);
  expect(await contents()).toEqual(before);
});

it('refuses a data folder of a newer program in a sentence and leaves it as it is', async () => {
  await writeFile(join(laptop.data, 'format.json'), `${JSON.stringify({ program: 'hecha', format: 99 })}\n`);
  const before = await filesOf(laptop.data);
  const { code, out } = await refused('loopback-host.js', ...hostArgs(prepared.port));
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ ready: false, code: 'DATABASE_NEWER' });
  expect(await filesOf(laptop.data)).toEqual(before);

  const desk = await copyOf(laptop.folder, 'as-started');
  await cp(laptop.data, join(desk, 'desk'), { recursive: true });
  const started = await refused(
    'start.js',
    ...[
      '--data',
      desk,
      '--port',
      String(await freePort()),
      '--headquarters',
      prepared.headquarters,
      '--no-open',
    ],
  );
  expect(started.code).toBe(1);
  expect(started.errors).toContain('belongs to a newer version; it was neither opened nor changed');
  expect(started.errors).not.toMatch(/\n\s+at /);
});

it('refuses a second program on the same data folder in a sentence, and the first goes on', async () => {
  await laptop.startHost();
  const { code, out, errors } = await refused('loopback-host.js', ...hostArgs(await freePort()));
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ ready: false, code: 'DATA_FOLDER_IN_USE' });
  expect(errors).not.toMatch(/\n\s+at /);
  await laptop.open();
  await readRecovery(laptop);
  await laptop
    .page()
    .locator('[data-line]', { hasText: cementVisit?.firm ?? '' })
    .waitFor();
});

it('refuses a port that another program has in a sentence, and gives the data folder back', async () => {
  const other = createServer().listen(prepared.port, '127.0.0.1');
  await once(other, 'listening');
  try {
    const { code, out, errors } = await refused('loopback-host.js', ...hostArgs(prepared.port));
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      ready: false,
      code: 'PORT_IN_USE',
      detail: { port: prepared.port },
    });
    expect(errors).not.toMatch(/\n\s+at /);
    const started = await refused(
      'start.js',
      ...['--data', join(laptop.folder, 'other'), '--port', String(prepared.port)],
      ...['--headquarters', prepared.headquarters, '--no-open'],
    );
    expect(started.code).toBe(1);
    expect(started.errors).toContain(`Port ${prepared.port} is used by another program`);
    expect(started.errors).not.toMatch(/\n\s+at /);
  } finally {
    other.close();
    await once(other, 'close');
  }
  await laptop.startHost();
});
