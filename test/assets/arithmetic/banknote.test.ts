import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counterfeits, trials } from '../edges/banknote.ts';
import { resultOf } from '../result-of.ts';

const needed = (limit: string, missed: string): number =>
  Number(resultOf('banknote-m2', missed === '0' ? 'zero' : 'some', trials(limit, missed, '1')).limit);

describe('miss rates of banknote authenticators', () => {
  it('finds 8 counterfeits missed in 29 passes to be 27.586 %, far above 0.03 % of class C', () => {
    const result = resultOf('banknote-m1', 'rateC', counterfeits('C', '29', '8'));
    expect(result).toMatchObject({ value: '27.586', limit: '0.03', holds: false });
    expect(result.certainty).toEqual({ basis: 'source', confirmed: true });
  });

  it('lets only a person judge classes A and B, whose limits were copied on site', () => {
    const result = resultOf('banknote-m1', 'rate', counterfeits('A', '29', '8'));
    expect(result.certainty).toEqual({ basis: 'recalled', confirmed: false });
  });

  it('needs 9985 passes without a miss to prove 0.03 % at 95 %', () => {
    expect(needed('0.03', '0')).toBe(9985);
  });

  it('asks for just as many passes as make a run without a miss rarer than one in twenty', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (thousandths) => {
        const n = needed((thousandths / 1000).toFixed(3), '0');
        const luck = (passes: number): number => passes * Math.log(1 - thousandths / 100_000);
        expect(luck(n)).toBeLessThanOrEqual(Math.log(0.05) + 1e-9);
        expect(luck(n - 1)).toBeGreaterThan(Math.log(0.05) - 1e-9);
      }),
      { numRuns: 50 },
    );
  });

  it('asks for more passes with every miss, by the bounds of Poisson', () => {
    const passes = ['0', '1', '2', '3', '4', '5'].map((missed) => needed('0.03', missed));
    expect(passes).toEqual([...passes].sort((a, b) => a - b));
    passes.forEach((n, misses) => {
      const expected = n * 0.0003;
      let term = Math.exp(-expected);
      let chance = term;
      for (let k = 1; k <= misses; k += 1) {
        term *= expected / k;
        chance += term;
      }
      expect(chance).toBeCloseTo(0.05, 3);
    });
  });
});
