import { readings } from '../../shared/domain/specimen.ts';
import type { Values } from '../answer-all.ts';
import { but, type Edge, one, same } from './edge.ts';

export const counterfeits = (of: string, passes: string, missed: string): Values => ({
  'p/class': of,
  'p/limit': '0.01',
  ...one('passes', passes),
  ...one('missed', missed),
});
export const trials = (limit: string, missed: string, n: string): Values => ({
  'p/limit': limit,
  'p/missed': missed,
  ...one('n', n),
});
const share = (whole: string, all: string, part: string, some: string, limit: string): Values => ({
  'p/limit': limit,
  ...one(whole, all),
  ...one(part, some),
});
const book = { 'p/opening': '40', 'p/received': '12', 'p/returned': '7' };
const mixed = { 'p/n100': '3', 'p/n50': '2', 'p/n20': '4', 'p/n10': '1', 'p/n5': '6', 'p/n1': '7' };
const safety = {
  'p/uTest': '1500',
  'p/tTest': '60',
  'p/insMin': '2',
  'p/touchMax': '3.5',
  'p/earthMax': '0.1',
};
const earth = (drop: string): Values => ({ ...safety, ...one('drop', drop), ...one('current', '25') });
/** Twenty runs of a bundle of a hundred, all but the first two right. */
const runs = (first: string, second: string): Values => ({
  'p/bundle': '100',
  'p/limit': '0.05',
  ...same('shown', 20, '100'),
  ...readings('shown', [first, second]),
});

export const edges: readonly Edge[] = [
  ['banknote-p4', 'low', but('r', 5, '20', '0.1'), but('r', 5, '20', '0.09')],
  ['banknote-p4', 'high', but('r', 5, '20', '1000'), but('r', 5, '20', '1001')],
  ['banknote-p7', 'balance', one('counted', '45', book), one('counted', '44', book)],
  ['banknote-m1', 'rateC', counterfeits('C', '10000', '3'), counterfeits('C', '9999', '3')],
  ['banknote-m1', 'rate', counterfeits('A', '10000', '1'), counterfeits('A', '9999', '1')],
  ['banknote-m2', 'rate', trials('0.03', '3', '10000'), trials('0.03', '3', '9999')],
  ['banknote-m2', 'zero', trials('0.03', '0', '9985'), trials('0.03', '0', '9984')],
  ['banknote-m2', 'some', trials('0.03', '1', '15813'), trials('0.03', '1', '15812')],
  [
    'banknote-m3',
    'rate',
    share('genuine', '10000', 'rejected', '3', '0.03'),
    share('genuine', '9999', 'rejected', '3', '0.03'),
  ],
  [
    'banknote-m4',
    'speed',
    but('t', 3, '5.80', '6.00', { 'p/bundle': '100', 'p/vMin': '1000' }),
    but('t', 3, '5.80', '6.01', { 'p/bundle': '100', 'p/vMin': '1000' }),
  ],
  ['banknote-m5', 'rate', runs('99', '100'), runs('99', '101')],
  ['banknote-m6', 'notes', one('notes', '23', mixed), one('notes', '22', mixed)],
  ['banknote-m6', 'value', one('value', '527', mixed), one('value', '528', mixed)],
  [
    'banknote-m7',
    'time',
    but('t', 10, '0.40', '0.50', { 'p/tMax': '0.5' }),
    but('t', 10, '0.40', '0.51', { 'p/tMax': '0.5' }),
  ],
  ['banknote-m8', 'found', one('found', '9', { 'p/class': 'A' }), one('found', '8', { 'p/class': 'A' })],
  ['banknote-m8', 'found', one('found', '5', { 'p/class': 'B' }), one('found', '4', { 'p/class': 'B' })],
  ['banknote-m8', 'found', one('found', '4', { 'p/class': 'C' }), one('found', '3', { 'p/class': 'C' })],
  [
    'banknote-m9',
    'level',
    same('level', 4, '60.0', { 'p/limit': '60' }),
    but('level', 4, '60.0', '60.1', { 'p/limit': '60' }),
  ],
  ['banknote-m10', 'u', one('u', '1500', safety), one('u', '1499', safety)],
  ['banknote-m10', 't', one('t', '60', safety), one('t', '59', safety)],
  ['banknote-m10', 'breakdowns', one('breakdowns', '0', safety), one('breakdowns', '1', safety)],
  ['banknote-m10', 'ins', one('ins', '2.0', safety), one('ins', '1.9', safety)],
  ['banknote-m10', 'touch', one('touch', '3.50', safety), one('touch', '3.51', safety)],
  ['banknote-m10', 'earth', earth('2.50'), earth('2.51')],
  ['banknote-m11', 'u', one('u', '1500', safety), one('u', '1499', safety)],
  ['banknote-m11', 't', one('t', '60', safety), one('t', '59', safety)],
  ['banknote-m11', 'breakdowns', one('breakdowns', '0', safety), one('breakdowns', '1', safety)],
  ['banknote-m11', 'ins', one('ins', '2.0', safety), one('ins', '1.9', safety)],
  ['banknote-m11', 'touch', one('touch', '3.50', safety), one('touch', '3.51', safety)],
  [
    'banknote-m12',
    'rate',
    share('read', '10000', 'wrong', '3', '0.03'),
    share('read', '9999', 'wrong', '3', '0.03'),
  ],
];
