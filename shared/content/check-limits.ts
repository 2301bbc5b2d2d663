import { type Bindings, compute, computeNumber, isVoid, rowOf, type Value } from '../domain/arithmetic.ts';
import type { Criterion } from '../domain/checklist.ts';
import { Exact } from '../domain/exact.ts';
import { namesIn, parseExpression, type Tree } from '../domain/expression.ts';
import { contentText as text } from '../text/content.ts';
import { sayBoth } from '../text/say.ts';
import { type Combination, combinationsOf, type Measurement } from './combinations.ts';
import type { Find, Path } from './finding.ts';

type Lookup = { readonly table: string; readonly key: Tree };

const lookupsIn = (tree: Tree): readonly Lookup[] => {
  switch (tree.kind) {
    case 'number':
    case 'text':
    case 'name':
      return [];
    case 'negate':
      return lookupsIn(tree.of);
    case 'binary':
      return [...lookupsIn(tree.left), ...lookupsIn(tree.right)];
    case 'call': {
      const [table, key] = tree.args;
      if (tree.name !== 'lookup' || table?.kind !== 'name' || !key) return tree.args.flatMap(lookupsIn);
      return [{ table: table.name, key }];
    }
  }
};

/** One criterion with its expressions as trees, and the keys of the task under which it stands. */
type Rule = {
  readonly criterion: Criterion;
  readonly at: Path;
  readonly value: Tree;
  readonly limits: readonly Tree[];
  readonly when: Tree | null;
  readonly uncertainty: Tree | null;
  readonly lookups: readonly Lookup[];
};

const ruleOf = (criterion: Criterion, index: number): Rule => {
  const value = parseExpression(criterion.value);
  const limits = [criterion.limit].flat().map(parseExpression);
  const when = criterion.when === undefined ? null : parseExpression(criterion.when);
  const expanded = criterion.uncertainty?.expanded;
  const uncertainty = expanded === undefined ? null : parseExpression(expanded);
  return {
    criterion,
    at: ['criteria', index],
    value,
    limits,
    when,
    uncertainty,
    lookups: [value, ...limits, ...(uncertainty ? [uncertainty] : [])].flatMap(lookupsIn),
  };
};

const isTrue = (tree: Tree, bindings: Bindings): boolean => {
  const result = computeNumber(tree, bindings);
  return isVoid(result) || !result.isZero();
};

/** The row that a lookup finds in a combination; null where the table has none. */
const rowFor = ({ table, key }: Lookup, { bindings }: Combination): string | null => {
  const at = compute(key, bindings);
  const rows = bindings.tables.get(table);
  return rows && !isVoid(at) ? rowOf(rows, at) : null;
};

/** What a limit is by the choices alone; null where it rests on a number that is typed. */
const fixedLimits = (task: Measurement, rule: Rule, { bindings }: Combination): Exact[] | null => {
  const chosen = (name: string): boolean =>
    bindings.tables.has(name) || task.parameters.some(({ id, choices }) => id === name && choices);
  const numbers = rule.limits.map((tree) =>
    namesIn(tree).every(chosen) ? computeNumber(tree, bindings) : null,
  );
  return numbers.every((number): number is Exact => number !== null && !isVoid(number)) ? numbers : null;
};

type Bounds = { readonly low: Exact | null; readonly high: Exact | null };

const boundsOf = ({ op }: Criterion, [first, second]: readonly Exact[]): Bounds => {
  if (op === '>=' || op === '>') return { low: first ?? null, high: null };
  if (op === '<=' || op === '<') return { low: null, high: first ?? null };
  return { low: first ?? null, high: second ?? first ?? null };
};

const isEmpty = ({ low, high }: Bounds): boolean => low !== null && high !== null && low.gt(high);

const sameTree = (a: Tree, b: Tree): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Collects findings of which one example is enough. */
const once = (find: Find) => {
  const known = new Set<string>();
  return (path: Path, reason: Parameters<Find>[1], key: string): void => {
    if (!known.has(key)) find(path, reason);
    known.add(key);
  };
};

const checkPair = (
  task: Measurement,
  [a, b]: readonly [Rule, Rule],
  combination: Combination,
  say: ReturnType<typeof once>,
  path: Path,
): void => {
  if (!sameTree(a.value, b.value)) return;
  const [limitsA, limitsB] = [a, b].map((rule) => fixedLimits(task, rule, combination));
  if (!limitsA || !limitsB) return;
  const [first, second] = [boundsOf(a.criterion, limitsA), boundsOf(b.criterion, limitsB)];
  const quoted = { id: a.criterion.id, combination: combination.words };
  const key = `${a.criterion.id} ${b.criterion.id}`;
  if (isEmpty({ low: first.low, high: second.high }) || isEmpty({ low: second.low, high: first.high }))
    return say([...path, ...b.at, 'limit'], sayBoth(text.contradicts, quoted), key);
  const differs = (x: Exact | null, y: Exact | null): boolean => x !== null && y !== null && !x.eq(y);
  if (differs(first.low, second.low) || differs(first.high, second.high))
    say([...path, ...b.at, 'limit'], sayBoth(text.overlaps, quoted), key);
};

const shownSome = 3;
const someOf = (combinations: readonly Combination[]): string =>
  combinations
    .slice(0, shownSome)
    .map(({ words }) => `(${words})`)
    .join(' ') + (combinations.length > shownSome ? ` … (${combinations.length})` : '');

/** Readings and numbers to try a formula with: one set after the other, until one gives a value. */
const trials: readonly ((n: number) => Exact)[] = [
  () => new Exact(10),
  (n) => new Exact(n + 1),
  (n) => new Exact(100 - n),
  (n) => new Exact(n + 1).div(16),
];

const tried = (task: Measurement, { bindings }: Combination, trial: (n: number) => Exact): Bindings => {
  let n = 0;
  const values = new Map<string, Value>();
  for (const { id, choices } of task.parameters) values.set(id, choices?.[0]?.value ?? trial(n++));
  for (const { id, count } of task.quantities)
    values.set(
      id,
      Array.from({ length: count }, () => trial(n++)),
    );
  return { tables: bindings.tables, values: new Map([...values, ...bindings.values]) };
};

/** A formula that gives no number, whatever is read: `item(x, 9)` of five readings, a list where one number is needed. */
const checkComputable = (
  task: Measurement,
  rule: Rule,
  where: readonly Combination[],
  find: Find,
  path: Path,
): void => {
  const expressions: (readonly [Path, Tree])[] = [
    [['value'], rule.value],
    ...(rule.uncertainty ? [[['uncertainty', 'expanded'], rule.uncertainty] as [Path, Tree]] : []),
    ...rule.limits.map((tree, index): [Path, Tree] => [
      rule.limits.length > 1 ? ['limit', index] : ['limit'],
      tree,
    ]),
  ];
  const some = where
    .filter((one) => rule.lookups.every((lookup) => rowFor(lookup, one) !== null))
    .slice(0, 50);
  if (some.length === 0) return;
  for (const [at, tree] of expressions) {
    const results = some.flatMap((one) =>
      trials.map((trial) => computeNumber(tree, tried(task, one, trial))),
    );
    const [first] = results;
    if (first && isVoid(first) && results.every(isVoid))
      find([...path, ...rule.at, ...at], sayBoth(text.neverANumber, { reason: first.void }));
  }
};

/** Each table is looked up by a parameter with choices, and has no row that is no choice. */
const checkTables = (task: Measurement, rules: readonly Rule[], find: Find, path: Path): boolean => {
  let sound = true;
  const refuse = (at: Path, reason: Parameters<Find>[1]): void => {
    sound = false;
    find([...path, ...at], reason);
  };
  const choicesBy = new Map<string, string[]>();
  for (const { lookups, at } of rules)
    for (const { table, key } of lookups) {
      const choices =
        key.kind === 'name' ? task.parameters.find(({ id }) => id === key.name)?.choices : undefined;
      if (choices)
        choicesBy.set(table, [...(choicesBy.get(table) ?? []), ...choices.map(({ value }) => value)]);
      else refuse(at, sayBoth(text.lookupNeedsChoices, { table }));
    }
  for (const [index, { id, rows }] of task.tables.entries()) {
    const choices = choicesBy.get(id);
    if (!rules.some(({ lookups }) => lookups.some(({ table }) => table === id)))
      refuse(['tables', index], sayBoth(text.tableUnused, { id }));
    else if (choices)
      for (const row of Object.keys(rows))
        if (rowOf(Object.fromEntries(choices.map((choice) => [choice, ''])), row) === null)
          refuse(['tables', index, 'rows', row], sayBoth(text.rowNoChoice, { row }));
  }
  return sound;
};

/**
 * Do the limits cover everything that can be chosen? Every combination of the parameters that limits rest on has a
 * criterion that applies and a row in every table it looks at, unless the item says that the standard gives none
 * (`uncovered`); no two criteria give one value different limits; every row, every condition and every formula is of
 * use.
 */
export const checkLimits = (task: Measurement, find: Find, path: Path): void => {
  const rules = task.criteria.map(ruleOf);
  if (!checkTables(task, rules, find, path)) return;
  const uncovered = task.uncovered === undefined ? null : parseExpression(task.uncovered);
  const conditions = [...rules.flatMap(({ when }) => when ?? []), ...(uncovered ? [uncovered] : [])];
  const keys = rules.flatMap(({ lookups }) => lookups.map(({ key }) => key));
  const combinations = combinationsOf(task, conditions, keys);
  if (combinations === null) return find(path, text.tooManyCombinations);

  const say = once(find);
  const bare: Combination[] = [];
  /** By table the choices it has no row for, each with a combination in which it is looked up. */
  const missing = new Map<string, Map<string, string>>();
  const stale: Combination[] = [];
  const used = new Set<string>();
  const appliesIn = new Map<Rule, Combination[]>(rules.map((rule) => [rule, []]));
  for (const combination of combinations) {
    const { bindings, words } = combination;
    const excused = uncovered !== null && isTrue(uncovered, bindings);
    const applying = rules.filter(({ when }) => !when || isTrue(when, bindings));
    for (const rule of applying) appliesIn.get(rule)?.push(combination);
    const lookups = applying.flatMap((rule) => rule.lookups);
    for (const lookup of lookups) {
      const row = rowFor(lookup, combination);
      if (row !== null) used.add(`${lookup.table} ${row}`);
      else if (!excused) {
        const choice = compute(lookup.key, bindings);
        const of = missing.get(lookup.table) ?? new Map<string, string>();
        if (typeof choice === 'string' && !of.has(choice)) of.set(choice, words);
        missing.set(lookup.table, of);
      }
    }
    const covered = applying.length > 0 && lookups.every((lookup) => rowFor(lookup, combination) !== null);
    if (applying.length === 0 && !excused) bare.push(combination);
    if (excused && covered) stale.push(combination);
    for (const rule of applying) {
      const limits = fixedLimits(task, rule, combination);
      if (limits && isEmpty(boundsOf(rule.criterion, limits)))
        say(
          [...path, ...rule.at, 'limit'],
          sayBoth(text.emptyRange, { combination: words }),
          `range ${rule.criterion.id}`,
        );
    }
    for (const [index, rule] of applying.entries())
      for (const other of applying.slice(index + 1)) checkPair(task, [rule, other], combination, say, path);
  }

  for (const [table, choices] of missing) {
    const [combination = ''] = choices.values();
    find(
      [...path, 'tables', task.tables.findIndex(({ id }) => id === table)],
      sayBoth(text.noRow, { table, choices: [...choices.keys()].join(', '), combination }),
    );
  }
  if (bare.length > 0) find([...path, 'criteria'], sayBoth(text.noLimit, { combinations: someOf(bare) }));
  if (stale.length > 0)
    find([...path, 'uncovered'], sayBoth(text.notUncovered, { combinations: someOf(stale) }));
  for (const [rule, where] of appliesIn)
    if (where.length === 0) find([...path, ...rule.at, 'when'], text.neverApplies);
    else checkComputable(task, rule, where, find, path);
  for (const [index, { id, rows }] of task.tables.entries())
    for (const row of Object.keys(rows))
      if (!used.has(`${id} ${row}`))
        find([...path, 'tables', index, 'rows', row], sayBoth(text.rowUnused, { row }));
};
