import { Map as ImmutableMap } from 'immutable';
import { canonical } from '../seal/canonical.ts';
import { HechaError } from '../errors.ts';
import { amendedReportOf, inspectionOfRecord } from './amendment.ts';
import { demandCustody, firstCustody, handOver, takeOver } from './custody.ts';
import { forgottenBy, type ItemEvent } from './forgotten-by.ts';
import type { Id } from './identifiers.ts';
import { type Answer, answerOf, type Inspection, type Signature, type Stamp } from './inspection.ts';
import type { FindingDetail, JournalEntry, JournalEvent } from './journal.ts';

/** A finding of which nothing is said: recording it takes the detail back. */
export const emptyFinding: FindingDetail = {
  fact: '',
  correction: '',
  correctionDueOn: null,
  enterpriseView: 'notAsked',
  enterpriseText: '',
};

const start = (
  event: Extract<JournalEvent, { type: 'inspection.started' }>,
  entry: JournalEntry,
): Inspection => {
  const { inspectionId, deviceId, at, by, seq, hash } = entry;
  const before = event.amends ? inspectionOfRecord(event.amends.record) : null;
  return {
    id: inspectionId,
    deviceId,
    custody: [firstCustody(event.assignment, entry)],
    handover: null,
    assignment: event.assignment,
    checklistDigest: event.checklistDigest,
    ruleSetDigest: event.ruleSetDigest,
    head: { inspectionId, seq, hash },
    started: { at, by },
    amends: event.amends ? { record: event.amends.record, report: amendedReportOf(event.amends) } : null,
    updatedAt: at,
    opening: before?.opening ?? null,
    scope: before?.scope ?? null,
    answers: before?.answers ?? ImmutableMap(),
    findings: before?.findings ?? ImmutableMap(),
    observations: before?.observations ?? ImmutableMap(),
    conclusion: null,
    closing: null,
    handed: [],
    readings: [],
    signatures: [],
    seal: null,
  };
};

/** Sets a key, or removes it where the value is null or empty: what was taken back leaves no trace in the content. */
const withKey = <T>(record: Readonly<Record<string, T>>, key: string, value: T | null): Record<string, T> => {
  const { [key]: _before, ...rest } = record;
  return value === null || value === '' ? rest : { ...rest, [key]: value };
};

const fill = (values: Answer['values'], filled: Readonly<Record<string, string>>): Answer['values'] =>
  Object.entries(filled).reduce<Record<string, string>>(
    (all, [field, text]) => withKey(all, field, text),
    values,
  );

const detach = (
  answer: Answer,
  event: Extract<ItemEvent, { type: 'evidence.removed' }>,
  stamp: Stamp,
): Answer => {
  const place = answer.evidence.findIndex(({ digest }) => digest === event.digest);
  const evidence = answer.evidence[place];
  if (!evidence) return answer;
  return {
    ...answer,
    evidence: answer.evidence.filter(({ digest }) => digest !== event.digest),
    removedEvidence: [...answer.removedEvidence, { evidence, place, reason: event.reason, ...stamp }],
  };
};

/** The reason that a piece of evidence carries when its attachment was undone. */
export const undoneAttachment = '撤销添加 / attachment undone';

/**
 * Bytes that are attached already are not attached twice. By undo or redo (`again`) a removed piece stands where it
 * stood, and its strike-through goes: undo takes back a person's removal, redo the one that undo itself made.
 */
const attach = (
  answer: Answer,
  { evidence }: Extract<ItemEvent, { type: 'evidence.attached' }>,
  again: 'undo' | 'redo' | null,
): Answer => {
  if (answer.evidence.some(({ digest }) => digest === evidence.digest)) return answer;
  const struck = answer.removedEvidence.findLastIndex(
    (removed) =>
      removed.evidence.digest === evidence.digest &&
      (removed.reason === undoneAttachment) === (again === 'redo'),
  );
  if (!again) return { ...answer, evidence: [...answer.evidence, evidence] };
  return {
    ...answer,
    evidence: answer.evidence.toSpliced(
      answer.removedEvidence[struck]?.place ?? answer.evidence.length,
      0,
      evidence,
    ),
    removedEvidence: answer.removedEvidence.filter((_, index) => index !== struck),
  };
};

const replace = (
  answer: Answer,
  { of, evidence }: Extract<ItemEvent, { type: 'evidence.redacted' }>,
): Answer =>
  answer.evidence.some(({ digest }) => digest === evidence.digest)
    ? answer
    : { ...answer, evidence: answer.evidence.map((piece) => (piece.digest === of ? evidence : piece)) };

const change = (answer: Answer, event: ItemEvent, stamp: Stamp, again: 'undo' | 'redo' | null): Answer => {
  switch (event.type) {
    case 'item.judged':
      return {
        ...answer,
        verdict: event.verdict,
        reason: event.reason,
        judged: event.verdict ? stamp : null,
      };
    case 'item.noted':
      return { ...answer, note: event.note };
    case 'item.filled':
      return { ...answer, values: fill(answer.values, event.values) };
    case 'limit.confirmed':
      return {
        ...answer,
        confirmedLimits: withKey(
          answer.confirmedLimits,
          event.criterionId,
          event.edition === null ? null : { edition: event.edition, stamp },
        ),
      };
    case 'evidence.attached':
      return attach(answer, event, again);
    case 'evidence.captioned':
      return {
        ...answer,
        evidence: answer.evidence.map((piece) =>
          piece.digest === event.digest ? { ...piece, caption: event.caption } : piece,
        ),
      };
    case 'evidence.redacted':
      return replace(answer, event);
    case 'evidence.removed':
      return detach(answer, event, stamp);
    case 'evidence.waived':
      return { ...answer, waivers: withKey(answer.waivers, event.demandId, event.reason) };
  }
};

const isEmpty = (answer: Answer): boolean =>
  answer.verdict === null &&
  answer.reason === null &&
  answer.note === '' &&
  answer.evidence.length === 0 &&
  answer.removedEvidence.length === 0 &&
  [answer.values, answer.waivers, answer.confirmedLimits].every((record) => Object.keys(record).length === 0);

const changeAnswer = (
  inspection: Inspection,
  event: ItemEvent,
  { at, by, undoes, redoes }: Pick<JournalEntry, 'at' | 'by' | 'undoes' | 'redoes'>,
): Inspection => {
  const again = undoes !== undefined ? 'undo' : redoes !== undefined ? 'redo' : null;
  const answer = change(answerOf(inspection, event.itemId), event, { at, by }, again);
  const answers = isEmpty(answer)
    ? inspection.answers.remove(event.itemId)
    : inspection.answers.set(event.itemId, answer);
  return { ...inspection, answers };
};

/** @throws HechaError `JOURNAL_BROKEN` for an adoption that does not begin at the edition in force. */
const adopt = (
  inspection: Inspection,
  event: Extract<JournalEvent, { type: 'edition.adopted' }>,
  entry: JournalEntry,
): Inspection => {
  const { from, to, dropped } = event;
  if (
    from.checklist.digest !== inspection.checklistDigest ||
    from.ruleSet.digest !== inspection.ruleSetDigest
  )
    throw new HechaError('JOURNAL_BROKEN', { inspectionId: inspection.id, seq: entry.seq });
  const { at, by } = entry;
  const carried = forgottenBy(event).reduce(
    (before, forgotten) => changeAnswer(before, forgotten, { at, by }),
    inspection,
  );
  return {
    ...carried,
    checklistDigest: to.checklist.digest,
    ruleSetDigest: to.ruleSet.digest,
    answers: carried.answers.deleteAll(dropped),
    findings: carried.findings.deleteAll(dropped),
  };
};

const sign = (inspection: Inspection, signature: Signature): Inspection => ({
  ...inspection,
  signatures: [...inspection.signatures.filter(({ party }) => party.id !== signature.party.id), signature],
});

const detailFinding = (inspection: Inspection, itemId: Id, detail: FindingDetail): Inspection => ({
  ...inspection,
  findings:
    canonical(detail) === canonical(emptyFinding)
      ? inspection.findings.remove(itemId)
      : inspection.findings.set(itemId, detail),
});

const applyEvent = (inspection: Inspection, entry: JournalEntry): Inspection => {
  const { event, at, by } = entry;
  const stamp = { at, by };
  switch (event.type) {
    case 'inspection.started':
      throw new HechaError('JOURNAL_BROKEN', { inspectionId: entry.inspectionId, seq: entry.seq });
    case 'edition.adopted':
      return adopt(inspection, event, entry);
    case 'opening.recorded':
      return { ...inspection, opening: event.opening };
    case 'scope.recorded':
      return { ...inspection, scope: event.scope };
    case 'item.judged':
    case 'item.noted':
    case 'item.filled':
    case 'limit.confirmed':
    case 'evidence.attached':
    case 'evidence.captioned':
    case 'evidence.redacted':
    case 'evidence.removed':
    case 'evidence.waived':
      return changeAnswer(inspection, event, entry);
    case 'finding.detailed':
      return detailFinding(inspection, event.itemId, event.detail);
    case 'observation.noted':
      return {
        ...inspection,
        observations: event.text
          ? inspection.observations.set(event.observationId, event.text)
          : inspection.observations.remove(event.observationId),
      };
    case 'conclusion.confirmed':
      return { ...inspection, conclusion: { ...event.conclusion, stamp } };
    case 'conclusion.reopened':
      // What the firm said was said of the conclusion that is now withdrawn: it is asked again.
      return { ...inspection, conclusion: null, closing: null };
    case 'closing.recorded':
      return { ...inspection, closing: event.closing };
    case 'form.handed': {
      const { type: _type, ...handed } = event;
      return { ...inspection, handed: [...inspection.handed, { ...handed, stamp }] };
    }
    case 'clock.read':
      return {
        ...inspection,
        readings: [...inspection.readings, { ...event.reading, seq: entry.seq, at }],
      };
    case 'signature.given': {
      const { type: _type, ...given } = event;
      return sign(inspection, { kind: 'given', ...given, stamp });
    }
    case 'signature.refused': {
      const { type: _type, ...refused } = event;
      return sign(inspection, { kind: 'refused', ...refused, stamp });
    }
    case 'inspection.sealed': {
      const { type: _type, ...seal } = event;
      return { ...inspection, seal: { ...seal, stamp } };
    }
    case 'inspection.handedOver':
      return { ...inspection, ...handOver(inspection, event, entry) };
    case 'inspection.takenOver':
      return { ...inspection, ...takeOver(inspection, entry) };
  }
};

/**
 * The inspection after one more entry. Pure; the hash is not verified here (`followChain` does), the order is.
 * @throws HechaError `JOURNAL_BROKEN` for a journal that does not begin with its start or begins twice, or adopts an
 * edition from another one than that in force; `JOURNAL_GAP` for an entry that does not follow; `JOURNAL_FOREIGN` for
 * one of a laptop that does not have the inspection.
 */
export const applyEntry = (inspection: Inspection | null, entry: JournalEntry): Inspection => {
  const { inspectionId, seq, hash, event } = entry;
  if (!inspection) {
    if (event.type !== 'inspection.started') throw new HechaError('JOURNAL_BROKEN', { inspectionId, seq });
    return start(event, entry);
  }
  if (seq !== inspection.head.seq + 1)
    throw new HechaError('JOURNAL_GAP', { inspectionId, seq, expected: inspection.head.seq + 1 });
  demandCustody(inspection, entry);
  return {
    ...applyEvent(inspection, entry),
    head: { inspectionId: inspection.id, seq, hash },
    updatedAt: entry.at,
  };
};

/**
 * Rebuilds an inspection from its journal alone, oldest entry first.
 * @throws HechaError `JOURNAL_BROKEN`, `JOURNAL_GAP` or `JOURNAL_FOREIGN`; an empty journal is `JOURNAL_BROKEN`.
 */
export const replay = (entries: readonly JournalEntry[]): Inspection => {
  const inspection = entries.reduce<Inspection | null>(applyEntry, null);
  if (!inspection) throw new HechaError('JOURNAL_BROKEN', { seq: 0 });
  return inspection;
};
