import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/domain/evaluate.ts';
import { replay } from '../../../shared/domain/replay.ts';
import { stepsOf } from '../../../shared/replay/steps.ts';
import { linkEntry } from '../../../shared/seal/chain.ts';
import { type AnsweredOptions, buildAnsweredInspection } from '../../fixtures/report/answered-inspection.ts';

const visits: Readonly<Record<string, AnsweredOptions>> = {
  'a licence review with a veto': { verdicts: { 'cement-2.2.1': 'nonconforming' }, removePhoto: '拍错了' },
  'a checklist that asks by what was found': { checklist: 'delisted', type: 'spotCheck' },
  'a newer edition on the way': {
    adoptFrom: (checklist) => ({
      ...checklist,
      items: checklist.items.map((item, index) =>
        index === 0 ? { ...item, requirement: { zh: '旧要求', en: 'old demand' } } : item,
      ),
    }),
  },
};

describe('the steps of a journal', () => {
  it.each(Object.keys(visits))('are what replaying the journal up to each entry gives: %s', (name) => {
    const { context, journal } = buildAnsweredInspection(visits[name]);
    const steps = stepsOf(context, journal);
    expect(steps.map(({ entry }) => entry)).toEqual(journal);
    fc.assert(
      fc.property(fc.nat(journal.length - 1), (index) => {
        const step = steps[index];
        const inspection = replay(journal.slice(0, index + 1));
        const evaluation = evaluate(context, inspection);
        expect(step?.inspection.answers.toJS()).toEqual(inspection.answers.toJS());
        expect(step?.inspection.head).toEqual(inspection.head);
        expect(step?.evaluation.total).toEqual(evaluation.total);
        expect(step?.evaluation.items.toJS()).toEqual(evaluation.items.toJS());
        expect(step?.evaluation.sections.toJS()).toEqual(evaluation.sections.toJS());
      }),
      { numRuns: 40 },
    );
  });

  it('ask by the scope from the very entry that records it', () => {
    const { context, journal } = buildAnsweredInspection({ checklist: 'delisted', type: 'spotCheck' });
    const [first, second] = journal;
    if (!first || !second) throw new Error('a visit has entries');
    const { inspectionId, seq, hash, at, by, deviceId } = second;
    const scope = { units: ['grinding-wheels'], areas: '', excluded: '' };
    const narrowed = linkEntry(
      { inspectionId, seq, hash },
      { type: 'scope.recorded', scope },
      { at, by, deviceId },
    );
    const steps = stepsOf(context, [first, second, narrowed]);
    const asked = steps.map(({ evaluation }) => evaluation.total.asked);
    expect(asked[2]).toBeLessThan(asked[1] ?? 0);
    expect(asked[2]).toBe(evaluate(context, replay([first, second, narrowed])).total.asked);
  });

  it('keep every state of a journal of thousands', () => {
    const { context, journal } = buildAnsweredInspection({ items: 1000, waiveEvidence: true });
    expect(journal.length).toBeGreaterThan(1000);
    const steps = stepsOf(context, journal);
    const judged = steps.map(({ evaluation }) => evaluation.total.judged);
    expect(judged[0]).toBe(0);
    expect(judged.at(-1)).toBe(steps.at(-1)?.evaluation.total.asked);
  });
});
