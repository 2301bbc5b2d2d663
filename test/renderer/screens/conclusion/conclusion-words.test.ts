import { expect, it } from 'vitest';
import {
  agreedConclusion,
  resultTone,
  resultWords,
} from '../../../../renderer/screens/conclusion/conclusion-words.ts';
import { sayThreshold } from '../../../../renderer/screens/conclusion/say-condition.ts';
import { both, contextOf, readRuleSet, simpleRules } from '../../../shared/domain/specimen.ts';

it('takes the words of a result from the rule set', () => {
  expect(resultWords(contextOf([], simpleRules), 'fail')).toEqual(both('fail'));
  const supervision = readRuleSet('SUP');
  const rule = supervision.conclusion;
  if (rule.kind !== 'closedList') throw new Error('SUP is a closed list');
  for (const { id, words, outcome } of rule.results) {
    expect(resultWords(contextOf([], supervision), id)).toEqual(words);
    expect(resultTone(contextOf([], supervision), id)).toBe(outcome);
  }
});

it('agrees only with what was computed; elsewhere a person chooses or writes', () => {
  const computed = { state: 'fail', words: both('fail'), conditions: [], decidedBy: [] } as const;
  expect(agreedConclusion(computed, 'r')).toEqual({
    result: 'fail',
    followUp: null,
    overrideReason: null,
    remark: 'r',
  });
  expect(agreedConclusion({ state: 'unavailable' }, '')).toBeNull();
  expect(agreedConclusion({ state: 'choose', results: [], followUps: [] }, '')).toBeNull();
  expect(
    agreedConclusion({ state: 'incomplete', open: 1, missing: 1, alreadyFails: [], conditions: [] }, ''),
  ).toBeNull();
});

it('writes a threshold with spaces around its sign, and a full count as a share', () => {
  expect(sayThreshold({ count: 'improvement', op: '<=', value: 9 })).toBe('≤ 9');
  expect(sayThreshold({ count: 'conforms', op: '=', value: 7 })).toBe('/ 7');
});
