import { describe, expect, it } from 'vitest';
import type { Values } from '../answer-all.ts';
import { given, one, same } from '../edges/edge.ts';
import { resultOf } from '../result-of.ts';

const drop = (group: string, filling: string, rho: string): Values => ({
  ...given({ group, filling, rho }),
  ...same('height', 6, '1.80'),
});

describe('the arithmetic of packages', () => {
  it.each([
    ['I', '1.8'],
    ['II', '1.2'],
    ['III', '0.8'],
  ])('drops group %s from %s m with its own contents', (group, limit) => {
    expect(resultOf('package-m1', 'own', drop(group, 'own', '1.5')).limit).toBe(limit);
  });

  it('drops water in place of a liquid of density 1.53 from 1.6 m in group II', () => {
    const { applies, limit } = resultOf('package-m1', 'water', drop('II', 'water', '1.53'));
    expect(applies).toBe(true);
    expect(limit).toBe('1.6');
  });

  it('counts the density rounded up to one decimal: 1.81 as 1.9', () => {
    expect(resultOf('package-m1', 'water', drop('II', 'water', '1.81')).limit).toBe('1.9');
    expect(resultOf('package-m1', 'water', drop('II', 'water', '1.8')).limit).toBe('1.8');
  });

  it('does not round the height: a density of 1.53 in group III is 1.072 m, of an IBC as of a drum', () => {
    for (const item of ['package-m1', 'package-m13'])
      expect(resultOf(item, 'water', drop('III', 'water', '1.53')).limit).toBe('1.072');
  });

  it('asks no cold of a steel drum', () => {
    const warm = { ...given({ material: 'metal' }), ...one('temp', '20') };
    expect(resultOf('package-m1', 'cold', warm).applies).toBe(false);
  });

  it('works out 127.5 kPa from a vapour pressure of 130 kPa at 50 °C', () => {
    const values = { ...given({ method: 'b', vp: '130' }), ...same('pressure', 3, '130') };
    expect(resultOf('package-m3', 'at50', values)).toMatchObject({ limit: '127.5', holds: true });
  });

  it('stacks 583.33 kg on a drum of 0.9 m and 250 kg', () => {
    const values = { ...given({ h: '0.9', m: '250' }), ...one('load', '584') };
    const { limit, holds } = resultOf('package-m4', 'load', values);
    expect(Number(limit)).toBeCloseTo(583.33, 2);
    expect(holds).toBe(true);
  });

  it('stacks 1.8 times three containers of 1264 kg', () => {
    const values = { ...given({ n: '3', m: '1264' }), ...one('load', '6825') };
    const { limit, holds } = resultOf('package-m14', 'load', values);
    expect(Number(limit)).toBeCloseTo(6825.6, 6);
    expect(holds).toBe(false);
  });

  it('takes the greater of both pressures of a composite container: 127.5 kPa beside 2 × 1.2 × 9.81', () => {
    const values = {
      ...given({ kind: 'rigid', method: 'b', vp: '130', rho: '1.2', h: '1' }),
      ...one('water', '127.5'),
    };
    expect(resultOf('package-m12', 'at50', values)).toMatchObject({ limit: '127.5', holds: true });
    expect(resultOf('package-m12', 'static', values)).toMatchObject({ limit: '23.544', holds: true });
  });

  it('lets a thinner wall pass where the metal is tougher than mild steel', () => {
    const tank = (rm: string, a: string): Values => ({
      ...given({ material: 'other', guard: 'none', d: '2000', rm, a }),
      ...same('t', 12, '5.00'),
    });
    // 464 × 6 ÷ ∛((370 × 27)²) ≈ 6, ∛((520 × 40)²) makes 3.68
    expect(Number(resultOf('package-m17', 'otherNone', tank('370', '27')).limit)).toBeCloseTo(6, 2);
    expect(Number(resultOf('package-m17', 'otherNone', tank('520', '40')).limit)).toBeCloseTo(3.68, 2);
  });

  it('adds up the belts: four of 15 kN carry six times a ton', () => {
    const values = { ...given({ m: '1000' }), ...same('belt', 4, '15') };
    expect(resultOf('package-m11', 'belt', values)).toMatchObject({
      value: '60.0',
      limit: '58.86',
      holds: true,
    });
  });

  it('gives no overlap where the seam is no higher than its plates', () => {
    const values = {
      ...given({ te: '1', tb: '1', required: '50' }),
      ...same('bh', 3, '2'),
      ...same('ch', 3, '2'),
      ...same('sl', 3, '3'),
    };
    expect(resultOf('package-m7', 'overlap', values)).toMatchObject({ value: null, holds: null });
  });
});
