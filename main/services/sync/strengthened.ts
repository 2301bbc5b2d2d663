import type { Out, Services } from '../../../shared/contract/contract.ts';
import type { Id, Instant } from '../../../shared/domain/identifiers.ts';
import { ensureHechaError, HechaError } from '../../../shared/errors.ts';
import { areEqual } from '../../../shared/pdf/latin.ts';
import { digestOfFile } from '../../../shared/pdf/sign-file.ts';
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

/** When a believed timestamp says that the report of this inspection was there; null where none does, or the file does not hold. */
const provenAt = async (id: Id, bytes: Uint8Array<ArrayBuffer>, now: Instant): Promise<Instant | null> => {
  const { valid, report, stamps } = await verifyReport(bytes, { anchors: [], revocations: [], now }, null);
  const [first] = stamps.flatMap(({ at, problem }) => (at !== null && problem === null ? [at] : [])).sort();
  return valid && report?.inspectionId === id ? (first ?? null) : null;
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
  const told = async (id: Id, bytes: Uint8Array<ArrayBuffer>): Promise<Strengthened | null> => {
    const at = await provenAt(id, bytes, now());
    return at === null ? null : { bytes, digest: await digestOfFile(bytes), provenAt: at };
  };
  const fetchOne = async (id: Id, reportDigest: string): Promise<Strengthened | null> => {
    const answer = await client.send({ method: 'GET', path: `/v1/submissions/${id}/strengthened-report` });
    const bytes = new Uint8Array(answer.bytes);
    const sealed = await vault.readBlob(reportDigest);
    const file = areEqual(bytes.subarray(0, sealed.length), sealed) ? await told(id, bytes) : null;
    if (!file) throw new HechaError('STRENGTHENED_REFUSED', { inspectionId: id });
    await files.keepStrengthened(id, bytes);
    return file;
  };
  return async ({ inspectionId }) => {
    const receipt = outbox.receiptOf(inspectionId);
    if (!receipt) return { file: null };
    const kept = await files.readStrengthened(inspectionId);
    const file = kept && (await told(inspectionId, kept));
    if (file) return { file };
    try {
      return { file: await fetchOne(inspectionId, receipt.body.reportDigest) };
    } catch (caught) {
      if (later.has(ensureHechaError(caught).code)) return { file: null };
      throw caught;
    }
  };
};
