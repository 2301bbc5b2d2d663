import { checklistText } from '../../../shared/text/checklist.ts';
import type { ItemEvaluation } from '../../../shared/domain/evaluation.ts';
import { useSay } from '../../parts/language.tsx';
import { useAct, useAnswer } from './checklist-context.tsx';
import { DraftTextArea } from './draft-fields.tsx';
import { isAgainstNumbers } from './verdicts.ts';

/** Asked for "not applicable" and for judging otherwise than the numbers; shown whenever one was written. */
export const ReasonField = ({ evaluation }: { evaluation: ItemEvaluation }) => {
  const say = useSay();
  const act = useAct();
  const { itemId, verdict } = evaluation;
  const answer = useAnswer(itemId);
  const against = isAgainstNumbers(evaluation);
  const missing = evaluation.missing.find(({ what }) => what === 'reason');
  if (verdict !== 'notApplicable' && !against && !missing && answer.reason === null) return null;
  const label =
    verdict === 'notApplicable'
      ? checklistText.reasonNotApplicable
      : against
        ? checklistText.reasonAgainst
        : checklistText.reason;
  return (
    <DraftTextArea
      field="reason"
      label={<span className="strong">{say(label)}</span>}
      hint={missing ? say(missing.words) : undefined}
      value={answer.reason ?? ''}
      maxLength={2000}
      onCommit={(text) =>
        act({
          type: 'item.judged',
          itemId,
          verdict: answer.verdict ?? verdict,
          reason: text.trim() === '' ? null : text,
        })
      }
    />
  );
};
