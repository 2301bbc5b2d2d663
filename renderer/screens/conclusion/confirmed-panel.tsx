import { Minus } from 'lucide-react';
import type { Context, Evaluation } from '../../../shared/domain/evaluation.ts';
import type { Inspection } from '../../../shared/domain/inspection.ts';
import { conclusionText as text } from '../../../shared/text/conclusion.ts';
import { useSay } from '../../parts/language.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { StatusIcon } from '../../parts/status-icon.tsx';
import { sayFullMoment } from '../pieces/day.ts';
import { resultTone, resultWords } from './conclusion-words.ts';

/** The shape of a result: the solid octagon only where a veto clause failed; neutral results have a dash. */
export const ResultIcon = ({
  context,
  result,
  evaluation,
}: {
  context: Context;
  result: string;
  evaluation: Pick<Evaluation, 'total'>;
}) => {
  const tone = resultTone(context, result);
  if (tone === 'neutral') return <Minus className="is-na" aria-hidden="true" />;
  const failed = evaluation.total.vetoFailed > 0 ? 'veto' : 'nonconforming';
  return <StatusIcon status={tone === 'pass' ? 'conforms' : failed} />;
};

/** What the team confirmed, when, and why it differs where it does. */
export const ConfirmedPanel = ({
  context,
  evaluation,
  conclusion,
}: {
  context: Context;
  evaluation: Evaluation;
  conclusion: NonNullable<Inspection['conclusion']>;
}) => {
  const say = useSay();
  return (
    <Panel title={say(text.conclusion)}>
      <div className="stack" data-confirmed={conclusion.result}>
        <div className="line">
          <ResultIcon context={context} result={conclusion.result} evaluation={evaluation} />
          <span className="large strong">
            {say(text.confirmed, { words: say(resultWords(context, conclusion.result)) })}
          </span>
          <span className="push" />
          <span className="small faint">
            {say(text.confirmedAt, { time: sayFullMoment(conclusion.stamp.at) })}
          </span>
        </div>
        {conclusion.followUp !== null && (
          <p>
            {say(text.followUp)}: {say(resultWords(context, conclusion.followUp))}
          </p>
        )}
        {conclusion.overrideReason !== null && (
          <Notice tone="gen">{say(text.overridden, { reason: conclusion.overrideReason })}</Notice>
        )}
        {conclusion.remark !== '' && <p className="prose soft">{conclusion.remark}</p>}
      </div>
    </Panel>
  );
};
