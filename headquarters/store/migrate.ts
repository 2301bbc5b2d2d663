import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { HechaError } from '../../shared/errors.ts';
import { first } from './migrations/0001-first.ts';
import { certificates } from './migrations/0002-certificates.ts';
import { log } from './migrations/0003-log.ts';
import { formerVisits } from './migrations/0004-former-visits.ts';
import { amendments } from './migrations/0005-amendments.ts';
import type { Database } from './tables.ts';

/** Forward only, in this order. A released file never changes: its checksum is stored where it was applied. */
const migrations: readonly { readonly name: string; readonly statements: readonly string[] }[] = [
  first,
  certificates,
  log,
  formerVisits,
  amendments,
];

const checksumOf = (statements: readonly string[]) =>
  createHash('sha256').update(statements.join('\n;\n')).digest('hex');

/**
 * Brings a database to this program's schema. A database of a newer program, or one made by another version of a
 * released migration, is refused and left untouched.
 * @throws HechaError `DATABASE_NEWER`.
 */
export const migrate = async (database: Database, at: string): Promise<void> => {
  await sql`create table if not exists migrations (
    name text primary key, checksum text not null, applied_at text not null)`.execute(database);
  const applied = await database.selectFrom('migrations').select(['name', 'checksum']).execute();
  const known = new Map(migrations.map(({ name, statements }) => [name, checksumOf(statements)]));
  for (const { name, checksum } of applied)
    if (known.get(name) !== checksum) throw new HechaError('DATABASE_NEWER', { migration: name });
  const done = new Set(applied.map(({ name }) => name));
  for (const { name, statements } of migrations) {
    if (done.has(name)) continue;
    await database.transaction().execute(async (transaction) => {
      for (const statement of statements) await sql.raw(statement).execute(transaction);
      await transaction
        .insertInto('migrations')
        .values({ name, checksum: checksumOf(statements), applied_at: at })
        .execute();
    });
  }
};
