import { nodesAdded } from '../../shared/log/merkle-tree.ts';
import { logLeafOf } from '../../shared/exchange/log.ts';
import type { Receipt } from '../../shared/exchange/submission.ts';
import type { Database } from '../store/tables.ts';
import { readNodeOf, sizeOfLog } from './log-nodes.ts';

/** Enters a receipt in the log. It follows from the intake journal, so a rebuilt database has the same log. */
export const appendReceipt = async (database: Database, { body }: Receipt): Promise<void> => {
  const nodes = await nodesAdded(await sizeOfLog(database), logLeafOf(body), readNodeOf(database));
  await database
    .insertInto('log_nodes')
    .values([...nodes])
    .execute();
};
