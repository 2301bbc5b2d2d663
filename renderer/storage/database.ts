import Dexie, { type EntityTable, type Table } from 'dexie';
import type { JournalEntry } from '../../shared/domain/journal.ts';
import { HechaError } from '../../shared/errors.ts';
import { first } from './migrations/0001-first.ts';
import { custody } from './migrations/0002-custody.ts';
import type { Migration } from './migrations/migration.ts';
import type {
  AnswerRow,
  AssignmentRow,
  BlobRow,
  ClearedRow,
  ContentRow,
  InspectionRow,
  MetaRow,
} from './rows.ts';

/** All steps in order. */
export const migrations: readonly Migration[] = [first, custody];

export type PageDatabase = Dexie & {
  readonly inspections: EntityTable<InspectionRow, 'inspectionId'>;
  readonly answers: Table<AnswerRow, [string, string]>;
  readonly journal: Table<JournalEntry, [string, number]>;
  readonly blobs: EntityTable<BlobRow, 'digest'>;
  readonly assignments: EntityTable<AssignmentRow, 'id'>;
  readonly content: EntityTable<ContentRow, 'digest'>;
  readonly cleared: EntityTable<ClearedRow, 'inspectionId'>;
  readonly meta: EntityTable<MetaRow, 'key'>;
};

/** Dexie stores its own version number times ten. */
const nativeFactor = 10;

const refuseNewer = async (name: string, factory: IDBFactory, newest: number): Promise<void> => {
  const known = (await factory.databases()).find((database) => database.name === name);
  const found = Math.ceil((known?.version ?? 0) / nativeFactor);
  // Dexie would open a newer database and write into it: it must not even be opened.
  if (found > newest) throw new HechaError('DATABASE_NEWER', { found, newest });
};

/**
 * Opens the page's database, migrating an older one step by step. Every transaction is strict: it is complete only
 * when the disk has it.
 * @throws HechaError `DATABASE_NEWER`, leaving a database of a newer program as it is.
 */
export const openDatabase = async (
  name: string,
  {
    factory = globalThis.indexedDB,
    steps = migrations,
  }: { factory?: IDBFactory; steps?: readonly Migration[] } = {},
): Promise<PageDatabase> => {
  await refuseNewer(name, factory, Math.max(...steps.map((step) => step.version)));
  const database = new Dexie(name, {
    chromeTransactionDurability: 'strict',
    indexedDB: factory,
    IDBKeyRange: globalThis.IDBKeyRange,
  });
  for (const { version, stores, upgrade } of steps) {
    const declared = database.version(version).stores({ ...stores });
    if (upgrade) declared.upgrade(upgrade);
  }
  // A newer program upgrades the database beside us: this one must not open it again and write its old form.
  database.on('versionchange', ({ newVersion }) => {
    if (newVersion === null) return true;
    database.close();
    // Stops Dexie's own answer, which would open it again at the next write.
    return false;
  });
  await database.open();
  return database as PageDatabase;
};
