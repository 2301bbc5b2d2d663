import type { Out, Services } from '../../shared/contract/contract.ts';
import type { Id } from '../../shared/domain/identifiers.ts';
import { HechaError } from '../../shared/errors.ts';
import { ownBytes } from '../host/sha256.ts';
import type { DeskPorts } from './ports.ts';

/** A bundle that is ready to be saved. */
export type PackedBundle = { readonly fileName: string; readonly blob: Blob };

export type PackOrder = {
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
};

/** Asked for this often while main packs, in milliseconds. */
const askEvery = 200;

/**
 * Has main pack inspections for a courier, and brings the bundle over in pieces; the browser keeps large ones on the
 * disk. Null when it was cancelled.
 * @throws HechaError the packing's own failure, or the door's.
 */
export const packBundle = async (
  client: Services,
  after: DeskPorts['after'],
  inspectionIds: readonly Id[],
  { onProgress, signal }: PackOrder,
): Promise<PackedBundle | null> => {
  await client['courier.pack']({ inspectionIds: [...inspectionIds] });
  for (;;) {
    if (signal.aborted) {
      await client['bundle.cancel']({});
      return null;
    }
    const { job } = await client['bundle.job']({});
    if (!job) return null;
    if (job.name === 'failed') throw new HechaError(job.problem.code, job.problem.detail);
    if (job.name === 'packing') {
      onProgress(job.done, job.total);
      await new Promise<void>((resolve) => after(askEvery, resolve));
      continue;
    }
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    for (let offset = 0; offset < job.bytes;) {
      const { bytes } = await client['bundle.read']({ offset });
      pieces.push(ownBytes(bytes));
      offset += bytes.length;
    }
    await client['bundle.cancel']({});
    return { fileName: job.fileName, blob: new Blob(pieces, { type: 'application/octet-stream' }) };
  }
};

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
