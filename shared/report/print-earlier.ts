import type { EarlierFinding } from '../domain/earlier-findings.ts';
import { followedFindings } from '../domain/recheck.ts';
import type { Words } from '../domain/words.ts';
import { earlierText } from '../text/earlier.ts';
import type { Printed, ReportModel } from './model.ts';
import { asWritten, type Printer } from './printer.ts';
import type { ReportInput } from './report-input.ts';
import { wordsOfVerdict } from './verdicts.ts';

type Part = ReportModel['proceedings'][number];

/** Two lines of one cell. */
const below = (above: Printed, { main, sub }: Printed): Printed => ({
  main: `${above.main}\n${main}`,
  sub: above.sub === null && sub === null ? null : `${above.sub ?? above.main}\n${sub ?? main}`,
});

const stateOf = ({ dueOn, corrected }: EarlierFinding, { print }: Printer): Printed => {
  if (corrected) return print(earlierText.corrected, { day: corrected.on });
  return dueOn === null ? print(earlierText.open) : print(earlierText.openDue, { day: dueOn });
};

/** What became of it at this visit, in the words of this visit's rule set. */
const resultOf = (
  { evaluation }: ReportInput,
  { itemId, corrected }: EarlierFinding,
  { print }: Printer,
): Printed => {
  const evaluated = evaluation.items.get(itemId);
  if (!evaluated?.asked) return print(earlierText.resultNotAsked);
  const { verdict } = evaluated;
  if (verdict === null) return print(earlierText.resultOpen);
  const grade = wordsOfVerdict(evaluated, verdict);
  if (verdict === 'notApplicable') return print(grade);
  if (verdict === 'conforms') return print(earlierText.resultCorrected, { grade });
  return print(corrected ? earlierText.resultAgain : earlierText.resultStill, { grade });
};

/**
 * What earlier visits found, with the result of this one: what a re-check follows up, else everything that was told.
 * Where nothing was told it says why, so that silence is never taken for a clean record.
 */
export const printEarlier = (input: ReportInput, printer: Printer): Part => {
  const { print } = printer;
  const { assignment } = input.inspection;
  const { earlier, followsUp } = assignment;
  const followed = followedFindings(assignment);
  const findings = followed.length > 0 ? followed : (earlier?.findings ?? []);
  const fact = (label: Words, value: Printed): Part['facts'][number] => ({
    label: print(label),
    value,
    wide: true,
    strong: false,
  });
  const sentence = (words: Words, values: Readonly<Record<string, string | number>> = {}): Part => ({
    heading: print(earlierText.heading),
    facts: [fact(earlierText.told, print(words, values))],
    table: null,
  });
  if (earlier === null) return sentence(earlierText.notAsked);
  if (earlier.visits === 0) return sentence(earlierText.noVisits, { since: earlier.since });
  if (findings.length === 0)
    return sentence(earlierText.noFindings, { since: earlier.since, visits: earlier.visits });
  return {
    heading: print(followed.length > 0 ? earlierText.reportRecheck : earlierText.heading),
    facts: [
      followed.length > 0
        ? fact(earlierText.followed, print(earlierText.report, { number: followsUp ?? '' }))
        : fact(
            earlierText.told,
            print(earlierText.visitsSince, { since: earlier.since, visits: earlier.visits }),
          ),
    ],
    table: {
      head: [
        print(earlierText.reportFinding),
        print(earlierText.reportFact),
        print(earlierText.reportState),
        print(earlierText.reportResult),
      ],
      widths: [44, 0, 30, 30],
      rows: findings.map((finding) => [
        below(
          print({ zh: `${finding.clause} ${finding.title.zh}`, en: `${finding.clause} ${finding.title.en}` }),
          print(earlierText.reportFoundBy, {
            day: finding.visitedOn,
            grade: finding.grade,
            number: finding.reportNumber,
          }),
        ),
        finding.fact === '' ? print(earlierText.noFact) : asWritten(finding.fact),
        stateOf(finding, printer),
        resultOf(input, finding, printer),
      ]),
    },
  };
};
