import { useLanguage, useSay } from '../../../renderer/parts/language.tsx';
import { EmptyState } from '../../../renderer/parts/notice.tsx';
import { Panel } from '../../../renderer/parts/panel.tsx';
import { Overview, ReceivedPage } from '../../../shared/exchange/console-api.ts';
import { consoleText as text } from '../../../shared/text/console.ts';
import { errorText } from '../../../shared/text/errors.ts';
import { isErrorCode } from '../../../shared/errors.ts';
import { Answered } from '../answered.tsx';
import { sayMoment } from '../say-time.ts';
import { useAnswer } from '../use-answer.ts';
import { ReceivedTable } from './received-table.tsx';

type Figures = Overview;

const Figure = ({
  title,
  value,
  note,
  tone = 'plain',
}: {
  title: string;
  value: number;
  note: string;
  tone?: 'plain' | 'gen' | 'bad';
}) => (
  <div className="panel figure">
    <div className="figure-title">{title}</div>
    <div className={`figure-value ${value > 0 ? tone : 'plain'}`}>{value}</div>
    <div className="figure-note">{note}</div>
  </div>
);

const shareOf = ({ received, failed }: Figures): string =>
  received === 0 ? '0 %' : `${((100 * failed) / received).toFixed(1)} %`;

const FigureRow = ({ figures }: { figures: Figures }) => {
  const say = useSay();
  const { late, longestLateDays } = figures;
  return (
    <div className="figures">
      <Figure
        title={say(text.received)}
        value={figures.received}
        note={say(text.receivedNote, { dispatched: figures.dispatched })}
      />
      <Figure
        title={say(text.failed)}
        value={figures.failed}
        note={say(text.failedNote, { share: shareOf(figures) })}
        tone="bad"
      />
      <Figure title={say(text.open)} value={figures.open} note={say(text.openNote)} />
      <Figure
        title={say(text.late)}
        value={late}
        note={late > 0 ? say(text.lateNote, { days: longestLateDays }) : say(text.notLate)}
        tone="gen"
      />
    </div>
  );
};

const Categories = ({ byCategory }: Pick<Figures, 'byCategory'>) => {
  const say = useSay();
  const most = Math.max(1, ...byCategory.map(({ received }) => received));
  const width = (count: number) => ({ width: `${(100 * count) / most}%` });
  return (
    <Panel
      title={say(text.byCategory)}
      actions={
        <span className="legend">
          <i className="swatch" /> {say(text.passed)} <i className="swatch failed" /> {say(text.failed)}
        </span>
      }
    >
      {byCategory.length === 0 && <EmptyState>{say(text.nothingThisMonth)}</EmptyState>}
      <div className="bars">
        {byCategory.map(({ code, name, received, failed }) => (
          <div className="bar-row" key={code}>
            <span>{say(name)}</span>
            <span className="bar-track" aria-hidden="true">
              {received > failed && <i style={width(received - failed)} />}
              {failed > 0 && <i className="failed" style={width(failed)} />}
            </span>
            <span className="faint">
              {received} {say(text.ofWhichFailed)} <b>{failed}</b>
            </span>
          </div>
        ))}
      </div>
    </Panel>
  );
};

const SentBack = ({ refusals }: Pick<Figures, 'refusals'>) => {
  const say = useSay();
  const language = useLanguage();
  return (
    <Panel
      title={say(text.sentBack)}
      count={refusals.length}
      actions={<span className="faint">{say(text.sentBackNote)}</span>}
    >
      {refusals.length === 0 && <EmptyState>{say(text.nothingSentBack)}</EmptyState>}
      <ul className="refusals">
        {refusals.map(({ submissionId, at, deviceName, holderName, code }) => (
          <li key={submissionId}>
            <span className="nowrap">{sayMoment(at)}</span>
            <span>
              {holderName} · {deviceName}
            </span>
            <span className="refusal-code" title={isErrorCode(code) ? errorText[code][language] : code}>
              {code}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
};

/** What came this month, what failed, what is late, what was sent back, and the newest arrivals. */
export const OverviewScreen = () => {
  const say = useSay();
  const [figures, againFigures] = useAnswer(Overview, '/overview');
  const [page, againPage] = useAnswer(ReceivedPage, '/inspections?limit=8');
  return (
    <Answered state={figures} again={againFigures}>
      {(overview) => (
        <>
          <div className="page-head">
            <h1>
              {say(text.month, {
                year: overview.month.slice(0, 4),
                month: Number(overview.month.slice(5, 7)),
              })}
            </h1>
            <span className="faint">{say(text.asOf, { at: sayMoment(overview.now) })}</span>
          </div>
          <FigureRow figures={overview} />
          <div className="halves">
            <Categories byCategory={overview.byCategory} />
            <SentBack refusals={overview.refusals} />
          </div>
          <Panel
            title={say(text.justArrived)}
            flush
            actions={<span className="faint">{say(text.receiptRule)}</span>}
          >
            <Answered state={page} again={againPage}>
              {({ lines }) =>
                lines.length === 0 ? (
                  <EmptyState>{say(text.noInspections)}</EmptyState>
                ) : (
                  <ReceivedTable lines={lines} />
                )
              }
            </Answered>
          </Panel>
        </>
      )}
    </Answered>
  );
};
