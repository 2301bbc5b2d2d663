import { createHash } from 'node:crypto';
import { checkAct } from '../../shared/domain/acts.ts';
import { Checklist } from '../../shared/domain/checklist.ts';
import { amendedAssignment, inspectionOfRecord, rootAssignment } from '../../shared/domain/amendment.ts';
import type { Assignment } from '../../shared/domain/assignment.ts';
import { contentDigestOf } from '../../shared/domain/content.ts';
import type { Digest, Id } from '../../shared/domain/identifiers.ts';
import type { Inspection } from '../../shared/domain/inspection.ts';
import type { SealedRecord } from '../../shared/domain/journal.ts';
import { missingSignatures } from '../../shared/domain/parties.ts';
import { RuleSet } from '../../shared/domain/rule-set.ts';
import { ensureHechaError, HechaError } from '../../shared/errors.ts';
import { checkSubmission, readSubmission } from '../../shared/exchange/check-submission.ts';
import { checkOwnAssignment } from '../../shared/exchange/own-visit.ts';
import { unprovenHandover } from '../../shared/verify/check-custody.ts';
import { demandPublished } from '../publication/demand-published.ts';
import { receiptBodyOf } from '../../shared/exchange/receipt-body.ts';
import { sealMessage } from '../../shared/exchange/seal-message.ts';
import { endsOf } from '../../shared/exchange/submission-blobs.ts';
import type { Receipt, Submission } from '../../shared/exchange/submission.ts';
import { canonical } from '../../shared/seal/canonical.ts';
import type { Desk } from '../desk.ts';
import { verifierOf } from '../register/ed25519.ts';
import type { Device } from '../store/tables.ts';
import { checkEditions } from './check-editions.ts';
import type { IntakeRecord } from './records.ts';

type SignedBy = Extract<IntakeRecord, { kind: 'submissionAccepted' }>['signedBy'];

export type Acceptance = { readonly receipt: string; readonly isNew: boolean };

/**
 * The stored receipt of a submission as the exact text that was given, or null.
 * @throws HechaError `SUBMISSION_CONFLICT` when the id is known with other bytes or from another laptop.
 */
const findReceipt = async (
  { database }: Desk,
  submissionId: Id,
  deviceId: Id,
  submissionDigest: Digest,
): Promise<string | null> => {
  const stored = await database
    .selectFrom('submissions')
    .select(['submission_digest', 'device_id', 'receipt'])
    .where('submission_id', '=', submissionId)
    .executeTakeFirst();
  if (!stored) return null;
  if (stored.submission_digest !== submissionDigest || stored.device_id !== deviceId)
    throw new HechaError('SUBMISSION_CONFLICT', { submissionId });
  return stored.receipt;
};

/** The laptop that an inspection began on: its assignment is that one's, whoever finished it. */
type Starter = Pick<Device, 'device_id' | 'holder_id'>;

/**
 * Every change of hands is signed by both laptops with the keys that they were enrolled with. Answers the laptop that
 * the inspection began on; it may have been revoked since: it had the inspection when it gave it away.
 */
const checkCustody = async ({ database }: Desk, { journal }: Submission): Promise<Starter> => {
  const refuse = (reason: string, deviceId: string | undefined): never => {
    throw new HechaError('SUBMISSION_INVALID', { reason, deviceId });
  };
  const ids = [...new Set(journal.map(({ deviceId }) => deviceId))];
  const devices = await database
    .selectFrom('devices')
    .select(['device_id', 'holder_id', 'public_key'])
    .where('device_id', 'in', ids)
    .execute();
  const unknown = ids.find((id) => !devices.some(({ device_id }) => device_id === id));
  if (unknown !== undefined) return refuse('handoverDevice', unknown);
  const keys = new Map(devices.map(({ device_id, public_key }) => [device_id, public_key]));
  const unproven = await unprovenHandover(journal, keys);
  if (unproven) return refuse('handoverSignature', unproven.deviceId);
  const starter = devices.find(({ device_id }) => device_id === ids[0]);
  return starter ?? refuse('handoverDevice', ids[0]);
};

/** A visit that began on the laptop itself: nobody dispatched it, so only its form and its content are asked. */
const checkOwnVisit = async (desk: Desk, assignment: Assignment, device: Starter): Promise<void> => {
  checkOwnAssignment(assignment, {
    deviceId: device.device_id,
    authority: desk.authority,
    holder: { id: device.holder_id },
  });
  await demandPublished(desk, assignment);
};

const checkDispatched = async (
  { database }: Desk,
  assignment: Assignment,
  device: Starter,
): Promise<void> => {
  const dispatched = await database
    .selectFrom('assignments')
    .select(['body', 'holder_id'])
    .where('assignment_id', '=', assignment.id)
    .executeTakeFirst();
  if (dispatched?.holder_id !== device.holder_id)
    throw new HechaError('ASSIGNMENT_UNKNOWN', { assignmentId: assignment.id });
  if (canonical(dispatched.body) !== canonical(assignment))
    throw new HechaError('ASSIGNMENT_INVALID', { assignmentId: assignment.id });
};

/**
 * Whose assignment a correction carries out: that of the laptop on which the very first of its reports began. It is
 * known where the report that is corrected came from the same laptop; else a correction stands by itself.
 */
const rootStarter = async ({ database }: Desk, record: SealedRecord, starter: Starter): Promise<Starter> => {
  const corrected = (id: Id) =>
    database
      .selectFrom('submissions')
      .select(['submission_id', 'device_id', 'amends_id'])
      .where('submission_id', '=', id)
      .executeTakeFirst();
  let report = await corrected(record.inspectionId);
  if (report?.device_id !== starter.device_id) return starter;
  while (report?.amends_id) report = await corrected(report.amends_id);
  if (!report) return starter;
  const root = await database
    .selectFrom('journal_entries')
    .innerJoin('devices', 'devices.device_id', 'journal_entries.device_id')
    .select(['devices.device_id', 'devices.holder_id'])
    .where('submission_id', '=', report.submission_id)
    .where('seq', '=', 1)
    .executeTakeFirst();
  return root ?? starter;
};

/** A correction belongs to the visit that the first of its reports was about, under the next number. */
const checkAssignment = async (desk: Desk, inspection: Inspection, device: Starter): Promise<void> => {
  const check = inspection.assignment.origin === 'laptop' ? checkOwnVisit : checkDispatched;
  const record = inspection.amends?.record;
  if (record && canonical(amendedAssignment(record.assignment)) !== canonical(inspection.assignment))
    throw new HechaError('ASSIGNMENT_INVALID', { assignmentId: inspection.assignment.id });
  const assignment = record ? rootAssignment(inspection.assignment) : inspection.assignment;
  await check(desk, assignment, record ? await rootStarter(desk, record, device) : device);
};

/**
 * The report that is corrected was sealed by the laptop that is said to have made it, says what is carried of it, and is
 * the very one that is here; one that is still under way cannot be compared yet.
 */
const checkAmended = async ({ database }: Desk, { amends }: Inspection): Promise<void> => {
  if (!amends?.record) return;
  const { record, report } = amends;
  const refuse = (reason: string): never => {
    throw new HechaError('SUBMISSION_INVALID', { reason, reportNumber: report.reportNumber });
  };
  if (contentDigestOf(inspectionOfRecord(record)) !== report.contentDigest) refuse('amendedContent');
  const maker = await database
    .selectFrom('devices')
    .select('public_key')
    .where('device_id', '=', record.deviceId)
    .executeTakeFirst();
  if (!maker || !(await isSealed(record.inspectionId, record.seal, maker.public_key))) refuse('amendedSeal');
  const here = await database
    .selectFrom('submissions')
    .select(['report_digest', 'device_id'])
    .where('submission_id', '=', report.inspectionId)
    .executeTakeFirst();
  if (here && (here.report_digest !== report.reportDigest || here.device_id !== record.deviceId))
    refuse('amendedReport');
};

/** One report has one next correction. */
const demandFirstCorrection = async ({ database }: Desk, { amends }: Inspection): Promise<void> => {
  if (!amends) return;
  const { inspectionId, reportNumber } = amends.report;
  const other = await database
    .selectFrom('submissions')
    .select('submission_id')
    .where('amends_id', '=', inspectionId)
    .executeTakeFirst();
  if (other) throw new HechaError('SUBMISSION_INVALID', { reason: 'amendedTwice', reportNumber });
};

/** Started by what was dispatched, and from there on by nothing but what was published and adopted in order. */
const checkContent = async (desk: Desk, { journal }: Submission): Promise<void> => {
  const { checklistDigest, ruleSetDigest, assignment, amends } = endsOf(journal).started;
  // A correction goes on by what the report that it corrects was judged by at its end.
  const first = amends?.record ?? {
    checklistDigest: assignment.checklist.digest,
    ruleSetDigest: assignment.ruleSet.digest,
  };
  if (checklistDigest !== first.checklistDigest || ruleSetDigest !== first.ruleSetDigest)
    throw new HechaError('SUBMISSION_INVALID', { reason: 'content' });
  await checkEditions(desk, journal);
};

type Sealed = SealedRecord['seal'];

const isSealed = async (inspectionId: Id, seal: Sealed, publicKey: string): Promise<boolean> => {
  const message = sealMessage({
    inspectionId,
    contentDigest: seal.contentDigest,
    journalHead: seal.journalHead,
    reportDigest: seal.report.digest,
  });
  return (
    seal.publicKey === publicKey &&
    (await verifierOf(publicKey)(message, Buffer.from(seal.signature, 'base64url')))
  );
};

const checkSeal = async ({ id, seal }: Inspection, device: Device): Promise<void> => {
  if (!seal || !(await isSealed(id, seal, device.public_key)))
    throw new HechaError('SUBMISSION_INVALID', { reason: 'sealSignature' });
};

/** What was concluded must carry the hand, or the recorded refusal, of everyone who has to sign it. */
const checkSignatures = (inspection: Inspection): void => {
  const missing = missingSignatures(inspection, inspection.seal?.contentDigest ?? '');
  if (missing.length > 0)
    throw new HechaError('SUBMISSION_INVALID', {
      reason: 'signatures',
      parties: missing.map(({ id }) => id),
    });
};

/**
 * The conclusion is computed here again from checklist and rule set: a laptop cannot hand in as passed what is
 * unfinished, nor another result than the computed one without its written reason.
 */
const checkConclusion = async ({ blobs }: Desk, inspection: Inspection): Promise<void> => {
  const { conclusion, opening, closing } = inspection;
  if (!conclusion) throw new HechaError('SUBMISSION_INVALID', { reason: 'notConcluded' });
  if (!opening || !closing)
    throw new HechaError('SUBMISSION_INVALID', { reason: opening ? 'notClosed' : 'notOpened' });
  const read = async (digest: Digest) =>
    JSON.parse(new TextDecoder().decode(await blobs.read(digest))) as unknown;
  const checklist = Checklist.parse(await read(inspection.checklistDigest));
  const ruleSet = RuleSet.parse(await read(inspection.ruleSetDigest));
  const draft = { ...inspection, conclusion: null, seal: null };
  try {
    checkAct({ checklist, ruleSet }, draft, { type: 'conclusion.confirmed', conclusion });
  } catch (caught) {
    const { code, detail } = ensureHechaError(caught);
    if (code === 'INTERNAL') throw caught;
    const reason = code === 'INSPECTION_INCOMPLETE' ? 'incomplete' : 'conclusion';
    throw new HechaError('SUBMISSION_INVALID', { ...detail, reason, code });
  }
};

/** Every file is read back from the disk and hashed again before anything is promised about it. */
const checkBlobs = async ({ blobs }: Desk, submission: Submission): Promise<void> => {
  const missing: Digest[] = [];
  const altered: Digest[] = [];
  for (const ref of submission.blobs) {
    const found = await blobs.rehash(ref.digest);
    if (found === null) missing.push(ref.digest);
    else if (found.digest !== ref.digest || found.bytes !== ref.bytes) altered.push(ref.digest);
  }
  if (missing.length > 0) throw new HechaError('SUBMISSION_BLOB_MISSING', { digests: missing });
  if (altered.length > 0) throw new HechaError('SUBMISSION_BLOB_ALTERED', { digests: altered });
};

/**
 * Takes in one sealed inspection. The receipt is signed only when all of it was checked and is on the disk; the same
 * bytes again get the same receipt, letter for letter.
 * @throws HechaError with the code that says what is wrong; then nothing was stored.
 */
export const acceptSubmission = async (
  desk: Desk,
  submissionId: Id,
  bytes: Uint8Array,
  from: { readonly device: Device; readonly signedBy: SignedBy },
): Promise<Acceptance> => {
  const { device, signedBy } = from;
  const submissionDigest = createHash('sha256').update(bytes).digest('hex');
  const find = () => findReceipt(desk, submissionId, device.device_id, submissionDigest);
  const known = await find();
  if (known !== null) return { receipt: known, isNew: false };

  const submission = readSubmission(bytes);
  if (submission.submissionId !== submissionId)
    throw new HechaError('SUBMISSION_INVALID', { reason: 'submissionId' });
  if (submission.deviceId !== device.device_id)
    throw new HechaError('SUBMISSION_INVALID', { reason: 'deviceId' });
  const inspection = checkSubmission(submission);
  await checkSeal(inspection, device);
  checkSignatures(inspection);
  await checkAssignment(desk, inspection, await checkCustody(desk, submission));
  await checkAmended(desk, inspection);
  await checkContent(desk, submission);
  await checkBlobs(desk, submission);
  await checkConclusion(desk, inspection);

  return desk.ledger.exclusively(async (commit) => {
    const meanwhile = await find();
    if (meanwhile !== null) return { receipt: meanwhile, isNew: false };
    await demandFirstCorrection(desk, inspection);
    const facts = { submissionDigest, receivedAt: desk.now(), keyId: desk.receiptKey.keyId };
    const receipt: Receipt = desk.receiptKey.sign(receiptBodyOf(submission, facts));
    await commit({ kind: 'submissionAccepted', receipt, signedBy }, bytes);
    return { receipt: canonical(receipt), isNew: true };
  });
};

/** Notes for the console that something was sent back; a later acceptance of the same id removes the note. */
export const noteRefusal = async (
  { database, now }: Desk,
  submissionId: Id,
  device: Device,
  error: HechaError,
): Promise<void> => {
  const refusal = {
    device_id: device.device_id,
    at: now(),
    code: error.code,
    detail: JSON.stringify(error.detail),
  };
  await database
    .insertInto('refusals')
    .values({ submission_id: submissionId, ...refusal })
    .onConflict((conflict) => conflict.column('submission_id').doUpdateSet(refusal))
    .execute();
};
