import { describe, expect, it } from 'vitest';
import { same } from '../edges/edge.ts';
import { bars, pieces } from '../edges/rebar.ts';
import { resultOf } from '../result-of.ts';

describe('the arithmetic of reinforcing bars', () => {
  it('finds −6.0 % where pieces of 18 mm weigh 1.88 kg a metre, outside both editions', () => {
    const total = '4.70';
    expect(resultOf('rebar-m1', 'dev24', pieces('2024', '18', total))).toMatchObject({
      value: '-6.0',
      limit: ['-4.5', '4.5'],
      holds: false,
    });
    expect(resultOf('rebar-m1', 'dev18', pieces('2018', '18', total))).toMatchObject({
      value: '-6.0',
      limit: ['-5', '5'],
      holds: false,
    });
  });

  it('judges each lot by its own edition: −4.8 % of 18 mm passed in 2018 and fails in 2024', () => {
    expect(resultOf('rebar-m1', 'dev18', pieces('2018', '18', '4.76'))).toMatchObject({ holds: true });
    expect(resultOf('rebar-m1', 'dev24', pieces('2024', '18', '4.76'))).toMatchObject({ holds: false });
    expect(resultOf('rebar-m1', 'dev18', pieces('2024', '18', '4.76'))).toMatchObject({ applies: false });
  });

  it('makes 570 and 700 MPa of 279.7 and 342.6 kN on 25 mm: good as HRB400', () => {
    const values = bars('HRB400', '25', '279.7', '342.6');
    expect(resultOf('rebar-m4', 'ReL', values)).toMatchObject({ value: '570', holds: true });
    expect(resultOf('rebar-m4', 'Rm', values)).toMatchObject({ value: '700', holds: true });
    expect(resultOf('rebar-m4', 'k1', values)).toMatchObject({ applies: false });
  });

  it('refuses the same bars as HRB400E: 1.22 and 1.42, from strengths that were not rounded first', () => {
    const values = bars('HRB400E', '25', '279.7', '342.6');
    expect(resultOf('rebar-m4', 'k1', values)).toMatchObject({ value: '1.22', holds: false });
    expect(resultOf('rebar-m4', 'k2', values)).toMatchObject({ value: '1.42', holds: false });
  });

  it('finds an elongation of 21.5 % where 125 mm became 152.14 mm', () => {
    const values = same('lu', 2, '152.14', { 'p/grade': 'HRB400', 'p/d': '25' });
    expect(resultOf('rebar-m5', 'A', values)).toMatchObject({ value: '21.5', holds: true });
  });

  it('asks one point less of bars from 28 mm on, two above 40 mm', () => {
    const limitOf = (d: string) =>
      resultOf('rebar-m5', 'A', same('lu', 2, '200', { 'p/grade': 'HRB500', 'p/d': d })).limit;
    expect(['25', '28', '40', '50'].map(limitOf)).toEqual(['15', '14', '14', '13']);
  });

  it.each([
    ['60', '2'],
    ['60.1', '3'],
    ['100', '3'],
    ['100.1', '4'],
  ])('asks of a lot of %s t %s tensile specimens', (mass, specimens) => {
    const values = same('tension', 1, specimens, same('bend', 1, specimens, { 'p/mass': mass }));
    expect(resultOf('rebar-m21', 'tension', values)).toMatchObject({ limit: specimens, holds: true });
  });
});
