import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amendmentChanges } from '../../../shared/domain/amendment-changes.ts';
import {
  amendedAssignment,
  amendedReportOf,
  inspectionOfRecord,
  rootAssignment,
  sealedRecordOf,
} from '../../../shared/domain/amendment.ts';
import { contentDigestOf } from '../../../shared/domain/content.ts';
import type { Inspection } from '../../../shared/domain/inspection.ts';
import { type JournalEvent, SealedRecord } from '../../../shared/domain/journal.ts';
import { replay } from '../../../shared/domain/replay.ts';
import { ensureHechaError } from '../../../shared/errors.ts';
import { canonical } from '../../../shared/seal/canonical.ts';
import { changeInWords } from '../../../shared/text/amendment.ts';
import { buildAnsweredInspection } from '../../fixtures/report/answered-inspection.ts';
import { append, attached, filled, journalOf, judged, noted, redacted, started } from './specimen.ts';

const digest = 'a'.repeat(64);
const closing: JournalEvent = {
  type: 'closing.recorded',
  closing: {
    heldAt: '2026-11-23T16:00:00+08:00',
    enterpriseOpinion: 'agrees',
    enterpriseText: '',
    recheckOn: null,
    remark: '',
  },
};
const concluded: JournalEvent = {
  type: 'conclusion.confirmed',
  conclusion: { result: 'pass', followUp: null, overrideReason: null, remark: '' },
};
const sealed: JournalEvent = {
  type: 'inspection.sealed',
  contentDigest: digest,
  journalHead: digest,
  report: { digest, bytes: 1, pages: 1, language: 'zh' },
  signature: 'c2ln',
  publicKey: 'a2V5',
};

const answer: fc.Arbitrary<JournalEvent> = fc.oneof(
  fc
    .tuple(fc.constantFrom('a', 'b'), fc.constantFrom('conforms', 'nonconforming', null))
    .map(([id, verdict]) => judged(id, verdict, verdict && 'r')),
  fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('', 'x', 'y')).map(([id, text]) => noted(id, text)),
  fc
    .tuple(
      fc.constantFrom('a', 'b'),
      fc.dictionary(fc.constantFrom('q/x/1', 'p/t'), fc.constantFrom('', '1')),
    )
    .map(([id, values]) => filled(id, values)),
  fc.constantFrom('a', 'b').map((id) => attached(id, 5)),
  fc.constantFrom('a', 'b').map((id) => redacted(id, 5)),
  fc
    .constantFrom('', 'o1', 'o2')
    .map((text): JournalEvent => ({ type: 'observation.noted', observationId: 'o', text })),
);

/** An inspection that was sealed, and a correction of it to which nothing was done yet. */
const correctionOf = (events: readonly JournalEvent[]) => {
  const before = replay(journalOf(started(), ...events, concluded, closing, sealed));
  const record = sealedRecordOf(before);
  const first = started(amendedAssignment(before.assignment));
  if (first.type !== 'inspection.started') throw new Error('not a start');
  return { before, journal: journalOf({ ...first, amends: { record, reason: 'wrong clause' } }) };
};

describe('a correction', () => {
  it('carries the whole of the report that it corrects, so that its digest can be computed again', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 12 }), (events) => {
        const { before, journal } = correctionOf(events);
        const record = sealedRecordOf(before);
        expect(SealedRecord.safeParse(JSON.parse(JSON.stringify(record))).success).toBe(true);
        expect(contentDigestOf(inspectionOfRecord(record))).toBe(contentDigestOf(before));
        const correction = replay(journal);
        expect(correction.answers.toJS()).toEqual(before.answers.toJS());
        expect(correction).toMatchObject({ conclusion: null, closing: null, signatures: [], seal: null });
        expect(correction.amends?.report).toEqual(amendedReportOf({ record, reason: 'wrong clause' }));
        // What is corrected is part of what the parties sign.
        expect(contentDigestOf(correction)).not.toBe(contentDigestOf({ ...correction, amends: null }));
      }),
    );
  });

  it('differs exactly where it says something else', () => {
    const said = ({ answers, observations }: Inspection) =>
      canonical([
        Object.entries(answers.toJS())
          .map(([id, { judged: _judged, removedEvidence: _removed, ...rest }]) => [id, rest] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
        observations.toJS(),
      ]);
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 8 }), fc.array(answer, { maxLength: 6 }), (events, later) => {
        const { before, journal } = correctionOf(events);
        const correction = replay(
          [...later, concluded, closing].reduce((all, event) => append(all, event), journal),
        );
        expect(amendmentChanges(correction).length === 0).toBe(said(correction) === said(before));
      }),
    );
  });

  it('is numbered after the report and after the correction before it, and goes back to the first', () => {
    const { assignment } = replay(journalOf(started()));
    const one = amendedAssignment(assignment);
    const two = amendedAssignment(one);
    expect([one.reportNumber, two.reportNumber]).toEqual([
      `${assignment.reportNumber}-A1`,
      `${assignment.reportNumber}-A2`,
    ]);
    expect([one.id, two.id]).toEqual([`${assignment.id}-a1`, `${assignment.id}-a2`]);
    for (const each of [one, two]) expect(rootAssignment(each)).toEqual(assignment);
    expect(rootAssignment(assignment)).toEqual(assignment);
  });

  it('begins with nothing that was not sealed', () => {
    try {
      sealedRecordOf(replay(journalOf(started())));
      expect.unreachable();
    } catch (caught) {
      expect(ensureHechaError(caught).code).toBe('INSPECTION_INCOMPLETE');
    }
  });

  it('says each change in words, in both languages, of a real visit', () => {
    const { context, inspection, journal } = buildAnsweredInspection({ checklist: 'cement' });
    const before = { ...inspection, seal: null };
    const itemId = context.checklist.items.find(({ id }) => inspection.answers.has(id))?.id ?? '';
    const withSeal = append(journal, sealed, { deviceId: inspection.deviceId });
    const record = sealedRecordOf(replay(withSeal));
    const [first] = journal;
    if (first?.event.type !== 'inspection.started') throw new Error('not a start');
    const correction = replay(
      append(
        journalOf({ ...first.event, amends: { record, reason: '判错' } }),
        judged(itemId, 'nonconforming', '当时看错'),
      ),
    );
    const changes = amendmentChanges(correction);
    expect(changes.map(({ field }) => field).sort()).toEqual(['reason', 'verdict']);
    for (const change of changes) {
      const words = changeInWords(change, context);
      for (const { zh, en } of Object.values(words)) {
        expect(zh).not.toBe('');
        expect(en).not.toMatch(/undefined|object Object/);
      }
    }
    expect(before.answers.has(itemId)).toBe(true);
  });
});
