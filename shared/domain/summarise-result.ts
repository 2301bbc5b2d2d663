import type { Inspection } from './inspection.ts';
import type { RuleSet } from './rule-set.ts';
import type { Words } from './words.ts';

export type ResultSummary = {
  readonly result: string;
  readonly outcome: 'pass' | 'fail' | 'neutral';
  readonly words: Words;
};

/** The team's confirmed conclusion in the words of its rule set, for lists and codes. The record itself stays the authority. */
export const summariseResult = (
  { conclusion: confirmed }: Pick<Inspection, 'conclusion'>,
  { conclusion }: Pick<RuleSet, 'conclusion'>,
): ResultSummary => {
  const result = confirmed?.result ?? 'none';
  if (conclusion.kind === 'threshold' && (result === 'pass' || result === 'fail'))
    return { result, outcome: result, words: conclusion[result] };
  const ticked =
    conclusion.kind === 'closedList' ? conclusion.results.find(({ id }) => id === result) : undefined;
  return {
    result,
    outcome: ticked?.outcome ?? 'neutral',
    words: ticked?.words ?? { zh: result, en: result },
  };
};
