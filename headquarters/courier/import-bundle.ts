import { createHash } from 'node:crypto';
import type { ReadableStream } from 'node:stream/web';
import type { Id } from '../../shared/domain/identifiers.ts';
import { ensureHechaError, HechaError } from '../../shared/errors.ts';
import { readSubmission } from '../../shared/exchange/check-submission.ts';
import type { CourierManifest, CourierOutcome, CourierReceipts } from '../../shared/exchange/courier.ts';
import { logLeafOf } from '../../shared/exchange/log.ts';
import { endsOf } from '../../shared/exchange/submission-blobs.ts';
import { Receipt } from '../../shared/exchange/submission.ts';
import { canonicalBytes } from '../../shared/seal/canonical.ts';
import type { Desk } from '../desk.ts';
import { acceptSubmission, noteRefusal } from '../intake/accept-submission.ts';
import { readInclusion } from '../log/read-log.ts';
import { verifierOf } from '../register/ed25519.ts';
import type { Device } from '../store/tables.ts';
import { readBundle } from './read-bundle.ts';

/** The laptop that made a bundle. @throws HechaError `DEVICE_UNKNOWN` also for one that was revoked, `BUNDLE_INVALID`. */
const makerOf = async (desk: Desk, { body, signature }: CourierManifest): Promise<Device> => {
  if (body.recipient !== desk.courierKey.recipient) throw new HechaError('BUNDLE_OTHER_HEADQUARTERS');
  const device = await desk.database
    .selectFrom('devices')
    .selectAll()
    .where('device_id', '=', body.deviceId)
    .executeTakeFirst();
  if (!device || device.revoked_at !== null) throw new HechaError('DEVICE_UNKNOWN', { keyId: body.deviceId });
  const verify = verifierOf(device.public_key);
  if (!(await verify(canonicalBytes(body), Buffer.from(signature, 'base64url'))))
    throw new HechaError('BUNDLE_INVALID', { reason: 'signature' });
  return device;
};

const enterpriseOf = (bytes: Uint8Array): string | null => {
  try {
    return endsOf(readSubmission(bytes).journal).started.assignment.enterprise.name;
  } catch {
    return null;
  }
};

type Result = CourierOutcome['results'][number];
type Given = CourierReceipts['receipts'][number];

/**
 * Takes in a bundle that somebody brought: read whole and believed first, then each inspection by itself, by the very
 * intake that a network reaches, so that one that came by both ways is one. A second import of the same bundle gives
 * the same receipts.
 * @throws HechaError as `readBundle` and `makerOf`; then nothing of it was taken in.
 */
export const importBundle = async (
  desk: Desk,
  source: ReadableStream<Uint8Array>,
  onReceived: (id: Id) => void = () => undefined,
): Promise<CourierOutcome> => {
  let maker: Device | null = null;
  const { manifest, submissions } = await readBundle(desk.courierKey, source, {
    begin: async (read) => void (maker = await makerOf(desk, read)),
    keepFile: (bytes) => desk.blobs.put(bytes),
  });
  const device = maker as Device | null;
  if (!device) throw new HechaError('BUNDLE_INVALID', { reason: 'manifest' });
  const signedBy = {
    deviceId: device.device_id,
    contentDigest: createHash('sha256').update(canonicalBytes(manifest.body)).digest('hex'),
    signatureInput: `courier;created="${manifest.body.createdAt}"`,
    signature: manifest.signature,
  };
  const results: Result[] = [];
  const receipts: Given[] = [];
  for (const [submissionId, bytes] of submissions) {
    const named = { submissionId, enterprise: enterpriseOf(bytes) };
    try {
      const { receipt: text, isNew } = await acceptSubmission(desk, submissionId, bytes, {
        device,
        signedBy,
      });
      const receipt = Receipt.parse(JSON.parse(text));
      const inclusion = await readInclusion(desk, logLeafOf(receipt.body));
      receipts.push({ receipt, inclusion });
      results.push({ ...named, outcome: isNew ? 'accepted' : 'known', problem: null });
      if (isNew) onReceived(submissionId);
    } catch (caught) {
      const error = ensureHechaError(caught);
      if (error.code === 'INTERNAL') throw caught;
      await noteRefusal(desk, submissionId, device, error);
      const { code, detail } = error;
      results.push({ ...named, outcome: 'refused', problem: { code, detail: { ...detail } } });
    }
  }
  return {
    deviceId: device.device_id,
    results,
    receipts: { schema: 1, kind: 'courierReceipts', receipts },
  };
};
