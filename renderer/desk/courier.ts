import type { Out, Services } from '../../shared/contract/contract.ts';
import { readJsonFile } from './read-json-file.ts';

/** Largest file of receipts that is looked into, in bytes. */
const maxReceiptsBytes = 16 * 1024 * 1024;

/**
 * Hands main a file of receipts that came back.
 * @throws HechaError `COURIER_RECEIPTS_INVALID` for any other file.
 */
export const settleByHand = async (client: Services, file: File): Promise<Out<'courier.settle'>> => {
  const receipts = await readJsonFile(file, maxReceiptsBytes, 'COURIER_RECEIPTS_INVALID');
  return client['courier.settle']({ receipts });
};
