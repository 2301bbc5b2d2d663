import { rename } from 'node:fs/promises';
import { sql } from 'kysely';
import { databaseFolder } from '../store/database.ts';
import type { Database, Tables } from '../store/tables.ts';

/** Every table, so that none survives a rebuild: one that is forgotten here does not compile. */
const tables: Readonly<Record<keyof Tables, true>> = {
  nonces: true,
  log_nodes: true,
  refusals: true,
  journal_entries: true,
  certificates: true,
  submission_blobs: true,
  submissions: true,
  former_visits: true,
  assignments: true,
  publications: true,
  devices: true,
  enrolment_codes: true,
  ledger_position: true,
  migrations: true,
};

/**
 * Sets the embedded database aside under a name with the time, so that the next opening starts empty and is rebuilt
 * from the intake journal. Nothing is deleted. Returns the new name, or null when there was none.
 */
export const setDatabaseAside = async (dataFolder: string, at: string): Promise<string | null> => {
  const folder = databaseFolder(dataFolder);
  const aside = `${folder}.before-rebuild-${at.replaceAll(/[:.]/g, '-')}`;
  return rename(folder, aside).then(
    () => aside,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );
};

/** Drops the tables of a PostgreSQL database, for the same purpose. Only on a person's order (`--rebuild`). */
export const dropTables = async (database: Database): Promise<void> => {
  for (const table of Object.keys(tables))
    await sql`drop table if exists ${sql.table(table)}`.execute(database);
};
