import { open, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Id } from '../../../shared/domain/identifiers.ts';
import type { JournalEntry, JournalHead } from '../../../shared/domain/journal.ts';
import { HechaError } from '../../../shared/errors.ts';
import { emptyHead, followChain, hashOfEntry } from '../../../shared/seal/chain.ts';
import type { Ballast } from './ballast.ts';
import { type Disk, diskError, isFull, syncFolder, systemCode } from './disk.ts';
import { encodeRecord, readLastRecord, scanRecords, type Scan } from './records.ts';

/** What is remembered of an intact journal so that the next start need not read it. */
export type Checkpoint = JournalHead & {
  /** Where the record of the last entry begins, in bytes. */
  readonly lastAt: number;
  readonly size: string;
  readonly mtimeNs: string;
  readonly ino: string;
};

export type Damage = {
  readonly kind: NonNullable<Scan['damage']>;
  readonly keptEntries: number;
  readonly tail: Uint8Array;
};

export type JournalFile = {
  /** Where the journal ends, as far as known without reading it again. */
  readonly head: () => JournalHead;
  /** Reads and checks the whole journal unless that was done already; sets damage aside. */
  readonly verify: () => Promise<void>;
  /** Durable when it resolves. What arrives while a write is under way goes to disk together, with one sync. */
  readonly append: (entries: readonly JournalEntry[]) => Promise<JournalHead>;
  readonly read: (afterSeq: number, limit: number) => Promise<JournalEntry[]>;
  /** Waits for what is under way and lets go of the file; what to remember, or null when that is not certain. */
  readonly close: () => Promise<Checkpoint | null>;
};

export type JournalFileOptions = {
  readonly path: string;
  readonly inspectionId: Id;
  readonly checkpoint: Checkpoint | null;
  readonly disk: Disk;
  readonly ballast: Ballast;
  /** Keeps `tail` in a file of its own, durably, before it is cut off here. */
  readonly setAside: (damage: Damage) => Promise<void>;
};

/** All that is known of a checked journal: hash and end of every entry, in order. */
type Checked = { readonly file: FileHandle | null; readonly hashes: string[]; readonly ends: number[] };
type Job = {
  readonly entries: readonly JournalEntry[];
  readonly resolve: (head: JournalHead) => void;
  readonly reject: (error: HechaError) => void;
};

const headOf = ({ inspectionId, seq, hash }: JournalHead): JournalHead => ({ inspectionId, seq, hash });

/** Identity of a file's content as far as the file system tells without reading it. */
export const checkpointOf = async (
  path: string,
  known: JournalHead & { readonly lastAt: number },
): Promise<Checkpoint> => {
  const { size, mtimeNs, ino } = await stat(path, { bigint: true });
  return { ...known, size: String(size), mtimeNs: String(mtimeNs), ino: String(ino) };
};

const openIfThere = async (path: string): Promise<FileHandle | null> => {
  try {
    return await open(path, 'r+');
  } catch (caught) {
    if (systemCode(caught) === 'ENOENT') return null;
    throw diskError(caught);
  }
};

const readRange = async (file: FileHandle, from: number, to: number): Promise<Uint8Array> => {
  const bytes = new Uint8Array(to - from);
  let done = 0;
  while (done < bytes.byteLength) {
    const { bytesRead } = await file.read(bytes, done, bytes.byteLength - done, from + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
};

/** One inspection's append-only file. It is created by the first entry. */
export const createJournalFile = (options: JournalFileOptions): JournalFile => {
  const { path, inspectionId, disk, ballast } = options;
  let known: JournalHead = headOf(options.checkpoint ?? emptyHead(inspectionId));
  let checked: Checked | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  const waiting: Job[] = [];

  const enqueue = <T>(task: () => Promise<T>): Promise<T> => {
    const result = queue.then(task);
    queue = result.catch(() => undefined);
    return result;
  };

  const forget = async (): Promise<void> => {
    const file = checked?.file;
    checked = null;
    await file?.close().catch(() => undefined);
  };

  const cutTo = async (file: FileHandle, length: number): Promise<void> => {
    await file.truncate(length);
    await disk.sync(file);
  };

  const repair = async (file: FileHandle, bytes: Uint8Array, scan: Scan): Promise<void> => {
    if (!scan.damage) return;
    const length = scan.ends.at(-1) ?? 0;
    await options.setAside({ kind: scan.damage, keptEntries: scan.head.seq, tail: bytes.subarray(length) });
    await cutTo(file, length);
  };

  const check = async (): Promise<Checked> => {
    if (checked) return checked;
    const file = await openIfThere(path);
    if (!file) {
      known = emptyHead(inspectionId);
      return (checked = { file, hashes: [], ends: [] });
    }
    try {
      const { size } = await file.stat();
      const bytes = await readRange(file, 0, size);
      const scan = scanRecords(bytes, emptyHead(inspectionId));
      known = scan.head;
      await repair(file, bytes, scan);
      return (checked = { file, hashes: scan.entries.map(({ hash }) => hash), ends: scan.ends });
    } catch (caught) {
      await file.close().catch(() => undefined);
      throw diskError(caught);
    }
  };

  /** The entries that are new after `head`; the others must be the very ones that are there already. */
  const freshOf = (
    entries: readonly JournalEntry[],
    head: JournalHead,
    hashAt: (seq: number) => string | undefined,
  ): JournalEntry[] => {
    const fresh = entries.filter(({ seq }) => seq > head.seq);
    for (const entry of entries.slice(0, entries.length - fresh.length)) {
      const at = { inspectionId, seq: entry.seq };
      if (hashOfEntry(entry) !== entry.hash) throw new HechaError('JOURNAL_BROKEN', at);
      if (hashAt(entry.seq) !== entry.hash) throw new HechaError('JOURNAL_FORK', at);
    }
    return fresh;
  };

  const create = async (): Promise<FileHandle> => {
    try {
      const file = await open(path, 'wx+', 0o600);
      await syncFolder(dirname(path));
      return file;
    } catch (caught) {
      throw diskError(caught);
    }
  };

  const store = async (file: FileHandle, bytes: Uint8Array, position: number): Promise<void> => {
    try {
      await disk.write(file, bytes, position);
      await disk.sync(file);
    } catch (caught) {
      // Never half a record: back to the last entry that was acknowledged, or read everything again before the next use.
      await cutTo(file, position).catch(forget);
      throw caught;
    }
  };

  const storeOrGiveRoom = async (file: FileHandle, bytes: Uint8Array, position: number): Promise<void> => {
    try {
      await store(file, bytes, position);
    } catch (caught) {
      if (!isFull(caught) || !checked || !(await ballast.release())) throw diskError(caught);
      await store(file, bytes, position).catch((again: unknown) => {
        throw diskError(again);
      });
    }
  };

  const commit = async (): Promise<void> => {
    const jobs = waiting.splice(0);
    const accepted: Job[] = [];
    try {
      const state = await check();
      const fresh: JournalEntry[] = [];
      let head = known;
      const hashAt = (seq: number) => state.hashes[seq - 1] ?? fresh[seq - 1 - state.hashes.length]?.hash;
      for (const job of jobs) {
        try {
          const added = freshOf(job.entries, head, hashAt);
          head = followChain(head, added);
          fresh.push(...added);
          accepted.push(job);
        } catch (caught) {
          job.reject(
            // What has no canonical form (half a character, say) has no hash that could hold.
            caught instanceof HechaError ? caught : new HechaError('JOURNAL_BROKEN', { inspectionId }),
          );
        }
      }
      if (fresh.length > 0) await keep(state, fresh, head);
      for (const job of accepted) job.resolve(head);
    } catch (caught) {
      for (const job of accepted.length > 0 ? accepted : jobs) job.reject(diskError(caught));
    }
  };

  const keep = async (state: Checked, fresh: readonly JournalEntry[], head: JournalHead): Promise<void> => {
    const file = state.file ?? (await create());
    checked = { ...state, file };
    const records = fresh.map(encodeRecord);
    const start = state.ends.at(-1) ?? 0;
    await storeOrGiveRoom(file, Buffer.concat(records), start);
    let end = start;
    for (const [index, entry] of fresh.entries()) {
      end += records[index]?.byteLength ?? 0;
      state.hashes.push(entry.hash);
      state.ends.push(end);
    }
    known = head;
  };

  const readOnce = async (afterSeq: number, limit: number): Promise<JournalEntry[] | null> => {
    const { file, hashes, ends } = await check();
    const last = Math.min(afterSeq + limit, hashes.length);
    if (!file || afterSeq >= last) return [];
    const from: JournalHead =
      afterSeq === 0
        ? emptyHead(inspectionId)
        : { inspectionId, seq: afterSeq, hash: hashes[afterSeq - 1] ?? '' };
    const bytes = await readRange(file, ends[afterSeq - 1] ?? 0, ends[last - 1] ?? 0);
    const { entries, damage } = scanRecords(bytes, from);
    return damage === null && entries.length === last - afterSeq ? entries : null;
  };

  /** What stands at the end of a journal that was not read yet, without reading the rest of it. */
  const readLast = async ({ lastAt, size, ...head }: Checkpoint): Promise<JournalEntry | null> => {
    const file = await openIfThere(path);
    try {
      return file && readLastRecord(await readRange(file, lastAt, Number(size)), head);
    } finally {
      await file?.close();
    }
  };

  const read = async (afterSeq: number, limit: number): Promise<JournalEntry[]> => {
    if (!checked && options.checkpoint && afterSeq === options.checkpoint.seq - 1 && limit > 0) {
      const last = await readLast(options.checkpoint);
      if (last) return [last];
    }
    const entries = await readOnce(afterSeq, limit);
    if (entries) return entries;
    // The file changed under us since it was checked: check again, set the damage aside, give what is intact.
    await forget();
    const again = await readOnce(afterSeq, limit);
    if (!again) throw new HechaError('DISK_FAILED', { inspectionId });
    return again;
  };

  return {
    head: () => known,
    verify: () => enqueue(async () => void (await check())),
    append: (entries) =>
      new Promise((resolve, reject) => {
        waiting.push({ entries, resolve, reject });
        if (waiting.length === 1) void enqueue(commit);
      }),
    read: (afterSeq, limit) => enqueue(() => read(afterSeq, limit)),
    close: () =>
      enqueue(async () => {
        const remembered =
          checked?.file && known.seq > 0
            ? await checkpointOf(path, { ...known, lastAt: checked.ends.at(-2) ?? 0 }).catch(() => null)
            : options.checkpoint;
        await forget();
        return remembered;
      }),
  };
};
