import { z } from 'zod';
import { Category, InspectionType } from './catalogue.ts';
import { Day, Id } from './identifiers.ts';
import { Words } from './words.ts';

/** One item that a visit found against the firm, in the words of that day. */
export const PastFinding = z.strictObject({
  itemId: Id,
  clause: z.string().min(1).max(16),
  title: Words,
  verdict: z.enum(['improvement', 'nonconforming']),
  /** The verdict in the words of the rule set of that visit. */
  grade: Words,
  /** What was seen, shortened where it was long: the report of that visit has it whole. */
  fact: z.string().max(400),
  /** Until when the firm was to put it right. */
  dueOn: Day.nullable(),
});
export type PastFinding = z.infer<typeof PastFinding>;

/** Which visit it was. */
const Visit = z.strictObject({
  reportNumber: Id,
  type: InspectionType,
  visitedOn: Day,
  categories: z.array(Category.shape.code).min(1),
});

/** What an earlier visit found, and whether it was put right since. */
export const EarlierFinding = Visit.extend({
  ...PastFinding.shape,
  /** Null while it is open; else when it was found put right, and by which visit where that is known. */
  corrected: z.strictObject({ on: Day, reportNumber: Id.nullable() }).nullable(),
});
export type EarlierFinding = z.infer<typeof EarlierFinding>;

/** So many findings travel at most; a firm with more is known to the team without the list. */
export const mostEarlierFindings = 200;

/**
 * What headquarters knew of a firm when it sent a team there: findings of all visits since a day, newest visit first,
 * within one visit in the order of its checklist.
 */
export const EarlierFindings = z.strictObject({
  since: Day,
  /** Visits since then that headquarters knows of, those without findings among them. */
  visits: z.int().min(0),
  findings: z.array(EarlierFinding).max(mostEarlierFindings),
  /** Findings that did not fit: corrected ones first, then the oldest. */
  left: z.int().min(0),
});
export type EarlierFindings = z.infer<typeof EarlierFindings>;

/** A visit as the later ones see it: what was found, and which items were in order. */
export const PastVisit = Visit.extend({
  findings: z.array(PastFinding.extend({ correctedOn: Day.nullable() })),
  conforming: z.array(Id),
});
export type PastVisit = z.infer<typeof PastVisit>;

/**
 * How far back a team is told. No rule was found that says so: three years is our choice, so that the visit before
 * the last is still seen where a firm is visited every other year.
 */
const years = 3;

/** First day of what is told to a team that goes on a day. */
export const toldSince = (day: Day): Day => {
  const date = new Date(Date.parse(day));
  date.setUTCFullYear(date.getUTCFullYear() - years);
  return date.toISOString().slice(0, 10);
};

const correctionOf = (
  { itemId, correctedOn }: PastVisit['findings'][number],
  later: readonly PastVisit[],
): EarlierFinding['corrected'] => {
  const visit = later.find(({ conforming }) => conforming.includes(itemId));
  if (correctedOn !== null && !(visit && visit.visitedOn < correctedOn))
    return { on: correctedOn, reportNumber: null };
  return visit ? { on: visit.visitedOn, reportNumber: visit.reportNumber } : null;
};

/** The most important ones where not all fit, in the order in which they came. */
const cut = (findings: readonly EarlierFinding[], followsUp: Id | null): EarlierFinding[] => {
  const weight = ({ reportNumber, corrected }: EarlierFinding): number =>
    (reportNumber === followsUp ? 0 : 2) + (corrected === null ? 0 : 1);
  const kept = new Set(findings.toSorted((a, b) => weight(a) - weight(b)).slice(0, mostEarlierFindings));
  return findings.filter((finding) => kept.has(finding));
};

/**
 * What a team that goes on `day` is told of earlier visits to the firm. A finding is put right once a later visit
 * found the same item conforming; one that came again is a finding of that later visit.
 * @param visits of this firm alone, those of one day in the order in which they took place
 * @param followsUp report number whose findings must not be left out
 */
export const earlierFindings = (
  visits: readonly PastVisit[],
  { day, followsUp }: { readonly day: Day; readonly followsUp: Id | null },
): EarlierFindings => {
  const since = toldSince(day);
  const told = visits
    .filter(({ visitedOn }) => visitedOn >= since && visitedOn <= day)
    .toSorted((a, b) => (a.visitedOn < b.visitedOn ? -1 : a.visitedOn > b.visitedOn ? 1 : 0));
  const all = told
    .map(({ findings, conforming: _conforming, ...visit }, at) =>
      findings.map((finding): EarlierFinding => ({
        ...visit,
        itemId: finding.itemId,
        clause: finding.clause,
        title: finding.title,
        verdict: finding.verdict,
        grade: finding.grade,
        fact: finding.fact,
        dueOn: finding.dueOn,
        corrected: correctionOf(finding, told.slice(at + 1)),
      })),
    )
    .reverse()
    .flat();
  const findings = cut(all, followsUp);
  return { since, visits: told.length, findings, left: all.length - findings.length };
};
