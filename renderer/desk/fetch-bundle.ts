import type { BundleJob, Services } from '../../shared/contract/contract.ts';
import { HechaError } from '../../shared/errors.ts';
import { ownBytes } from '../host/sha256.ts';
import type { DeskPorts } from './ports.ts';

/** A file that is ready to be saved. */
export type PackedBundle = { readonly fileName: string; readonly blob: Blob };

export type PackOrder = {
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
};

/** Asked for this often while main packs, in milliseconds. */
const askEvery = 200;

/**
 * Has main pack what `begin` asks for, and brings the file over in pieces; the browser keeps large ones on the disk.
 * Null when it was cancelled.
 * @throws HechaError the packing's own failure, or the door's.
 */
export const fetchBundle = async (
  client: Services,
  after: DeskPorts['after'],
  begin: () => Promise<BundleJob>,
  { onProgress, signal }: PackOrder,
): Promise<PackedBundle | null> => {
  await begin();
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
