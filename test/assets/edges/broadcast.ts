import type { Values } from '../answer-all.ts';
import { but, type Edge, one, same } from './edge.ts';

const fm = { 'p/f0': '98.6', 'p/tol': '200', 'p/thdMax': '0.5', 'p/snMin': '70', 'p/flat': '0.5' };
const am = { 'p/f0': '639', 'p/tol': '10', 'p/shiftMax': '5', 'p/thdMax': '3', 'p/snMin': '58' };
const above50 = { 'p/f0': '98.6', 'p/power': 'over50' };
const upTo50 = { 'p/f0': '98.6', 'p/power': 'upTo50' };
const television = { 'p/pr': '1000', 'p/ptol': '5', 'p/f0': '666', 'p/ftol': '100' };
const repeater = {
  'p/gain0': '80',
  'p/gtol': '2',
  'p/f0': '666',
  'p/ftol': '100',
  'p/merMin': '30',
  'p/nfMax': '5',
};
const lnb = { 'p/enr': '15', 'p/gmin': '55', 'p/lo0': '10.75', 'p/ltol': '1' };
const cBand = { ...lnb, 'p/band': 'C', 'p/noiseMax': '30' };
const kuBand = { ...lnb, 'p/band': 'Ku', 'p/noiseMax': '0.8' };
const receiver = { 'p/rs': '27.5', 'p/rb': '38.015', 'p/ebMax': '5.5', 'p/pLow': '-65', 'p/pHigh': '-25' };
const safety = { 'p/uTest': '1.5', 'p/tTest': '60', 'p/earthMax': '0.1', 'p/insMin': '4' };

const emitting = (power: string, quantity: string, below: string): Values => ({
  ...television,
  ...one('p', power),
  ...one(quantity, below),
});
const carrier = (unmodulated: string, modulated: string): Values => ({
  ...am,
  ...one('p0', unmodulated),
  ...one('pm', modulated),
});
const through = (pin: string, pout: string, more: Values): Values => ({
  ...more,
  ...one('pin', pin),
  ...one('pout', pout),
});
/** Antenna beside a standard of 25 dBi that reads −60 dBm: dish of 1.2 m at 12 GHz. */
export const dish = (level: string): Values => ({
  'p/gref': '25',
  'p/freq': '12',
  'p/d': '1.2',
  'p/gmin': '41.4',
  'p/effMin': '60',
  ...same('px', 3, level),
  ...same('pref', 3, '-60'),
});
const earth = (drop: string, current: string): Values => ({
  ...safety,
  ...one('drop', drop),
  ...one('current', current),
});

export const edges: readonly Edge[] = [
  ['broadcast-p4', 'low', but('r', 5, '20', '0.1'), but('r', 5, '20', '0.09')],
  ['broadcast-p4', 'high', but('r', 5, '20', '1000'), but('r', 5, '20', '1001')],
  ['broadcast-m1', 'freq', one('f', '98.600200', fm), one('f', '98.600201', fm)],
  ['broadcast-m1', 'thd', but('thd', 5, '0.3', '0.50', fm), but('thd', 5, '0.3', '0.51', fm)],
  ['broadcast-m1', 'sn', one('sn', '70', fm), one('sn', '69.9', fm)],
  ['broadcast-m1', 'flat', but('level', 5, '0.1', '-0.50', fm), but('level', 5, '0.1', '-0.51', fm)],
  ['broadcast-m2', 'freq', one('f', '638.990', am), one('f', '638.9899', am)],
  ['broadcast-m2', 'shift', carrier('10', '9.5'), carrier('10', '9.49')],
  ['broadcast-m2', 'thd', but('thd', 5, '2', '3.00', am), but('thd', 5, '2', '3.01', am)],
  ['broadcast-m2', 'sn', one('sn', '58', am), one('sn', '57.9', am)],
  ['broadcast-m3', 'offHigh', one('f', '98.602000', above50), one('f', '98.602001', above50)],
  ['broadcast-m3', 'offLow', one('f', '98.597000', upTo50), one('f', '98.596999', upTo50)],
  ['broadcast-m3', 'flat', but('level', 5, '0', '-1.00', above50), but('level', 5, '0', '-1.01', above50)],
  ['broadcast-m3', 'thd', but('thd', 5, '1', '1.50', above50), but('thd', 5, '1', '1.51', above50)],
  ['broadcast-m3', 'sn', one('sn', '60', above50), one('sn', '59.9', above50)],
  ['broadcast-m3', 'nf', one('nf', '7.0', above50), one('nf', '7.1', above50)],
  ['broadcast-m3', 'swr', one('swr', '1.30', above50), one('swr', '1.31', above50)],
  ['broadcast-m5', 'power', one('p', '950', television), one('p', '949.9', television)],
  ['broadcast-m5', 'freq', one('f', '666.000100', television), one('f', '666.000101', television)],
  ['broadcast-m5', 'mer', one('mer', '32', television), one('mer', '31.9', television)],
  ['broadcast-m5', 'shoulder', one('shoulder', '36', television), one('shoulder', '35.9', television)],
  ['broadcast-m5', 'adj', one('adj', '45', television), one('adj', '44.9', television)],
  ['broadcast-m5', 'far', one('far', '60', television), one('far', '59.9', television)],
  ['broadcast-m5', 'adjPower', emitting('1000', 'adj', '48.9'), emitting('1000', 'adj', '48.8')],
  ['broadcast-m5', 'farPower', emitting('20000', 'far', '61.9'), emitting('20000', 'far', '61.8')],
  ['broadcast-m7', 'gain', through('-60', '18', repeater), through('-60', '17.9', repeater)],
  ['broadcast-m7', 'gain', through('-60', '22', repeater), through('-60', '22.1', repeater)],
  ['broadcast-m7', 'freq', one('f', '665.999900', repeater), one('f', '665.999899', repeater)],
  ['broadcast-m7', 'mer', one('mer', '30', repeater), one('mer', '29.9', repeater)],
  ['broadcast-m7', 'nf', one('nf', '5', repeater), one('nf', '5.1', repeater)],
  [
    'broadcast-m8',
    'swr',
    but('rl', 5, '30', '26.5', { 'p/swrMax': '1.1' }),
    but('rl', 5, '30', '26.4', { 'p/swrMax': '1.1' }),
  ],
  [
    'broadcast-m9',
    'gain',
    { 'p/gref': '7.5', 'p/gmin': '9.5', ...same('px', 3, '-38'), ...same('pref', 3, '-40') },
    { 'p/gref': '7.5', 'p/gmin': '9.5', ...but('px', 3, '-38', '-38.1'), ...same('pref', 3, '-40') },
  ],
  [
    'broadcast-m10',
    'ripple',
    but('level', 12, '-40', '-44', { 'p/rippleMax': '2' }),
    but('level', 12, '-40', '-44.1', { 'p/rippleMax': '2' }),
  ],
  ['broadcast-m11', 'gain', dish('-43.6'), dish('-43.7')],
  ['broadcast-m11', 'eff', dish('-43.6'), dish('-43.7')],
  ['broadcast-m11', 'possible', dish('-41.5'), dish('-41.4')],
  [
    'broadcast-m12',
    'rms',
    but('g', 12, '0.50', '-0.50', { 'p/rmsMax': '0.5' }),
    but('g', 12, '0.50', '-0.51', { 'p/rmsMax': '0.5' }),
  ],
  ['broadcast-m13', 'temp', but('y', 3, '15', '14.73', cBand), but('y', 3, '15', '14.72', cBand)],
  ['broadcast-m13', 'nf', but('y', 3, '14.5', '14.37', kuBand), but('y', 3, '14.5', '14.36', kuBand)],
  ['broadcast-m13', 'gain', through('-80', '-25', kuBand), through('-80', '-25.1', kuBand)],
  ['broadcast-m13', 'lo', one('lo', '10.749', kuBand), one('lo', '10.748999', kuBand)],
  ['broadcast-m14', 'eb', one('cn', '6.9', receiver), one('cn', '7.0', receiver)],
  ['broadcast-m14', 'low', one('low', '-65', receiver), one('low', '-64.9', receiver)],
  ['broadcast-m14', 'high', one('high', '-25', receiver), one('high', '-25.1', receiver)],
  [
    'broadcast-m15',
    'standby',
    { ...one('energy', '0.200'), ...one('minutes', '12') },
    { ...one('energy', '0.201'), ...one('minutes', '12') },
  ],
  ['broadcast-m16', 'u', one('u', '1.50', safety), one('u', '1.49', safety)],
  ['broadcast-m16', 't', one('t', '60', safety), one('t', '59', safety)],
  ['broadcast-m16', 'breakdowns', one('breakdowns', '0', safety), one('breakdowns', '1', safety)],
  ['broadcast-m16', 'earth', earth('2.50', '25'), earth('2.51', '25')],
  ['broadcast-m17', 'u', one('u', '1.50', safety), one('u', '1.49', safety)],
  ['broadcast-m17', 't', one('t', '60', safety), one('t', '59', safety)],
  ['broadcast-m17', 'breakdowns', one('breakdowns', '0', safety), one('breakdowns', '1', safety)],
  ['broadcast-m17', 'ins', one('ins', '4.0', safety), one('ins', '3.9', safety)],
];
