import { HechaError } from '../../shared/errors.ts';
import type { BlobStore } from '../store/blob-store.ts';
import type { Database } from '../store/tables.ts';
import { applyRecord } from './apply-record.ts';
import type { IntakeJournal, Placed } from './intake-journal.ts';
import type { IntakeRecord } from './records.ts';

export type Commit = (record: IntakeRecord, bytes?: Uint8Array) => Promise<void>;

/**
 * The only way to change what headquarters knows. `exclusively` runs one decision at a time over an up-to-date
 * database; what it commits is on the disk in the intake journal before the database's transaction ends. A record
 * that the database will not take is refused before it is written: in the journal it would stop every later one.
 */
export type Ledger = {
  readonly exclusively: <T>(decide: (commit: Commit) => Promise<T>) => Promise<T>;
};

/**
 * Applies every record that the database lacks, each in one transaction with the position it reaches. An empty
 * database is thereby rebuilt whole. Returns how many were applied.
 * @throws HechaError `JOURNAL_GAP` when the database is ahead of the journal, `JOURNAL_FORK` when they tell
 * different stories: then they do not belong together, and nothing is changed.
 */
export const catchUp = async (
  database: Database,
  journal: IntakeJournal,
  blobs: BlobStore,
): Promise<number> => {
  const position = await database
    .selectFrom('ledger_position')
    .select(['seq', 'hash'])
    .executeTakeFirstOrThrow();
  const expected = journal.hashAt(position.seq);
  if (expected === null)
    throw new HechaError('JOURNAL_GAP', { database: position.seq, journal: journal.head().seq });
  if (expected !== position.hash) throw new HechaError('JOURNAL_FORK', { seq: position.seq });
  let applied = 0;
  for await (const placed of journal.read(position.seq)) {
    await database.transaction().execute((transaction) => applyPlaced(transaction, placed, blobs));
    applied += 1;
  }
  return applied;
};

const applyPlaced = async (transaction: Database, placed: Placed, blobs: BlobStore): Promise<void> => {
  await applyRecord(transaction, placed, blobs);
  const moved = await transaction
    .updateTable('ledger_position')
    .set({ seq: placed.seq, hash: placed.hash })
    .where('seq', '=', placed.seq - 1)
    .executeTakeFirst();
  if (moved.numUpdatedRows !== 1n) throw new HechaError('JOURNAL_GAP', { seq: placed.seq });
};

/** Brings the database up to date with the journal and then keeps it so. */
export const openLedger = async (
  database: Database,
  journal: IntakeJournal,
  blobs: BlobStore,
): Promise<Ledger> => {
  await catchUp(database, journal, blobs);
  let behind = false;
  let last: Promise<unknown> = Promise.resolve();

  const commit: Commit = async (record, bytes = new Uint8Array()) => {
    await database.transaction().execute(async (transaction) => {
      await journal.append(record, bytes, (placed) => applyPlaced(transaction, placed, blobs));
      // Until the transaction ended too, the next decision must not be taken on what the database says.
      behind = true;
    });
    behind = false;
  };

  return {
    exclusively: (decide) => {
      const turn = last.then(async () => {
        if (behind) await catchUp(database, journal, blobs);
        behind = false;
        return decide(commit);
      });
      last = turn.catch(() => undefined);
      return turn;
    },
  };
};
