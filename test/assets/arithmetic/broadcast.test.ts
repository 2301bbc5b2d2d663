import { describe, expect, it } from 'vitest';
import { dish } from '../edges/broadcast.ts';
import { one, same } from '../edges/edge.ts';
import { resultOf } from '../result-of.ts';

const lnb = (band: string, y: string) => ({
  'p/band': band,
  'p/noiseMax': '1000',
  'p/enr': '15',
  'p/gmin': '50',
  'p/lo0': '10.75',
  'p/ltol': '1',
  ...same('y', 3, y),
});
const transmitter = (power: string, adjacent: string) => ({
  'p/pr': power,
  'p/ptol': '5',
  'p/f0': '666',
  'p/ftol': '100',
  ...one('p', power),
  ...one('adj', adjacent),
});

describe('decibels of transmission equipment', () => {
  it('takes an FM transposer of 50 W and less at 3000 Hz, above at 2000 Hz', () => {
    const offset = (criterion: string, power: string) =>
      resultOf('broadcast-m3', criterion, one('f', '98.602500', { 'p/f0': '98.6', 'p/power': power }));
    expect(offset('offLow', 'upTo50')).toMatchObject({ value: '2500', holds: true });
    expect(offset('offHigh', 'over50')).toMatchObject({ value: '2500', holds: false });
    expect(offset('offHigh', 'upTo50').applies).toBe(false);
  });

  it('turns 20 dB of return loss into a VSWR of 1.22', () => {
    const values = { 'p/swrMax': '1.1', ...same('rl', 5, '20') };
    expect(resultOf('broadcast-m8', 'swr', values)).toMatchObject({ value: '1.22', holds: false });
  });

  it('finds that 45 dB suffice for a 400 W transmitter, but leave 31.6 mW beside one of 1 kW', () => {
    expect(resultOf('broadcast-m5', 'adjPower', transmitter('400', '45'))).toMatchObject({ holds: true });
    expect(resultOf('broadcast-m5', 'adjPower', transmitter('1000', '45'))).toMatchObject({
      value: '31.6',
      holds: false,
    });
  });

  it('says the same of a converter in kelvin and in decibels', () => {
    const kelvin = Number(resultOf('broadcast-m13', 'temp', lnb('C', '14.4')).value);
    const decibels = Number(resultOf('broadcast-m13', 'nf', lnb('Ku', '14.4')).value);
    expect(10 * Math.log10(1 + kelvin / 290)).toBeCloseTo(decibels, 2);
  });

  it('has no noise figure where the source does not raise the noise at all', () => {
    expect(resultOf('broadcast-m13', 'nf', lnb('Ku', '0')).holds).toBeNull();
  });

  it('finds out a dish whose gain would need more than all of its aperture', () => {
    expect(resultOf('broadcast-m11', 'eff', dish('-43.6'))).toMatchObject({ value: '60.6', holds: true });
    expect(resultOf('broadcast-m11', 'possible', dish('-40'))).toMatchObject({ holds: false });
  });

  it('subtracts code and modulation from C/N: 6.9 dB at 27.5 MBd and 38.015 Mbit/s are 5.5 dB', () => {
    const values = one('cn', '6.9', {
      'p/rs': '27.5',
      'p/rb': '38.015',
      'p/ebMax': '5.5',
      'p/pLow': '-65',
      'p/pHigh': '-25',
    });
    expect(resultOf('broadcast-m14', 'eb', values).value).toBe('5.5');
  });
});
