import type { Criterion, Item } from './checklist.ts';
import { HechaError } from '../errors.ts';
import * as words from './expression-words.ts';
import { Words } from './words.ts';

/** An expression as a tree. Grammar, loosest first: `||`, `&&`, comparison, `+ -`, `* /`, unary `-`, primary. */
export type Tree =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'negate'; readonly of: Tree }
  | { readonly kind: 'binary'; readonly op: BinaryOp; readonly left: Tree; readonly right: Tree }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Tree[] };

const levels = [
  ['||'],
  ['&&'],
  ['==', '!=', '<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/'],
] as const satisfies readonly (readonly string[])[];
export type BinaryOp = (typeof levels)[number][number];

/** Functions with the least and the most arguments they take. Their meaning: `shared/domain/README.md`. */
const functions = {
  min: [1, 50],
  max: [1, 50],
  sum: [1, 50],
  mean: [1, 50],
  count: [1, 50],
  abs: [1, 1],
  sqrt: [1, 1],
  cbrt: [1, 1],
  log10: [1, 1],
  pow: [2, 2],
  ceil: [1, 1],
  round: [2, 2],
  lookup: [2, 2],
  outlierMean: [3, 3],
  middleMean: [2, 2],
  first: [1, 1],
  item: [2, 2],
} as const;
export type FunctionName = keyof typeof functions;

const isFunction = (name: string): name is FunctionName => Object.hasOwn(functions, name);

const token = /\s*(?:(\d+(?:\.\d+)?)|"([^"]*)"|([A-Za-z_]\w*)|(\|\||&&|==|!=|<=|>=|[-+*/()<>,]))/y;

type Token = { readonly kind: 'number' | 'text' | 'name' | 'mark'; readonly text: string };

const refuse = (reason: Words): never => {
  throw new HechaError('CONTENT_INVALID', { reason });
};

const tokensOf = (source: string): Token[] => {
  const tokens: Token[] = [];
  const reader = new RegExp(token);
  while (reader.lastIndex < source.trimEnd().length) {
    const { lastIndex } = reader;
    const match = reader.exec(source);
    if (!match) return refuse(words.unreadable(source.slice(lastIndex).trim()));
    const [, number, text, name, mark] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (text !== undefined) tokens.push({ kind: 'text', text });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'mark', text: mark ?? '' });
  }
  return tokens;
};

class Parser {
  private at = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  whole(): Tree {
    const tree = this.binary(0);
    const rest = this.tokens[this.at];
    return rest ? refuse(words.misplaced(rest.text)) : tree;
  }

  private binary(level: number): Tree {
    const ops: readonly BinaryOp[] | undefined = levels[level];
    if (!ops) return this.unary();
    let left = this.binary(level + 1);
    for (let op = this.takeOneOf(ops); op; op = this.takeOneOf(ops))
      left = { kind: 'binary', op, left, right: this.binary(level + 1) };
    return left;
  }

  private unary(): Tree {
    return this.take('-') ? { kind: 'negate', of: this.unary() } : this.primary();
  }

  private primary(): Tree {
    const next = this.tokens[this.at++];
    if (!next) return refuse(words.endsEarly);
    if (next.kind === 'number') return { kind: 'number', text: next.text };
    if (next.kind === 'text') return { kind: 'text', value: next.text };
    if (next.kind === 'name')
      return this.take('(') ? this.call(next.text) : { kind: 'name', name: next.text };
    if (next.text !== '(') return refuse(words.misplaced(next.text));
    const inner = this.binary(0);
    return this.take(')') ? inner : refuse(words.bracketMissing);
  }

  private call(name: string): Tree {
    if (!isFunction(name)) return refuse(words.unknownFunction(name));
    const args = [this.binary(0)];
    while (this.take(',')) args.push(this.binary(0));
    if (!this.take(')')) return refuse(words.bracketMissing);
    const [least, most] = functions[name];
    if (args.length < least || args.length > most) return refuse(words.wrongArguments(name, args.length));
    return { kind: 'call', name, args };
  }

  private take(mark: string): boolean {
    const next = this.tokens[this.at];
    if (next?.kind !== 'mark' || next.text !== mark) return false;
    this.at += 1;
    return true;
  }

  private takeOneOf(ops: readonly BinaryOp[]): BinaryOp | undefined {
    return ops.find((op) => this.take(op));
  }
}

/** @throws HechaError `CONTENT_INVALID` with the reason, for what the grammar does not know. */
export const parseExpression = (source: string): Tree => new Parser(tokensOf(source)).whole();

/** Every name a tree mentions: parameters, quantities and tables; once per mention. */
export const namesIn = (tree: Tree): readonly string[] => {
  switch (tree.kind) {
    case 'number':
    case 'text':
      return [];
    case 'name':
      return [tree.name];
    case 'negate':
      return namesIn(tree.of);
    case 'binary':
      return [...namesIn(tree.left), ...namesIn(tree.right)];
    case 'call':
      return tree.args.flatMap(namesIn);
  }
};

const tablesIn = (tree: Tree): readonly string[] => {
  switch (tree.kind) {
    case 'number':
    case 'text':
    case 'name':
      return [];
    case 'negate':
      return tablesIn(tree.of);
    case 'binary':
      return [...tablesIn(tree.left), ...tablesIn(tree.right)];
    case 'call': {
      const [table, ...rest] = tree.args;
      if (tree.name !== 'lookup') return tree.args.flatMap(tablesIn);
      return [...(table?.kind === 'name' ? [table.name] : ['']), ...rest.flatMap(tablesIn)];
    }
  }
};

/** The expressions of a measured item with the keys under which each stands in its task. */
const expressionsOf = (
  task: Extract<Item['task'], { kind: 'measurement' }>,
): readonly (readonly [at: readonly (string | number)[], expression: string])[] => {
  const ofCriterion = ({ value, limit, when, uncertainty }: Criterion) => [
    [['value'], value] as const,
    ...(typeof limit === 'string'
      ? [[['limit'], limit] as const]
      : limit.map((one, index) => [['limit', index], one] as const)),
    ...(when === undefined ? [] : [[['when'], when] as const]),
    ...(uncertainty === undefined ? [] : [[['uncertainty', 'expanded'], uncertainty.expanded] as const]),
  ];
  return [
    ...task.criteria.flatMap((criterion, index) =>
      ofCriterion(criterion).map(([at, expression]) => [['criteria', index, ...at], expression] as const),
    ),
    ...(task.uncovered === undefined ? [] : [[['uncovered'], task.uncovered] as const]),
  ];
};

type ExpressionProblem = {
  /** Keys below the item's task. */
  readonly at: readonly (string | number)[];
  readonly expression: string;
  readonly reason: Words;
};

const problemOf = (source: string, known: ReadonlySet<string>, tables: ReadonlySet<string>): Words | null => {
  try {
    const tree = parseExpression(source);
    const unknown = namesIn(tree).find((name) => !known.has(name) && !tables.has(name));
    if (unknown !== undefined) return words.unknownName(unknown);
    const noTable = tablesIn(tree).find((name) => !tables.has(name));
    return noTable === undefined ? null : words.noTable(noTable);
  } catch (caught) {
    if (caught instanceof HechaError) return Words.parse(caught.detail['reason']);
    throw caught;
  }
};

/**
 * What is wrong with the expressions of an item, for the check of content before it is published: syntax, unknown
 * functions and their arguments, names that the item does not define. Empty when all can be evaluated.
 */
export const checkExpressions = ({ task }: Pick<Item, 'task'>): readonly ExpressionProblem[] => {
  if (task.kind !== 'measurement') return [];
  const known = new Set([...task.parameters, ...task.quantities].map(({ id }) => id));
  const tables = new Set(task.tables.map(({ id }) => id));
  return expressionsOf(task).flatMap(([at, expression]) => {
    const reason = problemOf(expression, known, tables);
    return reason === null ? [] : [{ at, expression, reason }];
  });
};
