import type { Values } from '../answer-all.ts';
import { type Edge, one } from './edge.ts';

const nutrients = (n: string, p: string, k: string, declared: readonly string[]): Values => ({
  'p/class': 'high',
  'p/declaredN': declared[0] ?? '0',
  'p/declaredP': declared[1] ?? '0',
  'p/declaredK': declared[2] ?? '0',
  ...one('n', n),
  ...one('p', p),
  ...one('k', k),
});
const drawn = (lot: string, taken: string): Values => ({ ...one('lot', lot), ...one('drawn', taken) });

export const edges: readonly Edge[] = [
  ['fertiliser-m1', 'total', nutrients('15', '10', '15.0', []), nutrients('15', '10', '14.99', [])],
  [
    'fertiliser-m1',
    'declared',
    nutrients('15', '15', '15', ['15', '15', '15']),
    nutrients('15', '15', '14.9', ['15', '15', '15']),
  ],
  [
    'fertiliser-m1',
    'singleP',
    nutrients('30', '4.0', '10', ['30', '4', '10']),
    nutrients('30', '3.9', '10', ['30', '4', '10']),
  ],
  [
    'fertiliser-m1',
    'deviationK',
    nutrients('16', '16', '13.5', ['15', '15', '15']),
    nutrients('16', '16', '13.4', ['15', '15', '15']),
  ],
  [
    'fertiliser-m3',
    'moisture',
    { 'p/class': 'high', ...one('m0', '2.0000'), ...one('m1', '1.9600') },
    { 'p/class': 'high', ...one('m0', '2.0000'), ...one('m1', '1.9599') },
  ],
  [
    'fertiliser-m4',
    'cl',
    one('cl', '3.0', { 'p/label': 'unmarked' }),
    one('cl', '3.01', { 'p/label': 'unmarked' }),
  ],
  [
    'fertiliser-m5',
    'size',
    { ...one('m', '200'), ...one('out', '20') },
    { ...one('m', '200'), ...one('out', '20.1') },
  ],
  ['fertiliser-q2', 'all', drawn('10', '10'), drawn('10', '9')],
  ['fertiliser-q2', 'eleven', drawn('49', '11'), drawn('49', '10')],
  ['fertiliser-q2', 'cube', drawn('64', '12'), drawn('64', '11')],
  ['fertiliser-q2', 'cube', drawn('512', '24'), drawn('512', '23')],
];
