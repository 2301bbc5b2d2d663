import type { Checklist, Item } from '../../shared/domain/checklist.ts';
import type { RuleSet } from '../../shared/domain/rule-set.ts';

/** Is the item a veto clause under a rule that concludes this checklist? */
export const isVeto = (
  checklist: Pick<Checklist, 'ruleSets'>,
  ruleSets: ReadonlyMap<string, RuleSet>,
  item: Item,
): boolean =>
  Object.values(checklist.ruleSets).some((id) => {
    const veto = ruleSets.get(id)?.veto;
    return veto?.by === 'clauses' ? veto.clauses.includes(item.clause) : veto?.by === 'items' && item.veto;
  });
