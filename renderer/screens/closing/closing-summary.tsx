import type { Inspection } from '../../../shared/domain/inspection.ts';
import { closingText as text } from '../../../shared/text/closing.ts';
import type { OpenInspection } from '../../desk/desk.ts';
import { useSay } from '../../parts/language.tsx';
import { Panel } from '../../parts/panel.tsx';
import { StatusIcon } from '../../parts/status-icon.tsx';
import { resultWords } from '../conclusion/conclusion-words.ts';
import { ResultIcon } from '../conclusion/confirmed-panel.tsx';
import { latestDue, type Finding } from '../conclusion/list-findings.ts';
import { useVisitKind } from '../pieces/use-visit-kind.ts';

/** What is explained at the meeting: conclusion, findings, dates, rights. */
export const ClosingSummary = ({
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
  const disputed = findings.filter(({ detail }) => detail.enterpriseView === 'disputes').length;
  return (
    <Panel title={say(text.summary)}>
      <div className="stack">
        <div className="line">
          <ResultIcon context={open.context} result={conclusion.result} evaluation={open.evaluation} />
          <b className="large">{say(resultWords(open.context, conclusion.result))}</b>
        </div>
        <hr />
        <div className="kv-lines">
          <div className="kv-line">
            <span className="soft">{say(text.findings)}</span>
            <b>{findings.length}</b>
          </div>
          {disputed > 0 && (
            <div className="kv-line">
              <span className="soft">{say(text.disputed)}</span>
              <b>{disputed}</b>
            </div>
          )}
          {corrections && (
            <div className="kv-line">
              <span className="soft">{say(text.latestDue)}</span>
              <span>{latestDue(findings) ?? '—'}</span>
            </div>
          )}
        </div>
        {findings.length > 0 ? (
          <ul className="closing-findings medium">
            {findings.map(({ itemId, status, clause, title, detail }) => (
              <li key={itemId}>
                <StatusIcon status={status} size="small" />
                <span>
                  {clause} {say(title)}
                  {corrections && <span className="faint"> · {detail.correctionDueOn ?? '—'}</span>}
                </span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="medium soft">{say(text.findingsNone)}</p>
        )}
        <hr />
        <p className="medium soft">{say(text.rights)}</p>
      </div>
    </Panel>
  );
};
