import type { Criterion } from './checklist.ts';
import type { Guard } from './evaluation.ts';
import { Exact, exactText } from './exact.ts';

/** Distance from the limit, not negative where `op` allows equality and the comparison holds. */
export const marginOf = (op: Criterion['op'], value: Exact, [low, high = low]: readonly Exact[]): Exact => {
  if (!low || !high) return new Exact(0);
  switch (op) {
    case '>=':
    case '>':
      return value.sub(low);
    case '<=':
    case '<':
      return low.sub(value);
    case '=':
      return value.sub(low).abs().neg();
    case 'range':
      return Exact.min(value.sub(low), high.sub(value));
  }
};

export const holdsBy = (op: Criterion['op'], margin: Exact): boolean =>
  op === '>' || op === '<' ? margin.gt(0) : margin.gte(0);

type Limits = { readonly numbers: readonly Exact[]; readonly texts: readonly string[] };

/** Moves the limits inward by `by`; outward where it is negative. The moved limit is never rounded. */
const moved = (op: Criterion['op'], { numbers, texts }: Limits, by: Exact): Limits => {
  if (by.isZero()) return { numbers, texts };
  const upper = (index: number): boolean => op === '<=' || op === '<' || index === 1;
  const now = numbers.map((limit, index) => (upper(index) ? limit.sub(by) : limit.add(by)));
  return { numbers: now, texts: now.map((limit) => exactText(limit)) };
};

const resultOf = (op: Criterion['op'], margin: Exact, band: Exact): Guard['result'] => {
  if (holdsBy(op, margin)) return holdsBy(op, margin.sub(band)) ? 'pass' : 'conditionalPass';
  return holdsBy(op, margin.add(band)) ? 'conditionalFail' : 'fail';
};

/**
 * How a value with the expanded uncertainty U stands to its limits, and the limits that decide: those of the standard,
 * moved by the guard band w = r·U where the rule says so. @see ILAC-G8:09/2019 4.2.1–4.2.3
 */
export const guardOf = (
  { op, uncertainty }: Criterion,
  value: Exact,
  nominal: Limits,
  expanded: Exact,
): { readonly guard: Guard; readonly limits: Limits } | null => {
  if (!uncertainty) return null;
  const { rule, factor = '1' } = uncertainty;
  const band = rule === 'warn' ? new Exact(0) : expanded.mul(factor);
  const limits = moved(
    op,
    nominal,
    rule === 'guardedAcceptance' ? band : rule === 'guardedRejection' ? band.neg() : new Exact(0),
  );
  const margin = marginOf(op, value, nominal.numbers);
  const [low = '', high] = nominal.texts;
  const plain = holdsBy(op, marginOf(op, value, limits.numbers)) ? 'pass' : 'fail';
  return {
    limits,
    guard: {
      expanded: exactText(expanded),
      band: exactText(band),
      nominal: high === undefined ? low : [low, high],
      near: margin.abs().lte(expanded),
      result: rule === 'fourResults' ? resultOf(op, margin, band) : plain,
    },
  };
};
