import { Checklist } from '../../shared/domain/checklist.ts';
import { replay } from '../../shared/domain/replay.ts';
import { readSubmission } from '../../shared/exchange/check-submission.ts';
import { canonical } from '../../shared/seal/canonical.ts';
import { appendReceipt } from '../log/append-receipt.ts';
import type { BlobStore } from '../store/blob-store.ts';
import type { Database, NewSubmission } from '../store/tables.ts';
import type { Placed } from './intake-journal.ts';
import type { IntakeRecord } from './records.ts';
import { leaderOf, resultFrom } from './summarise-inspection.ts';

type Accepted = Extract<IntakeRecord, { kind: 'submissionAccepted' }>;
type Apply<K extends IntakeRecord['kind']> = (
  database: Database,
  record: Extract<IntakeRecord, { kind: K }>,
  placed: Placed,
  blobs: BlobStore,
) => Promise<unknown>;

const rowsPerInsert = 400;

const applySubmission: Apply<'submissionAccepted'> = async (database, record, placed, blobs) => {
  const submission = readSubmission(placed.bytes);
  const { submissionId } = submission;
  await blobs.put(placed.bytes);
  await database
    .insertInto('submissions')
    .values(await rowOf(record, placed, blobs))
    .execute();
  const files = submission.blobs.map(({ digest, bytes, mediaType, role }, place) => ({
    submission_id: submissionId,
    place,
    digest,
    bytes,
    media_type: mediaType,
    role,
  }));
  for (let from = 0; from < files.length; from += rowsPerInsert)
    await database
      .insertInto('submission_blobs')
      .values(files.slice(from, from + rowsPerInsert))
      .execute();
  for (let from = 0; from < submission.journal.length; from += rowsPerInsert)
    await database
      .insertInto('journal_entries')
      .values(
        submission.journal.slice(from, from + rowsPerInsert).map((entry) => ({
          submission_id: submissionId,
          device_id: entry.deviceId,
          seq: entry.seq,
          at: entry.at,
          by_id: entry.by,
          event_type: entry.event.type,
          event: JSON.stringify(entry.event),
          hash: entry.hash,
        })),
      )
      .execute();
  await appendReceipt(database, record.receipt);
  await database.deleteFrom('refusals').where('submission_id', '=', submissionId).execute();
};

const rowOf = async (record: Accepted, placed: Placed, blobs: BlobStore): Promise<NewSubmission> => {
  const submission = readSubmission(placed.bytes);
  const inspection = replay(submission.journal);
  const { assignment } = inspection;
  const summary = resultFrom(inspection, await blobs.read(inspection.ruleSetDigest));
  const checklistText = new TextDecoder().decode(await blobs.read(inspection.checklistDigest));
  const { categories } = Checklist.parse(JSON.parse(checklistText));
  return {
    submission_id: submission.submissionId,
    arrival: placed.seq,
    device_id: submission.deviceId,
    assignment_id: submission.assignmentId,
    submission_digest: record.receipt.body.submissionDigest,
    receipt: canonical(record.receipt),
    received_at: record.receipt.body.receivedAt,
    enterprise: assignment.enterprise.name,
    credit_code: assignment.enterprise.creditCode,
    report_number: assignment.reportNumber,
    categories: JSON.stringify(categories.map(({ code, name }) => ({ code, name }))),
    origin: assignment.origin,
    inspection_type: assignment.type,
    leader: leaderOf(inspection),
    result: summary.result,
    outcome: summary.outcome,
    result_words: JSON.stringify(summary.words),
    report_digest: record.receipt.body.reportDigest,
    blob_count: submission.blobs.length,
    blob_bytes: submission.blobs.reduce((sum, { bytes }) => sum + bytes, 0),
    amends_id: inspection.amends?.report.inspectionId ?? null,
  };
};

const applications: { readonly [K in IntakeRecord['kind']]: Apply<K> } = {
  codeIssued: (database, { codeHash, holder, issuedAt, expiresAt }) =>
    database
      .insertInto('enrolment_codes')
      .values({
        code_hash: codeHash,
        holder_id: holder.id,
        holder_name: holder.name,
        issued_at: issuedAt,
        expires_at: expiresAt,
        used_by: null,
      })
      .execute(),
  deviceEnrolled: async (database, { deviceId, codeHash, publicKey, name, holder, enrolledAt }) => {
    await database
      .insertInto('devices')
      .values({
        device_id: deviceId,
        public_key: publicKey,
        name,
        holder_id: holder.id,
        holder_name: holder.name,
        enrolled_at: enrolledAt,
        revoked_at: null,
        last_seen_at: null,
      })
      .execute();
    await database
      .updateTable('enrolment_codes')
      .set({ used_by: deviceId })
      .where('code_hash', '=', codeHash)
      .execute();
  },
  deviceRevoked: async (database, { deviceId, revokedAt }) => {
    await database
      .updateTable('devices')
      .set({ revoked_at: revokedAt })
      .where('device_id', '=', deviceId)
      .execute();
    // Keys of a laptop that is lost are lost with it: 1 is key compromise (RFC 5280, 5.3.1).
    await database
      .updateTable('certificates')
      .set({ revoked_at: revokedAt, revocation_reason: 1 })
      .where('device_id', '=', deviceId)
      .where('revoked_at', 'is', null)
      .execute();
  },
  certificateIssued: async (database, record) => {
    await database
      .insertInto('certificates')
      .values({
        serial: record.serial,
        key_digest: record.keyDigest,
        device_id: record.deviceId,
        holder_id: record.holder.id,
        holder_name: record.holder.name,
        der: record.certificate,
        issued_at: record.issuedAt,
        not_after: record.notAfter,
        revoked_at: null,
        revocation_reason: null,
      })
      .execute();
    if (record.codeHash === null) return;
    await database
      .updateTable('enrolment_codes')
      .set({ used_by: record.deviceId })
      .where('code_hash', '=', record.codeHash)
      .execute();
  },
  certificateRevoked: (database, { serial, reason, revokedAt }) =>
    database
      .updateTable('certificates')
      .set({ revoked_at: revokedAt, revocation_reason: reason })
      .where('serial', '=', serial)
      .execute(),
  contentPublished: (database, { content, digest, id, version, title, categories, publishedAt }) =>
    database
      .insertInto('publications')
      .values({
        digest,
        kind: content,
        content_id: id,
        version,
        title: JSON.stringify(title),
        categories: JSON.stringify(categories),
        published_at: publishedAt,
      })
      .execute(),
  assignmentDispatched: (database, { assignment, holderId }) =>
    database
      .insertInto('assignments')
      .values({
        assignment_id: assignment.id,
        holder_id: holderId,
        report_number: assignment.reportNumber,
        body: JSON.stringify(assignment),
        due_on: assignment.dueOn,
        dispatched_at: assignment.dispatchedAt,
      })
      .execute(),
  formerVisitsImported: async (database, { visits }) => {
    for (let from = 0; from < visits.length; from += rowsPerInsert)
      await database
        .insertInto('former_visits')
        .values(
          visits.slice(from, from + rowsPerInsert).map(({ creditCode, visit }) => ({
            report_number: visit.reportNumber,
            credit_code: creditCode,
            visited_on: visit.visitedOn,
            body: JSON.stringify(visit),
          })),
        )
        .execute();
  },
  reportStrengthened: async (database, { submissionId, digest, bytes }) => {
    const { count } = await database
      .selectFrom('submission_blobs')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('submission_id', '=', submissionId)
      .executeTakeFirstOrThrow();
    await database
      .insertInto('submission_blobs')
      .values({
        submission_id: submissionId,
        place: Number(count),
        digest,
        bytes,
        media_type: 'application/pdf',
        role: 'strengthened',
      })
      .execute();
  },
  submissionAccepted: applySubmission,
};

/** Applies one record to the database. Deterministic: the same records in the same order give the same database. */
export const applyRecord = async (database: Database, placed: Placed, blobs: BlobStore): Promise<void> => {
  const apply = applications[placed.record.kind] as Apply<IntakeRecord['kind']>;
  await apply(database, placed.record, placed, blobs);
};
