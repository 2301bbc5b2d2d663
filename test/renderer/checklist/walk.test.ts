import { describe, expect, it } from 'vitest';
import {
  firstItem,
  stepItem,
  stepSection,
  stepUnanswered,
} from '../../../renderer/screens/checklist/walk.ts';
import { checklist, evaluation, item } from './fixtures.ts';

const list = checklist([item('i1', 'a'), item('i2', 'a'), item('i3', 'b'), item('i4', 'c'), item('i5', 'c')]);
const now = evaluation(list, {
  i1: { verdict: 'conforms' },
  i3: { asked: false },
  i5: { verdict: 'notApplicable' },
});

describe('walking the checklist', () => {
  it('goes one by one through what is shown and stops at both ends', () => {
    expect(stepItem(list.items, 'i1', 1)?.id).toBe('i2');
    expect(stepItem(list.items, 'i5', 1)).toBeNull();
    expect(stepItem(list.items, 'i1', -1)).toBeNull();
  });

  it('starts at an end when the current item is filtered away', () => {
    expect(stepItem(list.items, 'gone', 1)?.id).toBe('i1');
    expect(stepItem(list.items, 'gone', -1)?.id).toBe('i5');
  });

  it('finds the next and the previous open item round the end, passing over what is not asked', () => {
    expect(stepUnanswered(list, now, 'i2', 1)?.id).toBe('i4');
    expect(stepUnanswered(list, now, 'i4', 1)?.id).toBe('i2');
    expect(stepUnanswered(list, now, 'i2', -1)?.id).toBe('i4');
    expect(stepUnanswered(list, now, null, -1)?.id).toBe('i4');
  });

  it('finds nothing when only the current item is open', () => {
    const rest = Object.fromEntries(
      ['i1', 'i2', 'i3', 'i5'].map((id) => [id, { verdict: 'conforms' as const }]),
    );
    expect(stepUnanswered(list, evaluation(list, rest), 'i4', 1)).toBeNull();
  });

  it('passes over a section in which nothing is asked', () => {
    expect(stepSection(list, now, 'i1', 1)?.id).toBe('i4');
    expect(stepSection(list, now, 'i5', -1)?.id).toBe('i1');
    expect(stepSection(list, now, 'i4', 1)).toBeNull();
  });

  it('begins at the first open item, or at the first one when all are judged', () => {
    expect(firstItem(list, now)?.id).toBe('i2');
    const all = Object.fromEntries(list.items.map(({ id }) => [id, { verdict: 'conforms' as const }]));
    expect(firstItem(list, evaluation(list, all))?.id).toBe('i1');
  });
});
