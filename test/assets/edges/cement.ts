import { readings } from '../../shared/domain/specimen.ts';
import type { Values } from '../answer-all.ts';
import { type Edge, one } from './edge.ts';

const bags = (lightest: string): Values => ({
  'p/tare': '0.3',
  ...readings('bag', [lightest, ...Array.from({ length: 19 }, () => '50.5')]),
});
export const sum = (last: string): Values => ({
  'p/tare': '0.1',
  ...readings('bag', [...Array.from({ length: 19 }, () => '50.00'), last]),
});
export const breaking = (quantity: string, loads: readonly string[], strength: string): Values => ({
  'p/class': strength,
  ...readings(
    'load28',
    Array.from({ length: 6 }, () => '70'),
  ),
  ...readings('bend28', ['3', '3', '3']),
  ...readings(quantity, loads),
});
const six = (load: string): string[] => Array.from({ length: 6 }, () => load);

export const edges: readonly Edge[] = [
  ['cement-5.5', 'each', bags('49.80'), bags('49.79')],
  ['cement-5.5', 'total', sum('50.00'), sum('49.99')],
  ['cement-m1', 'initial', one('initial', '45'), one('initial', '44')],
  [
    'cement-m2',
    'portland',
    one('final', '390', { 'p/kind': 'PII' }),
    one('final', '391', { 'p/kind': 'PII' }),
  ],
  ['cement-m2', 'others', one('final', '600', { 'p/kind': 'PO' }), one('final', '601', { 'p/kind': 'PO' })],
  ['cement-m3', 'rc28', breaking('load28', six('68'), '42.5'), breaking('load28', six('67.9'), '42.5')],
  ['cement-m4', 'so3', one('so3', '3.50', { 'p/kind': 'PO' }), one('so3', '3.51', { 'p/kind': 'PO' })],
  ['cement-m4', 'so3Slag', one('so3', '4.00', { 'p/kind': 'PSA' }), one('so3', '4.01', { 'p/kind': 'PSA' })],
  ['cement-m5', 'cl', one('cl', '0.060'), one('cl', '0.061')],
  ['cement-m6', 'cr', one('cr', '10.0'), one('cr', '10.01')],
  ['cement-m8', 'mgo', one('mgo', '5.00', { 'p/kind': 'PO' }), one('mgo', '5.01', { 'p/kind': 'PO' })],
];
