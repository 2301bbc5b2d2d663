import type { Bindings, Value } from '../domain/arithmetic.ts';
import type { ItemTask } from '../domain/checklist.ts';
import { Exact } from '../domain/exact.ts';
import { namesIn, type Tree } from '../domain/expression.ts';

export type Measurement = Extract<ItemTask, { kind: 'measurement' }>;

/** One way in which the parameters that decide about limits can be chosen, with its names: `kind = cu1, section = 10`. */
export type Combination = { readonly bindings: Bindings; readonly words: string };

const numbersIn = (tree: Tree): readonly Exact[] => {
  switch (tree.kind) {
    case 'number':
      return [new Exact(tree.text)];
    case 'text':
    case 'name':
      return [];
    case 'negate':
      return numbersIn(tree.of).map((number) => number.neg());
    case 'binary':
      return [...numbersIn(tree.left), ...numbersIn(tree.right)];
    case 'call':
      return tree.args.flatMap(numbersIn);
  }
};

/**
 * For a number that may be anything: each number it could be compared with, one between any two of them, and one
 * beyond either end. Nothing that is measured or declared is negative.
 */
const tellingNumbers = (conditions: readonly Tree[]): readonly Exact[] => {
  const bounds = [...new Set(conditions.flatMap(numbersIn).map((number) => number.toFixed()))]
    .map((text) => new Exact(text))
    .filter((number) => !number.isNeg())
    .toSorted((a, b) => a.comparedTo(b));
  const [least = new Exact(1)] = bounds;
  const greatest = bounds.at(-1) ?? least;
  const between = bounds.slice(1).map((bound, index) => bound.add(bounds[index] ?? bound).div(2));
  return [...(least.isZero() ? [] : [least.div(2)]), ...bounds, ...between, greatest.add(1)];
};

/** More combinations than an item could sensibly have. */
const most = 50_000;

const valuesOf = (
  task: Measurement,
  name: string,
  conditions: readonly Tree[],
): readonly (readonly [Value, string])[] => {
  const parameter = task.parameters.find(({ id }) => id === name);
  if (parameter?.choices) return parameter.choices.map(({ value }) => [value, value]);
  const count = task.quantities.find(({ id }) => id === name)?.count;
  return tellingNumbers(conditions).map((number) => [
    count === undefined ? number : Array.from({ length: count }, () => number),
    number.toFixed(),
  ]);
};

/**
 * All combinations of what the given conditions and table keys look at.
 * @returns null where there are too many to look at.
 */
export const combinationsOf = (
  task: Measurement,
  conditions: readonly Tree[],
  keys: readonly Tree[],
): readonly Combination[] | null => {
  const tables = new Map(task.tables.map(({ id, rows }) => [id, rows]));
  const names = [...new Set([...conditions, ...keys].flatMap(namesIn))].filter((name) => !tables.has(name));
  let all: { values: ReadonlyMap<string, Value>; words: readonly string[] }[] = [
    { values: new Map(), words: [] },
  ];
  for (const name of names) {
    const values = valuesOf(task, name, conditions);
    if (all.length * values.length > most) return null;
    all = all.flatMap((one) =>
      values.map(([value, shown]) => ({
        values: new Map(one.values).set(name, value),
        words: [...one.words, `${name} = ${shown}`],
      })),
    );
  }
  return all.map(({ values, words }) => ({ bindings: { values, tables }, words: words.join(', ') }));
};
