import { readings } from '../../shared/domain/specimen.ts';
import type { Values } from '../answer-all.ts';
import { type Edge, one, same } from './edge.ts';

/** Five pieces of 500 mm of diameter `d` that weigh `total` kg together. */
export const pieces = (edition: string, d: string, total: string): Values => ({
  'p/edition': edition,
  'p/d': d,
  ...readings('total', [total]),
  ...same('len', 5, '500'),
});

/** Two ribbed bars of one grade with the same forces in kN. */
export const bars = (grade: string, d: string, fy: string, fm: string): Values => ({
  'p/grade': grade,
  'p/d': d,
  ...same('fy', 2, fy),
  ...same('fm', 2, fm),
});

const coils = (masses: readonly string[]): Values => ({
  'p/d': '8',
  ...same('len', 3, '500'),
  ...readings('mass', masses),
});

const plainBars = (fy: string, fm: string, lu: string): Values => ({
  'p/d': '10',
  ...same('fy', 2, fy),
  ...same('fm', 2, fm),
  ...same('lu', 2, lu),
});

const coldBars = (grade: string, fp: string, fm: string, lu: string, agt: string): Values => ({
  'p/grade': grade,
  'p/d': '8',
  ...same('fp', 2, fp),
  ...same('fm', 2, fm),
  ...same('lu', 2, lu),
  ...same('agt', 2, agt),
});

const elongated = (grade: string, l: string, rm: string): Values => ({
  'p/grade': grade,
  'p/l0': '100',
  ...same('l', 2, l),
  ...same('rm', 2, rm),
});

const bent = (of: Values, mandrel: string, angle: string, cracks: string): Values => ({
  ...of,
  ...readings('mandrel', [mandrel]),
  ...readings('angle', [angle]),
  ...readings('cracks', [cracks]),
});

const bentBack = (grade: string, changed: Values): Values => ({
  'p/grade': grade,
  'p/d': '20',
  ...readings('mandrel', ['100']),
  ...readings('forward', ['90']),
  ...readings('minutes', ['30']),
  ...readings('back', ['20']),
  ...readings('cracks', ['0']),
  ...changed,
});

const ribs = (h: string, span: string, gap: string): Values => ({
  'p/d': '20',
  ...same('h', 2, h),
  ...readings('span', [span]),
  ...same('gap', 2, gap),
});

/** A heat whose carbon equivalent is just 0.54 %. */
const heat = (changed: Values): Values => ({
  'p/grade': 'HRB400',
  ...readings('C', ['0.24']),
  ...readings('Si', ['0.50']),
  ...readings('Mn', ['1.50']),
  ...readings('P', ['0.020']),
  ...readings('S', ['0.020']),
  ...readings('Cr', ['0.05']),
  ...readings('V', ['0.05']),
  ...readings('Mo', ['0.05']),
  ...readings('Cu', ['0.15']),
  ...readings('Ni', ['0.15']),
  ...changed,
});

const plainHeat = (element: string, share: string): Values => ({
  ...readings('C', ['0.20']),
  ...readings('Si', ['0.30']),
  ...readings('Mn', ['1.00']),
  ...readings('P', ['0.020']),
  ...readings('S', ['0.020']),
  ...readings(element, [share]),
});

const sections = (largest: string, smallest: string): Values => ({
  'p/d': '10',
  ...same('largest', 3, largest),
  ...same('smallest', 3, smallest),
});

const lot = (tension: string, bend: string): Values => ({
  'p/mass': '100',
  ...readings('tension', [tension]),
  ...readings('bend', [bend]),
});

const ribbed = { 'p/grade': '400', 'p/d': '20' };
const strong = { 'p/grade': '600', 'p/d': '20' };
const plain = { 'p/d': '10' };
const cold = { 'p/d': '8' };

export const edges: readonly Edge[] = [
  ['rebar-m1', 'dev24', pieces('2024', '12', '2.3421'), pieces('2024', '12', '2.3422')],
  ['rebar-m1', 'dev18', pieces('2018', '18', '4.75'), pieces('2018', '18', '4.749')],
  ['rebar-m2', 'dev24', pieces('2024', '14', '3.161125'), pieces('2024', '14', '3.16113')],
  ['rebar-m2', 'dev17', pieces('2017', '12', '2.3532'), pieces('2017', '12', '2.3533')],
  ['rebar-m3', 'lightest', coils(['189.6', '200', '200']), coils(['189.59', '200', '200'])],
  ['rebar-m3', 'heaviest', coils(['205.4', '200', '200']), coils(['205.41', '200', '200'])],
  ['rebar-m4', 'ReL', bars('HRB400', '25', '195.2', '300'), bars('HRB400', '25', '195.1', '300')],
  ['rebar-m4', 'Rm', bars('HRB400', '25', '200', '263.9'), bars('HRB400', '25', '200', '263.8')],
  ['rebar-m4', 'k1', bars('HRB400E', '25', '200', '250'), bars('HRB400E', '25', '200', '249.9')],
  ['rebar-m4', 'k2', bars('HRBF400E', '20', '163.384', '220'), bars('HRBF400E', '20', '163.385', '220')],
  [
    'rebar-m5',
    'A',
    same('lu', 2, '115.75', { 'p/grade': 'HRB400', 'p/d': '20' }),
    same('lu', 2, '115.74', { 'p/grade': 'HRB400', 'p/d': '20' }),
  ],
  ['rebar-m6', 'Agt', elongated('HRB400', '106.99', '540'), elongated('HRB400', '106.98', '540')],
  ['rebar-m6', 'AgtE', elongated('HRB500E', '108.45', '600'), elongated('HRB500E', '108.44', '600')],
  ['rebar-m7', 'ReL', plainBars('23.37', '35', '63'), plainBars('23.36', '35', '63')],
  ['rebar-m7', 'Rm', plainBars('25', '32.80', '63'), plainBars('25', '32.79', '63')],
  ['rebar-m7', 'A', plainBars('25', '35', '62.375'), plainBars('25', '35', '62.37')],
  [
    'rebar-m8',
    'Rp',
    coldBars('CRB550', '25.03', '30', '45', '3'),
    coldBars('CRB550', '25.02', '30', '45', '3'),
  ],
  [
    'rebar-m8',
    'Rm',
    coldBars('CRB550', '26', '27.54', '45', '3'),
    coldBars('CRB550', '26', '27.53', '45', '3'),
  ],
  [
    'rebar-m8',
    'ratio',
    coldBars('CRB550', '28', '29.4', '45', '3'),
    coldBars('CRB550', '28', '29.39', '45', '3'),
  ],
  [
    'rebar-m8',
    'A',
    coldBars('CRB550', '28', '30', '44.3', '3'),
    coldBars('CRB550', '28', '30', '44.29', '3'),
  ],
  [
    'rebar-m8',
    'A100',
    coldBars('CRB650', '32', '36', '103.75', '3'),
    coldBars('CRB650', '32', '36', '103.74', '3'),
  ],
  [
    'rebar-m8',
    'Agt',
    coldBars('CRB550', '28', '30', '45', '2.26'),
    coldBars('CRB550', '28', '30', '45', '2.25'),
  ],
  ['rebar-m9', 'mandrel400', bent(ribbed, '80', '180', '0'), bent(ribbed, '80.1', '180', '0')],
  ['rebar-m9', 'mandrel500', bent(strong, '120', '180', '0'), bent(strong, '120.1', '180', '0')],
  ['rebar-m9', 'angle', bent(ribbed, '80', '180', '0'), bent(ribbed, '80', '179', '0')],
  ['rebar-m9', 'cracks', bent(ribbed, '80', '180', '0'), bent(ribbed, '80', '180', '1')],
  ['rebar-m10', 'mandrel400', bentBack('400', {}), bentBack('400', readings('mandrel', ['100.1']))],
  [
    'rebar-m10',
    'mandrel500',
    bentBack('500', readings('mandrel', ['140'])),
    bentBack('500', readings('mandrel', ['140.1'])),
  ],
  ['rebar-m10', 'forward', bentBack('400', {}), bentBack('400', readings('forward', ['89']))],
  ['rebar-m10', 'minutes', bentBack('400', {}), bentBack('400', readings('minutes', ['29']))],
  ['rebar-m10', 'back', bentBack('400', {}), bentBack('400', readings('back', ['19']))],
  ['rebar-m10', 'cracks', bentBack('400', {}), bentBack('400', readings('cracks', ['1']))],
  ['rebar-m11', 'mandrel', bent(plain, '10', '180', '0'), bent(plain, '10.1', '180', '0')],
  ['rebar-m11', 'angle', bent(plain, '10', '180', '0'), bent(plain, '10', '179', '0')],
  ['rebar-m11', 'cracks', bent(plain, '10', '180', '0'), bent(plain, '10', '180', '1')],
  ['rebar-m12', 'mandrel', bent(cold, '24', '180', '0'), bent(cold, '24.1', '180', '0')],
  ['rebar-m12', 'angle', bent(cold, '24', '180', '0'), bent(cold, '24', '179', '0')],
  ['rebar-m12', 'cracks', bent(cold, '24', '180', '0'), bent(cold, '24', '180', '1')],
  [
    'rebar-m13',
    'bends',
    { 'p/grade': 'CRB800H', ...readings('bends', ['4', '5']) },
    { 'p/grade': 'CRB800H', ...readings('bends', ['3', '5']) },
  ],
  ['rebar-m14', 'h', ribs('1.20', '100', '6'), ribs('1.19', '100', '6')],
  ['rebar-m14', 'l', ribs('1.70', '108', '6'), ribs('1.70', '108.1', '6')],
  ['rebar-m14', 'gap', ribs('1.70', '100', '6.28'), ribs('1.70', '100', '6.29')],
  ['rebar-m15', 'fr', one('fr', '0.060', { 'p/d': '16' }), one('fr', '0.059', { 'p/d': '16' })],
  ['rebar-m16', 'Ceq', heat({}), heat(readings('C', ['0.241']))],
  ['rebar-m16', 'P', heat(readings('P', ['0.045'])), heat(readings('P', ['0.046']))],
  ['rebar-m16', 'S', heat(readings('S', ['0.045'])), heat(readings('S', ['0.046']))],
  ['rebar-m16', 'C', heat(readings('C', ['0.25'])), heat(readings('C', ['0.251']))],
  ['rebar-m16', 'Si', heat(readings('Si', ['0.80'])), heat(readings('Si', ['0.81']))],
  ['rebar-m16', 'Mn', heat(readings('Mn', ['1.60'])), heat(readings('Mn', ['1.61']))],
  ['rebar-m17', 'C', plainHeat('C', '0.25'), plainHeat('C', '0.251')],
  ['rebar-m17', 'Si', plainHeat('Si', '0.55'), plainHeat('Si', '0.56')],
  ['rebar-m17', 'Mn', plainHeat('Mn', '1.50'), plainHeat('Mn', '1.51')],
  ['rebar-m17', 'P', plainHeat('P', '0.045'), plainHeat('P', '0.046')],
  ['rebar-m17', 'S', plainHeat('S', '0.045'), plainHeat('S', '0.046')],
  ['rebar-m18', 'dmin', sections('10.0', '9.70'), sections('10.0', '9.69')],
  ['rebar-m18', 'dmax', sections('10.30', '10.0'), sections('10.31', '10.0')],
  ['rebar-m18', 'oval', sections('10.20', '9.80'), sections('10.20', '9.79')],
  [
    'rebar-m19',
    'difference',
    same('edge', 4, '220', same('core', 3, '180')),
    same('edge', 4, '221', same('core', 3, '180')),
  ],
  [
    'rebar-m20',
    'shortest',
    { 'p/nominal': '12', ...readings('len', ['12000', '12010', '12020']) },
    { 'p/nominal': '12', ...readings('len', ['11999', '12010', '12020']) },
  ],
  [
    'rebar-m20',
    'longest',
    { 'p/nominal': '12', ...readings('len', ['12050', '12010', '12020']) },
    { 'p/nominal': '12', ...readings('len', ['12051', '12010', '12020']) },
  ],
  ['rebar-m21', 'tension', lot('3', '3'), lot('2', '3')],
  ['rebar-m21', 'bend', lot('3', '3'), lot('3', '2')],
];
