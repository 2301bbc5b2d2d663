import type { Digest, Id } from '../../../shared/domain/identifiers.ts';
import { replay } from '../../../shared/domain/replay.ts';
import { HechaError } from '../../../shared/errors.ts';
import { toBase64Url } from '../../../shared/exchange/base64.ts';
import { blobName, manifestName } from '../../../shared/exchange/courier.ts';
import {
  consentOf,
  filesOfJournal,
  type HandoverManifest,
  type HandoverManifestBody,
  journalName,
} from '../../../shared/exchange/handover.ts';
import { canonicalBytes } from '../../../shared/seal/canonical.ts';
import type { Parcel } from '../bundle/write-bundle.ts';
import type { Device } from '../device/device.ts';
import { sha256 } from '../sha256.ts';
import type { Vault } from '../vault/vault.ts';

type Parts = {
  readonly device: Pick<Device, 'enrolled' | 'publicKey' | 'sign'>;
  readonly vault: Pick<Vault, 'readJournal' | 'readBlob' | 'blobSize'>;
  readonly createdAt: string;
};

/**
 * An inspection that was handed over, for the laptop that its journal names alone.
 * @throws HechaError `INSPECTION_UNKNOWN`, `HANDOVER_INVALID` where its journal does not end with a handover by this
 * laptop, `BLOB_UNKNOWN` where a file is not in the vault.
 */
export const handoverParcel = async (
  inspectionId: Id,
  { device, vault, createdAt }: Parts,
): Promise<Parcel> => {
  const journal = await vault.readJournal(inspectionId);
  if (journal.length === 0) throw new HechaError('INSPECTION_UNKNOWN', { inspectionId });
  const { handover: to, head, deviceId: giver } = replay(journal);
  const { deviceId, holder } = device.enrolled();
  if (!to || giver !== deviceId) throw new HechaError('HANDOVER_INVALID', { reason: 'notHandedOver' });
  const sizeOf = async (digest: Digest) => {
    const bytes = await vault.blobSize(digest);
    if (bytes === null) throw new HechaError('BLOB_UNKNOWN', { digest });
    return { digest, bytes };
  };
  const journalBytes = canonicalBytes(journal);
  const consent = consentOf({ inspectionId, journalHead: head.hash, to });
  const body: HandoverManifestBody = {
    schema: 1,
    kind: 'handover',
    recipient: to.recipient,
    from: { deviceId, holder, publicKey: device.publicKey },
    inspectionId,
    journalHead: head.hash,
    consent: toBase64Url(device.sign(canonicalBytes(consent))),
    createdAt,
    journal: { digest: sha256(journalBytes), bytes: journalBytes.length },
    files: await Promise.all(filesOfJournal(journal).map(sizeOf)),
  };
  const manifest: HandoverManifest = { body, signature: toBase64Url(device.sign(canonicalBytes(body))) };
  return {
    recipient: to.recipient,
    createdAt,
    entries: [
      { name: manifestName, read: () => Promise.resolve(canonicalBytes(manifest)) },
      { name: journalName, read: () => Promise.resolve(journalBytes) },
      ...body.files.map(({ digest }) => ({ name: blobName(digest), read: () => vault.readBlob(digest) })),
    ],
  };
};
