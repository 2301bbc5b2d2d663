import type { Item } from '../domain/checklist.ts';
import type { Answer } from '../domain/inspection.ts';
import { type SampleField, samplePath, samplesOf } from '../domain/samples.ts';
import type { Words } from '../domain/words.ts';
import { reportText } from '../text/report.ts';
import type { Fact, ItemBlock, Printed } from './model.ts';
import { asWritten, type Printer } from './printer.ts';

type TaskOf<K extends Item['task']['kind']> = Extract<Item['task'], { kind: K }>;

const given = (answer: Answer, path: string): Printed => asWritten(answer.values[path] || '—');

/** What was never answered is a dash, not a "no". */
const yesOrNo = (answer: Answer, path: string, { print }: Printer): Printed => {
  const value = answer.values[path] ?? '';
  return value === 'yes'
    ? print(reportText.yes)
    : value === 'no'
      ? print(reportText.no)
      : asWritten(value || '—');
};

/**
 * The equipment list against what stands in the workshop; only rows of the inspected units, and no column that is
 * empty in all of them.
 */
export const printEquipment = (
  task: TaskOf<'equipment'>,
  answer: Answer,
  units: readonly string[],
  printer: Printer,
): ItemBlock => {
  const { print } = printer;
  const rows = task.rows.filter((row) => !row.units || row.units.some((unit) => units.includes(unit)));
  const anyCalibrated = rows.some(({ calibrated }) => calibrated);
  const columns = [
    { head: reportText.equipment, width: 0, kept: true, cells: rows.map(({ name }) => print(name)) },
    {
      head: reportText.demand,
      width: anyCalibrated ? 17 : 26,
      kept: false,
      cells: rows.map(({ demand }) => (demand ? print(demand) : asWritten('—'))),
    },
    {
      head: reportText.present,
      width: 12,
      kept: true,
      cells: rows.map(({ id }) => yesOrNo(answer, `e/${id}/present`, printer)),
    },
    {
      head: reportText.model,
      width: 15,
      kept: false,
      cells: rows.map(({ id }) => given(answer, `e/${id}/model`)),
    },
    {
      head: reportText.number,
      width: 15,
      kept: false,
      cells: rows.map(({ id }) => given(answer, `e/${id}/number`)),
    },
    {
      head: reportText.calibratedTo,
      width: 17,
      kept: false,
      cells: rows.map(({ id, calibrated }) =>
        calibrated ? given(answer, `e/${id}/validTo`) : asWritten('—'),
      ),
    },
  ].filter(({ kept, cells }) => kept || cells.some(({ main }) => main !== '—'));
  return {
    kind: 'table',
    table: {
      head: columns.map(({ head }) => print(head)),
      widths: columns.map(({ width }) => width),
      rows: rows.map((_row, index) => columns.map(({ cells }) => cells[index] ?? asWritten('—'))),
    },
  };
};

/** Seen, not seen and not answered, each in one line: enough where no document has a number of its own. */
const documentLines = (task: TaskOf<'document'>, answer: Answer, { print }: Printer): ItemBlock => {
  const groups = [
    { words: reportText.documentsSeen, of: ['yes'] },
    { words: reportText.documentsNotSeen, of: ['no'] },
    { words: reportText.documentsOpen, of: [''] },
  ];
  const lines = groups.flatMap(({ words, of }) => {
    const names = task.documents
      .filter(({ id }) => of.includes(answer.values[`d/${id}/seen`] ?? ''))
      .map(({ name }) => name);
    const listed = {
      zh: names.map(({ zh }) => zh).join(reportText.listComma.zh),
      en: names.map(({ en }) => en).join('; '),
    };
    return names.length === 0 ? [] : [print(words, { names: listed })];
  });
  return { kind: 'lines', lines };
};

/** What was shown: a table where documents were referred to by number, else a line for each answer. */
export const printDocuments = (task: TaskOf<'document'>, answer: Answer, printer: Printer): ItemBlock => {
  const referred = task.documents.some(({ id }) => (answer.values[`d/${id}/reference`] ?? '') !== '');
  if (!referred) return documentLines(task, answer, printer);
  return {
    kind: 'table',
    table: {
      head: [
        printer.print(reportText.document),
        printer.print(reportText.seen),
        printer.print(reportText.reference),
      ],
      widths: [0, 11, 44],
      rows: task.documents.map((document) => [
        printer.print(document.name),
        yesOrNo(answer, `d/${document.id}/seen`, printer),
        given(answer, `d/${document.id}/reference`),
      ]),
    },
  };
};

const sampleLabels: readonly (readonly [SampleField, Words, boolean])[] = [
  ['product', reportText.sampledProduct, false],
  ['mark', reportText.sampledMark, false],
  ['model', reportText.sampledModel, false],
  ['batch', reportText.sampledBatch, false],
  ['producedOn', reportText.sampledProducedOn, false],
  ['base', reportText.sampledBase, true],
  ['sample', reportText.sampledSample, true],
  ['reserve', reportText.sampledReserve, true],
  ['seals', reportText.sampledSeals, false],
  ['standard', reportText.sampledStandard, false],
  ['place', reportText.sampledPlace, false],
  ['storage', reportText.sampledStorage, false],
  ['laboratory', reportText.sampledLaboratory, false],
];

const wideFact = (label: Printed, value: Printed): Fact => ({ label, value, wide: true, strong: false });

/** The sampling form: the plan, then each sample with its seal numbers and quantities in the plan's unit. */
export const printSampling = (
  task: TaskOf<'sampling'>,
  { values }: Answer,
  { print }: Printer,
): ItemBlock[] => {
  const samples = samplesOf(values);
  const factsOf = (n: number): Fact[] =>
    sampleLabels.map(([field, label, amount]): Fact => {
      const raw = values[samplePath(n, field)] ?? '';
      const value = raw === '' ? '—' : amount ? `${raw} ${task.unit}` : raw;
      return { label: print(label), value: asWritten(value), wide: false, strong: false };
    });
  const plan = wideFact(print(reportText.plan), print(task.plan));
  return samples.map((n): ItemBlock => ({
    kind: 'facts',
    facts: [
      ...(n === 1 ? [plan] : []),
      ...(samples.length === 1
        ? []
        : [
            wideFact(
              print(reportText.sampleNumber),
              print(reportText.sampleOf, { n, count: samples.length }),
            ),
          ]),
      ...factsOf(n),
    ],
  }));
};
