import { z } from 'zod';
import { Assignment } from './assignment.ts';
import { ClockReading } from './clock.ts';
import { Edition } from './edition.ts';
import { EvidenceRef, RemovedEvidence } from './evidence.ts';
import { FormKind } from './forms-of-type.ts';
import { Invitation } from './invitation.ts';
import { Base64Url, Day, Digest, Id, Instant, Line, Prose } from './identifiers.ts';
import { Verdict } from './rule-set.ts';
import { Language } from './words.ts';

const type = <T extends string, S extends z.ZodRawShape>(name: T, shape: S) =>
  z.strictObject({ type: z.literal(name), ...shape });

/** Who was there (首次会议签到). */
export const Attendee = z.strictObject({
  side: z.enum(['team', 'enterprise', 'observer']),
  name: Line,
  post: z.string().max(80),
});
export type Attendee = z.infer<typeof Attendee>;

export const Opening = z.strictObject({
  heldAt: Instant,
  place: z.string().max(200),
  attendees: z.array(Attendee).min(1),
  /** Was the written notice served, and the officers' identification shown? */
  noticeServed: z.boolean(),
  identificationShown: z.boolean(),
  remark: Prose,
});
export type Opening = z.infer<typeof Opening>;

export const Scope = z.strictObject({ units: z.array(Id).min(1), areas: Prose, excluded: Prose });
export type Scope = z.infer<typeof Scope>;

/** What the team and the firm say about one nonconforming clause, beyond the verdict and its record. */
export const FindingDetail = z.strictObject({
  fact: Prose,
  correction: Prose,
  correctionDueOn: Day.nullable(),
  enterpriseView: z.enum(['notAsked', 'agrees', 'disputes']),
  enterpriseText: Prose,
});
export type FindingDetail = z.infer<typeof FindingDetail>;

/** The team's conclusion: the computed one, or another with a written reason. */
export const ConfirmedConclusion = z.strictObject({
  /** `pass`, `fail`, or the id of a closed result. */
  result: Id,
  followUp: Id.nullable(),
  /** Required when `result` differs from what the rule set computed. */
  overrideReason: z.string().max(2000).nullable(),
  remark: Prose,
});
export type ConfirmedConclusion = z.infer<typeof ConfirmedConclusion>;

export const Closing = z.strictObject({
  heldAt: Instant,
  enterpriseOpinion: z.enum(['agrees', 'disputes', 'none']),
  enterpriseText: Prose,
  recheckOn: Day.nullable(),
  remark: Prose,
});
export type Closing = z.infer<typeof Closing>;

/** Whose hand is on the report. `id` is stable within the inspection: team member id, `enterprise`, `witness-1`. */
export const Party = z.strictObject({
  id: Id,
  role: z.enum(['leader', 'inspector', 'observer', 'enterprise', 'witness']),
  name: Line,
  post: z.string().max(80),
});
export type Party = z.infer<typeof Party>;

/** A drawing: each stroke is x0,y0,x1,y1… in whole units of a `width` × `height` pad. */
export const Drawing = z.strictObject({
  width: z.int().min(1).max(4096),
  height: z.int().min(1).max(4096),
  strokes: z
    .array(z.array(z.int().min(-64).max(4160)).min(2).max(4000))
    .min(1)
    .max(400),
});
export type Drawing = z.infer<typeof Drawing>;

/** What of one recorded answer does not carry over to another edition; its notes and evidence always do. */
export const Reopened = z.strictObject({
  itemId: Id,
  /** The person's verdict, with its reason. */
  verdict: z.boolean(),
  /** Field paths of `item.filled`. */
  fields: z.array(z.string().min(3).max(120)),
  /** Criteria whose limit must be compared with the standard again. */
  limits: z.array(Id),
  /** Evidence demands whose waiver is void. */
  waivers: z.array(Id),
});
export type Reopened = z.infer<typeof Reopened>;

const StampFields = z.strictObject({ at: Instant, by: Id });

/** What was recorded at one item, as `Answer`. */
const RecordedAnswer = z.strictObject({
  verdict: Verdict.nullable(),
  reason: z.string().max(2000).nullable(),
  note: Prose,
  values: z.record(z.string().min(3).max(120), z.string().max(500)),
  evidence: z.array(EvidenceRef),
  removedEvidence: z.array(RemovedEvidence),
  waivers: z.record(Id, z.string().min(1).max(500)),
  confirmedLimits: z.record(Id, z.strictObject({ edition: z.string().max(200), stamp: StampFields })),
  judged: StampFields.nullable(),
});

const SealFields = z.strictObject({
  contentDigest: Digest,
  /** Hash of the journal's last entry before this one: what the device key signed together with the content digest. */
  journalHead: Digest,
  report: z.strictObject({
    digest: Digest,
    bytes: z.int().min(1),
    pages: z.int().min(1),
    language: z.enum(['zh', 'en', 'both']),
  }),
  signature: Base64Url,
  publicKey: Base64Url,
});

/** A sealed report that another one corrects, and why. */
export const AmendedReport = z.strictObject({
  inspectionId: Id,
  reportNumber: Id,
  reportDigest: Digest,
  contentDigest: Digest,
  journalHead: Digest,
  reason: z.string().min(1).max(1000),
});
export type AmendedReport = z.infer<typeof AmendedReport>;

/**
 * What a sealed inspection says, whole, with who and when: from this its content digest can be computed again, and the
 * seal names that digest and the report.
 */
export const SealedRecord = z.strictObject({
  inspectionId: Id,
  deviceId: Id,
  assignment: Assignment,
  checklistDigest: Digest,
  ruleSetDigest: Digest,
  started: StampFields,
  opening: Opening.nullable(),
  scope: Scope.nullable(),
  answers: z.record(Id, RecordedAnswer),
  findings: z.record(Id, FindingDetail),
  observations: z.record(Id, z.string()),
  conclusion: ConfirmedConclusion.extend({ stamp: StampFields }),
  closing: Closing,
  /** What that report itself corrected. */
  amends: AmendedReport.nullable(),
  seal: SealFields,
});
export type SealedRecord = z.infer<typeof SealedRecord>;

const count = z.int().min(0);

/**
 * Everything that can happen to an inspection, in the words of the field. The journal of these is the record;
 * every other form of the inspection is derived from it by `replay`.
 */
export const JournalEvent = z.discriminatedUnion('type', [
  type('inspection.started', {
    assignment: Assignment,
    checklistDigest: Digest,
    ruleSetDigest: Digest,
    app: z.string().max(40),
    /** Set for a correction of a sealed report: it begins with all that one says, but for conclusion and closing. */
    amends: z.strictObject({ record: SealedRecord, reason: AmendedReport.shape.reason }).optional(),
  }),
  /**
   * A newer edition of checklist or rule set is judged by from here on. What this does to the recorded answers is
   * computed by `adoptionOf` and written down, so that a replay needs neither edition. Earlier answers stay in the journal.
   */
  type('edition.adopted', {
    from: Edition,
    to: Edition,
    /** What the newer checklist changes, in items. */
    items: z.strictObject({ added: count, changed: count, removed: count }),
    /** Recorded answers that carry over whole. */
    kept: z.array(Id),
    reopened: z.array(Reopened),
    /** Recorded answers whose item the newer edition no longer has. */
    dropped: z.array(Id),
  }),
  type('opening.recorded', { opening: Opening }),
  type('scope.recorded', { scope: Scope }),
  /** `verdict: null` clears the judgement. `reason` is demanded for `notApplicable` and for judging against the measurement. */
  type('item.judged', { itemId: Id, verdict: Verdict.nullable(), reason: z.string().max(2000).nullable() }),
  type('item.noted', { itemId: Id, note: Prose }),
  /**
   * Structured input of an item as typed, by field path: `p/<parameter>`, `q/<quantity>/<n from 1>`, `c/<quantity>` (correction), `i/name|number|validTo`,
   * `e/<row>/present|model|number|validTo`, `d/<document>/seen|reference`,
   * `s/count` (how many samples, blank for one), `s/<n from 1>/` with a `SampleField`.
   * An empty text clears the field.
   */
  type('item.filled', { itemId: Id, values: z.record(z.string().min(3).max(120), z.string().max(500)) }),
  /** A limit whose basis is not `source` was compared with the standard in force, by a person. `null` takes it back. */
  type('limit.confirmed', { itemId: Id, criterionId: Id, edition: z.string().max(200).nullable() }),
  type('evidence.attached', { itemId: Id, evidence: EvidenceRef }),
  type('evidence.captioned', { itemId: Id, digest: Digest, caption: Prose }),
  /**
   * The piece `of` is shown and printed as `evidence` from here on: a copy in which regions are covered, or (taken
   * back) the one that was there before. The bytes of both stay with the record.
   */
  type('evidence.redacted', { itemId: Id, of: Digest, evidence: EvidenceRef }),
  type('evidence.removed', { itemId: Id, digest: Digest, reason: z.string().min(1).max(500) }),
  /** "不宜拍照": the demand is fulfilled by a written reason. `null` takes it back. */
  type('evidence.waived', { itemId: Id, demandId: Id, reason: z.string().min(1).max(500).nullable() }),
  type('finding.detailed', { itemId: Id, detail: FindingDetail }),
  /** A fact worth recording that belongs to no clause. Empty text withdraws it. */
  type('observation.noted', { observationId: Id, text: Prose }),
  type('conclusion.confirmed', { conclusion: ConfirmedConclusion }),
  type('conclusion.reopened', { reason: z.string().min(1).max(500) }),
  type('closing.recorded', { closing: Closing }),
  /**
   * A printed form changed hands: which file, and who took it. It belongs to the journal and not to the content: the
   * parties sign what was found, not the paper that went to and fro.
   */
  type('form.handed', { form: FormKind, file: Digest, to: Line }),
  /** The laptop's clocks, read where something about them is new. It belongs to the journal and not to the content. */
  type('clock.read', { reading: ClockReading }),
  type('signature.given', { party: Party, contentDigest: Digest, drawing: Drawing, language: Language }),
  type('signature.refused', {
    party: Party,
    contentDigest: Digest,
    reason: z.string().min(1).max(1000),
    witness: z.string().max(80),
  }),
  type('inspection.sealed', SealFields.shape),
  /**
   * The laptop gives the inspection away: from here on only the one that the invitation names goes on with it. The
   * invitation stands here whole, so that anybody can check who asked for it.
   */
  type('inspection.handedOver', { invitation: Invitation }),
  /** The first entry of the laptop that has it now. `consent` is the former one's signature over `consentMessage`. */
  type('inspection.takenOver', {
    from: z.strictObject({ deviceId: Id, publicKey: Base64Url }),
    consent: Base64Url,
  }),
]);
export type JournalEvent = z.infer<typeof JournalEvent>;

/**
 * One link of the chain. `hash` is SHA-256 over the canonical form (RFC 8785) of all other fields; `prev` is the
 * hash of the entry before it, or 64 zeros for the first. `seq` counts from 1 and orders; `at` is the laptop's clock.
 */
export const JournalEntry = z.strictObject({
  schema: z.literal(1),
  inspectionId: Id,
  deviceId: Id,
  seq: z.int().min(1),
  prev: Digest,
  at: Instant,
  by: Id,
  /** Set when this entry takes back (or puts back) what entry `seq` did: undo and redo are entries too. */
  undoes: z.int().min(1).optional(),
  redoes: z.int().min(1).optional(),
  event: JournalEvent,
  hash: Digest,
});
export type JournalEntry = z.infer<typeof JournalEntry>;

/** Where a copy of a journal ends. */
export const JournalHead = z.strictObject({ inspectionId: Id, seq: z.int().min(0), hash: Digest });
export type JournalHead = z.infer<typeof JournalHead>;

export const noEntry: Digest = '0'.repeat(64);
