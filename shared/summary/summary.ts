import { z } from 'zod';
import { chinaDay } from '../domain/day.ts';
import { Day, Digest, Id } from '../domain/identifiers.ts';
import { summariseResult } from '../domain/summarise-result.ts';
import type { ReportInput } from '../report/report-input.ts';
import { reportText } from '../text/report.ts';

const Count = z.int().min(0).max(99_999);

/** What the code on a final report says of it. */
export const Summary = z.strictObject({
  reportNumber: Id,
  creditCode: z.string().min(1).max(18),
  /** The firm's name, cut to `mostName` characters. */
  enterprise: z.string().min(1).max(60),
  /** Days of opening and closing. */
  from: Day,
  to: Day,
  outcome: z.enum(['pass', 'fail', 'neutral']),
  /** The result in the Chinese words of its rule set, cut to `mostResult` characters. */
  result: z.string().min(1).max(50),
  /** Items, by verdict; `veto` counts those of them whose clause decides alone. */
  nonconforming: Count,
  improvement: Count,
  veto: Count,
  /** The last day by which something must be put right; null where nothing must. */
  due: Day.nullable(),
  /** Hash of the journal's last entry: it stands for everything before it. */
  journalHead: Digest,
  /** The first 16 digits of the content digest, to be compared with the foot of every page. */
  contentDigest: z.string().regex(/^[0-9a-f]{16}$/),
});
export type Summary = z.infer<typeof Summary>;

const mostName = 20;
const mostResult = 16;

const cut = (text: string, most: number): string => {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
};

/** The summary of a record. Pure: the same record gives the same summary. */
export const summaryOf = (input: ReportInput): Summary => {
  const { inspection, context, evaluation, computed, journal, contentDigest } = input;
  const { assignment, opening, closing, started, findings } = inspection;
  const { nonconforming, improvement, vetoFailed } = evaluation.total;
  const { outcome, words } =
    computed.state === 'incomplete' || inspection.conclusion === null
      ? { outcome: 'neutral' as const, words: reportText.incomplete }
      : summariseResult(inspection, context.ruleSet);
  const isFound = (itemId: Id): boolean => {
    const item = evaluation.items.get(itemId);
    return item?.asked === true && (item.verdict === 'nonconforming' || item.verdict === 'improvement');
  };
  const days = [...findings]
    .flatMap(([itemId, { correctionDueOn }]) => (isFound(itemId) ? [correctionDueOn] : []))
    .filter((day) => day !== null);
  return {
    reportNumber: assignment.reportNumber,
    creditCode: assignment.enterprise.creditCode,
    enterprise: cut(assignment.enterprise.name, mostName),
    from: chinaDay(opening?.heldAt ?? started.at),
    to: chinaDay(closing?.heldAt ?? journal.lastAt),
    outcome,
    result: cut(words.zh, mostResult),
    nonconforming,
    improvement,
    veto: vetoFailed,
    due: days.sort().at(-1) ?? null,
    journalHead: journal.head,
    contentDigest: contentDigest.slice(0, 16),
  };
};
