import type { Map as ImmutableMap } from 'immutable';
import { digestOf } from '../seal/digest.ts';
import type { Digest } from './identifiers.ts';
import type { Answer, Inspection } from './inspection.ts';

/** A map as plain JSON, keys sorted. */
export const sorted = <T, U>(map: ImmutableMap<string, T>, form: (value: T) => U): Record<string, U> =>
  Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, form(value)]));

/** When a verdict was given is the journal's to say; the content is what was found, so an undo restores its digest. */
const answerContent = ({ judged: _judged, confirmedLimits, removedEvidence, ...answer }: Answer) => ({
  ...answer,
  removedEvidence: removedEvidence.map(({ place: _place, ...removed }) => removed),
  confirmedLimits: Object.fromEntries(
    Object.entries(confirmedLimits).map(([criterion, { edition }]) => [criterion, edition]),
  ),
});

/**
 * What the parties sign: everything the record says, as plain JSON with sorted keys. Left out are the signatures and
 * the seal themselves, and what belongs to the journal (head, last change, instants of single judgements, forms that
 * changed hands, readings of clocks).
 */
export const contentOf = (inspection: Inspection) => ({
  schema: 1 as const,
  inspectionId: inspection.id,
  deviceId: inspection.deviceId,
  assignment: inspection.assignment,
  checklistDigest: inspection.checklistDigest,
  ruleSetDigest: inspection.ruleSetDigest,
  started: inspection.started,
  ...(inspection.amends ? { amends: inspection.amends.report } : {}),
  opening: inspection.opening,
  scope: inspection.scope,
  answers: sorted(inspection.answers, answerContent),
  findings: sorted(inspection.findings, (detail) => detail),
  observations: sorted(inspection.observations, (text) => text),
  conclusion: inspection.conclusion,
  closing: inspection.closing,
});

const digests = new WeakMap<Inspection, Digest>();

/** SHA-256 over the canonical form of `contentOf`; computed once per inspection value. */
export const contentDigestOf = (inspection: Inspection): Digest => {
  const known = digests.get(inspection);
  if (known !== undefined) return known;
  const digest = digestOf(contentOf(inspection));
  digests.set(inspection, digest);
  return digest;
};
