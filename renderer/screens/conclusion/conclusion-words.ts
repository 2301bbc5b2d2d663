import type { Context, Computed } from '../../../shared/domain/evaluation.ts';
import type { ConfirmedConclusion } from '../../../shared/domain/journal.ts';
import type { Words } from '../../../shared/domain/words.ts';
import { conclusionText as text } from '../../../shared/text/conclusion.ts';

/** The words of a result id: the rule set's own where it has them. */
export const resultWords = ({ ruleSet }: Pick<Context, 'ruleSet'>, result: string): Words => {
  const rule = ruleSet.conclusion;
  if (rule.kind === 'threshold' && result === 'pass') return rule.pass;
  if (rule.kind === 'threshold' && result === 'fail') return rule.fail;
  if (rule.kind === 'closedList') {
    const known = [...rule.results, ...rule.followUps].find(({ id }) => id === result);
    if (known) return known.words;
  }
  if (result === 'pass') return text.pass;
  return result === 'fail' ? text.fail : { zh: result, en: result };
};

/** Whether a confirmed result is good, bad or neither, for its shape. */
export const resultTone = (
  { ruleSet }: Pick<Context, 'ruleSet'>,
  result: string,
): 'pass' | 'fail' | 'neutral' => {
  if (result === 'pass' || result === 'fail') return result;
  const rule = ruleSet.conclusion;
  return rule.kind === 'closedList'
    ? (rule.results.find(({ id }) => id === result)?.outcome ?? 'neutral')
    : 'neutral';
};

/** The conclusion to confirm when nobody disagrees; null where a person has to choose or to write. */
export const agreedConclusion = (computed: Computed, remark: string): ConfirmedConclusion | null =>
  computed.state === 'pass' || computed.state === 'fail'
    ? { result: computed.state, followUp: null, overrideReason: null, remark }
    : null;
