import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { Exact } from '../../../shared/domain/exact.ts';
import { roundExact, roundText } from '../../../shared/domain/rounding.ts';

/** Worked examples of GB/T 8170-2008, 3.2 to 3.4 (M-RND-01 to -04) and IEC 60227-2, 1.9.2 (M-CO-08). */
const halfEven: readonly (readonly [x: string, interval: string, y: string])[] = [
  ['12.1498', '0.1', '12.1'],
  ['12.1498', '1', '12'],
  ['1268', '100', '1300'],
  ['10.5002', '1', '11'],
  ['1.050', '0.1', '1.0'],
  ['0.35', '0.1', '0.4'],
  ['2500', '1000', '2000'],
  ['3500', '1000', '4000'],
  ['-0.0365', '0.001', '-0.036'],
  ['8.53459', '0.01', '8.53'],
  ['28.175', '0.01', '28.18'],
  ['28.165', '0.01', '28.16'],
  ['28.350', '0.1', '28.4'],
  ['28.250', '0.1', '28.2'],
  ['28.050', '0.1', '28.0'],
  ['28.2645', '0.1', '28.3'],
  ['28.2501', '0.1', '28.3'],
  ['15.4546', '1', '15'],
  ['63.37', '0.5', '63.5'],
  ['63.37', '5', '65'],
  ['60.28', '0.5', '60.5'],
  ['60.25', '0.5', '60.0'],
  ['60.38', '0.5', '60.5'],
  ['-60.75', '0.5', '-61.0'],
  ['37.43', '0.2', '37.4'],
  ['37.54', '0.2', '37.6'],
  ['37.30', '0.2', '37.2'],
  ['830', '20', '840'],
  ['842', '20', '840'],
  ['832', '20', '840'],
  ['-930', '20', '-920'],
  ['-0.04', '0.1', '0.0'],
];
const halfUp: readonly (readonly [x: string, interval: string, y: string])[] = [
  ['1.74', '0.1', '1.7'],
  ['1.75', '0.1', '1.8'],
  ['0.65', '0.1', '0.7'],
  ['0.85', '0.1', '0.9'],
  ['-0.85', '0.1', '-0.9'],
];

describe('rounding', () => {
  it.each(halfEven)('rounds %s at %s to %s, ties to even', (x, interval, y) => {
    expect(roundText(new Exact(x), { interval, mode: 'halfEven' })).toBe(y);
  });

  it.each(halfUp)('rounds %s at %s to %s, ties up', (x, interval, y) => {
    expect(roundText(new Exact(x), { interval, mode: 'halfUp' })).toBe(y);
  });

  it('gives the nearest multiple of the interval, and an even one on a tie', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.constantFrom('0.001', '0.1', '0.2', '0.5', '1', '5', '20'),
        (thousandths, interval) => {
          const [x, step] = [new Exact(thousandths.toString()).div(1000), new Exact(interval)];
          const y = roundExact(x, { interval, mode: 'halfEven' });
          const [multiple, off] = [y.div(step), y.sub(x).abs()];
          expect(multiple.isInteger()).toBe(true);
          expect(off.lte(step.div(2))).toBe(true);
          if (off.eq(step.div(2))) expect(multiple.mod(2).isZero()).toBe(true);
        },
      ),
    );
  });
});
