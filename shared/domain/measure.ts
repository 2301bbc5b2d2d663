import type { Answer } from './inspection.ts';
import {
  type Bindings,
  compute,
  computeNumber,
  isVoid,
  type Value,
  type Void,
  writeOut,
} from './arithmetic.ts';
import type { Criterion, ItemTask, Parameter, Quantity } from './checklist.ts';
import type { CriterionResult, Guard, MeasurementResult, Reading } from './evaluation.ts';
import { Exact, exactText } from './exact.ts';
import { namesIn, parseExpression, type Tree } from './expression.ts';
import { isDay } from './day.ts';
import type { Day, Id } from './identifiers.ts';
import { guardOf, holdsBy, marginOf } from './guard.ts';
import { readNumber } from './number-text.ts';
import { roundExact, roundText } from './rounding.ts';
import type { Words } from './words.ts';

type MeasurementTask = Extract<ItemTask, { kind: 'measurement' }>;
type Input = {
  readonly bindings: Bindings;
  /** What the certificate of the instrument adds to each reading of a quantity (c = −error); absent: nothing. */
  readonly corrections: ReadonlyMap<Id, Exact>;
  readonly readings: readonly Reading[];
  readonly quantities: ReadonlySet<string>;
  /** Every parameter and every reading is there and can be read. */
  readonly complete: boolean;
};

const readingsMissing: Words = { zh: '读数或参数未填全', en: 'readings or parameters are still missing' };
const negativeUncertainty: Words = { zh: '扩展不确定度不能为负', en: 'the uncertainty is below zero' };
const outOfCalibration = (validTo: Day): Words => ({
  zh: `仪器检定/校准已于 ${validTo} 到期，读数不能采用`,
  en: `the calibration of the instrument ended on ${validTo}: its readings do not count`,
});

type Trees = {
  readonly value: Tree;
  readonly limit: readonly [Tree] | readonly [Tree, Tree];
  readonly when: Tree | null;
  readonly uncertainty: Tree | null;
};
const parsed = new WeakMap<Criterion, Trees>();

/** Criteria are immutable: each is parsed once for as long as its checklist lives. */
const treesOf = (criterion: Criterion): Trees => {
  const known = parsed.get(criterion);
  if (known) return known;
  const { value, limit, when, uncertainty } = criterion;
  const trees: Trees = {
    value: parseExpression(value),
    limit: Array.isArray(limit)
      ? [parseExpression(limit[0]), parseExpression(limit[1])]
      : [parseExpression(limit)],
    when: when === undefined ? null : parseExpression(when),
    uncertainty: uncertainty === undefined ? null : parseExpression(uncertainty.expanded),
  };
  parsed.set(criterion, trees);
  return trees;
};

/** The field of the `n`-th reading, counted from 1, as in the journal. */
const readingField = (quantity: Id, n: number): string => `q/${quantity}/${n}`;

/** The correction of a quantity as typed: nothing typed is no correction; null when it cannot be read. */
const correctionOf = (quantity: Id, values: Answer['values']): Exact | null => {
  const raw = (values[`c/${quantity}`] ?? '').trim();
  const number = raw === '' ? '0' : readNumber(raw);
  return number === null ? null : new Exact(number);
};

const readingsOf = ({ id, count }: Quantity, values: Answer['values']): Reading[] =>
  Array.from({ length: count }, (_, index) => {
    const field = readingField(id, index + 1);
    const raw = values[field] ?? '';
    return { field, raw, number: readNumber(raw), corrected: null, within: null };
  });

const parameterValue = ({ id, choices }: Parameter, values: Answer['values']): Value | null => {
  const raw = (values[`p/${id}`] ?? '').trim();
  if (choices) return choices.some(({ value }) => value === raw) ? raw : null;
  const number = readNumber(raw);
  return number === null ? null : new Exact(number);
};

const inputOf = (task: MeasurementTask, values: Answer['values']): Input => {
  const bound = new Map<string, Value>();
  for (const parameter of task.parameters) {
    const value = parameterValue(parameter, values);
    if (value !== null) bound.set(parameter.id, value);
  }
  const corrections = new Map<Id, Exact>();
  const readings = task.quantities.flatMap((quantity) => {
    const own = readingsOf(quantity, values);
    const correction = correctionOf(quantity.id, values);
    if (correction === null) return own;
    if (!correction.isZero()) corrections.set(quantity.id, correction);
    const corrected = own.map((reading) => ({
      ...reading,
      corrected: reading.number === null ? null : correction.add(reading.number).toFixed(),
    }));
    const numbers = corrected.flatMap((reading) =>
      reading.corrected === null ? [] : [new Exact(reading.corrected)],
    );
    if (numbers.length === own.length) bound.set(quantity.id, numbers);
    return corrected;
  });
  return {
    readings,
    quantities: new Set(task.quantities.map(({ id }) => id)),
    corrections,
    complete: bound.size === task.parameters.length + task.quantities.length,
    bindings: { values: bound, tables: new Map(task.tables.map(({ id, rows }) => [id, rows])) },
  };
};

const isBound = (tree: Tree, { values, tables }: Bindings): boolean =>
  namesIn(tree).every((name) => values.has(name) || tables.has(name));

const compared = (criterion: Criterion, value: Exact): Exact =>
  criterion.compare === 'rounded' ? roundExact(value, criterion.rounding) : value;

/**
 * The value as it is shown and printed: rounded once. Where the unrounded value is compared and rounding would put
 * it on the other side of its limit (96.96 against ≥ 97.0), the unrounded one is shown, so that the eye can check it.
 */
const shownValue = (criterion: Criterion, value: Exact, limits: readonly Exact[]): string => {
  const { op, compare, rounding } = criterion;
  const holds = (candidate: Exact): boolean => holdsBy(op, marginOf(op, candidate, limits));
  const agrees = compare === 'rounded' || holds(value) === holds(roundExact(value, rounding));
  return agrees ? roundText(value, rounding) : exactText(value);
};

/** `9.5` or `-1.5`: nothing to write out. */
const isPlainNumber = (tree: Tree): boolean =>
  tree.kind === 'number' || (tree.kind === 'negate' && tree.of.kind === 'number');

const limitText = (tree: Tree, bindings: Bindings, value: Exact): string => {
  if (tree.kind === 'number') return tree.text;
  const text = compute(tree, bindings);
  return typeof text === 'string' ? text : exactText(value);
};

const opSigns = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=' } as const;
const failSigns = { '>=': '<', '<=': '>', '>': '≤', '<': '≥', '=': '≠' } as const;

const comparison = (
  op: Criterion['op'],
  shown: string,
  limits: readonly string[],
  holds: boolean,
): string => {
  const [low = '', high = ''] = limits;
  if (op === 'range') return `${shown} ${holds ? '∈' : '∉'} [${low}, ${high}]`;
  return `${shown} ${(holds ? opSigns : failSigns)[op]} ${low}`;
};

/** `id = formula with numbers = value unit`, leaving out the formula where it is the number itself. */
const equation = (left: string, tree: Tree, bindings: Bindings, value: string): string => {
  const written = writeOut(tree, bindings);
  return written === value ? `${left} = ${value}` : `${left} = ${written} = ${value}`;
};

type Judged = Pick<CriterionResult, 'value' | 'limit' | 'margin' | 'holds' | 'guard' | 'reason' | 'steps'>;

const open = (reason: Words, steps: readonly string[] = []): Judged => ({
  value: null,
  limit: null,
  margin: null,
  holds: null,
  guard: null,
  reason,
  steps,
});

const asLimit = ([low = '', high]: readonly string[]): string | readonly [string, string] =>
  high === undefined ? low : [low, high];

const limitsOf = (trees: Trees, bindings: Bindings): { numbers: Exact[]; texts: string[] } | Void => {
  const numbers: Exact[] = [];
  for (const tree of trees.limit) {
    const number = computeNumber(tree, bindings);
    if (isVoid(number)) return number;
    numbers.push(number);
  }
  return {
    numbers,
    texts: numbers.map((number, index) => limitText(trees.limit[index] ?? trees.limit[0], bindings, number)),
  };
};

/** `U = 0.4, w = 0.4: 10 → 9.6`, so that the moved limit can be checked by eye. */
const guardStep = ({ expanded, band, nominal }: Guard, limits: readonly string[]): string => {
  const moved = [nominal].flat().map((limit, index) => {
    const now = limits[index] ?? limit;
    return limit === now ? limit : `${limit} → ${now}`;
  });
  return `U = ${expanded}, w = ${band}: ${moved.join(', ')}`;
};

const judge = (criterion: Criterion, trees: Trees, bindings: Bindings): Judged => {
  const needed = [trees.value, ...trees.limit, ...(trees.uncertainty ? [trees.uncertainty] : [])];
  const nominal = trees.limit.every((tree) => isBound(tree, bindings)) ? limitsOf(trees, bindings) : null;
  if (nominal && 'void' in nominal) return open(nominal.void);
  const limit = nominal ? asLimit(nominal.texts) : null;
  if (!nominal || !needed.every((tree) => isBound(tree, bindings)))
    return { ...open(readingsMissing), limit };

  const steps: string[] = [];
  const value = computeNumber(trees.value, bindings, steps);
  if (isVoid(value)) return { ...open(value.void, steps), limit };
  const expanded = trees.uncertainty ? computeNumber(trees.uncertainty, bindings) : null;
  if (expanded && isVoid(expanded)) return { ...open(expanded.void, steps), limit };
  if (expanded?.isNeg()) return { ...open(negativeUncertainty, steps), limit };

  const { op, rounding, unit } = criterion;
  const full = exactText(value);
  steps.push(`${equation(criterion.id, trees.value, bindings, full)} ${unit}`.trimEnd());
  const number = compared(criterion, value);
  const guarded = expanded && guardOf(criterion, number, nominal, expanded);
  const limits = guarded ? guarded.limits : nominal;
  const shown = shownValue(criterion, value, limits.numbers);
  if (criterion.compare === 'rounded' || shown !== full) {
    const rounded = roundText(value, rounding);
    if (rounded !== full) steps.push(`${full} → ${rounded} (${rounding.interval})`);
  }
  trees.limit.forEach((tree, index) => {
    const text = nominal.texts[index] ?? '';
    if (!isPlainNumber(tree) && writeOut(tree, bindings) !== text)
      steps.push(`${writeOut(tree, bindings)} = ${text}`);
  });
  if (guarded) steps.push(guardStep(guarded.guard, limits.texts));
  const holds = holdsBy(op, marginOf(op, number, limits.numbers));
  const margin = marginOf(op, new Exact(shown), limits.numbers);
  steps.push(comparison(op, criterion.compare === 'rounded' ? shown : full, limits.texts, holds));
  return {
    value: shown,
    limit: asLimit(limits.texts),
    margin: exactText(margin),
    holds,
    guard: guarded ? guarded.guard : null,
    reason: null,
    steps,
  };
};

/** A criterion whose condition cannot be told yet does not apply yet. */
const applies = ({ when }: Trees, bindings: Bindings): boolean => {
  if (!when) return true;
  if (!isBound(when, bindings)) return false;
  const holds = computeNumber(when, bindings);
  return isVoid(holds) || !holds.isZero();
};

/** `bag: +0.1` for each corrected quantity that the criterion looks at: the arithmetic goes on with corrected readings. */
const correctionSteps = (tree: Tree, { corrections }: Input): string[] =>
  [...new Set(namesIn(tree))].flatMap((name) => {
    const correction = corrections.get(name);
    return correction ? [`${name}: ${correction.isPositive() ? '+' : ''}${exactText(correction)}`] : [];
  });

const judgeCriterion = (criterion: Criterion, input: Input, answer: Answer): CriterionResult => {
  const { bindings } = input;
  const trees = treesOf(criterion);
  const certainty = {
    basis: criterion.provenance.basis,
    confirmed: criterion.provenance.basis === 'source' || Object.hasOwn(answer.confirmedLimits, criterion.id),
  };
  if (!applies(trees, bindings))
    return { criterion, applies: false, ...open(readingsMissing), reason: null, certainty };
  const judged = judge(criterion, trees, bindings);
  const steps = [...correctionSteps(trees.value, input), ...judged.steps];
  return { criterion, applies: true, ...judged, steps, certainty };
};

/** Functions under which one reading that breaks the limit breaks it for all: the least, the greatest, the value itself. */
const perReading: ReadonlySet<string> = new Set(['min', 'max', 'abs', 'round', 'first', 'item']);

const onlyPerReading = (tree: Tree): boolean => {
  if (tree.kind === 'call') return perReading.has(tree.name) && tree.args.every(onlyPerReading);
  if (tree.kind === 'negate') return onlyPerReading(tree.of);
  return tree.kind !== 'binary' || (onlyPerReading(tree.left) && onlyPerReading(tree.right));
};

/**
 * Does this reading by itself break the criterion? Null where it cannot be said of one reading: nutrients that fall
 * short only together are none of them too low.
 */
const breaksAlone = (
  criterion: Criterion,
  quantity: Id,
  number: Exact,
  { bindings, quantities }: Input,
): boolean | null => {
  const trees = treesOf(criterion);
  const mentioned = [trees.value, ...trees.limit].flatMap(namesIn).filter((name) => quantities.has(name));
  if (mentioned.length !== 1 || mentioned[0] !== quantity) return null;
  if (!onlyPerReading(trees.value) || !applies(trees, bindings)) return null;
  const alone = { ...bindings, values: new Map(bindings.values).set(quantity, [number]) };
  const { holds } = judge(criterion, trees, alone);
  return holds === null ? null : !holds;
};

const marked = (task: MeasurementTask, input: Input): Reading[] =>
  input.readings.map((reading) => {
    if (reading.corrected === null) return reading;
    const quantity = task.quantities.find(({ id }) => reading.field.startsWith(`q/${id}/`));
    if (!quantity) return reading;
    const number = new Exact(reading.corrected);
    const verdicts = task.criteria.flatMap(
      (criterion) => breaksAlone(criterion, quantity.id, number, input) ?? [],
    );
    return { ...reading, within: verdicts.length === 0 ? null : !verdicts.includes(true) };
  });

const isConditional = ({ guard }: CriterionResult): boolean =>
  guard?.result === 'conditionalPass' || guard?.result === 'conditionalFail';

type Decision = Pick<MeasurementResult, 'outcome' | 'undecided'>;

/** What the criteria that count say together, once everything is there and every limit is confirmed. */
const decide = (counted: readonly CriterionResult[], uncovered: boolean): Decision => {
  if (counted.some((result) => result.holds === false && !isConditional(result)))
    return { outcome: 'fails', undecided: null };
  if (uncovered && counted.every(({ holds }) => holds === null))
    return { outcome: 'open', undecided: 'uncovered' };
  if (counted.length === 0 || counted.some(({ holds }) => holds === null))
    return { outcome: 'open', undecided: 'void' };
  return counted.some(isConditional)
    ? { outcome: 'open', undecided: 'conditional' }
    : { outcome: 'conforms', undecided: null };
};

const coverage = new WeakMap<MeasurementTask, Tree | null>();
const uncoveredIn = (task: MeasurementTask, bindings: Bindings): boolean => {
  const known = coverage.get(task);
  const tree = known ?? (task.uncovered === undefined ? null : parseExpression(task.uncovered));
  coverage.set(task, tree);
  if (!tree || !isBound(tree, bindings)) return false;
  const holds = computeNumber(tree, bindings);
  return !isVoid(holds) && !holds.isZero();
};

/** The last day of the instrument's calibration, where it was over on the day of the inspection. */
const expiryOf = (task: MeasurementTask, { values }: Answer, day: Day): Day | null => {
  const validTo = (values['i/validTo'] ?? '').trim();
  return task.instrument && isDay(validTo) && validTo < day ? validTo : null;
};

/**
 * Judges a measured item by its numbers. `open` while anything is missing, void, or compared with a limit that
 * nobody confirmed. `day` is the day of the inspection, on which the instrument's calibration must be valid: readings
 * of an instrument that was out of calibration are kept as they were taken, and give no value.
 */
export const measure = (task: MeasurementTask, answer: Answer, day: Day): MeasurementResult => {
  const input = inputOf(task, answer.values);
  const criteria = task.criteria.map((criterion) => judgeCriterion(criterion, input, answer));
  const expiry = expiryOf(task, answer, day);
  if (expiry !== null)
    return {
      readings: input.readings,
      criteria: criteria.map((result) =>
        result.applies ? { ...result, ...open(outOfCalibration(expiry)), limit: result.limit } : result,
      ),
      outcome: 'open',
      undecided: 'instrument',
    };
  const counted = criteria.filter(({ applies }) => applies);
  const ready = input.complete && counted.every(({ certainty }) => certainty.confirmed);
  return {
    readings: marked(task, input),
    criteria,
    ...(ready ? decide(counted, uncoveredIn(task, input.bindings)) : { outcome: 'open', undecided: null }),
  };
};
