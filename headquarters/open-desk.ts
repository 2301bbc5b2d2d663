import { join } from 'node:path';
import { type ExternalIssuer, openIssuer } from './certificates/open-issuer.ts';
import type { Desk } from './desk.ts';
import { openCourierKey } from './courier/courier-key.ts';
import { openIntakeJournal } from './intake/intake-journal.ts';
import { openLedger } from './intake/ledger.ts';
import { dropTables, setDatabaseAside } from './intake/rebuild.ts';
import { openReceiptKey } from './intake/receipt-key.ts';
import { openBlobStore } from './store/blob-store.ts';
import { openDatabase } from './store/database.ts';
import { lockFolder } from './store/lock-folder.ts';
import { migrate } from './store/migrate.ts';

/** Where headquarters keeps what it knows, and under which name it acts. */
export type DeskOptions = {
  readonly dataFolder: string;
  /** PostgreSQL address; without it PGlite in the data folder. */
  readonly databaseUrl?: string;
  readonly authority?: string;
  /** Certificate and key of an issuing authority of one's own; without it one is made in the data folder. */
  readonly issuer?: ExternalIssuer;
  /** Empties the database and rebuilds it from the intake journal. */
  readonly rebuild?: boolean;
  readonly now?: () => string;
};

const defaultAuthority = '湖北省市场监督管理局';

export type Closer = {
  readonly add: (step: () => Promise<unknown>) => void;
  readonly close: () => Promise<void>;
};

/** Opens in order and remembers how to close; a failure half-way closes what was opened. */
export const createCloser = (): Closer => {
  const steps: (() => Promise<unknown>)[] = [];
  return {
    add: (step: () => Promise<unknown>) => steps.push(step),
    close: async () => {
      for (let step = steps.pop(); step; step = steps.pop()) await step();
    },
  };
};

/**
 * Opens the data folder for this process alone: journal, files, database brought up to date, keys.
 * @throws HechaError `DATA_FOLDER_IN_USE`, `DATABASE_NEWER`, `ISSUER_UNUSABLE`, `JOURNAL_BROKEN`, `JOURNAL_GAP`, `JOURNAL_FORK`.
 */
export const openDesk = async (
  options: DeskOptions,
  closer: Closer,
): Promise<{ desk: Desk; setAsideBytes: number }> => {
  const { dataFolder } = options;
  const now = options.now ?? (() => new Date().toISOString());
  const unlock = await lockFolder(dataFolder);
  closer.add(unlock);
  const journal = await openIntakeJournal(join(dataFolder, 'intake', 'journal'));
  closer.add(journal.close);
  const blobs = await openBlobStore(join(dataFolder, 'blobs'));
  const databaseUrl = options.databaseUrl ?? null;
  if (options.rebuild && databaseUrl === null) await setDatabaseAside(dataFolder, now());
  const database = openDatabase(dataFolder, databaseUrl);
  closer.add(() => database.destroy());
  if (options.rebuild && databaseUrl !== null) await dropTables(database);
  await migrate(database, now());
  const ledger = await openLedger(database, journal, blobs);
  const receiptKey = await openReceiptKey(dataFolder);
  const courierKey = await openCourierKey(dataFolder);
  const authority = options.authority ?? defaultAuthority;
  const issuer = await openIssuer(dataFolder, {
    organisation: authority,
    now: now(),
    external: options.issuer ?? null,
  });
  return {
    desk: { database, blobs, ledger, receiptKey, courierKey, issuer, authority, now },
    setAsideBytes: journal.setAsideBytes,
  };
};
