import type { ItemEvaluation } from '../../../shared/domain/evaluation.ts';
import type { Answer } from '../../../shared/domain/inspection.ts';
import type { JournalEvent } from '../../../shared/domain/journal.ts';
import type { Verdict } from '../../../shared/domain/rule-set.ts';

/** Each verdict has its key for good; a grade that an item lacks leaves its key without effect. */
export const verdictKeys = {
  conforms: '1',
  improvement: '2',
  nonconforming: '3',
  notApplicable: '0',
} as const satisfies Record<Verdict, string>;

/** What pressing the key of `verdict` does: judges, or clears when a person had already judged so. */
export const judgeEvent = (
  evaluation: Pick<ItemEvaluation, 'itemId'>,
  answer: Answer,
  verdict: Verdict,
): Extract<JournalEvent, { type: 'item.judged' }> => ({
  type: 'item.judged',
  itemId: evaluation.itemId,
  verdict: answer.verdict === verdict ? null : verdict,
  reason: null,
});

/** Does the person's verdict contradict what the numbers give? */
export const isAgainstNumbers = ({ verdict, byMeasurement, measurement }: ItemEvaluation): boolean => {
  if (byMeasurement || verdict === null || verdict === 'notApplicable' || !measurement) return false;
  if (measurement.outcome === 'conforms') return verdict !== 'conforms';
  return measurement.outcome === 'fails' && verdict === 'conforms';
};
