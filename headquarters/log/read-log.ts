import type { Digest } from '../../shared/domain/identifiers.ts';
import { HechaError } from '../../shared/errors.ts';
import type { LogConsistency, LogInclusion, TreeHead, TreeHeadBody } from '../../shared/exchange/log.ts';
import { consistencyPath, inclusionPath, rootOf } from '../../shared/log/merkle-tree.ts';
import type { Desk } from '../desk.ts';
import { readNodeOf, sizeOfLog } from './log-nodes.ts';

/** The head of a size, signed now. */
const headOf = async ({ database, receiptKey, now }: Desk, size: number): Promise<TreeHead> =>
  receiptKey.sign<TreeHeadBody>({
    schema: 1,
    kind: 'treeHead',
    size,
    root: await rootOf(size, readNodeOf(database)),
    at: now(),
    keyId: receiptKey.keyId,
  });

export const readHead = async (desk: Desk): Promise<TreeHead> => headOf(desk, await sizeOfLog(desk.database));

/** @throws HechaError `LOG_ENTRY_UNKNOWN` where the log has no such entry. */
export const readInclusion = async (desk: Desk, leaf: Digest): Promise<LogInclusion> => {
  const entry = await desk.database
    .selectFrom('log_nodes')
    .select('place')
    .where('hash', '=', leaf)
    .where('level', '=', 0)
    .executeTakeFirst();
  const size = await sizeOfLog(desk.database);
  if (!entry) throw new HechaError('LOG_ENTRY_UNKNOWN', { leaf, size });
  const index = Number(entry.place);
  const path = await inclusionPath(index, size, readNodeOf(desk.database));
  return { index, path, head: await headOf(desk, size) };
};

/** @throws HechaError `LOG_ENTRY_UNKNOWN` for a size that the log has not reached. */
export const readConsistency = async (desk: Desk, from: number): Promise<LogConsistency> => {
  const size = await sizeOfLog(desk.database);
  if (from > size) throw new HechaError('LOG_ENTRY_UNKNOWN', { from, size });
  const path = from === 0 ? [] : await consistencyPath(from, size, readNodeOf(desk.database));
  return { path, head: await headOf(desk, size) };
};
