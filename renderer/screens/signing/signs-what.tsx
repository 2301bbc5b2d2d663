import type { Inspection } from '../../../shared/domain/inspection.ts';
import { signingText as text } from '../../../shared/text/signing.ts';
import type { OpenInspection } from '../../desk/desk.ts';
import { useSay } from '../../parts/language.tsx';
import { resultWords } from '../conclusion/conclusion-words.ts';
import { ResultIcon } from '../conclusion/confirmed-panel.tsx';
import { latestDue, type Finding } from '../conclusion/list-findings.ts';
import { useVisitKind } from '../pieces/use-visit-kind.ts';

const opinionWords = {
  agrees: text.opinionAgrees,
  disputes: text.opinionDisputes,
  none: text.opinionNone,
} as const;

/** The record in a few boxes, for whoever is about to sign it. */
export const SignsWhat = ({
  open,
  conclusion,
  findings,
}: {
  open: OpenInspection;
  conclusion: NonNullable<Inspection['conclusion']>;
  findings: readonly Finding[];
}) => {
  const say = useSay();
  const { corrections } = useVisitKind();
  const { closing } = open.inspection;
  return (
    <div className="signs-what">
      <div>
        <div className="small faint">{say(text.conclusion)}</div>
        <span className="line">
          <ResultIcon context={open.context} result={conclusion.result} evaluation={open.evaluation} />
          <b className="large">{say(resultWords(open.context, conclusion.result))}</b>
        </span>
      </div>
      <div>
        <div className="small faint">{say(text.findings)}</div>
        {findings.length === 0 ? say(text.noFindings) : findings.length}
      </div>
      {corrections && (
        <div>
          <div className="small faint">{say(text.due)}</div>
          {latestDue(findings) ?? '—'}
        </div>
      )}
      <div>
        <div className="small faint">{say(text.opinion)}</div>
        {closing && (
          <div className="cut" title={closing.enterpriseText}>
            <b>{say(opinionWords[closing.enterpriseOpinion])}</b>
            {closing.enterpriseText !== '' && <span className="soft"> {closing.enterpriseText}</span>}
          </div>
        )}
      </div>
    </div>
  );
};
