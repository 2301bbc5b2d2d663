import type { Condition } from '../../../shared/domain/rule-set.ts';

const signs = { '=': '=', '<=': '≤', '<': '<', '>=': '≥', '>': '>' } as const;

/**
 * The threshold with its sign, both sides spaced: `≤ 9`. Where all of some clauses must conform the count reads
 * better as a share: `/ 7`.
 */
export const sayThreshold = ({ count, op, value }: Pick<Condition, 'count' | 'op' | 'value'>): string =>
  count === 'conforms' && op === '=' ? `/ ${value}` : `${signs[op]} ${value}`;

const circled = '①②③④⑤⑥⑦⑧⑨⑩';

/** Number of a condition, from 1. */
export const conditionNumber = (n: number): string => circled[n - 1] ?? `${n}.`;
