import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { freePort } from '../setup/free-port.ts';

/** Nobody answers there; the desk works without. */
const nowhere = 'http://127.0.0.1:9';

let folder: string;
let running: ChildProcess[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hecha-start-'));
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running = [];
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const program = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, `#!/bin/sh\n${text}\n`);
  await chmod(path, 0o755);
  return path;
};

/** Runs the built `npm start`; `said` resolves once its output matches. */
const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const child = spawn(process.execPath, [resolve('dist/main/start.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', CHROMIUM_PATH: '', PATH: '/nowhere', ...env },
  });
  running.push(child);
  let output = '';
  const waiting = new Set<() => void>();
  const hear = (chunk: Buffer) => {
    output += chunk.toString('utf8');
    for (const look of waiting) look();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const exited = new Promise<number | null>((done) => child.on('close', (code) => done(code)));
  return {
    child,
    exited,
    output: () => output,
    said: (words: RegExp) =>
      new Promise<void>((done, fail) => {
        const look = () => {
          if (!words.test(output)) return;
          waiting.delete(look);
          done();
        };
        waiting.add(look);
        look();
        void exited.then(() => fail(new Error(`ended without saying ${String(words)}: ${output}`)));
      }),
  };
};

const desk = async (name: string): Promise<string[]> => [
  ...['--data', join(folder, name), '--port', String(await freePort()), '--headquarters', nowhere],
];

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

it('prints the address where there is no display, and Ctrl-C ends what it started', async () => {
  const running = start(await desk('plain'));
  await running.said(/Window +none \(no display\): open the address above/);
  const [, address = ''] = /Desk +(http:\S+)#token/.exec(running.output()) ?? [];
  expect((await fetch(address)).status).toBe(200);
  running.child.kill('SIGINT');
  expect(await running.exited).toBe(0);
  await expect(fetch(address)).rejects.toThrow();
});

it('goes on in a browser where Electron does not start, and says why', async () => {
  const electron = await program(
    'electron/electron',
    'echo "The SUID sandbox helper is not there" >&2; exit 1',
  );
  const browser = await program('chrome', `echo "$$ $@" > "${join(folder, 'opened')}"; exec sleep 600`);
  const running = start(await desk('fallback'), {
    DISPLAY: ':99',
    PATH: process.env['PATH'] ?? '',
    CHROMIUM_PATH: browser,
    ELECTRON_OVERRIDE_DIST_PATH: join(electron, '..'),
  });
  await running.said(/Window +Electron did not start/);
  await running.said(/Window +\S+chrome/);
  await expect.poll(() => readFile(join(folder, 'opened'), 'utf8').catch(() => '')).toMatch(/--app=http/);
  const [pid = '0'] = (await readFile(join(folder, 'opened'), 'utf8')).split(' ');
  expect(isAlive(Number(pid))).toBe(true);
  running.child.kill('SIGINT');
  expect(await running.exited).toBe(0);
  await expect.poll(() => isAlive(Number(pid))).toBe(false);
});

it('says why Electron refused, and does not open another desk beside it', async () => {
  const refusal = JSON.stringify({ ready: false, code: 'DATABASE_NEWER', detail: {} });
  const electron = await program('newer/electron', `echo '${refusal}'; exit 1`);
  const running = start(await desk('newer-data'), {
    DISPLAY: ':99',
    PATH: process.env['PATH'] ?? '',
    ELECTRON_OVERRIDE_DIST_PATH: join(electron, '..'),
  });
  expect(await running.exited).toBe(1);
  expect(running.output()).toContain('The data on this laptop belongs to a newer version');
  expect(running.output()).not.toContain('Desk  ');
});

it.each([
  [['--port', 'abc'], /--port .*abc/],
  [['--headquarters', 'ftp://x'], /--headquarters .*ftp:\/\/x/],
  [['--bogus'], /--bogus/],
])('names the option that it cannot use: %j', async (args, words) => {
  const running = start(args);
  expect(await running.exited).toBe(1);
  expect(running.output()).toMatch(words);
  expect(running.output()).toContain('--help');
});

it.each([[[]], [['--headquarters', nowhere]]])(
  'says that its data folder cannot be one, and which: %j',
  async (more) => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const running = start(['--no-open', '--data', file, '--port', String(await freePort()), ...more]);
    expect(await running.exited).toBe(1);
    expect(running.output()).toMatch(/The data folder \S+a-file\S* cannot be used \((ENOTDIR|EEXIST)\)/);
    expect(running.output()).not.toContain('    at ');
  },
);

it('says that a data folder is in use already, whoever was started over it twice', async () => {
  const data = join(folder, 'twice');
  const port = await freePort();
  const first = start(['--no-open', '--data', data, '--port', String(port)]);
  await first.said(/Window +none/);
  const second = start(['--no-open', '--data', data, '--port', String(port)]);
  expect(await second.exited).toBe(1);
  expect(second.output()).toContain('Hecha is already running with this data folder');
  expect(second.output()).not.toContain('{"ready"');
  first.child.kill('SIGTERM');
  expect(await first.exited).toBe(0);
});
