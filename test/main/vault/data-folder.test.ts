import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockFolder } from '../../../main/services/vault/folder-lock.ts';
import { openVault } from '../../../main/services/vault/vault.ts';
import type { HechaError } from '../../../shared/errors.ts';
import { buildChild } from '../../setup/build-child.ts';
import { now, writeJournal } from './write-journal.ts';

let folder: string;
const children: ChildProcess[] = [];

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing thrown',
    (error: HechaError) => error.code,
  );

/** A process that holds the vault in `folder` and says so. */
const holdElsewhere = async (): Promise<ChildProcess> => {
  const child = spawn(
    process.execPath,
    [await buildChild(new URL('./vault-child.ts', import.meta.url)), folder, 'hold'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  children.push(child);
  await once(child.stdout, 'data');
  return child;
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hecha-folder-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
  await rm(folder, { recursive: true, force: true });
});

it('belongs to one program at a time', async () => {
  const vault = await openVault(folder, now, { ballastBytes: 0 });
  expect(await codeOf(openVault(folder, now))).toBe('DATA_FOLDER_IN_USE');
  await vault.close();
  const again = await openVault(folder, now, { ballastBytes: 0 });
  await again.close();
});

it('is refused to a second process while the first lives, and free once it was killed', async () => {
  const child = await holdElsewhere();
  expect(await codeOf(openVault(folder, now))).toBe('DATA_FOLDER_IN_USE');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const vault = await openVault(folder, now, { ballastBytes: 0 });
  await vault.close();
});

it('is not kept by a dead process whose number a living one has got', async () => {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'lock.3'), `${String(process.pid)}\nborn-before-this-boot:1\n`);
  const lock = await lockFolder(folder);
  await lock.release();
  expect((await readdir(folder)).filter((name) => name.startsWith('lock'))).toEqual(['lock.4']);
});

it('goes to exactly one of many that find the same dead holder', async () => {
  await writeFile(join(folder, 'lock.1'), `${String(2 ** 22 + 1)}\nlong-ago:1\n`);
  const results = await Promise.allSettled(Array.from({ length: 12 }, () => lockFolder(folder)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

it('is refused untouched when a newer program wrote it', async () => {
  const vault = await openVault(folder, now, { ballastBytes: 0 });
  await vault.append(writeJournal('a', 2));
  await vault.close();
  await writeFile(join(folder, 'format.json'), '{"program":"hecha","format":2}');
  const look = async () =>
    Promise.all(
      (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((found) => found.isFile())
        .map(async ({ parentPath, name }) => [name, await readFile(join(parentPath, name), 'base64')]),
    );
  const before = await look();
  expect(await codeOf(openVault(folder, now))).toBe('DATABASE_NEWER');
  expect(await look()).toEqual(before);
});

it('is refused when its format cannot be read', async () => {
  await writeFile(join(folder, 'format.json'), 'not json');
  expect(await codeOf(openVault(folder, now))).toBe('DISK_FAILED');
});
