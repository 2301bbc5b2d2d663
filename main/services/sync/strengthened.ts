import type { Out, Services } from '../../../shared/contract/contract.ts';
import type { Id, Instant } from '../../../shared/domain/identifiers.ts';
import { ensureHechaError, HechaError } from '../../../shared/errors.ts';
import { areEqual } from '../../../shared/pdf/latin.ts';
import { earliestOf } from '../../../shared/verify/check-stamps.ts';
import { verifyReport } from '../../../shared/verify/verify-report.ts';
import type { Ports } from '../ports.ts';
import type { Vault } from '../vault/vault.ts';
import type { HeadquartersClient } from './headquarters-client.ts';
import type { Outbox } from './outbox.ts';
import type { OutboxFiles } from './outbox-files.ts';

type Parts = Pick<Ports, 'now'> & {
  readonly client: HeadquartersClient;
  readonly vault: Pick<Vault, 'readBlob'>;
  readonly files: Pick<OutboxFiles, 'readStrengthened' | 'keepStrengthened'>;
  readonly outbox: Pick<Outbox, 'receiptOf'>;
};

type Strengthened = NonNullable<Out<'sync.strengthened'>['file']>;

/** The report of this inspection, with when a believed timestamp says that it was there; null where none does, or it does not hold. */
const told = async (id: Id, bytes: Uint8Array<ArrayBuffer>, now: Instant): Promise<Strengthened | null> => {
  const trust = { anchors: [], revocations: [], now };
  const { valid, report, stamps, fileDigest } = await verifyReport(bytes, trust, null);
  const provenAt = earliestOf(stamps);
  if (!valid || report?.inspectionId !== id || provenAt === null) return null;
  return { bytes, digest: fileDigest, provenAt };
};

/** Headquarters is out of reach, or did not make the file yet: it is asked again later. */
const later: ReadonlySet<string> = new Set([
  'BLOB_UNKNOWN',
  'HQ_UNREACHABLE',
  'HQ_FAILED',
  'HQ_GARBAGE',
  'NOT_ENROLLED',
]);

/**
 * The report with headquarters' validation data and timestamp, for the firm. It is believed only if it begins with the
 * very bytes that were sealed here and nothing but that follows; the sealed file stays what it is.
 */
export const createStrengthened = ({
  client,
  vault,
  files,
  outbox,
  now,
}: Parts): Services['sync.strengthened'] => {
  const fetchOne = async (id: Id, reportDigest: string): Promise<Strengthened | null> => {
    const answer = await client.send({ method: 'GET', path: `/v1/submissions/${id}/strengthened-report` });
    const bytes = new Uint8Array(answer.bytes);
    const sealed = await vault.readBlob(reportDigest);
    const file = areEqual(bytes.subarray(0, sealed.length), sealed) ? await told(id, bytes, now()) : null;
    if (!file) throw new HechaError('STRENGTHENED_REFUSED', { inspectionId: id });
    await files.keepStrengthened(id, bytes);
    return file;
  };
  return async ({ inspectionId }) => {
    const receipt = outbox.receiptOf(inspectionId);
    if (!receipt) return { file: null };
    const kept = await files.readStrengthened(inspectionId);
    const file = kept && (await told(inspectionId, kept, now()));
    if (file) return { file };
    try {
      return { file: await fetchOne(inspectionId, receipt.body.reportDigest) };
    } catch (caught) {
      if (later.has(ensureHechaError(caught).code)) return { file: null };
      throw caught;
    }
  };
};
