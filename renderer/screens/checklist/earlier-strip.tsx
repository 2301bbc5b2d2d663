import { CircleCheck, CircleDashed, History, TriangleAlert } from 'lucide-react';
import type { EarlierFinding } from '../../../shared/domain/earlier-findings.ts';
import type { Day } from '../../../shared/domain/identifiers.ts';
import { earlierText as text } from '../../../shared/text/earlier.ts';
import { inspectionTypeText } from '../../../shared/text/visits.ts';
import { Chip } from '../../parts/chip.tsx';
import { useSay } from '../../parts/language.tsx';
import { useEarlierAt, useInspectionDay } from './checklist-context.tsx';

const State = ({ finding: { corrected, dueOn }, today }: { finding: EarlierFinding; today: Day }) => {
  const say = useSay();
  if (corrected)
    return (
      <span className="state-line is-ok">
        <CircleCheck aria-hidden="true" />
        {say(text.corrected, { day: corrected.on })}
      </span>
    );
  const late = dueOn !== null && dueOn < today;
  return (
    <span className="state-line is-gen">
      {late ? <TriangleAlert aria-hidden="true" /> : <CircleDashed aria-hidden="true" />}
      {say(late ? text.openLate : text.open)}
    </span>
  );
};

const Finding = ({ finding, today }: { finding: EarlierFinding; today: Day }) => {
  const say = useSay();
  const { visitedOn, type, reportNumber, verdict, grade, fact, dueOn } = finding;
  return (
    <li>
      <div className="line wrap tightly">
        <span className="strong">{visitedOn}</span>
        <Chip tone={verdict === 'nonconforming' ? 'bad' : 'gen'}>{say(grade)}</Chip>
        <State finding={finding} today={today} />
        <span className="push" />
        <span className="small faint">
          {dueOn !== null && `${say(text.due, { day: dueOn })} · `}
          {say(inspectionTypeText[type])} {reportNumber}
        </span>
      </div>
      <p className="prose">{fact === '' ? <span className="faint">{say(text.noFact)}</span> : fact}</p>
    </li>
  );
};

/** Older ones than these are folded away: the last visits are what the inspector came for. */
const shown = 2;

/** What earlier visits found at this item, newest first; nothing where they found nothing. */
export const EarlierStrip = ({ itemId }: { itemId: string }) => {
  const say = useSay();
  const findings = useEarlierAt(itemId);
  const today = useInspectionDay();
  if (findings.length === 0) return null;
  const list = (part: readonly EarlierFinding[]) => (
    <ul>
      {part.map((finding) => (
        <Finding key={finding.reportNumber} finding={finding} today={today} />
      ))}
    </ul>
  );
  const older = findings.slice(shown);
  return (
    <section className="earlier-strip medium" aria-label={say(text.heading)}>
      <h2 className="line tightly small soft">
        <History aria-hidden="true" />
        {say(text.heading)}
      </h2>
      {list(findings.slice(0, shown))}
      {older.length > 0 && (
        <details>
          <summary>{say(text.older, { count: older.length })}</summary>
          {list(older)}
        </details>
      )}
    </section>
  );
};
