import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharesOf, statusOfItem, worstOf } from '../../../renderer/screens/checklist/item-status.ts';
import { judgeEvent } from '../../../renderer/screens/checklist/verdicts.ts';
import { emptyAnswer } from '../../../shared/domain/inspection.ts';
import { noTally } from './fixtures.ts';

const count = fc.nat({ max: 50 });

describe('status', () => {
  it('is red and solid only for a veto item that failed', () => {
    expect(statusOfItem({ verdict: null, veto: true })).toBe('unanswered');
    expect(statusOfItem({ verdict: 'conforms', veto: true })).toBe('conforms');
    expect(statusOfItem({ verdict: 'nonconforming', veto: true })).toBe('veto');
    expect(statusOfItem({ verdict: 'nonconforming', veto: false })).toBe('nonconforming');
  });

  it('shows the gravest thing of a section and nothing where nothing failed', () => {
    expect(worstOf({ ...noTally, improvement: 3 })).toBe('improvement');
    expect(worstOf({ ...noTally, improvement: 3, nonconforming: 1 })).toBe('nonconforming');
    expect(worstOf({ ...noTally, nonconforming: 1, vetoFailed: 1 })).toBe('veto');
    expect(worstOf({ ...noTally, conforms: 9 })).toBeNull();
  });

  it('splits the judged items into shares that add up, veto failures counted once', () => {
    fc.assert(
      fc.property(count, count, count, count, count, (conforms, improvement, nonconforming, na, vetoes) => {
        const vetoFailed = Math.min(vetoes, improvement + nonconforming);
        const shares = sharesOf({
          ...noTally,
          conforms,
          improvement,
          nonconforming,
          notApplicable: na,
          vetoFailed,
        });
        expect(shares.every((share) => share.count >= 0)).toBe(true);
        expect(shares.reduce((sum, share) => sum + share.count, 0)).toBe(
          conforms + improvement + nonconforming + na,
        );
      }),
    );
  });
});

describe('pressing a verdict key', () => {
  it('judges, and clears when a person had judged so already', () => {
    expect(judgeEvent({ itemId: 'i' }, emptyAnswer, 'conforms').verdict).toBe('conforms');
    expect(
      judgeEvent({ itemId: 'i' }, { ...emptyAnswer, verdict: 'conforms' }, 'conforms').verdict,
    ).toBeNull();
    expect(
      judgeEvent({ itemId: 'i' }, { ...emptyAnswer, verdict: 'conforms' }, 'nonconforming').verdict,
    ).toBe('nonconforming');
  });
});
