import type { Answer } from './inspection.ts';
import type { Item, ItemTask } from './checklist.ts';
import { isDay } from './day.ts';
import type { MeasurementResult, Missing } from './evaluation.ts';
import { Exact } from './exact.ts';
import type { Day, Id } from './identifiers.ts';
import * as words from './missing-words.ts';
import { readNumber } from './number-text.ts';
import { type SampleField, samplePath, samplesOf, sealsOf } from './samples.ts';
import type { Words } from './words.ts';

type Task<K extends ItemTask['kind']> = Extract<ItemTask, { kind: K }>;
type Values = Answer['values'];

/** One field that is not as it must be. */
export type FieldProblem = Pick<Missing, 'what' | 'where' | 'words'>;

/** What an item still needs in its fields, and what in them speaks against the firm and must be explained. */
export type InputState = {
  readonly blank: readonly FieldProblem[];
  readonly wrong: readonly FieldProblem[];
  /** Facts (absent equipment, expired calibration, unseen document) that need words where the verdict is "conforms". */
  readonly doubts: readonly FieldProblem[];
};

type Found = { readonly kind: keyof InputState; readonly problem: FieldProblem };

const textAt = (values: Values, field: string): string => (values[field] ?? '').trim();

const found = (kind: keyof InputState, what: Missing['what'], where: string, said: Words): Found[] => [
  { kind, problem: { what, where, words: said } },
];

const needText = (values: Values, field: string, name: Words): Found[] =>
  textAt(values, field) === '' ? found('blank', 'field', field, words.fieldBlank(name)) : [];

const needNumber = (values: Values, field: string, name: Words): Found[] => {
  const raw = textAt(values, field);
  if (raw === '') return found('blank', 'field', field, words.fieldBlank(name));
  return readNumber(raw) === null ? found('wrong', 'number', field, words.notANumber(name, raw)) : [];
};

const needAnswer = (values: Values, field: string, name: Words): Found[] =>
  ['yes', 'no'].includes(textAt(values, field)) ? [] : found('blank', 'field', field, words.yesOrNo(name));

/** The day until which a calibration is valid: there, and a day. */
const needValidity = (values: Values, field: string, name: Words): Found[] => {
  const raw = textAt(values, field);
  if (raw === '') return found('blank', 'field', field, words.fieldBlank(words.validTo(name)));
  return isDay(raw) ? [] : found('wrong', 'field', field, words.notADay(words.validTo(name), raw));
};

const doubtExpired = (values: Values, field: string, name: Words, day: Day): Found[] => {
  const raw = textAt(values, field);
  return isDay(raw) && raw < day ? found('doubts', 'note', field, words.expired(name, raw)) : [];
};

const ofEquipment = (task: Task<'equipment'>, values: Values, day: Day, units: ReadonlySet<Id>): Found[] =>
  task.rows
    .filter((row) => !row.units || row.units.some((unit) => units.has(unit)))
    .flatMap(({ id, name, calibrated }) => {
      const present = `e/${id}/present`;
      const answer = textAt(values, present);
      if (answer === 'no') return found('doubts', 'note', present, words.absent(name));
      if (answer !== 'yes' || !calibrated) return needAnswer(values, present, name);
      return [
        ...needText(values, `e/${id}/number`, words.numberOf(name)),
        ...needValidity(values, `e/${id}/validTo`, name),
        ...doubtExpired(values, `e/${id}/validTo`, name, day),
      ];
    });

const ofDocuments = (task: Task<'document'>, values: Values): Found[] =>
  task.documents.flatMap(({ id, name }) => {
    const seen = `d/${id}/seen`;
    return textAt(values, seen) === 'no'
      ? found('doubts', 'note', seen, words.notSeen(name))
      : needAnswer(values, seen, name);
  });

const ofMeasurement = (
  task: Task<'measurement'>,
  values: Values,
  { readings }: MeasurementResult,
): Found[] => [
  ...task.parameters.flatMap(({ id, name, choices }) => {
    const field = `p/${id}`;
    if (!choices) return needNumber(values, field, name);
    return choices.some(({ value }) => value === textAt(values, field))
      ? []
      : found('blank', 'field', field, words.fieldBlank(name));
  }),
  ...task.quantities.flatMap(({ id, name }) =>
    textAt(values, `c/${id}`) === '' ? [] : needNumber(values, `c/${id}`, words.correctionOf(name)),
  ),
  ...task.quantities.flatMap(({ id, name, count }) =>
    readings
      .filter(({ field, number }) => field.startsWith(`q/${id}/`) && number === null)
      .flatMap(({ field, raw }) => {
        const reading = count === 1 ? name : words.nth(name, field.slice(field.lastIndexOf('/') + 1));
        return raw.trim() === ''
          ? found('blank', 'field', field, words.fieldBlank(reading))
          : found('wrong', 'number', field, words.notANumber(reading, raw));
      }),
  ),
  ...(task.instrument
    ? [
        ...needText(values, 'i/name', words.instrument),
        ...needText(values, 'i/number', words.numberOf(words.instrument)),
        ...needValidity(values, 'i/validTo', words.instrument),
      ]
    : []),
];

const ofSample = (values: Values, n: number, ofAll: boolean): Found[] => {
  const named = (field: keyof typeof words.sampling): Words =>
    ofAll ? words.sampling[field] : words.ofSample(n, words.sampling[field]);
  const at = (field: SampleField): string => samplePath(n, field);
  const amount = (field: SampleField): string | null => readNumber(textAt(values, at(field)));
  const [drawn, from] = [amount('sample'), amount('base')];
  const tooMany = drawn !== null && from !== null && new Exact(drawn).gt(from);
  const producedOn = textAt(values, at('producedOn'));
  return [
    ...needText(values, at('product'), named('product')),
    ...needText(values, at('batch'), named('batch')),
    ...(producedOn === '' || isDay(producedOn)
      ? []
      : found('wrong', 'field', at('producedOn'), words.notADay(named('producedOn'), producedOn))),
    ...needNumber(values, at('base'), named('base')),
    ...needNumber(values, at('sample'), named('sample')),
    ...(tooMany ? found('wrong', 'number', at('sample'), words.sampleAboveBase(named('sample'))) : []),
    ...needNumber(values, at('reserve'), named('reserve')),
    ...needText(values, at('place'), named('place')),
    ...(sealsOf(values, n).length === 0
      ? found('blank', 'field', at('seals'), words.fieldBlank(named('seals')))
      : []),
  ];
};

/** A seal is broken once: its number stands for one sample of the inspection. The later use is pointed out. */
const sealUsedTwice = (values: Values, n: number, elsewhere: ReadonlyMap<string, string>): Found[] => {
  const before = new Map(
    samplesOf(values)
      .filter((other) => other < n)
      .flatMap((other) => sealsOf(values, other).map((seal) => [seal, words.usedInSample(other)] as const)),
  );
  const own = sealsOf(values, n);
  const [twice] = own.flatMap((seal, index) => {
    if (own.indexOf(seal) < index) return [words.sealTwice(seal)];
    const sample = before.get(seal);
    const clause = elsewhere.get(seal);
    if (sample) return [words.sealUsed(seal, sample)];
    return clause === undefined ? [] : [words.sealUsed(seal, words.usedInClause(clause))];
  });
  return twice ? found('wrong', 'field', samplePath(n, 'seals'), twice) : [];
};

const ofSampling = (values: Values, elsewhere: ReadonlyMap<string, string>): Found[] => {
  const samples = samplesOf(values);
  return samples.flatMap((n) => [
    ...ofSample(values, n, samples.length === 1),
    ...sealUsedTwice(values, n, elsewhere),
  ]);
};

const foundIn = (
  { task }: Item,
  values: Values,
  { day, units, measurement, sealsElsewhere }: Surroundings,
): readonly Found[] => {
  switch (task.kind) {
    case 'judgement':
      return [];
    case 'equipment':
      return ofEquipment(task, values, day, units);
    case 'document':
      return ofDocuments(task, values);
    case 'measurement':
      return measurement ? ofMeasurement(task, values, measurement) : [];
    case 'sampling':
      return ofSampling(values, sealsElsewhere);
  }
};

type Surroundings = {
  /** Day of the inspection: calibration must be valid on it. */
  readonly day: Day;
  /** Product units in scope. */
  readonly units: ReadonlySet<Id>;
  readonly measurement: MeasurementResult | null;
  /** Seal numbers of the inspection's other sampling records, each with the clause of its record. */
  readonly sealsElsewhere: ReadonlyMap<string, string>;
};

/** What is blank, wrong or doubtful in the structured input of an item, in the order of its form. */
export const readInput = (item: Item, values: Values, surroundings: Surroundings): InputState => {
  const all = foundIn(item, values, surroundings);
  const of = (wanted: keyof InputState): FieldProblem[] =>
    all.flatMap(({ kind, problem }) => (kind === wanted ? [problem] : []));
  return { blank: of('blank'), wrong: of('wrong'), doubts: of('doubts') };
};
