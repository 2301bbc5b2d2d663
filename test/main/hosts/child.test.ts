import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startNode } from '../../../main/hosts/launch/child.ts';

let folder: string;
const script = async (name: string, text: string): Promise<string> => {
  const path = join(folder, `${name}.mjs`);
  await writeFile(path, text);
  return path;
};
const isAlive = (pid: unknown): boolean => {
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch {
    return false;
  }
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hecha-child-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('tells the first line of JSON, whatever else is printed, and ends when it is asked to', async () => {
  const path = await script(
    'polite',
    `process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1000); console.log('hello');
     console.log(JSON.stringify({ ready: true, pid: process.pid, given: process.argv[2] }));`,
  );
  const child = startNode('polite', path, ['--word']);
  const ready = await child.ready;
  expect(ready).toMatchObject({ ready: true, given: '--word' });
  await child.stop();
  expect(await child.exited).toBe(7);
  expect(isAlive(ready['pid'])).toBe(false);
});

it('is ended when it does not end by itself', async () => {
  const path = await script(
    'deaf',
    `process.on('SIGTERM', () => {}); console.log(JSON.stringify({ pid: process.pid })); setInterval(() => {}, 1000);`,
  );
  const child = startNode('deaf', path, []);
  const { pid } = await child.ready;
  await child.stop(50);
  expect(await child.exited).toBeNull();
  expect(isAlive(pid)).toBe(false);
});

it('says which program ended before it was ready', async () => {
  const child = startNode('broken', await script('broken', 'process.exit(3);'), []);
  await expect(child.ready).rejects.toThrow('broken ended before it was ready (3)');
  await child.stop();
});
