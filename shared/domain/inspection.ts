import type { Map as ImmutableMap } from 'immutable';
import type { Assignment } from './assignment.ts';
import type { KeptReading } from './clock.ts';
import type { Custody } from './custody.ts';
import type { EvidenceRef, RemovedEvidence } from './evidence.ts';
import type { Digest, Id, Instant } from './identifiers.ts';
import type { InvitationBody } from './invitation.ts';
import type {
  AmendedReport,
  Closing,
  ConfirmedConclusion,
  Drawing,
  FindingDetail,
  JournalEvent,
  JournalHead,
  Opening,
  Party,
  Scope,
  SealedRecord,
} from './journal.ts';
import type { Verdict } from './rule-set.ts';
import type { Language } from './words.ts';

/** Who did it and when: enters every act as an argument, never read from a clock inside the rules. */
export type Stamp = { readonly at: Instant; readonly by: Id };

/** What was recorded at one item. Absent from `Inspection.answers` until something was. */
export type Answer = {
  readonly verdict: Verdict | null;
  readonly reason: string | null;
  readonly note: string;
  /** Structured input as typed, by field path (see `JournalEvent` `item.filled`). */
  readonly values: Readonly<Record<string, string>>;
  readonly evidence: readonly EvidenceRef[];
  readonly removedEvidence: readonly RemovedEvidence[];
  readonly waivers: Readonly<Record<Id, string>>;
  /** Edition of the standard with which a person compared the limit, by criterion. */
  readonly confirmedLimits: Readonly<Record<Id, { readonly edition: string; readonly stamp: Stamp }>>;
  readonly judged: Stamp | null;
};

export type Signature = {
  readonly party: Party;
  readonly contentDigest: Digest;
  readonly stamp: Stamp;
} & (
  | { readonly kind: 'given'; readonly drawing: Drawing; readonly language: Language }
  | { readonly kind: 'refused'; readonly reason: string; readonly witness: string }
);

/** A form that changed hands. */
export type HandedForm = Omit<Extract<JournalEvent, { type: 'form.handed' }>, 'type'> & {
  readonly stamp: Stamp;
};

export type Seal = Omit<Extract<JournalEvent, { type: 'inspection.sealed' }>, 'type'> & {
  readonly stamp: Stamp;
};

/** The projection of a journal: what the screens show and the report prints. Rebuilt by `replay` at any time. */
export type Inspection = {
  readonly id: Id;
  /** The laptop that has it: the one that began it, or the last that took it over. */
  readonly deviceId: Id;
  /** Every laptop that had it, in order; the last one has it or has handed it over. */
  readonly custody: readonly Custody[];
  /** Who is to take it over; null while a laptop has it. */
  readonly handover: InvitationBody | null;
  readonly assignment: Assignment;
  readonly checklistDigest: Digest;
  readonly ruleSetDigest: Digest;
  readonly head: JournalHead;
  readonly started: Stamp;
  /** The sealed inspection that this one corrects, as it was, and why; null for every other. */
  readonly amends: {
    /** Null where only its name is known. */
    readonly record: SealedRecord | null;
    readonly report: AmendedReport;
  } | null;
  readonly updatedAt: Instant;
  readonly opening: Opening | null;
  readonly scope: Scope | null;
  /** Persistent maps: one more answer costs the same in a checklist of 250 and of 10,000 items. */
  readonly answers: ImmutableMap<Id, Answer>;
  readonly findings: ImmutableMap<Id, FindingDetail>;
  readonly observations: ImmutableMap<Id, string>;
  readonly conclusion: (ConfirmedConclusion & { readonly stamp: Stamp }) | null;
  readonly closing: Closing | null;
  /** Forms that changed hands, in order; one may be handed over again. */
  readonly handed: readonly HandedForm[];
  /** The laptop's clocks, in order. */
  readonly readings: readonly KeptReading[];
  /** The last signature or refusal of each party; it counts only while its content digest is the current one. */
  readonly signatures: readonly Signature[];
  readonly seal: Seal | null;
};

/**
 * `draft` → `concluded` → `sealed`; headquarters' receipt lives beside the record, not in it. `handedOver` ends it on
 * this laptop, until somebody takes it over.
 */
export type InspectionStatus = 'draft' | 'concluded' | 'sealed' | 'handedOver';
export const statusOf = ({
  seal,
  handover,
  conclusion,
}: Pick<Inspection, 'seal' | 'handover' | 'conclusion'>): InspectionStatus => {
  if (seal) return 'sealed';
  if (handover) return 'handedOver';
  return conclusion ? 'concluded' : 'draft';
};

/** Whether anything can still be written here. */
export const isWorkedOn = (inspection: Pick<Inspection, 'seal' | 'handover' | 'conclusion'>): boolean =>
  ['draft', 'concluded'].includes(statusOf(inspection));

export const emptyAnswer: Answer = {
  verdict: null,
  reason: null,
  note: '',
  values: {},
  evidence: [],
  removedEvidence: [],
  waivers: {},
  confirmedLimits: {},
  judged: null,
};

export const answerOf = (inspection: Pick<Inspection, 'answers'>, itemId: Id): Answer =>
  inspection.answers.get(itemId, emptyAnswer);
