import { readings } from '../../shared/domain/specimen.ts';
import type { Values } from '../answer-all.ts';

/** Item, criterion, fields with which it just holds, fields with which it just does not. */
export type Edge = readonly [item: string, criterion: string, holding: Values, breaking: Values];

/** Fields with one reading of `quantity`, beside others. */
export const one = (quantity: string, value: string, more: Values = {}): Values => ({
  ...more,
  ...readings(quantity, [value]),
});

/** Fields with the same reading of `quantity`, `count` times. */
export const same = (quantity: string, count: number, value: string, more: Values = {}): Values => ({
  ...more,
  ...readings(
    quantity,
    Array.from({ length: count }, () => value),
  ),
});

/** Parameters as fields: `{ group: 'I' }` becomes `p/group`. */
export const given = (parameters: Values): Values =>
  Object.fromEntries(Object.entries(parameters).map(([id, value]) => [`p/${id}`, value]));

/** An edge of one quantity: the same reading `count` times, first just inside, then just outside the limit. */
export const edgeOf = (
  [item, criterion]: readonly [item: string, criterion: string],
  [quantity, count]: readonly [id: string, count: number],
  [holding, breaking]: readonly [holding: string, breaking: string],
  parameters: Values = {},
): Edge => [
  item,
  criterion,
  same(quantity, count, holding, given(parameters)),
  same(quantity, count, breaking, given(parameters)),
];

/** Fields with the same reading of `quantity`, but for the first of `count`, which is `odd`. */
export const but = (
  quantity: string,
  count: number,
  usual: string,
  odd: string,
  more: Values = {},
): Values => ({ ...same(quantity, count, usual, more), ...readings(quantity, [odd]) });
