/** A question that must have one of these values. */
export type Condition = { readonly question: string; readonly values: readonly string[] };

const oneCondition =
  /^\s*\(?\s*(?:\$\{([\w.-]+)\}\s*=\s*(?:'([^']*)'|"([^"]*)")|selected\(\s*\$\{([\w.-]+)\}\s*,\s*(?:'([^']*)'|"([^"]*)")\s*\))\s*\)?\s*$/;

/** Reads a `relevant`: `${q}='x'`, `selected(${q}, 'x')`, and these joined by `or` over one question; else null. */
export const readCondition = (expression: string): Condition | null => {
  const parts = expression.split(/\s+or\s+/).map((part) => {
    const [, named, single, double, selected, one, other] = oneCondition.exec(part) ?? [];
    const question = named ?? selected;
    const value = single ?? double ?? one ?? other;
    return question === undefined || value === undefined ? null : { question, value };
  });
  const [first] = parts;
  if (!first || parts.some((part) => part?.question !== first.question)) return null;
  return { question: first.question, values: [...new Set(parts.flatMap((part) => part?.value ?? []))] };
};

/** A limit of a number: `. >= 1` reads `>=`, `1`. */
export type Comparison = { readonly op: '>=' | '<=' | '>' | '<' | '='; readonly limit: string };

const turned = { '>=': '<=', '<=': '>=', '>': '<', '<': '>', '=': '=' } as const;
const number = /^[+-]?\d{1,15}(\.\d{1,12})?$/;

/** Reads a `constraint` of comparisons of `.` with numbers, joined by `and`; else null. */
export const readConstraint = (expression: string): readonly Comparison[] | null => {
  const comparisons: Comparison[] = [];
  for (const part of expression.split(/\s+and\s+/)) {
    const [, left = '', op = '', right = ''] =
      /^\s*\(?\s*(\S+?)\s*(>=|<=|>|<|=)\s*(\S+?)\s*\)?\s*$/.exec(part) ?? [];
    if (op === '') return null;
    const given = op as Comparison['op'];
    if (left === '.' && number.test(right)) comparisons.push({ op: given, limit: right });
    else if (right === '.' && number.test(left)) comparisons.push({ op: turned[given], limit: left });
    else return null;
  }
  return comparisons;
};
