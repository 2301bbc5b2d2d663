import { Decimal } from 'decimal.js';
import type { Rounding } from './checklist.ts';
import { Exact } from './exact.ts';

const modes = { halfEven: Decimal.ROUND_HALF_EVEN, halfUp: Decimal.ROUND_HALF_UP } as const;

/**
 * Rounds once to a multiple of `interval`, which may be any step: 0.1, 0.5, 20.
 * `halfEven` is the rule of GB/T 8170-2008, 3.2 and 3.4; `halfUp` (away from zero) that of IEC 60227-2, 1.9.2.
 */
export const roundExact = (value: Exact, { interval, mode }: Rounding): Exact => {
  const step = new Exact(interval);
  return value.div(step).toDecimalPlaces(0, modes[mode]).mul(step);
};

/** A rounded value as it is shown: with as many decimals as the interval was written with, `60.0` for 0.5. */
export const roundText = (value: Exact, rounding: Rounding): string => {
  const rounded = roundExact(value, rounding);
  const places = rounding.interval.split('.')[1]?.length ?? 0;
  return (rounded.isZero() ? rounded.abs() : rounded).toFixed(places);
};
