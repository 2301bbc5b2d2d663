import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { pgliteDialect } from './pglite-dialect.ts';
import type { Database, Tables } from './tables.ts';

const int8 = 20;

/** `bigint` and `count(*)` are numbers on both engines; none of ours can pass 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    id === int8 ? Number : (pg.types.getTypeParser(id, format) as (value: string) => unknown),
};

/** A real PostgreSQL (15 or newer) named by a connection address. */
const openPostgres = (address: string): Database =>
  new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: new pg.Pool({ connectionString: address, max: 8, connectionTimeoutMillis: 10_000, types }),
    }),
  });

/** The PostgreSQL that runs inside this process, in a folder. The caller holds the folder's lock. */
const openPGlite = (folder: string): Database =>
  new Kysely<Tables>({
    dialect: pgliteDialect(async () => {
      await mkdir(folder, { recursive: true });
      const { PGlite } = await import('@electric-sql/pglite');
      return PGlite.create(folder, { parsers: { [int8]: Number } });
    }),
  });

export const databaseFolder = (dataFolder: string) => join(dataFolder, 'database');

/** One dialect, PostgreSQL's, over whichever engine is configured. */
export const openDatabase = (dataFolder: string, databaseUrl: string | null): Database =>
  databaseUrl === null ? openPGlite(databaseFolder(dataFolder)) : openPostgres(databaseUrl);
