import type { ItemEvaluation, Tally } from '../../../shared/domain/evaluation.ts';
import type { Status } from '../../parts/status-icon.tsx';

const failing = new Set(['improvement', 'nonconforming']);

/** Has somebody, or have the numbers, found against the firm? */
export const isFailing = ({ verdict }: Pick<ItemEvaluation, 'verdict'>): boolean =>
  verdict !== null && failing.has(verdict);

/** The shape that stands for an item's verdict. A veto item is red and solid only when it failed. */
export const statusOfItem = (evaluation: Pick<ItemEvaluation, 'verdict' | 'veto'>): Status => {
  if (evaluation.verdict === null) return 'unanswered';
  return evaluation.veto && isFailing(evaluation) ? 'veto' : evaluation.verdict;
};

/** The gravest status of a section; null when nothing in it failed. */
export const worstOf = ({ vetoFailed, nonconforming, improvement }: Tally): Status | null => {
  if (vetoFailed > 0) return 'veto';
  if (nonconforming > 0) return 'nonconforming';
  return improvement > 0 ? 'improvement' : null;
};

export type Share = { readonly name: Status; readonly count: number };

/** A tally split by status for the progress bar; veto failures are counted once, as such. */
export const sharesOf = (tally: Tally): readonly Share[] => {
  const failed = tally.improvement + tally.nonconforming;
  const graveVetoes = Math.min(tally.vetoFailed, tally.nonconforming);
  const otherVetoes = Math.min(tally.vetoFailed - graveVetoes, failed);
  return [
    { name: 'conforms', count: tally.conforms },
    { name: 'improvement', count: tally.improvement - otherVetoes },
    { name: 'nonconforming', count: tally.nonconforming - graveVetoes },
    { name: 'veto', count: tally.vetoFailed },
    { name: 'notApplicable', count: tally.notApplicable },
  ];
};
