import type { CriterionResult } from './evaluation.ts';
import { Exact } from './exact.ts';

/** Room that is left, what lacks to the lower limit, or what is beyond the upper one. */
export type MarginSide = 'left' | 'short' | 'beyond';

/** On which side of its limit a value lies, for the word beside the margin; null while there is no value. */
export const marginSideOf = ({
  value,
  limit,
  holds,
}: Pick<CriterionResult, 'value' | 'limit' | 'holds'>): MarginSide | null => {
  if (value === null || limit === null || holds === null) return null;
  if (holds) return 'left';
  const low = typeof limit === 'string' ? limit : limit[0];
  return new Exact(value).lt(low) ? 'short' : 'beyond';
};
