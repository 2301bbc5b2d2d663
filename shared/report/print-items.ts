import { assignedUnits } from '../domain/assignment.ts';
import type { Item } from '../domain/checklist.ts';
import type { ItemEvaluation, Tally } from '../domain/evaluation.ts';
import { answerOf, type Answer } from '../domain/inspection.ts';
import type { Verdict } from '../domain/rule-set.ts';
import type { Words } from '../domain/words.ts';
import { reportText } from '../text/report.ts';
import type { ItemBlock, Plate, Printed, PrintedItem, PrintedSection, ReportModel } from './model.ts';
import { nameOf } from './plates.ts';
import { printDocuments, printEquipment, printSampling } from './print-tasks.ts';
import { printMeasurement } from './print-measurement.ts';
import { asWritten, inGroups, printSize, printTime, type Printer } from './printer.ts';
import type { ReportInput } from './report-input.ts';
import { judgedOf, wordsOfVerdict } from './verdicts.ts';

type Measured = Item & { task: Extract<Item['task'], { kind: 'measurement' }> };
const isMeasured = (item: Item): item is Measured => item.task.kind === 'measurement';

const taskBlocks = (
  input: ReportInput,
  item: Item,
  evaluated: ItemEvaluation,
  printer: Printer,
): ItemBlock[] => {
  const answer = answerOf(input.inspection, item.id);
  const units = input.inspection.scope?.units ?? assignedUnits(input.inspection.assignment);
  if (isMeasured(item)) {
    return evaluated.measurement ? printMeasurement(input, item, evaluated.measurement, printer) : [];
  }
  if (item.task.kind === 'equipment') return [printEquipment(item.task, answer, units, printer)];
  if (item.task.kind === 'document') return [printDocuments(item.task, answer, printer)];
  if (item.task.kind === 'sampling') return printSampling(item.task, answer, printer);
  return [];
};

/** Why there is no picture, or less evidence than demanded. */
const waiverLines = (item: Item, answer: Answer, { print }: Printer): Printed[] => [
  ...(item.noPhotos ? [print(reportText.noPhotos, { why: item.noPhotos })] : []),
  ...item.evidence.flatMap((demand) => {
    const reason = answer.waivers[demand.id];
    return reason === undefined ? [] : [print(reportText.waived, { demand: demand.words, reason })];
  }),
];

const evidenceBlocks = (plates: readonly Plate[], { print }: Printer): ItemBlock[] => {
  const photos = plates.filter(({ drawn }) => drawn);
  const files = plates.filter(({ drawn }) => !drawn);
  return [
    ...(files.length === 0
      ? []
      : [
          {
            kind: 'small' as const,
            lines: files.map((file) =>
              print(reportText.fileLine, {
                number: file.number,
                name: file.fileName,
                size: printSize(file.bytes),
                digest: inGroups(file.digest, 2),
                caption: file.caption,
              }),
            ),
          },
        ]),
    ...(photos.length === 0 ? [] : [{ kind: 'thumbnails' as const, plates: photos }]),
  ];
};

const removedBlock = (input: ReportInput, { removedEvidence }: Answer, { print }: Printer): ItemBlock[] =>
  removedEvidence.length === 0
    ? []
    : [
        {
          kind: 'struck',
          lines: removedEvidence.map(({ evidence, reason, at, by }) => ({
            struck: print(evidence.kind === 'photo' ? reportText.removedPhoto : reportText.removedFile, {
              time: printTime(evidence.takenAt),
              digest: evidence.digest.slice(0, 8),
              caption: evidence.caption,
            }).main,
            reason: print(reportText.removedWhy, { reason, name: nameOf(input, by), time: printTime(at) }),
          })),
        },
      ];

/** Why the verdict is what it is: by measurement, against it with the reason, or not applicable with the reason. */
const judgedNote = (evaluated: ItemEvaluation, { reason }: Answer, { print }: Printer): Printed | null => {
  if (evaluated.byMeasurement) return print(reportText.byMeasurement);
  if (reason === null || reason === '') return null;
  const outcome = evaluated.measurement?.outcome;
  const measuredFails = outcome === 'fails' && evaluated.verdict === 'conforms';
  const measuredConforms =
    outcome === 'conforms' && (evaluated.verdict === 'nonconforming' || evaluated.verdict === 'improvement');
  return measuredFails || measuredConforms
    ? print(reportText.againstMeasurement, {
        measured: measuredFails ? reportText.measuredFails : reportText.measuredConforms,
        reason,
      })
    : print(reportText.reason, { reason });
};

const printItem = (
  input: ReportInput,
  item: Item,
  evaluated: ItemEvaluation,
  plates: readonly Plate[],
  printer: Printer,
): PrintedItem => {
  const answer = answerOf(input.inspection, item.id);
  const note = judgedNote(evaluated, answer, printer);
  const waivers = waiverLines(item, answer, printer);
  const long = note !== null && !evaluated.byMeasurement;
  return {
    clause: item.clause,
    title: printer.print(item.title),
    veto: evaluated.veto ? printer.print(reportText.vetoItem) : null,
    judged: judgedOf(evaluated, printer),
    judgedNote: long ? null : note,
    blocks: [
      ...(answer.note === '' ? [] : [{ kind: 'lines' as const, lines: [asWritten(answer.note)] }]),
      ...(long ? [{ kind: 'lines' as const, lines: [note] }] : []),
      ...taskBlocks(input, item, evaluated, printer),
      ...(waivers.length === 0 ? [] : [{ kind: 'small' as const, lines: waivers }]),
      ...evidenceBlocks(plates, printer),
      ...removedBlock(input, answer, printer),
    ],
  };
};

const verdicts: readonly Verdict[] = ['conforms', 'improvement', 'nonconforming', 'notApplicable'];

const tallyWords = (input: ReportInput, tally: Tally): Words => {
  const grades = input.context.ruleSet.grades;
  const parts = verdicts.flatMap((verdict): Words[] => {
    // A failed veto clause has a word of its own, and the conclusion counts it apart.
    const count = tally[verdict] - (verdict === 'nonconforming' ? tally.vetoFailed : 0);
    if (count <= 0) return [];
    // The word for ordinary clauses stands for all of them in a count.
    const fitting = grades.filter((grade) => grade.verdict === verdict && grade.for !== 'veto');
    const { zh, en } = wordsOfVerdict({ grades: fitting.length > 0 ? fitting : grades }, verdict);
    return [{ zh: `${zh} ${count}`, en: `${en} ${count}` }];
  });
  const { vetoFailed } = tally;
  if (vetoFailed > 0)
    parts.push({ zh: `否决项不合格 ${vetoFailed}`, en: `failed veto clauses ${vetoFailed}` });
  const open = tally.asked - tally.judged;
  if (open > 0) parts.push({ zh: `未判定 ${open}`, en: `not judged ${open}` });
  return {
    zh: parts.map(({ zh }) => zh).join('，'),
    en: parts.map(({ en }) => en).join(', '),
  };
};

const printSections = (
  input: ReportInput,
  plates: ReadonlyMap<string, readonly Plate[]>,
  printer: Printer,
): PrintedSection[] =>
  input.context.checklist.sections.flatMap((section, index) => {
    const items = input.context.checklist.items.flatMap((item) => {
      const evaluated = input.evaluation.items.get(item.id);
      if (item.section !== section.id || !evaluated?.asked) return [];
      return [printItem(input, item, evaluated, plates.get(item.id) ?? [], printer)];
    });
    const tally = input.evaluation.sections.get(section.id);
    if (items.length === 0 || !tally) return [];
    return [
      {
        heading: printer.print({
          zh: `${section.ordinal}、${section.title.zh}`,
          en: `${index + 1}. ${section.title.en}`,
        }),
        tally: printer.print(reportText.sectionTally, {
          asked: tally.asked,
          parts: tallyWords(input, tally),
        }),
        items,
      },
    ];
  });

/** Every asked clause, section by section, with all that was recorded at it. */
export const printItems = (
  input: ReportInput,
  plates: ReadonlyMap<string, readonly Plate[]>,
  printer: Printer,
): ReportModel['items'] => ({
  heading: printer.print(reportText.items),
  head: [
    printer.print(reportText.clause),
    printer.print(reportText.itemAndRecord),
    printer.print(reportText.verdict),
  ],
  sections: printSections(input, plates, printer),
});
