import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openVault, type Vault, type VaultOptions } from '../../../main/services/vault/vault.ts';
import type { Disk } from '../../../main/services/vault/disk.ts';
import { realDisk } from '../../../main/services/vault/disk.ts';
import type { HechaError } from '../../../shared/errors.ts';
import { digestOfBytes } from '../../../shared/seal/digest.ts';
import { attachPhotos, now, writeJournal } from './write-journal.ts';

let folder: string;
let open: Vault[];

const start = async (options: VaultOptions = {}): Promise<Vault> => {
  const vault = await openVault(folder, now, { ballastBytes: 0, reserveBytes: 0, ...options });
  open.push(vault);
  return vault;
};
const journalPath = (id: string) => join(folder, 'journals', `${id}.journal`);
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing thrown',
    (error: HechaError) => error.code,
  );
const blobOf = (size: number, fill = 7) => {
  const bytes = new Uint8Array(size).fill(fill);
  return { bytes, digest: digestOfBytes(bytes) };
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hecha-vault-'));
  open = [];
});
afterEach(async () => {
  for (const vault of open) await vault.close();
  await rm(folder, { recursive: true, force: true });
});

describe('journals of the second copy', () => {
  it('gives back after a restart what was appended, byte for byte', async () => {
    const entries = writeJournal('a', 40);
    const first = await start();
    expect(await first.append(entries.slice(0, 25))).toEqual({
      inspectionId: 'a',
      seq: 25,
      hash: entries[24]?.hash,
    });
    await first.append(entries.slice(25));
    await first.close();
    const second = await start();
    expect(second.heads()).toEqual([{ inspectionId: 'a', seq: 40, hash: entries[39]?.hash }]);
    expect(await second.readJournal('a')).toEqual(entries);
    expect(await second.readJournal('a', { afterSeq: 10, limit: 5 })).toEqual(entries.slice(10, 15));
    expect(await second.readJournal('a', { afterSeq: 40 })).toEqual([]);
    expect(second.notices()).toEqual([]);
  });

  it('accepts silently what is there already, also mixed with what is new', async () => {
    const entries = writeJournal('a', 10);
    const vault = await start();
    await vault.append(entries.slice(0, 6));
    const { size } = await stat(journalPath('a'));
    await vault.append(entries.slice(2, 6));
    expect((await stat(journalPath('a'))).size).toBe(size);
    expect((await vault.append(entries.slice(3))).seq).toBe(10);
    expect(await vault.readJournal('a')).toEqual(entries);
  });

  it('refuses a fork, a gap, a broken hash and a mixture of inspections, and keeps nothing of them', async () => {
    const entries = writeJournal('a', 6);
    const other = writeJournal('a', 6, 'other');
    const vault = await start();
    await vault.append(entries.slice(0, 4));
    const before = await readFile(journalPath('a'));
    expect(await codeOf(vault.append(other.slice(3, 4)))).toBe('JOURNAL_FORK');
    expect(await codeOf(vault.append(other.slice(4, 5)))).toBe('JOURNAL_FORK');
    expect(await codeOf(vault.append(entries.slice(5)))).toBe('JOURNAL_GAP');
    expect(await codeOf(vault.append([{ ...entries[4]!, by: 'someone-else' }]))).toBe('JOURNAL_BROKEN');
    expect(await codeOf(vault.append([{ ...entries[3]!, by: 'someone-else' }]))).toBe('JOURNAL_BROKEN');
    expect(await codeOf(vault.append([entries[4]!, other[5]!]))).toBe('JOURNAL_FORK');
    expect(await codeOf(vault.append([entries[4]!, writeJournal('b', 1)[0]!]))).toBe('INPUT_INVALID');
    expect(await codeOf(vault.append([]))).toBe('INPUT_INVALID');
    expect(await readFile(journalPath('a'))).toEqual(before);
    expect((await vault.append(entries.slice(4))).seq).toBe(6);
  });

  it('brings what arrives together to disk with one sync, in order, and refuses only what does not follow', async () => {
    let syncs = 0;
    const disk: Disk = { ...realDisk, sync: (file) => ((syncs += 1), realDisk.sync(file)) };
    const entries = writeJournal('a', 200);
    const fork = writeJournal('a', 3, 'other');
    const vault = await start({ disk });
    await vault.append(entries.slice(0, 1));
    syncs = 0;
    const results = await Promise.allSettled([
      ...entries.slice(1, 100).map((entry) => vault.append([entry])),
      vault.append(fork.slice(1, 2)),
      ...entries.slice(100).map((entry) => vault.append([entry])),
    ]);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(results[99]).toMatchObject({ status: 'rejected', reason: { code: 'JOURNAL_FORK' } });
    expect(syncs).toBe(1);
    expect(await vault.readJournal('a')).toEqual(entries);
  });

  it('keeps journals of different inspections apart when they are written at once', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `inspection-${String(index)}`);
    const vault = await start();
    await Promise.all(ids.flatMap((id) => writeJournal(id, 8, id).map((entry) => vault.append([entry]))));
    for (const id of ids) expect(await vault.readJournal(id)).toEqual(writeJournal(id, 8, id));
    expect(vault.heads()).toHaveLength(12);
  });

  it('starts from remembered heads without opening journals that lie as they were left', async () => {
    const entries = writeJournal('a', 5);
    const first = await start();
    await first.append(entries);
    await first.close();
    const { size, atime, mtime } = await stat(journalPath('a'));
    await writeFile(journalPath('a'), new Uint8Array(size));
    await utimes(journalPath('a'), atime, mtime);
    // The remembered time is finer than what was put back, so the file counts as touched and is read.
    const second = await start();
    expect(second.heads()).toEqual([]);
    expect(second.notices()).toMatchObject([{ kind: 'tornTail', keptEntries: 0, setAsideBytes: size }]);
  });

  it('reads everything again when the remembered heads are damaged or gone', async () => {
    const entries = writeJournal('a', 5);
    const first = await start();
    await first.append(entries);
    await first.close();
    const heads = join(folder, 'heads.json');
    const text = await readFile(heads, 'utf8');
    for (const damaged of ['', 'null', text.replace('"seq":5', '"seq":4'), text.slice(0, -9)]) {
      await writeFile(heads, damaged);
      const again = await start();
      expect(again.head('a').seq).toBe(5);
      expect(await again.readJournal('a')).toEqual(entries);
      await again.close();
    }
  });

  it('gives the last entry of an untouched journal without reading the others', async () => {
    const entries = writeJournal('a', 50);
    const first = await start();
    await first.append(entries);
    await first.close();
    const second = await start();
    expect(await second.readJournal('a', { afterSeq: 49 })).toEqual(entries.slice(49));
    expect(await second.readJournal('a', { afterSeq: 48 })).toEqual(entries.slice(48));
  });

  it('notices damage that happens while it is open, and gives only what is intact', async () => {
    const entries = writeJournal('a', 9);
    const vault = await start();
    await vault.append(entries);
    const bytes = await readFile(journalPath('a'));
    bytes[bytes.length - 20] = bytes[bytes.length - 20]! ^ 1;
    await writeFile(journalPath('a'), bytes);
    expect(await vault.readJournal('a')).toEqual(entries.slice(0, 8));
    expect(vault.head('a').seq).toBe(8);
    expect(vault.notices()).toMatchObject([{ inspectionId: 'a', kind: 'brokenTail', keptEntries: 8 }]);
    expect((await vault.append(entries)).seq).toBe(9);
  });
});

describe('blobs of the second copy', () => {
  it('keeps bytes under their digest and gives them back as a plain Uint8Array', async () => {
    const { bytes, digest } = blobOf(300_000);
    const vault = await start();
    expect(await vault.hasBlob(digest)).toBe(false);
    await vault.putBlob(digest, bytes);
    await vault.putBlob(digest, bytes);
    const read = await vault.readBlob(digest);
    expect(Object.getPrototypeOf(read)).toBe(Uint8Array.prototype);
    expect(createHash('sha256').update(read).digest('hex')).toBe(digest);
    expect(await vault.blobSize(digest)).toBe(300_000);
    expect(await readFile(vault.blobPath(digest))).toEqual(Buffer.from(bytes));
  });

  it('refuses bytes that do not hash to their name', async () => {
    const vault = await start();
    const { digest } = blobOf(10);
    expect(await codeOf(vault.putBlob(digest, new Uint8Array(10)))).toBe('BLOB_DIGEST_MISMATCH');
    expect(await vault.hasBlob(digest)).toBe(false);
    expect(await codeOf(vault.readBlob(digest))).toBe('BLOB_UNKNOWN');
  });

  it('sets a damaged blob aside, says so, counts it as missing and takes an intact copy', async () => {
    const { bytes, digest } = blobOf(5000);
    const vault = await start();
    await vault.putBlob(digest, bytes);
    await writeFile(vault.blobPath(digest), blobOf(5000, 8).bytes);
    expect(await codeOf(vault.readBlob(digest))).toBe('BLOB_DIGEST_MISMATCH');
    expect(await vault.hasBlob(digest)).toBe(false);
    expect(vault.notices()).toMatchObject([{ kind: 'unreadableFile', setAsideBytes: 5000 }]);
    await vault.putBlob(digest, bytes);
    expect(await vault.readBlob(digest)).toEqual(bytes);
  });

  it('sets aside at start what a killed process left unfinished', async () => {
    await (await start()).close();
    await writeFile(join(folder, 'blobs', 'unfinished', 'half'), 'half a photo');
    const vault = await start();
    expect(vault.notices()).toMatchObject([{ kind: 'unfinishedBlob', setAsideBytes: 12 }]);
    expect(await readdir(join(folder, 'blobs', 'unfinished'))).toEqual([]);
    expect(await readdir(join(folder, 'set-aside'))).toHaveLength(1);
  });
});

describe('clearing an inspection', () => {
  it('removes its journal and the evidence that no other journal names', async () => {
    const [own, shared, list] = [blobOf(100, 1), blobOf(100, 2), blobOf(100, 3)];
    const vault = await start();
    for (const { digest, bytes } of [own, shared, list]) await vault.putBlob(digest, bytes);
    for (const [id, digests] of [
      ['a', [own.digest, shared.digest]],
      ['b', [shared.digest]],
    ] as const) {
      await vault.append(attachPhotos(id, digests));
    }
    await vault.clear('a');
    expect(vault.heads().map(({ inspectionId }) => inspectionId)).toEqual(['b']);
    expect(await vault.readJournal('a')).toEqual([]);
    expect(await vault.hasBlob(own.digest)).toBe(false);
    expect(await vault.hasBlob(shared.digest)).toBe(true);
    expect(await vault.hasBlob(list.digest)).toBe(true);
    await vault.clear('a');
    await vault.close();
    expect((await start()).heads()).toHaveLength(1);
  });
});
