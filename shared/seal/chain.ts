import { HechaError } from '../errors.ts';
import type { Id } from '../domain/identifiers.ts';
import type { Stamp } from '../domain/inspection.ts';
import { type JournalEntry, type JournalEvent, type JournalHead, noEntry } from '../domain/journal.ts';
import { digestOf } from './digest.ts';
import { plainJson } from './plain-text.ts';

/** The head of a journal that has no entry yet. */
export const emptyHead = (inspectionId: Id): JournalHead => ({ inspectionId, seq: 0, hash: noEntry });

/** Hash of an entry: SHA-256 over the canonical form of all its fields but `hash`. */
export const hashOfEntry = (entry: Omit<JournalEntry, 'hash'> & { hash?: string }): string => {
  const { hash: _hash, ...rest } = entry;
  return digestOf(rest);
};

/** Is the entry's hash its own? What has no canonical form (half a surrogate pair in a text) has no hash. */
const hashHolds = (entry: JournalEntry): boolean => {
  try {
    return hashOfEntry(entry) === entry.hash;
  } catch {
    return false;
  }
};

/**
 * Makes the entry that follows `head`. Pure: same arguments, same entry. Typed or pasted text that no store keeps as it
 * is (NUL, half a surrogate pair) is replaced here, once, by U+FFFD: what the entry says is what is shown and signed.
 */
export const linkEntry = (
  head: JournalHead,
  event: JournalEvent,
  { at, by, deviceId, undoes, redoes }: Stamp & { deviceId: Id; undoes?: number; redoes?: number },
): JournalEntry => {
  const entry = {
    schema: 1 as const,
    inspectionId: head.inspectionId,
    deviceId,
    seq: head.seq + 1,
    prev: head.hash,
    at,
    by,
    ...(undoes === undefined ? {} : { undoes }),
    ...(redoes === undefined ? {} : { redoes }),
    event: plainJson(event),
  };
  return { ...entry, hash: hashOfEntry(entry) };
};

/**
 * Checks that `entries` follow `head` without gap, fork or alteration and returns the new head.
 * @throws HechaError `JOURNAL_GAP`, `JOURNAL_FORK` or `JOURNAL_BROKEN`, naming inspection and seq.
 */
export const followChain = (head: JournalHead, entries: readonly JournalEntry[]): JournalHead => {
  let { seq, hash } = head;
  for (const entry of entries) {
    const at = { inspectionId: head.inspectionId, seq: entry.seq };
    if (entry.inspectionId !== head.inspectionId) throw new HechaError('JOURNAL_BROKEN', at);
    if (entry.seq !== seq + 1) throw new HechaError('JOURNAL_GAP', { ...at, expected: seq + 1 });
    if (entry.prev !== hash) throw new HechaError('JOURNAL_FORK', at);
    if (!hashHolds(entry)) throw new HechaError('JOURNAL_BROKEN', at);
    ({ seq, hash } = entry);
  }
  return { inspectionId: head.inspectionId, seq, hash };
};
