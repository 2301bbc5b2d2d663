import { Decimal } from 'decimal.js';

/** Decimal arithmetic of 34 significant digits (as IEEE 754 decimal128): readings are never binary floats. */
export const Exact = Decimal.clone({ defaults: true, precision: 34, rounding: Decimal.ROUND_HALF_EVEN });
export type Exact = Decimal;

/** Plain decimal text without exponent; `digits` limits the significant digits shown. */
export const exactText = (value: Exact, digits = 12): string => value.toSignificantDigits(digits).toFixed();
