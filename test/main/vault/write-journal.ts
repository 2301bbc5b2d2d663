import type { JournalEntry, JournalEvent } from '../../../shared/domain/journal.ts';
import { emptyHead, linkEntry } from '../../../shared/seal/chain.ts';
import { attachedPhoto } from '../../fixtures/attached-photo.ts';

const at = '2026-11-23T08:00:00.000+08:00';
export const now = () => at;

/** A valid chain of these events. */
const chainOf = (inspectionId: string, events: readonly JournalEvent[]): JournalEntry[] => {
  const entries: JournalEntry[] = [];
  let head = emptyHead(inspectionId);
  for (const event of events) {
    const entry = linkEntry(head, event, { at, by: 'inspector-1', deviceId: 'device-1' });
    entries.push(entry);
    head = { inspectionId, seq: entry.seq, hash: entry.hash };
  }
  return entries;
};

/** A journal of `count` notes, each a valid link; `note` makes two journals of one inspection differ. */
export const writeJournal = (inspectionId: string, count: number, note = 'note'): JournalEntry[] =>
  chainOf(
    inspectionId,
    Array.from({ length: count }, (_, index) => ({
      type: 'item.noted',
      itemId: 'item-1',
      note: `${note} ${String(index + 1)} 核查𠮷`,
    })),
  );

/** A journal that attaches one photo per digest. */
export const attachPhotos = (inspectionId: string, digests: readonly string[]): JournalEntry[] =>
  chainOf(
    inspectionId,
    digests.map((digest) => attachedPhoto({ digest, bytes: 100, takenAt: at })),
  );
