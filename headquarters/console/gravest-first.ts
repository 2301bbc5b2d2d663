import type { Evaluation } from '../../shared/domain/evaluation.ts';
import type { Item } from '../../shared/domain/checklist.ts';

/** The clauses that failed: failed veto clauses first, then the serious, then the general; else in checklist order. */
export const gravestFirst = (items: readonly Item[], evaluation: Evaluation): Item[] => {
  const gravity = ({ id }: Item): number => {
    const own = evaluation.items.get(id);
    if (own?.asked !== true || (own.verdict !== 'nonconforming' && own.verdict !== 'improvement')) return 0;
    if (own.veto) return 3;
    return own.verdict === 'nonconforming' ? 2 : 1;
  };
  return items.filter((item) => gravity(item) > 0).sort((a, b) => gravity(b) - gravity(a));
};
