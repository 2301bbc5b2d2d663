import { describe, expect, it } from 'vitest';
import { readings } from '../../shared/domain/specimen.ts';
import { concrete, deflected, friction, loaded } from '../edges/beam.ts';
import { resultOf } from '../result-of.ts';

describe('the arithmetic of railway beams', () => {
  it('leads the loads of the T-beam of 32 m back to K = 0.9386, the static live load', () => {
    const { value, steps } = resultOf('beam-m17', 'K', loaded('536.569'));
    expect(value).toBe('0.94');
    expect(steps.join('\n')).toContain('0.9386');
  });

  it('limits its deflection to 1.05 × 12.389 mm', () => {
    expect(resultOf('beam-m18', 'f', deflected('14.00'))).toMatchObject({
      value: '11.50',
      limit: '13.00845',
      holds: true,
    });
  });

  it('takes the middle cube of 42.3, 47.6 and 54.9 MPa', () => {
    const values = {
      ...concrete('1000', '340', { 'p/class': '50' }),
      ...readings('cube', ['951.75', '1071', '1235.25']),
    };
    expect(resultOf('beam-m6', 'strength', values)).toMatchObject({ value: '47.6', holds: false });
  });

  it('gives no strength where two cubes of three are out', () => {
    const values = {
      ...concrete('1000', '340', { 'p/class': '50' }),
      ...readings('cube', ['945', '1125', '1372.5']),
    };
    expect(resultOf('beam-m6', 'strength', values)).toMatchObject({ value: null, holds: null });
  });

  it('finds the friction that four tendons were made with', () => {
    expect(Number(resultOf('beam-m11', 'mu', friction('0.55', '0.0015')).value)).toBeCloseTo(0.55, 3);
    expect(Number(resultOf('beam-m11', 'k', friction('0.55', '0.0015')).value)).toBeCloseTo(0.0015, 4);
  });

  it('finds no friction from tendons that are all alike', () => {
    const alike = {
      ...friction('0.55', '0.0015'),
      ...readings('a', ['0.2', '0.2', '0.2', '0.2']),
      ...readings('l', ['32', '32', '32', '32']),
    };
    expect(resultOf('beam-m11', 'mu', alike)).toMatchObject({ value: null, holds: null });
  });
});
