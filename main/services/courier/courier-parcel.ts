import type { Digest } from '../../../shared/domain/identifiers.ts';
import { toBase64Url } from '../../../shared/exchange/base64.ts';
import {
  blobName,
  type CourierManifest,
  type CourierManifestBody,
  manifestName,
  submissionName,
} from '../../../shared/exchange/courier.ts';
import { canonicalBytes } from '../../../shared/seal/canonical.ts';
import type { Parcel } from '../bundle/write-bundle.ts';
import type { Device } from '../device/device.ts';
import type { Frozen } from '../sync/freeze-submission.ts';

type Parts = {
  readonly device: Pick<Device, 'sign' | 'enrolled'>;
  readonly readBlob: (digest: Digest) => Promise<Uint8Array>;
  readonly createdAt: string;
};

const manifestOf = (frozen: readonly Frozen[], { device, createdAt }: Parts): CourierManifest => {
  const { deviceId, courier } = device.enrolled();
  const files = new Map<Digest, number>();
  for (const { submission } of frozen)
    for (const { digest, bytes } of submission.blobs) files.set(digest, bytes);
  const body: CourierManifestBody = {
    schema: 1,
    kind: 'courier',
    recipient: courier,
    deviceId,
    createdAt,
    submissions: frozen.map(({ bytes, digest, submission }) => ({
      submissionId: submission.submissionId,
      digest,
      bytes: bytes.length,
    })),
    files: [...files].map(([digest, bytes]) => ({ digest, bytes })),
  };
  return { body, signature: toBase64Url(device.sign(canonicalBytes(body))) };
};

/** Sealed inspections for headquarters alone: the signed list, their files, the bytes that a network would carry. */
export const courierParcel = (frozen: readonly Frozen[], parts: Parts): Parcel => {
  const manifest = manifestOf(frozen, parts);
  const { readBlob, createdAt } = parts;
  return {
    recipient: manifest.body.recipient,
    createdAt,
    entries: [
      { name: manifestName, read: () => Promise.resolve(canonicalBytes(manifest)) },
      ...manifest.body.files.map(({ digest }) => ({ name: blobName(digest), read: () => readBlob(digest) })),
      ...frozen.map(({ bytes, submission }) => ({
        name: submissionName(submission.submissionId),
        read: () => Promise.resolve(bytes),
      })),
    ],
  };
};
