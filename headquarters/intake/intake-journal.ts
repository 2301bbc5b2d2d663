import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Digest } from '../../shared/domain/identifiers.ts';
import { HechaError } from '../../shared/errors.ts';
import { canonicalBytes } from '../../shared/seal/canonical.ts';
import { syncFolder, writeDurably } from '../store/durable-file.ts';
import { IntakeRecord } from './records.ts';

/** A record with its place. `hash` chains it to all before it, so two journals can be told apart at any place. */
export type Placed = {
  readonly seq: number;
  readonly hash: Digest;
  readonly record: IntakeRecord;
  readonly bytes: Uint8Array;
};
export type Place = Pick<Placed, 'seq' | 'hash'>;

export type IntakeJournal = {
  readonly head: () => Place;
  /**
   * Resolves when the record is on the disk; only then may anything be promised. `agree` is asked first, with the
   * place that the record will take: when it throws, nothing is written.
   */
  readonly append: (
    record: IntakeRecord,
    bytes: Uint8Array,
    agree?: (placed: Placed) => Promise<void>,
  ) => Promise<void>;
  /** All records after `seq`, oldest first, one in memory at a time. */
  readonly read: (afterSeq: number) => AsyncGenerator<Placed>;
  readonly hashAt: (seq: number) => Digest | null;
  /** Bytes at the end that were no whole record when it was opened; kept in a file of their own. */
  readonly setAsideBytes: number;
  readonly close: () => Promise<void>;
};

const magic = 0x48_51_4a_31; // "HQJ1"
const headBytes = 16; // magic, length of meta, length of bytes, CRC-32 of both
const maxRecordBytes = 256 * 1024 * 1024;
const nothing: Digest = '0'.repeat(64);

const frameOf = (record: IntakeRecord, bytes: Uint8Array): Uint8Array[] => {
  const meta = canonicalBytes(record);
  const head = Buffer.alloc(headBytes);
  head.writeUInt32BE(magic, 0);
  head.writeUInt32BE(meta.length, 4);
  head.writeUInt32BE(bytes.length, 8);
  head.writeUInt32BE(crc32(bytes, crc32(meta)), 12);
  return [head, meta, bytes];
};

const hashAfter = (before: Digest, parts: readonly Uint8Array[]): Digest => {
  const hash = createHash('sha256').update(before);
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

type Handle = Awaited<ReturnType<typeof open>>;

const readExactly = async (file: Handle, position: number, length: number): Promise<Buffer | null> => {
  const bytes = Buffer.alloc(length);
  let got = 0;
  while (got < length) {
    const { bytesRead } = await file.read(bytes, got, length - got, position + got);
    if (bytesRead === 0) return null;
    got += bytesRead;
  }
  return bytes;
};

/** The whole record at `position`, or null where there is none: the end, a torn write, a flipped bit. */
const readFrame = async (file: Handle, position: number) => {
  const head = await readExactly(file, position, headBytes);
  if (head?.readUInt32BE(0) !== magic) return null;
  const metaLength = head.readUInt32BE(4);
  const bytesLength = head.readUInt32BE(8);
  if (metaLength + bytesLength > maxRecordBytes) return null;
  const body = await readExactly(file, position + headBytes, metaLength + bytesLength);
  if (body === null || crc32(body) !== head.readUInt32BE(12)) return null;
  const meta = body.subarray(0, metaLength);
  return { head, meta, bytes: body.subarray(metaLength), end: position + headBytes + body.length };
};

/** Is there a whole record anywhere after `from`? Then what is broken there is not a torn end, and a person decides. */
const holdsLaterRecord = async (file: Handle, from: number, size: number): Promise<boolean> => {
  const mark = Buffer.alloc(4);
  mark.writeUInt32BE(magic);
  const window = 1 << 20;
  for (let at = from; at < size; at += window - 3) {
    const chunk = (await readExactly(file, at, Math.min(window, size - at))) ?? Buffer.alloc(0);
    for (let found = chunk.indexOf(mark); found >= 0; found = chunk.indexOf(mark, found + 1))
      if (await readFrame(file, at + found)) return true;
  }
  return false;
};

/** Cuts a torn end off after copying it beside the journal: such a record was never acknowledged. */
const setAside = async (file: Handle, path: string, end: number, size: number): Promise<void> => {
  if (await holdsLaterRecord(file, end + 1, size)) throw new HechaError('JOURNAL_BROKEN', { offset: end });
  const torn = await readExactly(file, end, size - end);
  await writeDurably(`${path}.torn-${end}`, torn ?? new Uint8Array());
  await file.truncate(end);
  await file.sync();
};

/**
 * Opens the append-only file of everything that came in. A torn last record is set aside; damage before whole records
 * is refused with `JOURNAL_BROKEN`, nothing is changed then.
 */
export const openIntakeJournal = async (path: string): Promise<IntakeJournal> => {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    await syncFolder(dirname(path));
    return await readIntakeJournal(file, path);
  } catch (caught) {
    await file.close();
    throw caught;
  }
};

const readIntakeJournal = async (file: Handle, path: string): Promise<IntakeJournal> => {
  const places: { position: number; hash: Digest }[] = [];
  let end = 0;
  for (let frame = await readFrame(file, 0); frame; frame = await readFrame(file, end)) {
    places.push({
      position: end,
      hash: hashAfter(places.at(-1)?.hash ?? nothing, [frame.head, frame.meta, frame.bytes]),
    });
    end = frame.end;
  }
  const { size } = await file.stat();
  const setAsideBytes = size - end;
  if (setAsideBytes > 0) await setAside(file, path, end, size);

  const hashAt = (seq: number) => (seq === 0 ? nothing : (places[seq - 1]?.hash ?? null));
  const head = (): Place => ({ seq: places.length, hash: hashAt(places.length) ?? nothing });

  const append: IntakeJournal['append'] = async (record, bytes, agree) => {
    const parts = frameOf(record, bytes);
    const hash = hashAfter(head().hash, parts);
    await agree?.({ seq: places.length + 1, hash, record, bytes });
    const frame = Buffer.concat(parts);
    try {
      for (let done = 0; done < frame.length;)
        done += (await file.write(frame, done, frame.length - done, end + done)).bytesWritten;
      await file.datasync();
    } catch (caught) {
      // Nothing of a record that could not be written whole may stay where the next one goes.
      await file.truncate(end).catch(() => undefined);
      const code = (caught as NodeJS.ErrnoException).code === 'ENOSPC' ? 'DISK_FULL' : 'DISK_FAILED';
      throw new HechaError(code, {}, { cause: caught });
    }
    places.push({ position: end, hash });
    end += frame.length;
  };

  const read: IntakeJournal['read'] = async function* (afterSeq) {
    for (let seq = afterSeq + 1; seq <= places.length; seq += 1) {
      const place = places[seq - 1];
      const frame = place && (await readFrame(file, place.position));
      if (!frame) throw new HechaError('JOURNAL_BROKEN', { seq });
      const record = IntakeRecord.parse(JSON.parse(frame.meta.toString('utf8')));
      yield { seq, hash: place.hash, record, bytes: frame.bytes };
    }
  };

  return { head, append, read, hashAt, setAsideBytes, close: () => file.close() };
};
