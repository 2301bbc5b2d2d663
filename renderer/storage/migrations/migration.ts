import type { Transaction } from 'dexie';

/** One numbered step of the database. A step that was shipped never changes; the next one gets the next number. */
export type Migration = {
  readonly version: number;
  /** Dexie's notation; only tables that change, `null` removes one. */
  readonly stores: Readonly<Record<string, string | null>>;
  readonly upgrade?: (transaction: Transaction) => PromiseLike<unknown>;
};
