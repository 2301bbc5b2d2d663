import { readings } from '../../shared/domain/specimen.ts';
import type { Values } from '../answer-all.ts';
import { type Edge, same } from './edge.ts';

const batches = (changed: Values): Values => ({
  'p/cement0': '400',
  'p/water0': '150',
  'p/admixture0': '5',
  'p/aggregate0': '1800',
  ...same('cement', 3, '400'),
  ...same('water', 3, '150'),
  ...same('admixture', 3, '5'),
  ...same('aggregate', 3, '1800'),
  ...changed,
});

const pouring = (temperatures: readonly string[], air: readonly string[], hours: string): Values => ({
  ...readings('temperature', temperatures),
  ...readings('air', air),
  ...readings('hours', [hours]),
});

const steaming = (second: string, steady: string, core: string): Values => ({
  ...readings('t', ['20', second, '35', '40', '44', '44']),
  ...readings('steady', [steady]),
  ...readings('core', [core]),
});

const stripping = (core: string, surface: string, air: string): Values => ({
  ...readings('core', [core]),
  ...readings('surface', [surface]),
  ...readings('air', [air]),
});

/** Three cubes that break at `cube` kN and three prisms loaded up to `fa` kN. */
export const concrete = (cube: string, fa: string, more: Values): Values => ({
  ...more,
  ...same('cube', 3, cube),
  ...same('f0', 3, '11.25'),
  ...same('fa', 3, fa),
  ...same('dn', 3, '0.06'),
});

const transfer = (age: string): Values => ({
  'p/method': 'post',
  'p/fc': '50',
  'p/ec': '35.5',
  ...readings('age', [age]),
});

const jack = (changed: Values): Values => ({
  ...readings('grade', ['0.4']),
  ...readings('factor', ['1.05']),
  ...readings('days', ['31']),
  ...readings('uses', ['200']),
  ...changed,
});

const tendon = (end: string): Values => ({
  'p/theory': '200',
  'p/off': '10',
  ...same('l10', 2, '10'),
  ...same('l20', 2, '20'),
  ...readings('l100', [end, '111']),
});

const wires = (broken: string, most: string, draw: string): Values => ({
  'p/strands': '200',
  ...readings('broken', [broken]),
  ...readings('most', [most]),
  ...readings('draw', ['4', draw]),
});

const forces = (least: string, most: string): Values => ({
  'p/design': '195',
  ...readings('force', [least, '195', '195', '195', most]),
});

/** Four tendons made with μ = 0.55 and k = 0.0015 1/m. */
export const friction = (mu: string, k: string): Values => ({
  'p/mu0': mu,
  'p/k0': k,
  ...same('p', 4, '1600'),
  ...readings('q', ['1443.8', '1351.0', '1250.5', '1170.1']),
  ...readings('a', ['0.10', '0.22', '0.36', '0.48']),
  ...readings('l', ['31.8', '32.1', '32.3', '32.6']),
});

const strand = (changed: Values): Values => ({
  'p/type': '15.20',
  'p/mass': '30',
  ...same('fm', 3, '260'),
  ...same('fp', 3, '229'),
  ...same('agt', 3, '3.5'),
  ...same('e', 3, '185'),
  ...changed,
});

const assembly = (fu: string, strain: string): Values => ({
  'p/n': '12',
  'p/fpm': '265',
  ...same('fu', 3, fu),
  ...same('strain', 3, strain),
});

const grouting = (changed: Values): Values => ({
  ...readings('hours', ['48']),
  ...readings('temperature', ['30']),
  ...same('flow', 3, '22'),
  ...readings('vacuum', ['-0.06']),
  ...readings('pressure', ['0.60']),
  ...readings('minutes', ['3']),
  ...changed,
});

const prisms = (load: string, bend: string): Values => same('load', 6, load, same('bend', 3, bend));

/** The T-beam of 32 m of the load calculation, with five equal loads of `p` kN. */
export const loaded = (p: string, minutes = '20', cracks = '0'): Values => ({
  'p/mz': '5532.2',
  'p/md': '6480.6',
  'p/mh': '7512.5',
  'p/mf': '368.6',
  'p/dms': '1929.328',
  'p/ms': '45.612',
  'p/alpha': '5.6',
  ...same('p', 5, p),
  ...readings('minutes', [minutes]),
  ...readings('cracks', [cracks]),
});

/** Design deflection 12.389 mm; gauges at midspan sink from 2 mm to `mid`, supports by 0.5 mm. */
export const deflected = (mid: string): Values => ({
  'p/fd': '12.389',
  'p/psi': '1',
  ...same('midA', 2, '2.00'),
  ...same('midB', 2, mid),
  ...same('supA', 4, '0.20'),
  ...same('supB', 4, '0.70'),
});

const covers = (thin: number): Values => ({
  'p/design': '35',
  ...readings(
    'c',
    Array.from({ length: 20 }, (_, index) => (index < thin ? '34' : '35')),
  ),
});

const box = (changed: Values): Values => ({
  ...same('length', 2, '-20'),
  ...same('span', 2, '20'),
  ...readings('height', ['-5', '10']),
  ...readings('web', ['-5', '0', '10']),
  ...readings('top', ['0', '5', '10']),
  ...readings('bottom', ['0', '5', '10']),
  ...same('plate', 4, '1.0'),
  ...changed,
});

const tee = (length: string, span: string, bow: string): Values => ({
  'p/L': '32',
  ...readings('length', [length, '0']),
  ...readings('span', ['0', span]),
  ...readings('bow', [bow]),
});

const levels = (after: string, month: string): Values => ({
  'p/L': '30',
  'p/design': '9',
  ...readings('mid', ['100', after, month]),
  ...readings('endA', ['100', '100', '101']),
  ...readings('endB', ['100', '100', '99']),
});

const boxWith = (quantity: string, values: readonly string[]): Values => box(readings(quantity, values));

export const edges: readonly Edge[] = [
  ['beam-m1', 'cement', batches(same('cement', 3, '404')), batches(same('cement', 3, '404.1'))],
  ['beam-m1', 'water', batches(same('water', 3, '148.5')), batches(same('water', 3, '148.4'))],
  ['beam-m1', 'admixture', batches(same('admixture', 3, '5.05')), batches(same('admixture', 3, '5.06'))],
  ['beam-m1', 'aggregate', batches(same('aggregate', 3, '1836')), batches(same('aggregate', 3, '1837'))],
  [
    'beam-m2',
    'coldest',
    pouring(['5', '20', '20'], ['3', '3', '3'], '5'),
    pouring(['4.9', '20', '20'], ['3', '3', '3'], '5'),
  ],
  [
    'beam-m2',
    'warmest',
    pouring(['20', '30', '20'], ['3', '3', '3'], '5'),
    pouring(['20', '30.1', '20'], ['3', '3', '3'], '5'),
  ],
  [
    'beam-m2',
    'airLow',
    pouring(['20', '20', '20'], ['2.0', '3', '3'], '5'),
    pouring(['20', '20', '20'], ['1.9', '3', '3'], '5'),
  ],
  [
    'beam-m2',
    'airHigh',
    pouring(['20', '20', '20'], ['3', '4.0', '3'], '5'),
    pouring(['20', '20', '20'], ['3', '4.1', '3'], '5'),
  ],
  [
    'beam-m2',
    'hours',
    pouring(['20', '20', '20'], ['3', '3', '3'], '6'),
    pouring(['20', '20', '20'], ['3', '3', '3'], '6.1'),
  ],
  ['beam-m3', 'rate', steaming('30', '44', '55'), steaming('30.1', '44', '55')],
  ['beam-m3', 'steady', steaming('28', '45', '55'), steaming('28', '45.1', '55')],
  ['beam-m3', 'core', steaming('28', '44', '60'), steaming('28', '44', '60.1')],
  ['beam-m4', 'inner', stripping('45', '30', '20'), stripping('45.1', '30', '20')],
  ['beam-m4', 'outer', stripping('40', '30', '15'), stripping('40', '30', '14.9')],
  ['beam-m5', 'strength', concrete('1125', '340', transfer('10')), concrete('1124.9', '340', transfer('10'))],
  [
    'beam-m5',
    'modulus',
    concrete('1200', '330.75', transfer('10')),
    concrete('1200', '330.7', transfer('10')),
  ],
  ['beam-m5', 'age', concrete('1200', '340', transfer('10')), concrete('1200', '340', transfer('9'))],
  [
    'beam-m6',
    'strength',
    concrete('1237.5', '340', { 'p/class': '55' }),
    concrete('1237.4', '340', { 'p/class': '55' }),
  ],
  [
    'beam-m6',
    'modulus',
    concrete('1400', '339.75', { 'p/class': '60' }),
    concrete('1400', '339.7', { 'p/class': '60' }),
  ],
  ['beam-m7', 'grade', jack({}), jack(readings('grade', ['1.0']))],
  ['beam-m7', 'factor', jack({}), jack(readings('factor', ['1.051']))],
  ['beam-m7', 'days', jack({}), jack(readings('days', ['32']))],
  ['beam-m7', 'uses', jack({}), jack(readings('uses', ['201']))],
  ['beam-m8', 'dev', tendon('111'), tendon('111.1')],
  ['beam-m9', 'ratio', wires('7', '1', '6'), wires('8', '1', '6')],
  ['beam-m9', 'most', wires('2', '1', '6'), wires('2', '2', '6')],
  ['beam-m9', 'draw', wires('0', '0', '6.0'), wires('0', '0', '6.1')],
  ['beam-m10', 'least', forces('185.25', '195'), forces('185.2', '195')],
  ['beam-m10', 'most', forces('195', '204.75'), forces('195', '204.8')],
  ['beam-m11', 'mu', friction('0.54998', '0.0016'), friction('0.54997', '0.0016')],
  ['beam-m11', 'k', friction('0.56', '0.001501'), friction('0.56', '0.0015')],
  [
    'beam-m12',
    'loss',
    same('p', 3, '1000', same('q', 3, '940', { 'p/design': '6' })),
    same('p', 3, '1000', same('q', 3, '939.9', { 'p/design': '6' })),
  ],
  ['beam-m13', 'fm', strand({}), strand(same('fm', 3, '259.9'))],
  ['beam-m13', 'fp', strand({}), strand(same('fp', 3, '228.9'))],
  ['beam-m13', 'agt', strand({}), strand(same('agt', 3, '3.4'))],
  ['beam-m13', 'e', strand({}), strand(same('e', 3, '184.9'))],
  ['beam-m13', 'lot', strand({}), strand({ 'p/mass': '30.1' })],
  ['beam-m14', 'efficiency', assembly('3021', '2.0'), assembly('3020.9', '2.0')],
  ['beam-m14', 'strain', assembly('3100', '2.0'), assembly('3100', '1.9')],
  ['beam-m15', 'hours', grouting({}), grouting(readings('hours', ['48.1']))],
  ['beam-m15', 'temperature', grouting({}), grouting(readings('temperature', ['30.1']))],
  ['beam-m15', 'flow', grouting({}), grouting(same('flow', 3, '22.1'))],
  ['beam-m15', 'vacuum', grouting({}), grouting(readings('vacuum', ['-0.059']))],
  ['beam-m15', 'pressure', grouting({}), grouting(readings('pressure', ['0.61']))],
  ['beam-m15', 'minutes', grouting({}), grouting(readings('minutes', ['2.9']))],
  ['beam-m16', 'rc', prisms('80', '5'), prisms('79.9', '5')],
  ['beam-m16', 'rf', prisms('90', '4.267'), prisms('90', '4.266')],
  ['beam-m17', 'K', loaded('718.8'), loaded('718.7')],
  ['beam-m17', 'minutes', loaded('730'), loaded('730', '19')],
  ['beam-m17', 'cracks', loaded('730'), loaded('730', '20', '1')],
  ['beam-m18', 'f', deflected('15.50'), deflected('15.51')],
  ['beam-m19', 'share', covers(2), covers(3)],
  ['beam-m20', 'length', box({}), boxWith('length', ['-21', '0'])],
  ['beam-m20', 'span', box({}), boxWith('span', ['0', '21'])],
  ['beam-m20', 'heightLow', box({}), boxWith('height', ['-6', '0'])],
  ['beam-m20', 'heightHigh', box({}), boxWith('height', ['0', '11'])],
  ['beam-m20', 'webLow', box({}), boxWith('web', ['-6', '0', '0'])],
  ['beam-m20', 'webHigh', box({}), boxWith('web', ['0', '0', '11'])],
  ['beam-m20', 'slabLow', box({}), boxWith('bottom', ['-1', '5', '5'])],
  ['beam-m20', 'slabHigh', box({}), boxWith('top', ['5', '5', '11'])],
  ['beam-m20', 'plate', box({}), box(same('plate', 4, '1.1'))],
  ['beam-m21', 'length', tee('-20', '0', '3'), tee('-21', '0', '3')],
  ['beam-m21', 'span', tee('0', '20', '3'), tee('0', '21', '3')],
  ['beam-m21', 'bow', tee('0', '0', '6.4'), tee('0', '0', '6.5')],
  ['beam-m22', 'elastic', levels('109.45', '110'), levels('109.5', '110')],
  ['beam-m22', 'month', levels('109', '110'), levels('109', '110.1')],
];
