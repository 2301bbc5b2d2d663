import type { Item } from '../domain/checklist.ts';
import type { EarlierFinding } from '../domain/earlier-findings.ts';
import { answerOf } from '../domain/inspection.ts';
import type { FindingDetail } from '../domain/journal.ts';
import { repeatedAt } from '../domain/recheck.ts';
import { visitKinds } from '../domain/visit-kind.ts';
import type { Words } from '../domain/words.ts';
import { earlierText } from '../text/earlier.ts';
import { reportText } from '../text/report.ts';
import type { Fact, Plate, Printed, PrintedFinding, ReportModel } from './model.ts';
import { asWritten, type Printer } from './printer.ts';
import type { ReportInput } from './report-input.ts';
import { judgedOf } from './verdicts.ts';

const views: Record<FindingDetail['enterpriseView'], Words> = {
  notAsked: reportText.viewNotAsked,
  agrees: reportText.viewAgrees,
  disputes: reportText.viewDisputes,
};

const wide = (label: Printed, value: Printed): Fact => ({ label, value, wide: true, strong: false });

const viewOf = (detail: FindingDetail | undefined, { print }: Printer): Printed => {
  const { zh, en } = views[detail?.enterpriseView ?? 'notAsked'];
  const text = detail?.enterpriseText ?? '';
  if (text === '') return print({ zh, en });
  const { main, sub } = print({ zh: `${zh}：${text}`, en: `${en}: ${text}` });
  return { main, sub: sub === null ? null : en };
};

const evidenceOf = (plates: readonly Plate[], { print }: Printer): Printed => {
  if (plates.length === 0) return print(reportText.none);
  const main = plates.map(({ label }) => label.main).join('、');
  return plates.some(({ label }) => label.sub !== null)
    ? { main, sub: plates.map(({ label }) => label.sub ?? '').join(', ') }
    : { main, sub: null };
};

/** One finding before it is worded. `summary` is empty where nobody wrote down a fact. */
type Finding = {
  readonly item: Item;
  readonly detail: FindingDetail | undefined;
  readonly summary: string;
  readonly plates: readonly Plate[];
  /** What earlier visits found at the same item. */
  readonly repeated: readonly EarlierFinding[];
};

/** The boxes that a paper prints for a finding. */
export type FindingFacts = (finding: Finding, printer: Printer) => Fact[];

export const requirementFact: FindingFacts = ({ item }, { print }) => [
  wide(print(reportText.requirement), print(item.requirement)),
];
export const factFact: FindingFacts = ({ summary }, { print }) => [
  wide(print(reportText.fact), summary === '' ? print(reportText.noFact) : asWritten(summary)),
];
export const correctionFacts: FindingFacts = ({ detail }, { print }) => [
  wide(print(reportText.correction), asWritten(detail?.correction || '—')),
  wide(print(reportText.dueOn), asWritten(detail?.correctionDueOn ?? '—')),
];

/** When it was found before: whoever reads the finding must see that it came again. */
const repeatedFacts: FindingFacts = ({ repeated }, { print }) =>
  repeated.map(({ visitedOn, reportNumber, grade, corrected }) => ({
    ...wide(
      print(earlierText.repeated),
      print(corrected ? earlierText.repeatedCorrected : earlierText.repeatedBefore, {
        day: visitedOn,
        number: reportNumber,
        grade,
        corrected: corrected?.on ?? '',
      }),
    ),
    strong: true,
  }));

/** In the report; a visit that orders no correction leaves that out. */
const reportFacts =
  (corrections: boolean): FindingFacts =>
  (finding, printer) => [
    ...repeatedFacts(finding, printer),
    ...requirementFact(finding, printer),
    ...factFact(finding, printer),
    wide(printer.print(reportText.evidence), evidenceOf(finding.plates, printer)),
    wide(printer.print(reportText.enterpriseView), viewOf(finding.detail, printer)),
    ...(corrections ? correctionFacts(finding, printer) : []),
  ];

const gravity = { veto: 0, cross: 1, triangle: 2, tick: 3, dash: 3, open: 3 } as const;

/** Clauses that do not conform, the gravest first and in checklist order within one gravity. */
export const printFindingList = (
  input: ReportInput,
  plates: ReadonlyMap<string, readonly Plate[]>,
  printer: Printer,
  factsOf?: FindingFacts,
): PrintedFinding[] => {
  const { corrections } = visitKinds[input.inspection.assignment.type];
  const facts = factsOf ?? reportFacts(corrections);
  return input.context.checklist.items
    .flatMap((item) => {
      const evaluated = input.evaluation.items.get(item.id);
      if (!evaluated?.asked) return [];
      if (evaluated.verdict !== 'nonconforming' && evaluated.verdict !== 'improvement') return [];
      const detail = input.inspection.findings.get(item.id);
      const note = answerOf(input.inspection, item.id).note;
      const summary = detail?.fact || note;
      const { print } = printer;
      return [
        {
          clause: item.clause,
          title: print(item.title),
          judged: judgedOf(evaluated, printer),
          summary: summary === '' ? print(reportText.noFact).main : summary,
          due: corrections ? (detail?.correctionDueOn ?? '—') : null,
          facts: facts(
            {
              item,
              detail,
              summary,
              plates: plates.get(item.id) ?? [],
              repeated: repeatedAt(input.inspection.assignment, item.id),
            },
            printer,
          ),
        },
      ];
    })
    .sort((a, b) => gravity[a.judged.mark] - gravity[b.judged.mark]);
};

/** Findings, then what belongs to no clause. */
export const printFindings = (
  input: ReportInput,
  plates: ReadonlyMap<string, readonly Plate[]>,
  printer: Printer,
): ReportModel['findings'] => ({
  heading: printer.print(reportText.findings),
  list: printFindingList(input, plates, printer),
  observationsHeading: printer.print(reportText.observations),
  observations: [...input.inspection.observations.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, text]) => (text === '' ? [] : [text])),
});
