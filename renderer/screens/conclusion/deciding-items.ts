import type { ConditionResult, Context, Evaluation } from '../../../shared/domain/evaluation.ts';
import type { Id } from '../../../shared/domain/identifiers.ts';

const isAmong = (among: 'veto' | 'other' | 'all', veto: boolean): boolean =>
  among === 'all' || veto === (among === 'veto');

/**
 * The items to look at where a condition does not hold: where conforming clauses were to be counted, those that do
 * not conform; otherwise the counted ones themselves. In checklist order.
 */
export const decidingItems = (
  { condition, items }: Pick<ConditionResult, 'condition' | 'items'>,
  { checklist }: Pick<Context, 'checklist'>,
  evaluation: Pick<Evaluation, 'items'>,
): readonly Id[] => {
  if (condition.count !== 'conforms') return items;
  return checklist.items.flatMap(({ id }) => {
    const judged = evaluation.items.get(id);
    const broken =
      judged?.asked === true &&
      isAmong(condition.among, judged.veto) &&
      (judged.verdict === 'improvement' || judged.verdict === 'nonconforming');
    return broken ? [id] : [];
  });
};
