import type { Selectable } from 'kysely';
import { InspectionType } from '../../shared/domain/catalogue.ts';
import type { Inspection } from '../../shared/domain/inspection.ts';
import type { Digest, Id, Instant } from '../../shared/domain/identifiers.ts';
import { replay } from '../../shared/domain/replay.ts';
import { HechaError } from '../../shared/errors.ts';
import { readSubmission } from '../../shared/exchange/check-submission.ts';
import type { ReceivedInspection, ReceivedLine, ReceivedPage } from '../../shared/exchange/console-api.ts';
import { Receipt } from '../../shared/exchange/submission.ts';
import { derOf } from '../../shared/pki/pem.ts';
import { checkTime } from '../../shared/verify/check-time.ts';
import type { Desk } from '../desk.ts';
import type { SubmissionTable } from '../store/tables.ts';

export type ReceivedFilter = {
  readonly before: number | null;
  readonly limit: number;
  /** Part of a firm's name, its credit code or the report number. */
  readonly search: string;
  readonly type: string | null;
  readonly outcome: 'pass' | 'fail' | 'neutral' | null;
};

type Row = Selectable<SubmissionTable> & { readonly amended_by: string | null };

/** Received inspections, each with the one that corrects it. */
const received = ({ database }: Pick<Desk, 'database'>) =>
  database
    .selectFrom('submissions')
    .selectAll()
    .select((eb) =>
      eb
        .selectFrom('submissions as later')
        .select('later.submission_id')
        .whereRef('later.amends_id', '=', 'submissions.submission_id')
        .as('amended_by'),
    );

const lineOf = (row: Row): ReceivedLine => ({
  submissionId: row.submission_id,
  arrival: row.arrival,
  receivedAt: row.received_at,
  enterprise: row.enterprise,
  creditCode: row.credit_code,
  reportNumber: row.report_number,
  categories: row.categories,
  origin: row.origin,
  type: InspectionType.parse(row.inspection_type),
  leader: row.leader,
  outcome: row.outcome,
  resultWords: row.result_words,
  blobCount: row.blob_count,
  blobBytes: row.blob_bytes,
  amends: row.amends_id,
  amendedBy: row.amended_by,
});

/** What has arrived, newest first, a page at a time. */
export const listReceived = async (desk: Desk, filter: ReceivedFilter): Promise<ReceivedPage> => {
  let query = received(desk)
    .orderBy('arrival', 'desc')
    .limit(filter.limit + 1);
  if (filter.before !== null) query = query.where('arrival', '<', filter.before);
  if (filter.type !== null) query = query.where('inspection_type', '=', filter.type);
  if (filter.outcome !== null) query = query.where('outcome', '=', filter.outcome);
  if (filter.search !== '') {
    const like = `%${filter.search.replaceAll(/[\\%_]/g, '\\$&')}%`;
    query = query.where((where) =>
      where.or([
        where('enterprise', 'ilike', like),
        where('credit_code', 'ilike', like),
        where('report_number', 'ilike', like),
      ]),
    );
  }
  const rows = await query.execute();
  const shown = rows.slice(0, filter.limit);
  return {
    lines: shown.map(lineOf),
    next: rows.length > filter.limit ? (shown.at(-1)?.arrival ?? null) : null,
  };
};

const notBeforeOf = async (
  { receiptKey }: Desk,
  inspection: Inspection,
  receivedAt: Instant,
): Promise<ReceivedInspection['notBefore']> => {
  const [key = new Uint8Array()] = derOf(new TextEncoder().encode(receiptKey.pem));
  const { time } = await checkTime(inspection, key, { at: receivedAt, by: 'receipt' });
  return time.notBefore && { at: time.notBefore.at, believed: time.notBefore.checked };
};

/** One inspection from the bytes as they were received. @throws HechaError `INSPECTION_UNKNOWN`. */
export const readReceived = async (desk: Desk, submissionId: Id): Promise<ReceivedInspection> => {
  const row = await received(desk).where('submission_id', '=', submissionId).executeTakeFirst();
  if (!row) throw new HechaError('INSPECTION_UNKNOWN', { inspectionId: submissionId });
  const device = await desk.database
    .selectFrom('devices')
    .select(['name', 'holder_name'])
    .where('device_id', '=', row.device_id)
    .executeTakeFirst();
  const strengthened = await desk.database
    .selectFrom('submission_blobs')
    .select('digest')
    .where('submission_id', '=', submissionId)
    .where('role', '=', 'strengthened')
    .executeTakeFirst();
  const bytes = await desk.blobs.read(row.submission_digest);
  const { journal, blobs } = readSubmission(bytes);
  const inspection = replay(journal);
  const receipt = Receipt.parse(JSON.parse(row.receipt));
  const readJson = async (digest: Digest): Promise<unknown> =>
    JSON.parse(new TextDecoder().decode(await desk.blobs.read(digest)));
  return {
    line: lineOf(row),
    receipt,
    submissionBytes: bytes.length,
    device: {
      deviceId: row.device_id,
      name: device?.name ?? row.device_id,
      holderName: device?.holder_name ?? '–',
    },
    notBefore: await notBeforeOf(desk, inspection, receipt.body.receivedAt),
    journal,
    blobs,
    strengthened: strengthened?.digest ?? null,
    checklist: await readJson(inspection.checklistDigest),
    ruleSet: await readJson(inspection.ruleSetDigest),
  };
};
