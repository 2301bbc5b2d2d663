import type { Words } from '../../domain/words.ts';
import { formText as text } from '../../text/forms.ts';
import { reportText } from '../../text/report.ts';
import type { PrintedFinding } from '../model.ts';
import { platesByItem } from '../plates.ts';
import { type FindingFacts, printFindingList } from '../print-findings.ts';
import { asWritten } from '../printer.ts';
import type { FormBlock, FormSheet } from './form-model.ts';
import {
  basisBlock,
  box,
  firmBlock,
  firmPlace,
  type FormWriter,
  numberLine,
  teamPlaces,
  visitFacts,
} from './form-writer.ts';

/** The findings as the report prints them, the gravest first. */
export const findingsOf = (
  { input, printer }: FormWriter,
  factsOf?: FindingFacts,
): readonly PrintedFinding[] =>
  printFindingList(input, platesByItem(input, printer, new Set()), printer, factsOf);

/** Verdict words with how often each was given, in the order in which they first appear. */
const gradeCounts = (findings: readonly PrintedFinding[]): Words => {
  const counts = new Map<string, { zh: string; en: string; count: number }>();
  for (const { judged } of findings) {
    const { main, sub } = judged.words;
    const before = counts.get(main) ?? { zh: main, en: sub ?? main, count: 0 };
    counts.set(main, { ...before, count: before.count + 1 });
  }
  const parts = [...counts.values()];
  return {
    zh: parts.map(({ zh, count }) => `${zh} ${count}`).join('，'),
    en: parts.map(({ en, count }) => `${en} ${count}`).join(', '),
  };
};

/** One row for each finding. */
export const findingsTable = (
  { write }: FormWriter,
  findings: readonly PrintedFinding[],
  heading: Words | null = null,
): FormBlock => ({
  kind: 'table',
  heading: heading && write(heading),
  table: {
    head: [write(text.ordinal), write(text.clause), write(text.item), write(text.fact), write(text.grade)],
    widths: [11, 14, 38, 0, 27],
    rows: findings.map(({ clause, title, summary, judged }, index) => [
      asWritten(String(index + 1)),
      asWritten(clause),
      title,
      asWritten(summary),
      judged.words,
    ]),
  },
});

/** Every clause that does not conform, in one table with its count. */
export const printNonconformities = (writer: FormWriter): FormSheet[] => {
  const { input, write, form } = writer;
  const findings = findingsOf(writer);
  const { asked, judged } = input.evaluation.total;
  return [
    {
      title: write(form.name),
      subtitle: numberLine(writer),
      dense: false,
      blocks: [
        firmBlock(writer, [
          ...visitFacts(writer),
          box(write(text.rules), write(input.context.ruleSet.title), true),
          box(
            write(text.counted),
            write(text.countedLine, { count: findings.length, parts: gradeCounts(findings) }),
            true,
          ),
          ...(judged < asked
            ? [box(write(reportText.remarkLabel), write(text.stillOpenLine, { open: asked - judged }), true)]
            : []),
        ]),
        findingsTable(writer, findings, text.findingsTable),
        {
          kind: 'signatures',
          heading: write(text.signatures),
          statement: write(text.summaryStatement),
          places: [...teamPlaces(writer, ['leader', 'inspector']), firmPlace(writer)],
        },
        basisBlock(writer),
      ],
    },
  ];
};
