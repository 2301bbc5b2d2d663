import { History } from 'lucide-react';
import { chinaDay } from '../../../shared/domain/day.ts';
import type { Assignment } from '../../../shared/domain/assignment.ts';
import type { EarlierFinding } from '../../../shared/domain/earlier-findings.ts';
import { followedFindings } from '../../../shared/domain/recheck.ts';
import { earlierText as text } from '../../../shared/text/earlier.ts';
import { type Say, useSay } from '../../parts/language.tsx';

type Told = Pick<Assignment, 'type' | 'earlier' | 'followsUp' | 'dispatchedAt'>;

/** Open findings by the visit that found them, newest first. */
const openByVisit = (findings: readonly EarlierFinding[]): EarlierFinding[][] => {
  const visits = new Map<string, EarlierFinding[]>();
  for (const finding of findings)
    if (finding.corrected === null)
      visits.set(finding.reportNumber, [...(visits.get(finding.reportNumber) ?? []), finding]);
  return [...visits.values()];
};

/** One sentence where there is nothing open to list. */
const sayNothingOpen = ({ earlier }: Told, say: Say): string => {
  if (earlier === null) return say(text.notAsked);
  const { since, visits, findings, left } = earlier;
  if (visits === 0) return say(text.noVisits, { since });
  return findings.length === 0
    ? say(text.noFindings, { since, visits })
    : say(text.allCorrected, { since, count: findings.length + left });
};

const sayFollowed = (told: Told, say: Say): string | null => {
  if (told.type !== 'recheck') return null;
  const followed = followedFindings(told);
  const [first] = followed;
  return first
    ? say(text.followsUp, { number: first.reportNumber, day: first.visitedOn, count: followed.length })
    : say(text.followsNothing);
};

const Visit = ({ findings }: { findings: readonly EarlierFinding[] }) => {
  const say = useSay();
  const [first] = findings;
  if (!first) return null;
  return (
    <li>
      <span className="strong">
        {say(findings.length === 1 ? text.openOne : text.openOf, {
          day: first.visitedOn,
          count: findings.length,
        })}
      </span>
      <ul>
        {findings.map(({ itemId, clause, title, grade }) => (
          <li key={itemId} className="soft">
            {clause} {say(title)} · {say(grade)}
          </li>
        ))}
      </ul>
    </li>
  );
};

/** What headquarters knew of earlier visits when it sent the team, for reading before the visit; or that it was not asked. */
export const EarlierSummary = ({ assignment }: { assignment: Told }) => {
  const say = useSay();
  const { earlier, dispatchedAt } = assignment;
  const visits = openByVisit(earlier?.findings ?? []);
  const followed = sayFollowed(assignment, say);
  return (
    <section className="earlier-summary medium" aria-label={say(text.heading)}>
      <h2 className="line tightly">
        <History aria-hidden="true" />
        {say(text.heading)}
      </h2>
      {followed !== null && <p>{followed}</p>}
      {visits.length === 0 ? (
        <p className="soft">{sayNothingOpen(assignment, say)}</p>
      ) : (
        <ul className="stack-small">
          {visits.map((findings) => (
            <Visit key={findings[0]?.reportNumber} findings={findings} />
          ))}
        </ul>
      )}
      {earlier !== null && (
        <p className="small faint">
          {say(text.asOf, { day: chinaDay(dispatchedAt) })}
          {earlier.left > 0 && ` · ${say(text.left, { count: earlier.left })}`}
        </p>
      )}
    </section>
  );
};
