import { join } from 'node:path';
import { z } from 'zod';
import type { Id } from '../../../shared/domain/identifiers.ts';
import { ensureHechaError, HechaError } from '../../../shared/errors.ts';
import { LogConsistency, LogInclusion, logLeafOf, TreeHead } from '../../../shared/exchange/log.ts';
import type { Receipt } from '../../../shared/exchange/submission.ts';
import { isConsistent, rootByInclusion } from '../../../shared/log/merkle-tree.ts';
import type { Device } from '../device/device.ts';
import { keepFile, readKeptJson } from '../kept-file.ts';
import type { Ports } from '../ports.ts';
import type { HeadquartersClient } from './headquarters-client.ts';
import type { OutboxFiles } from './outbox-files.ts';
import { signedByHeadquarters } from './signed-by-headquarters.ts';

const StoredHead = z.strictObject({ schema: z.literal(1), head: TreeHead });

export type LogWatch = {
  /**
   * Fetches the proof that the log has a receipt, believes it or not, and keeps it beside the receipt.
   * @throws HechaError `LOG_FORKED` where the proof does not hold or the log no longer continues what it was when this
   * laptop last looked; those of the client.
   */
  readonly prove: (id: Id, receipt: Receipt) => Promise<void>;
  /** Proves every receipt that is here without its proof. @throws as `prove`, for the first that is refused. */
  readonly proveAll: () => Promise<void>;
};

/** Watches headquarters' log of receipts: what it once said must stand in everything that it says later. */
export const createLogWatch = ({
  dataFolder,
  client,
  device,
  files,
  onProven,
}: Pick<Ports, 'dataFolder'> & {
  client: HeadquartersClient;
  device: Pick<Device, 'enrolled'>;
  files: Pick<OutboxFiles, 'receipts' | 'readReceipt' | 'readInclusion' | 'keepInclusion'>;
  onProven: (id: Id, inclusion: LogInclusion) => void;
}): LogWatch => {
  const path = join(dataFolder, 'log-head.json');

  const readHead = async (): Promise<TreeHead | null> => {
    // A head that cannot be read is lost, not wrong: the watch begins again with the next one.
    return (await readKeptJson(path, StoredHead))?.head ?? null;
  };

  const demandSigned = (head: TreeHead): void => {
    if (signedByHeadquarters(head, device.enrolled()) !== 'yes')
      throw new HechaError('HQ_KEY_CHANGED', { reason: 'log' });
  };

  /** Asks the log for what it must have: that it has not is a fork. */
  const demand = async <S extends z.ZodType>(what: string, schema: S, kept: number): Promise<z.infer<S>> => {
    try {
      return await client.ask({ method: 'GET', path: `/v1/log/${what}`, unsigned: true }, schema);
    } catch (caught) {
      const { code, detail } = ensureHechaError(caught);
      if (code !== 'LOG_ENTRY_UNKNOWN') throw caught;
      throw new HechaError('LOG_FORKED', { kept, offered: detail['size'] ?? 0 }, { cause: caught });
    }
  };

  /** The log as it is now continues `earlier`; returns its newest head. */
  const follow = async ({ body: earlier }: TreeHead): Promise<TreeHead> => {
    const what = `consistency?from=${earlier.size}`;
    const { path: proof, head } = await demand(what, LogConsistency, earlier.size);
    demandSigned(head);
    if (!isConsistent(earlier, head.body, proof))
      throw new HechaError('LOG_FORKED', { kept: earlier.size, offered: head.body.size });
    return head;
  };

  const keep = (head: TreeHead) =>
    keepFile(path, Buffer.from(JSON.stringify({ schema: 1, head } satisfies z.infer<typeof StoredHead>)));

  const prove: LogWatch['prove'] = async (id, receipt) => {
    const leaf = logLeafOf(receipt.body);
    const kept = await readHead();
    const inclusion = await demand(`inclusion/${leaf}`, LogInclusion, kept?.body.size ?? 0);
    const { size, root } = inclusion.head.body;
    demandSigned(inclusion.head);
    if (rootByInclusion(leaf, { ...inclusion, size }) !== root)
      throw new HechaError('LOG_FORKED', { kept: inclusion.index, offered: size });
    if (kept) await follow(kept);
    await keep(await follow(inclusion.head));
    await files.keepInclusion(id, inclusion);
    onProven(id, inclusion);
  };

  return {
    prove,
    proveAll: async () => {
      for (const id of await files.receipts()) {
        if (await files.readInclusion(id)) continue;
        const receipt = await files.readReceipt(id);
        if (receipt) await prove(id, receipt);
      }
      const kept = await readHead();
      if (kept) await keep(await follow(kept));
    },
  };
};
