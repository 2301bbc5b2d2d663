import type { Services } from '../../../shared/contract/contract.ts';
import type { Id } from '../../../shared/domain/identifiers.ts';
import { ensureHechaError, HechaError } from '../../../shared/errors.ts';
import { CourierReceipts } from '../../../shared/exchange/courier.ts';
import type { Device } from '../device/device.ts';
import type { Freeze } from './freeze-submission.ts';
import type { Outbox } from './outbox.ts';
import type { OutboxFiles } from './outbox-files.ts';
import { verifyReceipt } from './verify-receipt.ts';

type Parts = {
  readonly freeze: Freeze;
  readonly device: Pick<Device, 'enrolled'>;
  readonly files: OutboxFiles;
  readonly outbox: Pick<Outbox, 'settle'>;
};

/**
 * Takes in receipts that came back by hand: each is believed exactly as one that came over a network. The log's proofs
 * are asked for with the next pull.
 * @throws HechaError `COURIER_RECEIPTS_INVALID` for a value that is no file of receipts.
 */
export const settleByHand =
  ({ freeze, device, files, outbox }: Parts) =>
  async (given: unknown): ReturnType<Services['courier.settle']> => {
    const parsed = CourierReceipts.safeParse(given);
    if (!parsed.success) throw new HechaError('COURIER_RECEIPTS_INVALID');
    const settled: Id[] = [];
    const refused: {
      inspectionId: Id;
      problem: { code: HechaError['code']; detail: Record<string, unknown> };
    }[] = [];
    for (const { receipt } of parsed.data.receipts) {
      const id = receipt.body.submissionId;
      try {
        verifyReceipt(receipt, await freeze(id), device.enrolled());
        await files.keepReceipt(id, receipt);
        await outbox.settle(id, receipt);
        settled.push(id);
      } catch (caught) {
        const { code, detail } = ensureHechaError(caught);
        refused.push({ inspectionId: id, problem: { code, detail: { ...detail } } });
      }
    }
    return { settled, refused };
  };
