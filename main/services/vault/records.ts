import { crc32 } from 'node:zlib';
import type { JournalEntry, JournalHead } from '../../../shared/domain/journal.ts';
import { followChain, hashOfEntry } from '../../../shared/seal/chain.ts';

/** Bytes before each payload: its length and its CRC-32, both unsigned 32-bit big-endian. */
const prefixBytes = 8;

/** No entry is larger; a length beyond it is damage, not data. */
const maxPayloadBytes = 16 * 1024 * 1024;

/** What a run of record bytes holds up to its first damage. */
export type Scan = {
  readonly entries: JournalEntry[];
  /** Where each entry's record ends, in bytes from the start of the run. */
  readonly ends: number[];
  readonly head: JournalHead;
  /** `tornTail`: the last record never finished. `brokenTail`: bytes are there and are not what was written. */
  readonly damage: 'tornTail' | 'brokenTail' | null;
};

/** One journal entry as it lies on disk. */
export const encodeRecord = (entry: JournalEntry): Uint8Array => {
  const payload = Buffer.from(JSON.stringify(entry), 'utf8');
  const record = Buffer.allocUnsafe(prefixBytes + payload.byteLength);
  record.writeUInt32BE(payload.byteLength, 0);
  record.writeUInt32BE(crc32(payload), 4);
  payload.copy(record, prefixBytes);
  return record;
};

const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

const decodePayload = (head: JournalHead, payload: Uint8Array, crc: number) => {
  if (crc32(payload) !== crc) return null;
  try {
    const entry = JSON.parse(Buffer.from(payload).toString('utf8')) as JournalEntry;
    return { entry, head: followChain(head, [entry]) };
  } catch {
    // A record whose checksum holds and whose content does not follow is damage like any other.
    return null;
  }
};

/**
 * Reads records that follow `head` until the end or the first damage. Nothing after damage is looked at: an entry is
 * worth something only together with all before it.
 */
export const scanRecords = (bytes: Uint8Array, head: JournalHead): Scan => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: JournalEntry[] = [];
  const ends: number[] = [];
  let at = 0;
  let reached = head;
  const stop = (damage: Scan['damage']): Scan => ({ entries, ends, head: reached, damage });
  while (at < bytes.byteLength) {
    // A power cut may leave a file that has grown by zeros that were never data.
    if (bytes.byteLength - at < prefixBytes) return stop('tornTail');
    const length = view.getUint32(at);
    if (length === 0) return stop(isZero(bytes.subarray(at)) ? 'tornTail' : 'brokenTail');
    if (length > maxPayloadBytes) return stop('brokenTail');
    const start = at + prefixBytes;
    if (start + length > bytes.byteLength) return stop('tornTail');
    const decoded = decodePayload(reached, bytes.subarray(start, start + length), view.getUint32(at + 4));
    if (!decoded) return stop('brokenTail');
    entries.push(decoded.entry);
    reached = decoded.head;
    at = start + length;
    ends.push(at);
  }
  return stop(null);
};

/** The last entry of a journal from its record alone; null unless it is the very entry that `head` names. */
export const readLastRecord = (record: Uint8Array, head: JournalHead): JournalEntry | null => {
  if (record.byteLength <= prefixBytes) return null;
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  const payload = record.subarray(prefixBytes);
  if (view.getUint32(0) !== payload.byteLength || view.getUint32(4) !== crc32(payload)) return null;
  const entry = JSON.parse(Buffer.from(payload).toString('utf8')) as JournalEntry;
  return entry.seq === head.seq && entry.hash === head.hash && hashOfEntry(entry) === head.hash
    ? entry
    : null;
};
