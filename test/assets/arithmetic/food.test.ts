import { describe, expect, it } from 'vitest';
import { readings } from '../../shared/domain/specimen.ts';
import { active, residue, titration } from '../edges/food.ts';
import { given, one, same } from '../edges/edge.ts';
import { resultOf } from '../result-of.ts';

describe('the arithmetic of food-related products', () => {
  it('works out overall migration from dishes, blank, volumes and area', () => {
    // (8.5 − 0.5) mg × 500 ÷ (100 × 5) = 8 mg/dm²
    expect(resultOf('food-m1', 'general', residue('8.5', 'general')).value).toBe('8.0');
  });

  it('turns mg/dm² into mg/kg for infants: 8 × 6 = 48', () => {
    expect(resultOf('food-m1', 'infant', residue('8.5', 'infant'))).toMatchObject({
      value: '48',
      limit: '60',
      holds: true,
    });
    expect(resultOf('food-m1', 'general', residue('8.5', 'infant')).applies).toBe(false);
  });

  it('is the usual permanganate formula where 6 dm² stand for a kilogram', () => {
    // (15.70 − 0.20) × 0.002 × 31.6 × 1000 ÷ 100 = 9.796 mg/kg for 500 mL from 3 dm²
    expect(resultOf('food-m2', 'kmno4', titration('15.70'))).toMatchObject({ value: '9.8', margin: '0.2' });
  });

  it('adds up the residues of all solvents and looks at benzenes alone as well', () => {
    const values = {
      ...given({ area: '20' }),
      ...readings('others', ['120', '80', '300', '100', '50', '49']),
      ...readings('benzenes', ['0', '1', '0']),
    };
    expect(resultOf('food-m5', 'total', values)).toMatchObject({ value: '3.5', holds: true });
    expect(resultOf('food-m5', 'benzenes', values)).toMatchObject({ value: '0.005', holds: true });
  });

  it('takes the salt off the ethanol solubles of a detergent', () => {
    expect(resultOf('food-m6', 'active', active('1.85844'))).toMatchObject({ value: '18.0', holds: true });
  });

  it('works out earth resistance from voltage drop and current, by the worst of three points', () => {
    const values = {
      ...given({ supply: 'cord' }),
      ...readings('u', ['0.5', '2.4', '1.2']),
      ...readings('i', ['10', '10', '12']),
    };
    expect(resultOf('food-m20', 'cord', values)).toMatchObject({ value: '0.240', holds: false });
  });

  it('lets leakage grow with power up to its cap', () => {
    const limitOf = (power: string): unknown =>
      resultOf('food-m21', 'general', { ...given({ kind: 'general', power }), ...one('leakage', '1') }).limit;
    expect([limitOf('0.5'), limitOf('2'), limitOf('9')]).toEqual(['0.75', '1.5', '5']);
  });

  it('judges the capacity of a box by the mean of five, whichever way it deviates', () => {
    const box = (full: string) => ({
      ...given({ kind: 'disposable', nominal: '500', rho: '0.998' }),
      ...same('empty', 5, '12.00'),
      ...same('full', 5, full),
    });
    expect(resultOf('food-m12', 'disposable', box('511.00'))).toMatchObject({ value: '0.0', holds: true });
    expect(resultOf('food-m12', 'disposable', box('480.00'))).toMatchObject({ value: '6.2', holds: false });
  });

  it('holds the nominal pressure of an aluminium cooker to 50–120 kPa', () => {
    const at = (pn: string) => resultOf('food-m7', 'nominal', given({ material: 'aluminium', pn }));
    expect(at('80')).toMatchObject({ limit: ['50', '120'], holds: true });
    expect(at('150').holds).toBe(false);
    expect(resultOf('food-m7', 'nominal', given({ material: 'stainless', pn: '80' })).applies).toBe(false);
  });
});
