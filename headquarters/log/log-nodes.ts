import type { ReadNode } from '../../shared/log/merkle-tree.ts';
import type { Database } from '../store/tables.ts';

/** Reads the complete subtrees that the database keeps. */
export const readNodeOf =
  (database: Database): ReadNode =>
  async (level, place) => {
    const node = await database
      .selectFrom('log_nodes')
      .select('hash')
      .where('level', '=', level)
      .where('place', '=', place)
      .executeTakeFirstOrThrow();
    return node.hash;
  };

/** How many receipts the log has. */
export const sizeOfLog = async (database: Database): Promise<number> => {
  const { last } = await database
    .selectFrom('log_nodes')
    .select(({ fn }) => fn.max('place').as('last'))
    .where('level', '=', 0)
    .executeTakeFirstOrThrow();
  return last === null ? 0 : Number(last) + 1;
};
