import type { Item } from '../domain/checklist.ts';
import type { CriterionResult, Guard, MeasurementResult } from '../domain/evaluation.ts';
import { answerOf, type Answer } from '../domain/inspection.ts';
import { marginSideOf } from '../domain/margin-side.ts';
import type { Words } from '../domain/words.ts';
import { reportText } from '../text/report.ts';
import type { ItemBlock, Printed, ReadingRow } from './model.ts';
import { nameOf } from './plates.ts';
import { asWords, printTime, type Printer } from './printer.ts';
import type { ReportInput } from './report-input.ts';
import { resultOf } from './verdicts.ts';

type Task = Extract<Item['task'], { kind: 'measurement' }>;
const perRow = 10;

const readingRows = (task: Task, { readings }: MeasurementResult, { print }: Printer): ReadingRow[] => {
  const byField = new Map(readings.map((reading) => [reading.field, reading]));
  return task.quantities.flatMap((quantity) => {
    const unit = quantity.unit === '' ? '' : ` ${quantity.unit}`;
    const name: Words = { zh: `${quantity.name.zh}${unit}`, en: `${quantity.name.en}${unit}` };
    return Array.from({ length: Math.ceil(quantity.count / perRow) }, (_, row) => {
      const from = row * perRow + 1;
      const to = Math.min(quantity.count, from + perRow - 1);
      const several = quantity.count > perRow;
      const label = several ? { main: `${from}–${to}`, sub: null } : print(name);
      const cells = Array.from({ length: to - from + 1 }, (_cell, index) => {
        const reading = byField.get(`q/${quantity.id}/${from + index}`);
        const raw = reading?.raw ?? '';
        return { text: raw === '' ? '—' : raw, out: reading?.within === false };
      });
      return { heading: several && row === 0 ? print(name) : null, label, cells };
    });
  });
};

const symbols = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=' } as const;

const limitText = ({ criterion, limit }: CriterionResult): string => {
  const unit = criterion.unit === '' ? '' : ` ${criterion.unit}`;
  if (limit === null) return '';
  if (typeof limit !== 'string') return `${limit[0]}–${limit[1]}${unit}`;
  return criterion.op === 'range' ? `${limit}${unit}` : `${symbols[criterion.op]} ${limit}${unit}`;
};

const broken: Record<string, string> = { '>=': '<', '<=': '>', '>': '≤', '<': '≥', '=': '≠' };

/** "49.4 kg < 49.5 kg": the sign that is true, so that the line can be read without the limit's own. */
const comparisonOf = (result: CriterionResult, { print }: Printer): Printed => {
  const { criterion, value, holds, margin } = result;
  if (value === null) return print(result.reason ?? reportText.noValue);
  const unit = criterion.unit === '' ? '' : ` ${criterion.unit}`;
  const limit = limitText(result);
  const compared: Words =
    criterion.op === 'range'
      ? holds === false
        ? { zh: `不在 ${limit} 内`, en: `not within ${limit}` }
        : { zh: `在 ${limit} 内`, en: `within ${limit}` }
      : asWords(
          holds === false && typeof result.limit === 'string'
            ? `${broken[criterion.op] ?? ''} ${result.limit}${unit}`
            : limit,
        );
  const side = marginSideOf(result);
  const said = side === null ? asWords('') : reportText[`margin_${side}`];
  const amount = `${(margin ?? '').replace(/^[+-]/, '')}${unit}`;
  const sentence: Words = {
    zh: `${value}${unit} ${compared.zh}${margin === null ? '' : `（${said.zh.replace('{margin}', amount)}）`}`,
    en: `${value}${unit} ${compared.en}${margin === null ? '' : ` (${said.en.replace('{margin}', amount)})`}`,
  };
  return print(sentence);
};

const limitsText = (limit: Guard['nominal']): string => (typeof limit === 'string' ? limit : limit.join('–'));

/** What is known of the uncertainty, where the limit was moved, and a warning where the value is near it. */
const guardOf = ({ guard, limit, criterion }: CriterionResult, { print }: Printer): Printed | null => {
  if (!guard) return null;
  const moved = limit !== null && limitsText(limit) !== limitsText(guard.nominal);
  const said = moved ? reportText.guardMoved : reportText.guard;
  const near = reportText.nearLimit;
  return print(guard.near ? { zh: `${said.zh}${near.zh}`, en: `${said.en}${near.en}` } : said, {
    u: `${guard.expanded}${criterion.unit === '' ? '' : ` ${criterion.unit}`}`,
    w: guard.band,
    limit: limitsText(guard.nominal),
    moved: limit === null ? '' : limitsText(limit),
  });
};

const longList = /([\d.+-]+(?:(?:, | \+ )[\d.+-]+){6,})/g;

/** The readings stand in their grid already: of a long list a step names the first two and the count. */
const shortStep = (step: string): string =>
  step.replace(longList, (list) => {
    const parts = list.split(/, | \+ /);
    const sign = list.includes(' + ') ? ' + ' : ', ';
    return `${parts.slice(0, 2).join(sign)}${sign}… (${parts.length})`;
  });

const certaintyOf = (
  input: ReportInput,
  answer: Answer,
  { criterion, certainty }: CriterionResult,
  { print }: Printer,
): Printed => {
  const confirmed = answer.confirmedLimits[criterion.id];
  const standard = criterion.standard;
  const compare: Words =
    criterion.compare === 'full'
      ? reportText.fullCompare
      : {
          zh: reportText.roundedCompare.zh.replace('{interval}', criterion.rounding.interval),
          en: reportText.roundedCompare.en.replace('{interval}', criterion.rounding.interval),
        };
  const limit: Words = confirmed
    ? reportText.limitConfirmed
    : certainty.basis === 'source'
      ? reportText.limitSource
      : reportText.limitOpen;
  return print(
    { zh: `${compare.zh}；${limit.zh}`, en: `${compare.en}; ${limit.en}` },
    {
      standard,
      edition: confirmed?.edition ?? '',
      name: confirmed ? nameOf(input, confirmed.stamp.by) : '',
      time: confirmed ? printTime(confirmed.stamp.at) : '',
    },
  );
};

const correctionsOf = (task: Task, answer: Answer): Words[] =>
  task.quantities.flatMap(({ id, name, unit }): Words[] => {
    const value = (answer.values[`c/${id}`] ?? '').trim();
    const tail = unit === '' ? '' : ` ${unit}`;
    return value === ''
      ? []
      : [{ zh: `${name.zh}修正值 ${value}${tail}`, en: `${name.en}, correction ${value}${tail}` }];
  });

const parameterLine = (task: Task, answer: Answer, { list }: Printer): Printed | null => {
  const parameters = task.parameters.flatMap(({ id, name, unit, choices }): Words[] => {
    const value = answer.values[`p/${id}`];
    if (value === undefined || value === '') return [];
    const chosen = choices?.find((choice) => choice.value === value)?.name ?? asWords(value);
    const tail = unit === null || unit === '' ? '' : ` ${unit}`;
    return [{ zh: `${name.zh} ${chosen.zh}${tail}`, en: `${name.en} ${chosen.en}${tail}` }];
  });
  const given = [...parameters, ...correctionsOf(task, answer)];
  return given.length === 0 ? null : list(given);
};

const instrumentLine = (task: Task, answer: Answer, expired: boolean, { print }: Printer): Printed | null => {
  if (!task.instrument) return null;
  const at = (field: string) => answer.values[`i/${field}`] || '—';
  const words: Words = expired
    ? {
        zh: `${reportText.instrument.zh}（${reportText.instrumentExpired.zh}）`,
        en: `${reportText.instrument.en} (${reportText.instrumentExpired.en})`,
      }
    : reportText.instrument;
  return print(words, { name: at('name'), number: at('number'), validTo: at('validTo') });
};

/** Readings with those out of limit marked, every applicable condition with its steps, instrument and certainty. */
export const printMeasurement = (
  input: ReportInput,
  item: Item & { task: Task },
  result: MeasurementResult,
  printer: Printer,
): ItemBlock[] => {
  const answer = answerOf(input.inspection, item.id);
  const parameters = parameterLine(item.task, answer, printer);
  const instrument = instrumentLine(item.task, answer, result.undecided === 'instrument', printer);
  return [
    ...(parameters ? [{ kind: 'lines' as const, lines: [parameters] }] : []),
    { kind: 'readings', rows: readingRows(item.task, result, printer) },
    {
      kind: 'arithmetic',
      rows: result.criteria
        .filter(({ applies }) => applies)
        .map((criterion) => ({
          name: printer.print(criterion.criterion.name),
          steps: criterion.steps.map(shortStep),
          comparison: comparisonOf(criterion, printer),
          holds: resultOf(criterion, printer),
          guard: guardOf(criterion, printer),
          certainty: certaintyOf(input, answer, criterion, printer),
        })),
    },
    ...(result.undecided === 'uncovered'
      ? [{ kind: 'small' as const, lines: [printer.print(reportText.uncovered)] }]
      : []),
    ...(instrument ? [{ kind: 'small' as const, lines: [instrument] }] : []),
  ];
};
