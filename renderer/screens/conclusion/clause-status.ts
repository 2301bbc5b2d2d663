import type { ItemEvaluation } from '../../../shared/domain/evaluation.ts';
import type { Status } from '../../parts/status-icon.tsx';

/** The shape of a clause: a nonconforming veto clause is told apart from any other. */
export const clauseStatus = ({ verdict, veto }: Pick<ItemEvaluation, 'verdict' | 'veto'>): Status => {
  if (verdict === null) return 'unanswered';
  return verdict === 'nonconforming' && veto ? 'veto' : verdict;
};
