import Dexie from 'dexie';
import { copiesOf } from '../../shared/domain/evidence.ts';
import { evidenceFilesOf } from '../../shared/domain/evidence-files.ts';
import type { Digest, Id } from '../../shared/domain/identifiers.ts';
import type { Answer } from '../../shared/domain/inspection.ts';
import { type JournalEntry, type JournalHead, noEntry } from '../../shared/domain/journal.ts';
import { HechaError } from '../../shared/errors.ts';
import type { PageDatabase } from './database.ts';
import type { AnswerRow, BlobRow, ClearedRow, InspectionRow } from './rows.ts';
import { guarded } from './storage-failure.ts';

/** What one user act, or several that came together, changes in the page's copy. */
export type Append = {
  /** Entries that follow the stored head, oldest first. */
  readonly entries: readonly JournalEntry[];
  /** The projection after the last of them. */
  readonly row: InspectionRow;
  /** Answers that these entries touched, and items whose answer they took back whole. */
  readonly answers: readonly AnswerRow[];
  readonly emptied: readonly Id[];
  /** Bytes that the entries refer to and that are not stored yet. */
  readonly blobs: readonly BlobRow[];
};

/** A whole inspection as it is stored. */
export type Stored = { readonly row: InspectionRow; readonly answers: readonly (readonly [Id, Answer])[] };

export type InspectionRepository = ReturnType<typeof createInspectionRepository>;

const headOf = (row: InspectionRow | undefined, inspectionId: Id): JournalHead =>
  row?.header.head ?? { inspectionId, seq: 0, hash: noEntry };

/** The page's copy of inspections: journal and projection, always written in one transaction. */
export const createInspectionRepository = (database: PageDatabase) => {
  const { inspections, answers, journal, blobs, cleared } = database;
  const everyKeyOf = (inspectionId: Id) => [
    [inspectionId, Dexie.minKey],
    [inspectionId, Dexie.maxKey],
  ];
  const answersOf = (inspectionId: Id) => {
    const [from, to] = everyKeyOf(inspectionId);
    return answers.where('[inspectionId+itemId]').between(from, to);
  };
  const entriesOf = (inspectionId: Id, afterSeq = 0) =>
    journal
      .where('[inspectionId+seq]')
      .between([inspectionId, afterSeq], [inspectionId, Dexie.maxKey], false, true);

  return {
    /** Rows of all inspections, without their answers. */
    list: (): Promise<InspectionRow[]> => guarded(() => inspections.toArray()),

    heads: (): Promise<JournalHead[]> =>
      guarded(async () => (await inspections.toArray()).map((row) => row.header.head)),

    head: (inspectionId: Id): Promise<JournalHead> =>
      guarded(async () => headOf(await inspections.get(inspectionId), inspectionId)),

    read: (inspectionId: Id): Promise<Stored | null> =>
      guarded(() =>
        database.transaction('r', inspections, answers, async () => {
          const row = await inspections.get(inspectionId);
          if (!row) return null;
          const rows = await answersOf(inspectionId).toArray();
          return { row, answers: rows.map(({ itemId, answer }) => [itemId, answer] as const) };
        }),
      ),

    readJournal: (inspectionId: Id, afterSeq = 0): Promise<JournalEntry[]> =>
      guarded(() => entriesOf(inspectionId, afterSeq).toArray()),

    /** Hash of one entry, or null when the page does not have it. */
    hashAt: (inspectionId: Id, seq: number): Promise<Digest | null> =>
      guarded(async () => (await journal.get([inspectionId, seq]))?.hash ?? null),

    /**
     * Journal, projection and bytes in one strict transaction.
     * @throws HechaError `JOURNAL_GAP` when the stored head is before the first entry, `JOURNAL_FORK` when another
     * writer was here; nothing is written then.
     */
    append: ({ entries, row, answers: touched, emptied, blobs: bytes }: Append): Promise<void> =>
      guarded(() =>
        database.transaction('rw', inspections, answers, journal, blobs, async () => {
          const head = headOf(await inspections.get(row.inspectionId), row.inspectionId);
          const opening = entries[0];
          if (opening && opening.seq > head.seq + 1) {
            throw new HechaError('JOURNAL_GAP', { ...head, expected: head.seq + 1 });
          }
          if (opening && (opening.seq <= head.seq || opening.prev !== head.hash)) {
            throw new HechaError('JOURNAL_FORK', { ...head });
          }
          if (bytes.length > 0) await blobs.bulkPut([...bytes]);
          await journal.bulkAdd([...entries]);
          await answers.bulkPut([...touched]);
          if (emptied.length > 0) {
            await answers.bulkDelete(emptied.map((itemId) => [row.inspectionId, itemId] as [string, string]));
          }
          await inspections.put(row);
        }),
      ),

    /** Puts a whole inspection in place of what is there: used to rebuild this copy from the other one. */
    replace: (
      stored: Stored,
      entries: readonly JournalEntry[],
      bytes: readonly BlobRow[] = [],
    ): Promise<void> =>
      guarded(() =>
        database.transaction('rw', inspections, answers, journal, blobs, async () => {
          const { inspectionId } = stored.row;
          if (bytes.length > 0) await blobs.bulkPut([...bytes]);
          await entriesOf(inspectionId).delete();
          await answersOf(inspectionId).delete();
          await journal.bulkAdd([...entries]);
          await answers.bulkAdd(stored.answers.map(([itemId, answer]) => ({ inspectionId, itemId, answer })));
          await inspections.put(stored.row);
        }),
      ),

    /** Writes down that a person cleared it, before anything is removed: a kill in between is finished at start. */
    markCleared: (row: ClearedRow): Promise<void> =>
      guarded(async () => {
        await cleared.put(row);
      }),

    /** Main refused to clear: the inspection stays. */
    unmarkCleared: (inspectionId: Id): Promise<void> => guarded(() => cleared.delete(inspectionId)),

    listCleared: (): Promise<ClearedRow[]> => guarded(() => cleared.toArray()),

    /** Removes an inspection and the evidence that no other inspection shares. */
    remove: (inspectionId: Id): Promise<void> =>
      guarded(() =>
        database.transaction('rw', inspections, answers, journal, blobs, async () => {
          const own = (await entriesOf(inspectionId).toArray()).flatMap(({ event }) =>
            evidenceFilesOf(event).map(({ digest }) => digest),
          );
          await entriesOf(inspectionId).delete();
          await answersOf(inspectionId).delete();
          await inspections.delete(inspectionId);
          const shared = new Set<Digest>();
          await answers.each(({ answer }) => {
            for (const piece of answer.evidence) for (const digest of copiesOf(piece)) shared.add(digest);
          });
          await blobs.bulkDelete(own.filter((digest) => !shared.has(digest)));
        }),
      ),
  };
};
