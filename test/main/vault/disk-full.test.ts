import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Disk, realDisk } from '../../../main/services/vault/disk.ts';
import { openVault, type Vault } from '../../../main/services/vault/vault.ts';
import type { HechaError } from '../../../shared/errors.ts';
import { digestOfBytes } from '../../../shared/seal/digest.ts';
import { smallDisk } from './small-disk.ts';
import { now, writeJournal } from './write-journal.ts';

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing thrown',
    (error: HechaError) => error.code,
  );

const run = (program: string, ...args: string[]) => execFileSync(program, args, { stdio: 'ignore' });

const kilobyte = 1024;
let folder: string;
let vault: Vault | undefined;
let mounted = false;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hecha-full-'));
});
afterEach(async () => {
  await vault?.close();
  vault = undefined;
  if (mounted) run('umount', folder);
  mounted = false;
  await rm(folder, { recursive: true, force: true });
});

/** A real file system of `bytes` where this user may mount one, else a stand-in that refuses in the same way. */
const limit = (bytes: number): Disk => {
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${String(bytes)}`, 'tmpfs', folder);
    mounted = true;
    return realDisk;
  } catch {
    return smallDisk(folder, bytes);
  }
};

describe.each([
  ['a small file system', limit],
  ['a stand-in that writes half before it refuses', (bytes: number) => smallDisk(folder, bytes)],
])('with %s', (_name, diskOf) => {
  it('refuses photos first, keeps saving text from its ballast, then refuses text whole', async () => {
    const disk = diskOf(2048 * kilobyte);
    vault = await openVault(folder, now, {
      disk,
      reserveBytes: 800 * kilobyte,
      ballastBytes: 256 * kilobyte,
    });
    const photo = () => randomBytes(100 * kilobyte);
    let stored = 0;
    let code = '';
    while (code === '' && stored < 100) {
      const bytes = photo();
      code = await vault.putBlob(digestOfBytes(bytes), bytes, 'evidence').then(
        () => ((stored += 1), ''),
        (error: HechaError) => error.code,
      );
    }
    expect(code).toBe('DISK_LOW');
    expect(stored).toBeGreaterThan(0);
    expect((await vault.storage()).photosPaused).toBe(true);
    // Text, and what the product itself needs, is still taken.
    expect(await codeOf(vault.append(writeJournal('a', 3)))).toBe('nothing thrown');

    const entries = writeJournal('b', 4000, 'x'.repeat(700));
    let saved = 0;
    let refusal = 'nothing thrown';
    while (refusal === 'nothing thrown' && saved < entries.length) {
      refusal = await codeOf(vault.append(entries.slice(saved, saved + 20)));
      if (refusal === 'nothing thrown') saved += 20;
    }
    expect(refusal).toBe('DISK_FULL');
    // The ballast was given up for text before text was refused.
    expect(await readdir(folder)).not.toContain('ballast.bin');
    expect(vault.head('b').seq).toBe(saved);
    expect(await vault.readJournal('b')).toEqual(entries.slice(0, saved));
    expect(await codeOf(vault.putBlob(digestOfBytes(photo()), photo()))).toBe('BLOB_DIGEST_MISMATCH');
    const report = randomBytes(900 * kilobyte);
    expect(await codeOf(vault.putBlob(digestOfBytes(report), report))).toBe('DISK_FULL');
    expect(await vault.hasBlob(digestOfBytes(report))).toBe(false);
    await vault.close();

    vault = await openVault(folder, now, { disk, reserveBytes: 0, ballastBytes: 0 });
    expect(vault.notices()).toEqual([]);
    expect(vault.head('b').seq).toBe(saved);
    expect(await vault.readJournal('b')).toEqual(entries.slice(0, saved));
  });

  it('takes the very entries it refused once there is room again', async () => {
    const disk = diskOf(1024 * kilobyte);
    vault = await openVault(folder, now, { disk, reserveBytes: 0, ballastBytes: 0 });
    const filler = join(folder, 'someone-elses-file');
    await vault.append(writeJournal('a', 1));
    await writeFile(filler, randomBytes(Math.max(0, (await disk.freeBytes(folder)) - 8 * kilobyte)));
    const entries = writeJournal('a', 60);
    expect(await codeOf(vault.append(entries))).toBe('DISK_FULL');
    expect(vault.head('a').seq).toBe(1);
    await rm(filler);
    expect((await vault.append(entries)).seq).toBe(60);
    expect(await vault.readJournal('a')).toEqual(entries);
  });
});

it('never calls saved what the disk did not confirm', async () => {
  let broken = false;
  const disk: Disk = {
    ...realDisk,
    sync: (file) =>
      broken ? Promise.reject(Object.assign(new Error('io'), { code: 'EIO' })) : realDisk.sync(file),
  };
  vault = await openVault(folder, now, { disk, reserveBytes: 0, ballastBytes: 0 });
  const entries = writeJournal('a', 6);
  await vault.append(entries.slice(0, 2));
  broken = true;
  expect(await codeOf(vault.append(entries.slice(2, 4)))).toBe('DISK_FAILED');
  expect(vault.head('a').seq).toBe(2);
  broken = false;
  expect((await vault.append(entries)).seq).toBe(6);
  expect(await vault.readJournal('a')).toEqual(entries);
});
