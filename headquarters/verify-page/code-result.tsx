import { type Say, useSay } from '../../renderer/parts/language.tsx';
import { Notice } from '../../renderer/parts/notice.tsx';
import { Panel } from '../../renderer/parts/panel.tsx';
import type { Words } from '../../shared/domain/words.ts';
import { inGroups } from '../../shared/report/printer.ts';
import type { Summary } from '../../shared/summary/summary.ts';
import { scanText as text } from '../../shared/text/scan-code.ts';
import type { CheckedCode } from '../../shared/verify/check-code.ts';
import type { Voucher } from '../../shared/verify/vouch-device.ts';
import type { Checked } from './check-given.ts';

type Genuine = Extract<CheckedCode, { kind: 'genuine' }>;
type Verdict = {
  readonly tone: 'ok' | 'gen' | 'bad';
  readonly words: Words;
  readonly values?: Readonly<Record<string, string>>;
};

const day = (instant: string): string => instant.slice(0, 10);

const verdictOfKey = (voucher: Voucher): Verdict => {
  switch (voucher.state) {
    case 'none':
    case 'unproven':
      return { tone: 'gen', words: text[voucher.state] };
    case 'absent':
      return {
        tone: 'bad',
        words: text.absent,
        values: { authority: voucher.authority, at: day(voucher.at) },
      };
    case 'listed': {
      const { authority, at, deviceId, revokedAt } = voucher;
      const values = { authority, at: day(at), device: deviceId };
      return revokedAt === null
        ? { tone: 'ok', words: text.listed, values }
        : { tone: 'gen', words: text.ended, values: { ...values, revoked: day(revokedAt) } };
    }
  }
};

const verdictOf = (code: CheckedCode): Verdict => {
  switch (code.kind) {
    case 'foreign':
    case 'uncheckable':
      return { tone: 'gen', words: text[code.kind] };
    case 'newer':
      return { tone: 'gen', words: text.newer, values: { version: code.version } };
    case 'damaged':
    case 'forged':
      return { tone: 'bad', words: text[code.kind] };
    case 'unsigned':
      return { tone: 'gen', words: text[code.paper], values: { number: code.number } };
    case 'genuine':
      return verdictOfKey(code.voucher);
  }
};

/** What each report that was given says to the code: the same, the same number only, or another report. */
const comparisons = ({ code, summary }: Genuine, reports: readonly Checked[]): Verdict[] =>
  reports.flatMap(({ name, verification: { report } }): Verdict[] => {
    if (!report) return [];
    const values = { name };
    if (report.code === code) return [{ tone: 'ok', words: text.matches, values }];
    return report.reportNumber === summary.reportNumber
      ? [{ tone: 'bad', words: text.differs, values }]
      : [{ tone: 'gen', words: text.other, values }];
  });

const sayDays = ({ from, to }: Summary, say: Say): string =>
  from === to ? from : say(text.dayTo, { from, to });

const SummaryFacts = ({ summary, fingerprint }: Pick<Genuine, 'summary' | 'fingerprint'>) => {
  const say = useSay();
  const { nonconforming, improvement, veto } = summary;
  return (
    <dl className="facts">
      <dt>{say(text.number)}</dt>
      <dd>{summary.reportNumber}</dd>
      <dt>{say(text.enterprise)}</dt>
      <dd>
        {summary.enterprise} · {summary.creditCode}
      </dd>
      <dt>{say(text.days)}</dt>
      <dd>{sayDays(summary, say)}</dd>
      <dt>{say(text.result)}</dt>
      <dd className="strong">{say(text[summary.outcome], { words: summary.result })}</dd>
      <dt>{say(text.findings)}</dt>
      <dd>{say(text.findingsOf, { nonconforming, improvement, veto })}</dd>
      <dt>{say(text.due)}</dt>
      <dd>{summary.due ?? say(text.noDue)}</dd>
      <dt>{say(text.content)}</dt>
      <dd>
        <span className="digest">{inGroups(summary.contentDigest)}</span>{' '}
        <span className="soft small">{say(text.contentHint)}</span>
      </dd>
      <dt>{say(text.head)}</dt>
      <dd className="digest">{inGroups(summary.journalHead)}</dd>
      <dt>{say(text.fingerprint)}</dt>
      <dd className="digest">{inGroups(fingerprint)}</dd>
    </dl>
  );
};

/** What a scanned code says, whose it is, and what that proves and does not. */
export const CodeResult = ({ code, reports }: { code: CheckedCode; reports: readonly Checked[] }) => {
  const say = useSay();
  const { tone, words, values } = verdictOf(code);
  return (
    <article className="result code-result" data-kind={code.kind}>
      <h2 className="large">{say(text.scanned)}</h2>
      <Notice tone={tone} live>
        <p className="strong">{say(words, values)}</p>
      </Notice>
      {code.kind === 'genuine' && (
        <>
          {comparisons(code, reports).map((one, at) => (
            <Notice key={at} tone={one.tone}>
              {say(one.words, one.values)}
            </Notice>
          ))}
          <Panel>
            <SummaryFacts {...code} />
            <p className="small">{say(text.proves)}</p>
            <p className="small">{say(text.provesNot)}</p>
          </Panel>
        </>
      )}
    </article>
  );
};
