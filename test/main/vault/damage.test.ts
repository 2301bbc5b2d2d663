import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBallast } from '../../../main/services/vault/ballast.ts';
import { type Disk, realDisk } from '../../../main/services/vault/disk.ts';
import { createJournalFile, type Damage } from '../../../main/services/vault/journal-file.ts';
import { encodeRecord } from '../../../main/services/vault/records.ts';
import { openVault } from '../../../main/services/vault/vault.ts';
import { now, writeJournal } from './write-journal.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hecha-damage-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A repeatable stream of whole numbers below `limit` (mulberry32). */
const numbersFrom = (seed: number) => {
  let state = seed;
  return (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  };
};

const entries = writeJournal('a', 7);
const records = entries.map(encodeRecord);
const whole = Buffer.concat(records);
const ends = records.map((_, index) => Buffer.concat(records.slice(0, index + 1)).byteLength);

/** One damaged file, and how many entries lie wholly before the damage. */
const damage = (next: (limit: number) => number): { bytes: Buffer; intact: number } => {
  const keptBefore = (at: number) => ends.filter((end) => end <= at).length;
  const at = next(whole.byteLength);
  switch (next(4)) {
    case 0:
      return { bytes: whole.subarray(0, at), intact: keptBefore(at) };
    case 1: {
      const bytes = Buffer.from(whole);
      bytes[at] = whole[at]! ^ (1 << next(8));
      return { bytes, intact: keptBefore(at) };
    }
    case 2: {
      const garbage = Buffer.from(Array.from({ length: 1 + next(64) }, () => next(256)));
      return { bytes: Buffer.concat([whole.subarray(0, at), garbage]), intact: keptBefore(at) };
    }
    default:
      return {
        bytes: Buffer.concat([whole.subarray(0, at), new Uint8Array(1 + next(4096))]),
        intact: keptBefore(at),
      };
  }
};

it('accepts no wrong data and keeps every earlier entry, over 10,000 damaged journals', async () => {
  const next = numbersFrom(20261123);
  const path = join(folder, 'a.journal');
  // What is judged here is what is read and kept, not whether the disk has it.
  const disk: Disk = { ...realDisk, sync: () => Promise.resolve() };
  const ballast = createBallast(folder, 0, disk);
  for (let round = 0; round < 10_000; round += 1) {
    const { bytes, intact } = damage(next);
    await writeFile(path, bytes);
    const aside: Damage[] = [];
    const journal = createJournalFile({
      path,
      inspectionId: 'a',
      checkpoint: null,
      disk,
      ballast,
      setAside: (found) => Promise.resolve(void aside.push(found)),
    });
    const read = await journal.read(0, 100);
    const head = journal.head();
    await journal.close();
    const told = `round ${String(round)}`;
    // Garbage that happens to continue the file exactly as it was is not damage.
    expect(read.length, told).toBeGreaterThanOrEqual(intact);
    expect(read, told).toEqual(entries.slice(0, read.length));
    expect(head.seq, told).toBe(read.length);
    const kept = read.length === 0 ? 0 : ends[read.length - 1]!;
    expect((await stat(path)).size, told).toBe(kept);
    expect(
      aside.map(({ tail }) => tail.byteLength),
      told,
    ).toEqual(bytes.byteLength > kept ? [bytes.byteLength - kept] : []);
  }
}, 120_000);

it('sets only the tail aside, in a file of its own, tells it, and goes on from there', async () => {
  const home = join(folder, 'home');
  const first = await openVault(home, now, { ballastBytes: 0, reserveBytes: 0 });
  await first.append(entries);
  await first.append(writeJournal('b', 3));
  await first.close();
  const path = join(home, 'journals', 'a.journal');
  const torn = whole.subarray(0, ends[4]! + 31);
  await writeFile(path, torn);

  const second = await openVault(home, now, { ballastBytes: 0, reserveBytes: 0 });
  expect(second.notices()).toEqual([
    { at: now(), inspectionId: 'a', kind: 'tornTail', keptEntries: 5, setAsideBytes: 31 },
  ]);
  const names = await readdir(join(home, 'set-aside'));
  expect(names).toHaveLength(1);
  expect(names[0]).toMatch(/^a-.+\.bin$/);
  expect(await readFile(join(home, 'set-aside', names[0]!))).toEqual(torn.subarray(ends[4]));
  expect(await second.readJournal('a')).toEqual(entries.slice(0, 5));
  expect(await second.readJournal('b')).toEqual(writeJournal('b', 3));
  expect((await second.append(entries)).seq).toBe(7);
  await second.close();

  const third = await openVault(home, now, { ballastBytes: 0, reserveBytes: 0 });
  expect(third.notices()).toEqual([]);
  expect(await third.readJournal('a')).toEqual(entries);
  await third.close();
});

it('refuses records whose checksums hold and whose chain does not', async () => {
  const home = join(folder, 'forged');
  await (await openVault(home, now, { ballastBytes: 0 })).close();
  const swapped = Buffer.concat([records[0]!, records[2]!, records[1]!]);
  await writeFile(join(home, 'journals', 'a.journal'), swapped);
  const vault = await openVault(home, now, { ballastBytes: 0 });
  expect(await vault.readJournal('a')).toEqual(entries.slice(0, 1));
  expect(vault.notices()).toMatchObject([{ kind: 'brokenTail', keptEntries: 1 }]);
  await vault.close();
});
