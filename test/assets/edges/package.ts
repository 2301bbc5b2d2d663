import type { Values } from '../answer-all.ts';
import { type Edge, edgeOf, given, one, same } from './edge.ts';

/** A parameter's choices with the readings at their limits. */
type Rows = readonly (readonly [choice: string, holding: string, breaking: string])[];

const byGroup = (
  item: string,
  criterion: string,
  quantity: [string, number],
  rows: Rows,
  more: Values = {},
) =>
  rows.map(([group, holding, breaking]) =>
    edgeOf([item, criterion], quantity, [holding, breaking], { ...more, group }),
  );

const own: Rows = [
  ['I', '1.80', '1.79'],
  ['II', '1.20', '1.19'],
  ['III', '0.80', '0.79'],
];
/** Water for a liquid of density 1.53, which counts as 1.6. */
const water: Rows = [
  ['I', '2.40', '2.39'],
  ['II', '1.60', '1.59'],
  ['III', '1.072', '1.071'],
];
const drops = (item: string, count: number, heavier: Rows): Edge[] => [
  ...byGroup(item, 'own', ['height', count], own, { filling: 'own' }),
  ...byGroup(item, 'water', ['height', count], heavier, { filling: 'water', rho: '1.53' }),
  edgeOf([item, 'cold'], ['temp', 1], ['-18', '-17.9'], { material: 'plastic' }),
  edgeOf([item, 'damage'], ['damage', 1], ['0', '1']),
];

/** Hooks and height of a seam with end plate 0.20 mm and body plate 0.15 mm. */
const seam = (hook: string): Values => ({
  ...given({ te: '0.20', tb: '0.15', required: '50' }),
  ...same('bh', 3, hook),
  ...same('ch', 3, '2.00'),
  ...same('sl', 3, '2.95'),
});

/** Share of welds tested. */
const welds = (tested: string, joints: string): Values => ({
  ...given({ share: '10' }),
  ...one('total', '60'),
  ...one('tested', tested),
  ...one('joints', '20'),
  ...one('jointsTested', joints),
});

const wall = (criterion: string, values: [string, string], parameters: Values): Edge =>
  edgeOf(['package-m16', criterion], ['t', 9], values, parameters);
const tank = (criterion: string, values: [string, string], parameters: Values): Edge =>
  edgeOf(['package-m17', criterion], ['t', 12], values, parameters);

export const edges: readonly Edge[] = [
  ...drops('package-m1', 6, water),

  ...byGroup(
    'package-m2',
    'pressure',
    ['pressure', 3],
    [
      ['I', '30', '29'],
      ['II', '20', '19'],
      ['III', '20', '19'],
    ],
  ),
  edgeOf(['package-m2', 'minutes'], ['minutes', 3], ['5', '4.9']),
  edgeOf(['package-m2', 'leaks'], ['leaks', 1], ['0', '1']),

  edgeOf(['package-m3', 'total'], ['pressure', 3], ['150', '149.9'], { method: 'a', vp: '100' }),
  edgeOf(['package-m3', 'at50'], ['pressure', 3], ['127.5', '127.4'], { method: 'b', vp: '130' }),
  edgeOf(['package-m3', 'at50'], ['pressure', 3], ['100', '99.9'], { method: 'b', vp: '60' }),
  edgeOf(['package-m3', 'at55'], ['pressure', 3], ['140', '139.9'], { method: 'c', vp: '160' }),
  edgeOf(['package-m3', 'at55'], ['pressure', 3], ['100', '99.9'], { method: 'c', vp: '60' }),
  edgeOf(['package-m3', 'groupI'], ['pressure', 3], ['250', '249'], { group: 'I' }),
  edgeOf(['package-m3', 'marked'], ['pressure', 3], ['150', '149'], { marked: '150' }),
  edgeOf(['package-m3', 'minutes'], ['minutes', 3], ['5', '4.9'], { material: 'metal' }),
  edgeOf(['package-m3', 'minutes'], ['minutes', 3], ['30', '29.9'], { material: 'plastic' }),
  edgeOf(['package-m3', 'leaks'], ['leaks', 1], ['0', '1']),

  edgeOf(['package-m4', 'load'], ['load', 1], ['584', '583'], { h: '0.9', m: '250' }),
  edgeOf(['package-m4', 'hours'], ['hours', 1], ['24', '23.9'], { kind: 'general' }),
  edgeOf(['package-m4', 'days'], ['hours', 1], ['672', '671.9'], { kind: 'plasticLiquid' }),
  edgeOf(['package-m4', 'temp'], ['temp', 1], ['40', '39.9'], { kind: 'plasticLiquid' }),
  edgeOf(['package-m4', 'failures'], ['failures', 1], ['0', '1']),

  edgeOf(['package-m5', 'deform'], ['deform', 5], ['1.20', '1.19'], { kind: 'ordinary' }),
  edgeOf(['package-m5', 'deform'], ['deform', 5], ['1.80', '1.79'], { kind: 'high' }),
  edgeOf(['package-m5', 'burst'], ['burst', 5], ['1.40', '1.39'], { kind: 'ordinary' }),
  edgeOf(['package-m5', 'burst'], ['burst', 5], ['2.00', '1.99'], { kind: 'high' }),
  edgeOf(['package-m5', 'use'], ['deform', 5], ['1.35', '1.34'], { p50: '0.9' }),

  edgeOf(['package-m6', 't'], ['t', 8], ['1.08', '1.07'], { tMin: '1.08' }),
  edgeOf(['package-m6', 'tare'], ['tare', 3], ['17.50', '17.49'], { tareMin: '17.5' }),

  // (1.95 + 2.00 + 0.20 − 2.95) ÷ (2.95 − 0.40 − 0.15) = 50 %
  ['package-m7', 'overlap', seam('1.95'), seam('1.94')],

  edgeOf(['package-m8', 'pressure'], ['pressure', 5], ['0.80', '0.79'], { pMin: '0.8' }),
  edgeOf(['package-m8', 'seconds'], ['seconds', 5], ['60', '59'], { sMin: '60' }),
  edgeOf(['package-m8', 'leaks'], ['leaks', 1], ['0', '1']),

  ...['warp', 'weft', 'seam'].map((way) =>
    edgeOf(['package-m9', way], [way, 5], ['800', '799'], { [`${way}Min`]: '800' }),
  ),

  ...byGroup('package-m10', 'height', ['height', 3], own),
  edgeOf(['package-m10', 'losses'], ['losses', 1], ['0', '1']),

  edgeOf(['package-m11', 'cyclic'], ['cyclic', 1], ['2000', '1999'], { m: '1000' }),
  edgeOf(['package-m11', 'cycles'], ['cycles', 1], ['30', '29'], { use: 'single' }),
  edgeOf(['package-m11', 'cycles'], ['cycles', 1], ['70', '69'], { use: 'limited' }),
  edgeOf(['package-m11', 'top'], ['top', 1], ['6000', '5999'], { m: '1000' }),
  edgeOf(['package-m11', 'minutes'], ['minutes', 1], ['5', '4.9']),
  edgeOf(['package-m11', 'belt'], ['belt', 4], ['14.715', '14.714'], { m: '1000' }),
  edgeOf(['package-m11', 'failures'], ['failures', 1], ['0', '1']),

  edgeOf(['package-m12', 'air'], ['air', 1], ['20', '19']),
  edgeOf(['package-m12', 'airMinutes'], ['airMinutes', 1], ['10', '9.9']),
  edgeOf(['package-m12', 'metal'], ['water', 1], ['200', '199'], { kind: 'metal' }),
  edgeOf(['package-m12', 'total'], ['water', 1], ['150', '149.9'], { kind: 'rigid', method: 'a', vp: '100' }),
  edgeOf(['package-m12', 'at50'], ['water', 1], ['127.5', '127.4'], {
    kind: 'rigid',
    method: 'b',
    vp: '130',
  }),
  edgeOf(['package-m12', 'at55'], ['water', 1], ['140', '139.9'], { kind: 'rigid', method: 'c', vp: '160' }),
  edgeOf(['package-m12', 'static'], ['water', 1], ['29.43', '29.42'], { kind: 'rigid', rho: '1.5', h: '1' }),
  edgeOf(['package-m12', 'static'], ['water', 1], ['19.62', '19.61'], { kind: 'rigid', rho: '0.8', h: '1' }),
  edgeOf(['package-m12', 'waterMinutes'], ['waterMinutes', 1], ['10', '9.9']),
  edgeOf(['package-m12', 'failures'], ['failures', 1], ['0', '1']),

  // With water in place of a heavier liquid the text knows groups II and III alone.
  ...drops('package-m13', 1, water.slice(1)),

  edgeOf(['package-m14', 'load'], ['load', 1], ['4500', '4499'], { n: '2', m: '1250' }),
  edgeOf(['package-m14', 'minutes'], ['minutes', 1], ['5', '4'], { kind: 'metal' }),
  edgeOf(['package-m14', 'minutes'], ['minutes', 1], ['40320', '40319'], { kind: 'bearing' }),
  edgeOf(['package-m14', 'minutes'], ['minutes', 1], ['1440', '1439'], { kind: 'other' }),
  edgeOf(['package-m14', 'temp'], ['temp', 1], ['40', '39.9'], { kind: 'bearing' }),
  edgeOf(['package-m14', 'failures'], ['failures', 1], ['0', '1']),

  edgeOf(['package-m15', 'bottom'], ['bottom', 1], ['1500', '1499'], { m: '1200' }),
  edgeOf(['package-m15', 'top'], ['top', 1], ['2400', '2399'], { lifting: 'both', m: '1200' }),
  edgeOf(['package-m15', 'minutes'], ['minutes', 1], ['5', '4.9'], { lifting: 'both' }),
  edgeOf(['package-m15', 'failures'], ['failures', 1], ['0', '1']),

  wall('smallRef', ['2.50', '2.49'], { steel: 'reference', build: 'liquidBare', c: '1000' }),
  wall('smallRef', ['1.50', '1.49'], { steel: 'reference', build: 'solidGuarded', c: '1000' }),
  wall('middleRef', ['2.60', '2.59'], { steel: 'reference', build: 'liquidBare', c: '1200' }),
  wall('middleRef', ['1.60', '1.59'], { steel: 'reference', build: 'solidGuarded', c: '1200' }),
  wall('largeRef', ['3.50', '3.49'], { steel: 'reference', build: 'liquidBare', c: '2500' }),
  wall('largeRef', ['2.75', '2.74'], { steel: 'reference', build: 'liquidGuarded', c: '2500' }),
  // Rm 500 N/mm² × A 16 % = 8000, cube root 20: the factor is 1.07.
  wall('smallEq', ['2.675', '2.674'], { steel: 'other', build: 'liquidBare', c: '1000', rm: '500', a: '16' }),
  wall('middleEq', ['2.782', '2.781'], {
    steel: 'other',
    build: 'liquidBare',
    c: '1200',
    rm: '500',
    a: '16',
  }),
  wall('largeEq', ['3.745', '3.744'], { steel: 'other', build: 'liquidBare', c: '2500', rm: '500', a: '16' }),
  wall('least', ['1.50', '1.49'], { steel: 'other' }),

  tank('design', ['5.00', '4.99'], { design: '5' }),
  tank('mildNone', ['5.00', '4.99'], { material: 'mild', guard: 'none', d: '1800' }),
  tank('mildNone', ['6.00', '5.99'], { material: 'mild', guard: 'none', d: '1801' }),
  tank('mildGuarded', ['3.00', '2.99'], { material: 'mild', guard: 'guarded', d: '1800' }),
  tank('mildGuarded', ['4.00', '3.99'], { material: 'mild', guard: 'guarded', d: '2400' }),
  // Rm 500 N/mm² × A 16 % = 8000, its square's cube root 400: the factor is 1.16.
  tank('otherNone', ['5.80', '5.79'], { material: 'other', guard: 'none', d: '1800', rm: '500', a: '16' }),
  tank('otherGuarded', ['4.64', '4.63'], {
    material: 'other',
    guard: 'guarded',
    d: '2400',
    rm: '500',
    a: '16',
  }),

  edgeOf(['package-m18', 'design'], ['water', 1], ['50', '49.9'], { design: '50' }),
  edgeOf(['package-m18', 'static'], ['water', 1], ['39.24', '39.23'], { rho: '0.75', h: '2' }),
  edgeOf(['package-m18', 'minutes'], ['minutes', 1], ['30', '29']),
  edgeOf(['package-m18', 'air'], ['air', 1], ['36', '35.9'], { airDesign: '36' }),
  edgeOf(['package-m18', 'leaks'], ['leaks', 1], ['0', '1']),

  edgeOf(['package-m19', 'outLow'], ['out', 3], ['6.0', '5.9']),
  edgeOf(['package-m19', 'outHigh'], ['out', 3], ['8.0', '8.1']),
  edgeOf(['package-m19', 'inLow'], ['in', 3], ['2.0', '1.9']),
  edgeOf(['package-m19', 'inHigh'], ['in', 3], ['3.0', '3.1']),
  edgeOf(['package-m19', 'reliefLow'], ['relief', 3], ['21.0', '20.9']),
  edgeOf(['package-m19', 'reliefHigh'], ['relief', 3], ['32.0', '32.1']),
  edgeOf(['package-m19', 'belowTest'], ['relief', 3], ['29.9', '30.0'], { test: '30' }),

  ['package-m20', 'share', welds('6.00', '20'), welds('5.99', '20')],
  ['package-m20', 'joints', welds('6.00', '20'), welds('6.00', '19')],
  edgeOf(['package-m20', 'open'], ['open', 1], ['0', '1']),
];
