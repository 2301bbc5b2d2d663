import type { Delivery } from '../../../shared/contract/contract.ts';
import type { Digest, Id } from '../../../shared/domain/identifiers.ts';
import { type BlobRef, Receipt } from '../../../shared/exchange/submission.ts';
import type { Device } from '../device/device.ts';
import type { Vault } from '../vault/vault.ts';
import type { Freeze } from './freeze-submission.ts';
import type { HeadquartersClient } from './headquarters-client.ts';
import type { OutboxFiles } from './outbox-files.ts';
import { inLanes } from './in-lanes.ts';
import { askMissing, pushBlob } from './push-blob.ts';
import { verifyReceipt } from './verify-receipt.ts';

export type Sending = Extract<Delivery['state'], { name: 'sending' }>;

/** Files travel this many at a time. */
const lanes = 3;

type Parts = {
  readonly vault: Pick<Vault, 'readBlob'>;
  readonly freeze: Freeze;
  readonly client: HeadquartersClient;
  readonly device: Device;
  readonly files: OutboxFiles;
};

/**
 * Brings one sealed inspection to headquarters: asks what it lacks, sends that by digest from where it broke off,
 * then the frozen submission, and returns the receipt once it is verified and kept. Every step may be repeated.
 * @throws HechaError of the client, of the vault, or of the receipt.
 */
export const pushSubmission = async (
  parts: Parts,
  id: Id,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (state: Sending) => void },
): Promise<Receipt> => {
  const { client, vault, device, files, freeze } = parts;
  const frozen = await freeze(id);
  const { bytes, submission } = frozen;
  const byDigest = new Map<string, BlobRef>(submission.blobs.map((blob) => [blob.digest, blob]));
  let state: Sending = {
    name: 'sending',
    step: 'asking',
    sentBytes: 0,
    totalBytes: submission.blobs.reduce((sum, blob) => sum + blob.bytes, bytes.length),
    sentBlobs: 0,
    totalBlobs: submission.blobs.length,
  };
  const tell = (change: Partial<Sending>) => onProgress((state = { ...state, ...change }));
  tell({});

  const sendBlob = async (digest: Digest): Promise<void> => {
    const content = await vault.readBlob(digest);
    const onSent = (sent: number) => tell({ sentBytes: state.sentBytes + sent });
    await pushBlob(client, { digest, content, offset: lacking.get(digest) ?? 0 }, { signal, onSent });
    tell({ sentBlobs: state.sentBlobs + 1 });
  };

  const lacking = await askMissing(client, [...byDigest.keys()], signal);
  const there = submission.blobs.filter(({ digest }) => !lacking.has(digest));
  const partly = [...lacking.values()].reduce((sum, offset) => sum + offset, 0);
  tell({
    step: 'blobs',
    sentBlobs: there.length,
    sentBytes: there.reduce((sum, blob) => sum + blob.bytes, partly),
  });
  // Small files first: the report and the texts arrive even where the line cannot carry the photos.
  const sizeOf = (digest: string) => byDigest.get(digest)?.bytes ?? 0;
  await inLanes(
    lanes,
    [...lacking.keys()].sort((a, b) => sizeOf(a) - sizeOf(b)),
    sendBlob,
  );

  tell({ step: 'submission' });
  const receipt = await client.ask(
    {
      method: 'PUT',
      path: `/v1/submissions/${id}`,
      body: bytes,
      headers: { 'content-type': 'application/json' },
      signal,
    },
    Receipt,
  );
  tell({ step: 'receipt', sentBytes: state.totalBytes });
  verifyReceipt(receipt, frozen, device.enrolled());
  await files.keepReceipt(id, receipt);
  return receipt;
};
