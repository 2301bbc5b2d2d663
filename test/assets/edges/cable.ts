import { readings } from '../../shared/domain/specimen.ts';
import type { Values } from '../answer-all.ts';
import { type Edge } from './edge.ts';

export const conductor = (kind: string, section: string, t: string, rt: string): Values => ({
  'p/kind': kind,
  'p/section': section,
  'p/length': '1',
  'p/t': t,
  ...readings('rt', [rt]),
});
export const wall = (tn: string, values: readonly string[]): Values => ({
  'p/tn': tn,
  ...readings(
    't',
    Array.from({ length: 18 }, (_, index) => values[index] ?? values.at(-1) ?? ''),
  ),
});

export const edges: readonly Edge[] = [
  ['cable-m1', 'min', wall('0.8', ['0.62', '0.90']), wall('0.8', ['0.61', '0.90'])],
  ['cable-m1', 'mean', wall('0.9', ['0.85']), wall('0.9', ['0.84'])],
  ['cable-m2', 'R20.cu1', conductor('cu1', '2.5', '20', '7.41'), conductor('cu1', '2.5', '20', '7.4101')],
  ['cable-m2', 'R20.cu2', conductor('cu2', '240', '20', '0.0754'), conductor('cu2', '240', '20', '0.0755')],
  ['cable-m2', 'R20.cu5', conductor('cu5', '1.5', '20', '13.3'), conductor('cu5', '1.5', '20', '13.3001')],
  ['cable-m2', 'R20.cu2t', conductor('cu2t', '16', '20', '1.16'), conductor('cu2t', '16', '20', '1.1601')],
  ['cable-m2', 'R20.al2', conductor('al2', '16', '20', '1.91'), conductor('al2', '16', '20', '1.9101')],
];
