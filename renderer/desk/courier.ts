import type { Out, Services } from '../../shared/contract/contract.ts';
import { HechaError } from '../../shared/errors.ts';

/** Largest file of receipts that is looked into, in bytes. */
const maxReceiptsBytes = 16 * 1024 * 1024;

/**
 * Hands main a file of receipts that came back.
 * @throws HechaError `COURIER_RECEIPTS_INVALID` for any other file.
 */
export const settleByHand = async (client: Services, file: File): Promise<Out<'courier.settle'>> => {
  if (file.size > maxReceiptsBytes) throw new HechaError('COURIER_RECEIPTS_INVALID');
  let receipts: unknown;
  try {
    receipts = JSON.parse(await file.text());
  } catch (cause) {
    throw new HechaError('COURIER_RECEIPTS_INVALID', {}, { cause });
  }
  return client['courier.settle']({ receipts });
};
