import { CircleCheck, CircleX } from 'lucide-react';
import { useLanguage, useSay } from '../../renderer/parts/language.tsx';
import { Notice } from '../../renderer/parts/notice.tsx';
import { Panel } from '../../renderer/parts/panel.tsx';
import { checkText } from '../../shared/text/verify.ts';
import { verifyPageText as text } from '../../shared/text/verify-page.ts';
import { plainWords } from '../../shared/verify/plain-words.ts';
import type { ReportFacts, Verification } from '../../shared/verify/verify-report.ts';
import type { Checked } from './check-given.ts';

const Facts = ({ report, fileDigest }: { report: ReportFacts | null; fileDigest: string }) => {
  const say = useSay();
  return (
    <dl className="facts">
      {report && (
        <>
          <dt>{say(text.number)}</dt>
          <dd>
            {report.reportNumber}
            {report.purpose === 'draft' && <strong className="is-bad"> · {say(text.draft)}</strong>}
          </dd>
          <dt>{say(text.enterprise)}</dt>
          <dd>{report.enterprise}</dd>
          <dt>{say(text.drawn)}</dt>
          <dd>
            {report.signatures
              .map(({ name, kind }) => (kind === 'refused' ? `${name}（${say(text.refused)}）` : name))
              .join('、')}
          </dd>
          <dt>{say(text.entries)}</dt>
          <dd>{say(text.entriesOf, { n: report.journalEntries, head: report.journalHead.slice(0, 16) })}</dd>
          <dt>{say(text.content)}</dt>
          <dd className="digest">{report.contentDigest}</dd>
        </>
      )}
      <dt>{say(text.file)}</dt>
      <dd className="digest">{fileDigest}</dd>
    </dl>
  );
};

const Checks = ({ checks }: Pick<Verification, 'checks'>) => {
  const say = useSay();
  const language = useLanguage();
  return (
    <ul className="checks">
      {checks.map(({ name, ok, detail }) => (
        <li key={name} data-check={name} data-holds={ok}>
          {ok ? (
            <CircleCheck className="is-ok" role="img" aria-label={say(text.holds)} />
          ) : (
            <CircleX className="is-bad" role="img" aria-label={say(text.fails)} />
          )}
          <span className="strong">{checkText[name]?.[language] ?? name}</span>
          {!ok && <span className="small">{detail}</span>}
        </li>
      ))}
    </ul>
  );
};

/** What was found of one report: the verdict in words first, then each check. */
export const Result = ({ name, verification }: Checked) => {
  const say = useSay();
  const language = useLanguage();
  const { valid, kind, checks, report, fileDigest } = verification;
  const [verdict, ...others] = plainWords(verification, language);
  return (
    <article className="result" data-valid={valid}>
      <h2 className="large">{name}</h2>
      <Notice tone={valid ? 'ok' : 'bad'} live>
        <p className="strong">{verdict}</p>
        {others.map((words) => (
          <p key={words}>{words}</p>
        ))}
      </Notice>
      {kind === 'report' && (
        <>
          <Panel title={say(text.facts)}>
            <Facts report={report} fileDigest={fileDigest} />
          </Panel>
          <Panel title={say(text.checks)}>
            <Checks checks={checks} />
            <p className="soft small">{say(text.notPrinted)}</p>
          </Panel>
        </>
      )}
    </article>
  );
};
