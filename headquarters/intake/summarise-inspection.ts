import type { Inspection } from '../../shared/domain/inspection.ts';
import { RuleSet } from '../../shared/domain/rule-set.ts';
import type { Words } from '../../shared/domain/words.ts';

export type ResultSummary = {
  readonly result: string;
  readonly outcome: 'pass' | 'fail' | 'neutral';
  readonly words: Words;
};

/** The team's confirmed conclusion in the words of its rule set, for lists. The record itself stays the authority. */
export const summariseResult = (inspection: Inspection, ruleSetBytes: Uint8Array): ResultSummary => {
  const result = inspection.conclusion?.result ?? 'none';
  const { conclusion } = RuleSet.parse(JSON.parse(new TextDecoder().decode(ruleSetBytes)));
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

/** Name of the team's leader, or of its first member. */
export const leaderOf = ({ assignment: { team } }: Inspection): string =>
  (team.find(({ role }) => role === 'leader') ?? team[0])?.name ?? '';
