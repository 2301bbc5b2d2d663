import { readings } from '../../shared/domain/specimen.ts';
import type { Values } from '../answer-all.ts';
import { type Edge, edgeOf, given, one, same } from './edge.ts';

/** Dishes with a residue of `mg`, beside a blank of 0.5 mg; 100 mL of 500 mL, from 5 dm². */
export const residue = (mg: string, article: string): Values => ({
  ...given({ article, v: '500', v1: '100', s: '5', ratio: '6', blank: '0.5' }),
  ...same('empty', 2, '30.0000'),
  ...same('loaded', 2, (30 + Number(mg) / 1000).toFixed(4)),
});
/** Titration of 100 mL out of 500 mL, drawn from 3 dm² with 0.002 mol/L. */
export const titration = (titre: string): Values => ({
  ...given({ c: '0.002', v: '500', va: '100', s: '3', ratio: '6' }),
  ...same('titre', 2, titre),
  ...one('blank', '0.20'),
});
/** Solvents of a sample of 20 dm², in µg. */
const solvents = (alcohols: readonly string[], benzenes: readonly string[]): Values => ({
  ...given({ area: '20' }),
  ...readings('others', alcohols),
  ...readings('benzenes', benzenes),
});
/** 10 g of detergent with ethanol solubles of `grams`, of which 10 mL × 0.1 mol/L are salt: 0.05844 g. */
export const active = (grams: string): Values => ({
  ...given({ m: '10', c: '0.1' }),
  ...same('soluble', 2, grams),
  ...same('titre', 2, '10.00'),
});
const film = (values: readonly string[]): Values => ({
  ...given({ tn: '0.050', eachMax: '20', meanMax: '10' }),
  ...readings(
    't',
    Array.from({ length: 12 }, (_, index) => values[index] ?? values.at(-1) ?? ''),
  ),
});
const filled = (kind: string, mass: string): Values => ({
  ...given({ kind, nominal: '200', rho: '1', tolerance: '4' }),
  ...same('empty', 5, '10'),
  ...same('full', 5, mass),
});
const heights = (after: string): Values => ({ ...same('before', 3, '50.0'), ...same('after', 3, after) });
const bond = (supply: string, drop: string, current = '10'): Values => ({
  ...given({ supply }),
  ...same('u', 3, drop),
  ...same('i', 3, current),
});
const opening = (work: string, relief: string): Values => ({
  ...same('work', 3, work),
  ...same('relief', 3, relief),
});
const cooker = (pn: string): Values => given({ material: 'aluminium', pn });

export const edges: readonly Edge[] = [
  // (10.5 − 0.5) × 500 ÷ (100 × 5) = 10 mg/dm²
  ['food-m1', 'general', residue('10.5', 'general'), residue('10.6', 'general')],
  ['food-m1', 'infant', residue('10.5', 'infant'), residue('10.6', 'infant')],
  // 15.82 mL × 0.002 mol/L × 31.6 × 500 ÷ (100 × 3) × 6 = 9.998 mg/kg
  ['food-m2', 'kmno4', titration('16.02'), titration('16.03')],
  [
    'food-m5',
    'total',
    solvents(['999', '0', '0', '0', '0', '0'], ['1', '0', '0']),
    solvents(['999', '0.1', '0', '0', '0', '0'], ['1', '0', '0']),
  ],
  [
    'food-m5',
    'benzenes',
    solvents(['0', '0', '0', '0', '0', '0'], ['1.9', '0', '0']),
    solvents(['0', '0', '0', '0', '0', '0'], ['1.0', '1.0', '0']),
  ],
  ['food-m6', 'active', active('1.5585'), active('1.5584')],
  edgeOf(['food-m6', 'ph'], ['ph', 3], ['4.0', '3.99']),
  edgeOf(['food-m6', 'ph'], ['ph', 3], ['10.5', '10.51']),
  ['food-m7', 'nominal', cooker('50'), cooker('49')],
  ['food-m7', 'nominal', cooker('120'), cooker('121')],
  edgeOf(['food-m7', 'workLow'], ['work', 3], ['72', '71.9'], { workLow: '72' }),
  edgeOf(['food-m7', 'workHigh'], ['work', 3], ['88', '88.1'], { workHigh: '88' }),
  edgeOf(['food-m7', 'reliefLow'], ['relief', 3], ['110', '109.9'], { reliefLow: '110' }),
  edgeOf(['food-m7', 'reliefHigh'], ['relief', 3], ['160', '160.1'], { reliefHigh: '160' }),
  ['food-m7', 'order', opening('88.0', '88.1'), opening('88.0', '88.0')],
  edgeOf(['food-m8', 'seal'], ['seal', 10], ['20', '19.9'], { width: '15', required: '20' }),
  edgeOf(['food-m8', 'seal'], ['seal', 10], ['20', '19.9'], { width: '10', required: '30' }),
  edgeOf(['food-m9', 'peel'], ['peel', 5], ['0.60', '0.59'], { width: '15', required: '0.6' }),
  ['food-m10', 'thick', film(['0.060', '0.050']), film(['0.061', '0.050'])],
  ['food-m10', 'thin', film(['0.040', '0.050']), film(['0.039', '0.050'])],
  ['food-m10', 'mean', film(['0.055']), film(['0.0551'])],
  ['food-m10', 'mean', film(['0.045']), film(['0.0449'])],
  ...['warp', 'weft', 'seam'].map((way) =>
    edgeOf(['food-m11', way], [way, 5], ['600', '599'], { [`${way}Min`]: '600' }),
  ),
  ['food-m12', 'disposable', filled('disposable', '220'), filled('disposable', '220.1')],
  ['food-m12', 'disposable', filled('disposable', '200'), filled('disposable', '199.9')],
  ['food-m12', 'other', filled('other', '218'), filled('other', '218.1')],
  ['food-m13', 'load', heights('47.5'), heights('47.4')],
  edgeOf(['food-m14', 'f'], ['f', 2], ['15.0', '15.1']),
  edgeOf(['food-m15', 'pb'], ['pb', 1], ['3.0', '3.01']),
  edgeOf(['food-m15', 'as'], ['as', 1], ['1.0', '1.01']),
  edgeOf(['food-m15', 'hcho'], ['hcho', 1], ['1.0', '1.01']),
  edgeOf(['food-m15', 'dcp'], ['dcp', 1], ['2', '2.01']),
  edgeOf(['food-m15', 'mcpd'], ['mcpd', 1], ['12', '12.1']),
  edgeOf(['food-m16', 'coliform'], ['coliform', 1], ['0', '1']),
  edgeOf(['food-m16', 'salmonella'], ['salmonella', 1], ['0', '1']),
  edgeOf(['food-m16', 'mould'], ['mould', 5], ['50', '51']),
  edgeOf(['food-m17', 'methanol'], ['methanol', 1], ['1', '1.001']),
  edgeOf(['food-m17', 'hcho'], ['hcho', 1], ['0.1', '0.101']),
  edgeOf(['food-m17', 'as'], ['as', 1], ['0.05', '0.051']),
  edgeOf(['food-m17', 'pb'], ['pb', 1], ['1', '1.01']),
  edgeOf(['food-m18', 'count'], ['count', 5], ['1000', '1001']),
  edgeOf(['food-m18', 'coliform'], ['coliform', 5], ['3', '3.1']),
  edgeOf(['food-m19', 'proof'], ['proof', 1], ['160', '159'], { pn: '80', proofTimes: '2' }),
  edgeOf(['food-m19', 'leaks'], ['leaks', 1], ['0', '1']),
  edgeOf(['food-m19', 'burst'], ['burst', 1], ['400', '399'], { pn: '80', burstTimes: '5' }),
  edgeOf(['food-m19', 'lid'], ['lid', 3], ['5', '5.1'], { lidMax: '5' }),
  ['food-m20', 'cord', bond('cord', '2.000'), bond('cord', '2.001')],
  ['food-m20', 'fixed', bond('fixed', '1.000'), bond('fixed', '1.001')],
  edgeOf(['food-m20', 'current'], ['i', 3], ['10', '9.9']),
  edgeOf(['food-m21', 'general'], ['leakage', 1], ['0.75', '0.76'], { kind: 'general', power: '0.8' }),
  edgeOf(['food-m21', 'general'], ['leakage', 1], ['3.00', '3.01'], { kind: 'general', power: '4' }),
  edgeOf(['food-m21', 'general'], ['leakage', 1], ['5.00', '5.01'], { kind: 'general', power: '12' }),
  edgeOf(['food-m21', 'plug'], ['leakage', 1], ['3.00', '3.01'], { kind: 'plug', power: '3' }),
  edgeOf(['food-m21', 'plug'], ['leakage', 1], ['10', '10.01'], { kind: 'plug', power: '12' }),
  edgeOf(['food-m21', 'fixed'], ['leakage', 1], ['12', '12.01'], { kind: 'fixed', power: '12' }),
  edgeOf(['food-m21', 'insulation'], ['insulation', 1], ['1', '0.9']),
  edgeOf(['food-m21', 'hv'], ['hv', 1], ['1000', '999'], { hvMin: '1000' }),
  edgeOf(['food-m21', 'breakdowns'], ['breakdowns', 1], ['0', '1']),
  edgeOf(['food-m22', 'p'], ['p', 1], ['2700', '2699'], { rated: '3000' }),
  edgeOf(['food-m22', 'p'], ['p', 1], ['3150', '3151'], { rated: '3000' }),
  edgeOf(['food-m24', 'ra'], ['ra', 5], ['1.60', '1.61'], { raMax: '1.6' }),
  edgeOf(['food-m26', 't'], ['t', 6], ['1.80', '1.79'], { tMin: '1.8' }),
  edgeOf(['food-m26', 'load'], ['load', 2], ['300', '299'], { loadMin: '300' }),
  edgeOf(['food-m26', 'failures'], ['failures', 1], ['0', '1']),
  edgeOf(['food-m27', 'cr304'], ['cr', 3], ['18.00', '17.99'], { grade: '304' }),
  edgeOf(['food-m27', 'cr304'], ['cr', 3], ['20.00', '20.01'], { grade: '304' }),
  edgeOf(['food-m27', 'ni304'], ['ni', 3], ['8.00', '7.99'], { grade: '304' }),
  edgeOf(['food-m27', 'ni304'], ['ni', 3], ['11.00', '11.01'], { grade: '304' }),
  edgeOf(['food-m27', 'cr'], ['cr', 3], ['16.00', '15.99'], { grade: 'other', crMin: '16' }),
  edgeOf(['food-m27', 'ni'], ['ni', 3], ['10.00', '9.99'], { grade: 'other', niMin: '10' }),
];
