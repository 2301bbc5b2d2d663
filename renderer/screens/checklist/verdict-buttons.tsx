import type { KeyboardEvent } from 'react';
import type { ItemEvaluation } from '../../../shared/domain/evaluation.ts';
import type { Grade, Verdict } from '../../../shared/domain/rule-set.ts';
import { checklistText } from '../../../shared/text/checklist.ts';
import { classNames } from '../../parts/class-names.ts';
import { Kbd } from '../../parts/kbd.tsx';
import { useSay } from '../../parts/language.tsx';
import { StatusIcon } from '../../parts/status-icon.tsx';
import { useWork } from './checklist-context.tsx';
import { statusOfItem } from './item-status.ts';
import { verdictKeys } from './verdicts.ts';

const moveFocus = (event: KeyboardEvent<HTMLElement>) => {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const radios = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=radio]:not([disabled])')];
  const at = radios.findIndex((radio) => radio === document.activeElement);
  radios[(at + step + radios.length) % radios.length]?.focus();
};

const VerdictButton = ({
  evaluation,
  grade,
  focusable,
  onJudge,
}: {
  evaluation: ItemEvaluation;
  grade: Grade;
  focusable: boolean;
  onJudge: (verdict: Verdict) => void;
}) => {
  const say = useSay();
  const { editable } = useWork();
  const { verdict, veto, byMeasurement } = evaluation;
  const chosen = verdict === grade.verdict;
  const status = statusOfItem({ verdict: grade.verdict, veto });
  return (
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      aria-keyshortcuts={verdictKeys[grade.verdict]}
      tabIndex={focusable ? 0 : -1}
      disabled={!editable}
      className={classNames('verdict', chosen && `chosen ${status}`)}
      onClick={() => onJudge(grade.verdict)}
    >
      <StatusIcon
        status={chosen && status === 'veto' ? 'nonconforming' : status === 'veto' ? 'nonconforming' : status}
        inherit={chosen && status === 'veto'}
      />
      <span className="verdict-words">
        <span>{say(grade.words)}</span>
        {chosen && (byMeasurement || status === 'veto') && (
          <span className="verdict-note">
            {say(byMeasurement ? checklistText.byNumbers : checklistText.triggersVeto)}
          </span>
        )}
      </span>
      <Kbd keys={verdictKeys[grade.verdict]} />
    </button>
  );
};

/** The grades that the rule set allows for this item; what is barred stays in sight with its reason. */
export const VerdictButtons = ({
  evaluation,
  onJudge,
}: {
  evaluation: ItemEvaluation;
  onJudge: (verdict: Verdict) => void;
}) => {
  const say = useSay();
  const { grades, verdict } = evaluation;
  const barred = !grades.some((grade) => grade.verdict === 'notApplicable');
  const entry = grades.find((grade) => grade.verdict === verdict) ?? grades[0];
  return (
    <div
      className="verdicts"
      role="radiogroup"
      aria-label={say(checklistText.verdict)}
      data-field="verdict"
      onKeyDown={moveFocus}
    >
      {grades.map((grade) => (
        <VerdictButton
          key={grade.verdict}
          evaluation={evaluation}
          grade={grade}
          focusable={grade === entry}
          onJudge={onJudge}
        />
      ))}
      {barred && (
        <button
          type="button"
          role="radio"
          aria-checked={false}
          disabled
          className="verdict barred"
          title={say(checklistText.notForVetoWhole)}
        >
          <StatusIcon status="notApplicable" inherit />
          <span className="verdict-words">
            <span>{say(checklistText.notApplicable)}</span>
            <span className="verdict-note">{say(checklistText.notForVeto)}</span>
          </span>
        </button>
      )}
    </div>
  );
};
