import { Exact, exactText } from './exact.ts';
import type { BinaryOp, FunctionName, Tree } from './expression.ts';
import { readNumber } from './number-text.ts';
import { roundExact } from './rounding.ts';
import type { Words } from './words.ts';

/** A value that cannot be formed from these readings, and why. */
export type Void = { readonly void: Words };
type List = readonly Exact[];
export type Value = Exact | string | List;

/** What the names of an expression stand for. Quantities are lists; a list of one also serves as a number. */
export type Bindings = {
  readonly values: ReadonlyMap<string, Value>;
  readonly tables: ReadonlyMap<string, Readonly<Record<string, string>>>;
};

export const isVoid = (value: Value | Void): value is Void => typeof value === 'object' && 'void' in value;

const voided = (zh: string, en: string): Void => ({ void: { zh, en } });
const noNumber = voided('参与计算的量不是数值', 'something in the formula is not a number');
const unequalLists = voided('两组读数的个数不同', 'the two sets of readings differ in length');
const noLogarithm = voided('对数的真数不大于零', 'a logarithm of a number that is not above zero');
const noPower = voided(
  '乘方的底数不大于零，或结果超出可表示的范围',
  'a power of a number that is not above zero, or too large or small to be written',
);
const divisionByZero = voided('除数为零', 'division by zero');
const notInTable = (key: string) =>
  voided(`标准表中没有“${key}”这一行`, `the table of the standard has no row “${key}”`);
const tooManyOutliers = voided(
  '超出平均值允许范围的读数过多，结果作废，应重新试验',
  'too many readings outside the band around the mean: the result is void, test again',
);
const stillOutside = voided(
  '剔除后仍有读数超出平均值允许范围，结果作废，应重新试验',
  'a reading is still outside the band after one was dropped: the result is void, test again',
);

const notThree = voided('须为三个读数', 'this rule takes three readings');
const bothOutside = voided(
  '最大值与最小值均超出中间值的允许范围，结果作废，应重新试验',
  'the largest and the smallest are both outside the band around the middle one: the result is void, test again',
);

const isList = (value: Value): value is List => Array.isArray(value);

const asNumber = (value: Value): Exact | null => {
  if (isList(value)) return value.length === 1 ? (value[0] ?? null) : null;
  if (typeof value !== 'string') return value;
  const text = readNumber(value);
  return text === null ? null : new Exact(text);
};

const truth = (holds: boolean): Exact => new Exact(holds ? 1 : 0);

/** Applies a function of two numbers, element by element where one side or both are several readings. */
const spread = (left: Value, right: Value, compute: (a: Exact, b: Exact) => Exact | Void): Value | Void => {
  const [a, b] = [asNumber(left), asNumber(right)];
  if (a && b) return compute(a, b);
  const length = Math.max(isList(left) ? left.length : 1, isList(right) ? right.length : 1);
  const pick = (value: Value, whole: Exact | null, index: number): Exact | null | undefined =>
    whole ?? (isList(value) ? value[index] : null);
  const results: Exact[] = [];
  for (let index = 0; index < length; index += 1) {
    const [x, y] = [pick(left, a, index), pick(right, b, index)];
    if (x === null || y === null) return noNumber;
    if (x === undefined || y === undefined) return unequalLists;
    const result = compute(x, y);
    if (isVoid(result)) return result;
    results.push(result);
  }
  return results;
};

/**
 * Logarithms and most powers never end. Dropping the last digits of what was computed lets four equal levels of 70 dB
 * give a mean of 70 dB, not of a hair more.
 */
const logarithmOf = (x: Exact): Exact | Void => (x.lte(0) ? noLogarithm : Exact.log10(x).toDecimalPlaces(24));

/** A power must stay within 10^±99: what a person types must not become a text of a million digits. */
const powerOf = (base: Exact, exponent: Exact): Exact | Void => {
  if (base.lte(0) || Exact.log10(base).mul(exponent).abs().gt(99)) return noPower;
  return base.pow(exponent).toSignificantDigits(30);
};

const equal = (left: Value, right: Value): boolean => {
  if (typeof left === 'string' && typeof right === 'string') return left === right;
  const [a, b] = [asNumber(left), asNumber(right)];
  return a !== null && b !== null && a.eq(b);
};

const arithmetic: Record<Exclude<BinaryOp, '==' | '!='>, (a: Exact, b: Exact) => Exact | Void> = {
  '+': (a, b) => a.add(b),
  '-': (a, b) => a.sub(b),
  '*': (a, b) => a.mul(b),
  '/': (a, b) => (b.isZero() ? divisionByZero : a.div(b)),
  '<': (a, b) => truth(a.lt(b)),
  '<=': (a, b) => truth(a.lte(b)),
  '>': (a, b) => truth(a.gt(b)),
  '>=': (a, b) => truth(a.gte(b)),
  '&&': (a, b) => truth(!a.isZero() && !b.isZero()),
  '||': (a, b) => truth(!a.isZero() || !b.isZero()),
};

const combine = (op: BinaryOp, left: Value, right: Value): Value | Void => {
  if (op === '==') return truth(equal(left, right));
  if (op === '!=') return truth(!equal(left, right));
  return spread(left, right, arithmetic[op]);
};

const meanOf = (list: List): Exact => Exact.sum(...list).div(list.length);

const flatten = (args: readonly Value[]): List | Void => {
  const all: Exact[] = [];
  for (const arg of args) {
    const one = asNumber(arg);
    if (isList(arg)) all.push(...arg);
    else if (one) all.push(one);
    else return noNumber;
  }
  return all.length === 0 ? noNumber : all;
};

const shown = (list: List): string => list.map((value) => exactText(value, 8)).join(', ');

/**
 * Mean after the outlier rule of the cement strength test: values beyond mean ± `percent` are dropped, up to `most`
 * of them; the mean of the rest counts unless another of these is beyond its band. @see GB/T 17671-1999, 10
 */
const outlierMean = (list: List, percent: Exact, most: Exact, steps: string[]): Exact | Void => {
  const beyond = (values: List): { mean: Exact; band: Exact; out: List } => {
    const mean = meanOf(values);
    const band = mean.mul(percent).div(100).abs();
    return { mean, band, out: values.filter((value) => value.sub(mean).abs().gt(band)) };
  };
  const all = beyond(list);
  steps.push(
    `(${list.map((value) => exactText(value, 8)).join(' + ')}) ÷ ${list.length} = ${exactText(all.mean, 8)}`,
    `${exactText(all.mean, 8)} × (1 ± ${percent.toFixed()} %) = ${exactText(all.mean.sub(all.band), 8)} … ${exactText(all.mean.add(all.band), 8)}`,
  );
  if (all.out.length === 0) return all.mean;
  steps.push(`✗ ${shown(all.out)}`);
  if (most.lt(all.out.length)) return tooManyOutliers;
  const rest = beyond(list.filter((value) => !all.out.includes(value)));
  if (rest.out.length > 0) return stillOutside;
  const left = list.length - all.out.length;
  steps.push(
    `(${list
      .filter((value) => !all.out.includes(value))
      .map((value) => exactText(value, 8))
      .join(' + ')}) ÷ ${left} = ${exactText(rest.mean, 8)}`,
  );
  return rest.mean;
};

/**
 * Strength of a set of three cubes: their mean; the middle one where one of the outer two differs from it by more than
 * `percent` of it; void where both do. @see GB/T 50081-2019, compressive strength
 */
const middleMean = (list: List, percent: Exact, steps: string[]): Exact | Void => {
  const [low, middle, high] = list.toSorted((a, b) => a.cmp(b));
  if (!low || !middle || !high || list.length !== 3) return notThree;
  const band = middle.mul(percent).div(100).abs();
  steps.push(
    `${exactText(middle, 8)} × (1 ± ${percent.toFixed()} %) = ${exactText(middle.sub(band), 8)} … ${exactText(middle.add(band), 8)}`,
  );
  const out = [low, high].filter((value) => value.sub(middle).abs().gt(band));
  if (out.length === 0) return meanOf(list);
  steps.push(`✗ ${shown(out)}`);
  return out.length === 1 ? middle : bothOutside;
};

const ofOne = (value: Value, compute: (x: Exact) => Exact | Void): Value | Void =>
  spread(value, new Exact(0), (x) => compute(x));

const ofAll = (args: readonly Value[], compute: (list: List) => Exact): Exact | Void => {
  const list = flatten(args);
  return isVoid(list) ? list : compute(list);
};

const nth = (list: Value, place: Exact | null): Exact | Void => {
  const value = isList(list) ? list[(place?.toNumber() ?? 0) - 1] : asNumber(list);
  return value ?? noNumber;
};

const apply = (name: FunctionName, args: readonly Value[], steps: string[]): Value | Void => {
  const [a = '', b = '', c = ''] = args;
  switch (name) {
    case 'min':
      return ofAll(args, (list) => Exact.min(...list));
    case 'max':
      return ofAll(args, (list) => Exact.max(...list));
    case 'sum':
      return ofAll(args, (list) => Exact.sum(...list));
    case 'mean':
      return ofAll(args, meanOf);
    case 'count':
      return ofAll(args, (list) => new Exact(list.length));
    case 'abs':
      return ofOne(a, (x) => x.abs());
    case 'sqrt':
      return ofOne(a, (x) => (x.isNeg() ? noNumber : x.sqrt()));
    case 'cbrt':
      return ofOne(a, (x) => x.cbrt());
    case 'log10':
      return ofOne(a, logarithmOf);
    case 'pow':
      return spread(a, b, powerOf);
    case 'ceil':
      return ofOne(a, (x) => x.ceil());
    case 'round':
      return spread(a, b, (x, step) =>
        step.lte(0) ? noNumber : roundExact(x, { interval: step.toFixed(), mode: 'halfEven' }),
      );
    case 'first':
      return nth(a, new Exact(1));
    case 'item':
      return nth(a, asNumber(b));
    case 'outlierMean': {
      const [list, percent, most] = [flatten([a]), asNumber(b), asNumber(c)];
      if (isVoid(list)) return list;
      return percent && most ? outlierMean(list, percent, most, steps) : noNumber;
    }
    case 'middleMean': {
      const [list, percent] = [flatten([a]), asNumber(b)];
      if (isVoid(list)) return list;
      return percent ? middleMean(list, percent, steps) : noNumber;
    }
    case 'lookup':
      return noNumber;
  }
};

/** The row of a table that a key names: the same text, or the same number ("0.50" finds "0.5"); null where there is none. */
export const rowOf = (table: Readonly<Record<string, string>>, key: Value): string | null => {
  const number = asNumber(key);
  const text = typeof key === 'string' ? key : (number?.toFixed() ?? '');
  if (Object.hasOwn(table, text)) return text;
  return Object.keys(table).find((name) => number !== null && asNumber(name)?.eq(number)) ?? null;
};

const lookup = (table: Readonly<Record<string, string>>, key: Value): string | Void => {
  const row = rowOf(table, key);
  const shownKey = typeof key === 'string' ? key : (asNumber(key)?.toFixed() ?? '');
  return (row === null ? undefined : table[row]) ?? notInTable(shownKey);
};

const lookUp = (args: readonly Tree[], bindings: Bindings, steps: string[]): Value | Void => {
  const [table, key] = args;
  const rows = table?.kind === 'name' ? bindings.tables.get(table.name) : undefined;
  if (!rows || !key) return noNumber;
  const at = compute(key, bindings, steps);
  return isVoid(at) ? at : lookup(rows, at);
};

/** The value of an expression, or why there is none. Notes of the outlier rules are added to `steps`. */
export const compute = (tree: Tree, bindings: Bindings, steps: string[] = []): Value | Void => {
  switch (tree.kind) {
    case 'number':
      return new Exact(tree.text);
    case 'text':
      return tree.value;
    case 'name':
      return bindings.values.get(tree.name) ?? noNumber;
    case 'negate': {
      const value = compute(tree.of, bindings, steps);
      return isVoid(value) ? value : ofOne(value, (x) => x.neg());
    }
    case 'binary': {
      const left = compute(tree.left, bindings, steps);
      if (isVoid(left)) return left;
      const right = compute(tree.right, bindings, steps);
      return isVoid(right) ? right : combine(tree.op, left, right);
    }
    case 'call': {
      if (tree.name === 'lookup') return lookUp(tree.args, bindings, steps);
      const args: Value[] = [];
      for (const arg of tree.args) {
        const value = compute(arg, bindings, steps);
        if (isVoid(value)) return value;
        args.push(value);
      }
      return apply(tree.name, args, steps);
    }
  }
};

/** The value of an expression as one number, or why there is none. */
export const computeNumber = (tree: Tree, bindings: Bindings, steps: string[] = []): Exact | Void => {
  const value = compute(tree, bindings, steps);
  return isVoid(value) ? value : (asNumber(value) ?? noNumber);
};

const signs: Partial<Record<BinaryOp, string>> = {
  '*': '×',
  '/': '÷',
  '-': '−',
  '<=': '≤',
  '>=': '≥',
  '!=': '≠',
};
const binds: Record<BinaryOp, number> = {
  '||': 0,
  '&&': 1,
  '==': 2,
  '!=': 2,
  '<=': 2,
  '>=': 2,
  '<': 2,
  '>': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
};

/** An expression written out with the numbers in place of the names: `7.52 × 254.5 ÷ (234.5 + 25)`. */
export const writeOut = (tree: Tree, bindings: Bindings, outer = 0): string => {
  switch (tree.kind) {
    case 'number':
      return tree.text;
    case 'text':
      return tree.value;
    case 'name': {
      const value = bindings.values.get(tree.name) ?? tree.name;
      if (typeof value === 'string') return value;
      return isList(value) ? shown(value) : exactText(value);
    }
    case 'negate':
      return `−${writeOut(tree.of, bindings, 5)}`;
    case 'binary': {
      const strength = binds[tree.op];
      const text = `${writeOut(tree.left, bindings, strength)} ${signs[tree.op] ?? tree.op} ${writeOut(tree.right, bindings, strength + 1)}`;
      return strength < outer ? `(${text})` : text;
    }
    case 'call': {
      if (tree.name === 'lookup') {
        const row = lookUp(tree.args, bindings, []);
        return typeof row === 'string' ? row : '?';
      }
      if (tree.name === 'first' || tree.name === 'item') {
        const picked = compute(tree, bindings);
        return picked instanceof Exact ? exactText(picked) : '?';
      }
      const [base, exponent] = tree.args;
      if (tree.name === 'pow' && base && exponent)
        return `${writeOut(base, bindings, 5)}^(${writeOut(exponent, bindings)})`;
      return `${tree.name}(${tree.args.map((arg) => writeOut(arg, bindings)).join('; ')})`;
    }
  }
};
