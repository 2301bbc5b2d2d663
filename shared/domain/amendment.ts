import { Map as ImmutableMap } from 'immutable';
import { HechaError } from '../errors.ts';
import type { Assignment } from './assignment.ts';
import { sorted } from './content.ts';
import type { Inspection } from './inspection.ts';
import type { AmendedReport, JournalEvent, SealedRecord } from './journal.ts';

/** What a correction begins with: the sealed report, whole, and the reason. */
export type Amends = NonNullable<Extract<JournalEvent, { type: 'inspection.started' }>['amends']>;

/** A sealed inspection as a correction carries it. @throws HechaError `INSPECTION_INCOMPLETE` where it is not sealed. */
export const sealedRecordOf = (inspection: Inspection): SealedRecord => {
  const { seal, conclusion, closing } = inspection;
  if (!seal || !conclusion || !closing)
    throw new HechaError('INSPECTION_INCOMPLETE', { open: 0, missing: 1, conclusion: conclusion !== null });
  const { stamp: _stamp, ...sealed } = seal;
  return {
    inspectionId: inspection.id,
    deviceId: inspection.deviceId,
    assignment: inspection.assignment,
    checklistDigest: inspection.checklistDigest,
    ruleSetDigest: inspection.ruleSetDigest,
    started: inspection.started,
    opening: inspection.opening,
    scope: inspection.scope,
    answers: sorted(inspection.answers, (answer) => answer) as SealedRecord['answers'],
    findings: sorted(inspection.findings, (detail) => detail),
    observations: sorted(inspection.observations, (text) => text),
    conclusion,
    closing,
    amends: inspection.amends?.report ?? null,
    seal: sealed,
  };
};

/** Names a report that is corrected, by all digests by which it can be known. */
export const amendedReportOf = ({ record, reason }: Amends): AmendedReport => ({
  inspectionId: record.inspectionId,
  reportNumber: record.assignment.reportNumber,
  reportDigest: record.seal.report.digest,
  contentDigest: record.seal.contentDigest,
  journalHead: record.seal.journalHead,
  reason,
});

/** The sealed inspection again, as far as its content goes; signatures and the seal stay with its own journal. */
export const inspectionOfRecord = (record: SealedRecord): Inspection => ({
  id: record.inspectionId,
  deviceId: record.deviceId,
  // Who had it before belongs to its own journal.
  custody: [],
  handover: null,
  assignment: record.assignment,
  checklistDigest: record.checklistDigest,
  ruleSetDigest: record.ruleSetDigest,
  head: { inspectionId: record.inspectionId, seq: 0, hash: record.seal.journalHead },
  started: record.started,
  // What this report corrected is known by name alone: its content is in its own record.
  amends: record.amends && { record: null, report: record.amends },
  updatedAt: record.started.at,
  opening: record.opening,
  scope: record.scope,
  answers: ImmutableMap(record.answers),
  findings: ImmutableMap(record.findings),
  observations: ImmutableMap(record.observations),
  conclusion: record.conclusion,
  closing: record.closing,
  handed: [],
  readings: [],
  signatures: [],
  seal: null,
});

const numbered = /^(.*)-A(\d{1,3})$/;
const identified = /^(.*)-a(\d{1,3})$/;

/** The assignment that a correction, or a correction of one, goes back to: what was dispatched, or begun on the spot. */
export const rootAssignment = (assignment: Assignment): Assignment => ({
  ...assignment,
  id: identified.exec(assignment.id)?.[1] ?? assignment.id,
  reportNumber: numbered.exec(assignment.reportNumber)?.[1] ?? assignment.reportNumber,
});

/**
 * The same visit under the number of its next correction: HC-421024-20261123-01, then …-01-A1, then …-01-A2. Derived, so
 * that it needs no network, and one report has one next correction.
 */
export const amendedAssignment = (assignment: Assignment): Assignment => {
  const root = rootAssignment(assignment);
  const next = Number(numbered.exec(assignment.reportNumber)?.[2] ?? 0) + 1;
  return {
    ...root,
    id: `${root.id.slice(0, 74)}-a${next}`,
    reportNumber: `${root.reportNumber.slice(0, 74)}-A${next}`,
  };
};
