import { readings } from '../../shared/domain/specimen.ts';
import type { Values } from '../answer-all.ts';
import { type Edge, one, same } from './edge.ts';

/** Several quantities with one reading each. */
const ones = (values: Values, more: Values = {}): Values =>
  Object.assign({}, more, ...Object.entries(values).map(([id, value]) => one(id, value))) as Values;

const pair = (quantity: string, first: string, second: string): Values => readings(quantity, [first, second]);

/** Two portions of 1 g, titrated with `volume` of a solution of 1 mol/L. */
const titrated = (volume: string, more: Values = {}): Values => ({
  'p/c': '1',
  ...same('m', 2, '1.0000', more),
  ...same('v', 2, volume),
});

const bund = (height: string): Values => ({
  'p/tank': '100',
  ...ones({ length: '12', width: '10', occupied: '20' }),
  ...readings('height', ['1.2', '1.1', height, '1.3']),
});

const loads = (gross: string): Values => ({
  ...readings('gross', ['45.00', '44.00', gross]),
  ...same('tare', 3, '15.00'),
  ...same('rated', 3, '31.00'),
});

const ash = (grade: string, full: string, clarity: string): Values =>
  ones({ m: '10.000', empty: '20.0000', full, clarity }, { 'p/grade': grade });

/** 50 g of caustic in 1000 mL, 50 mL of it titrated with 1 mol/L: 1 mL is 1.6 % NaOH and 2.12 % Na₂CO₃. */
const caustic = (type: string, v1: readonly [string, string], v2: string): Values => ({
  'p/type': type,
  'p/c': '1',
  'p/aliquot': '50',
  'p/carbonate': '0.5',
  ...same('m', 2, '50.00'),
  ...readings('v1', v1),
  ...same('v2', 2, v2),
});

const chlorine = (rest: string, tubes: string, ncl3: string): Values => ({
  'p/grade': 'superior',
  ...same('total', 2, '100.00'),
  ...same('rest', 2, rest),
  ...ones({ chlorine: '100.0', tubes, ncl3 }),
});

const hydrochloric = (volumes: readonly [string, string], free: string, residue: string): Values => ({
  'p/grade': 'first',
  'p/c': '1',
  ...same('m', 2, '1.0000'),
  ...readings('v', volumes),
  ...ones({ chlorine: free, residue }),
});

/** A portion of 5 g made up to 500 mL, 50 mL of it taken: thiosulphate of 0.1 mol/L, 1 mL is 0.709 %. */
const hypochlorite = (v: string, alkali: string): Values => ({
  'p/label': '10',
  'p/c': '0.1',
  'p/aliquot': '50',
  ...same('m', 2, '5.000'),
  ...same('v', 2, v),
  ...one('alkali', alkali),
});

const fuming = (nitrous: string, sulphuric: string, v2: string): Values => ({
  'p/type': '98',
  'p/c1': '1',
  'p/c2': '1',
  ...same('m', 2, '1.0000'),
  ...same('v1', 2, '20.00'),
  ...same('v2', 2, v2),
  ...ones({ nitrous, sulphuric }),
});

const dilute = (volume: string, nitrous: string, residue: string): Values => ({
  'p/type': '60',
  ...titrated(volume),
  ...ones({ nitrous, sample: '50.00', residue }),
});

/** At 20 °C and a dry pressure of 101.3 kPa the yield is the volume over the mass. */
const carbide = (gas: string): Values => ({
  'p/grade': 'first',
  ...same('mass', 2, '50.00'),
  ...same('gas', 2, gas),
  ...same('t', 2, '20.0'),
  ...same('p', 2, '102.8'),
  ...same('water', 2, '1.50'),
});

const sieved = (coarse: string, fines: string, phosphine: string, sulphide: string): Values =>
  ones({ m: '100', coarse, fines, phosphine, sulphide }, { 'p/grade': 'superior' });

const petrol = (changed: Values, season = 'summer'): Values => ({
  'p/brand': '92',
  'p/season': season,
  ...ones({ ron: '93', olefins: '12', aromatics: '30', benzene: '0.5', vapour: '60' }),
  ...same('sulphur', 2, '5'),
  ...changed,
});

const diesel = (brand: string, changed: Values): Values => ({
  'p/brand': brand,
  ...same('flash', 2, '70'),
  ...same('sulphur', 2, '5'),
  ...ones({ p: '101.3', polycyclic: '4', cetane: '55', density: '830' }),
  ...changed,
});

const absorbed = (gas: string, left: readonly [string, string]): Values => ({
  'p/gas': gas,
  ...same('before', 2, '100.00'),
  ...readings('after', left),
});

const nitrogen = (label: string, oxygen: string, water: string): Values => ({
  'p/class': label,
  ...same('oxygen', 2, oxygen),
  ...ones({ co: '20', co2: '30', water }),
});

const filledTo = (gross: string): Values => ({
  'p/gas': 'co2at15',
  ...readings('gross', ['70.0', gross, '69.0']),
  ...same('tare', 3, '50.0'),
  ...same('volume', 3, '40.0'),
});

const assay = (v: string): Values => ({
  'p/least': '85.0',
  'p/molar': '50',
  'p/factor': '10',
  'p/c': '0.1',
  ...same('m', 2, '1.0000'),
  ...same('v', 2, v),
  ...one('blank', '0.10'),
});

const methanol = (changed: Values): Values => ({
  'p/grade': 'first',
  'p/c': '0.01',
  ...ones({ density: '0.792', start: '64.3', dry: '65.0', sample: '50.0', v: '1.00' }),
  ...same('water', 2, '0.080'),
  ...changed,
});

const residue = (full: string, second: string): Values => ({
  'p/most': '0.0005',
  'p/least': '99.5',
  ...ones({ m: '100.00', empty: '30.0000', full }),
  ...pair('assay', '99.6', second),
});

/** Density 1.2 g/mL; the solids are `solid` g of 2 g. */
const coating = (system: string, solid: string, moisture: string, cap: string): Values => ({
  'p/system': system,
  'p/cap': cap,
  ...same('wet', 2, '2.0000'),
  ...same('solid', 2, solid),
  ...ones({ density: '1.200', moisture }),
});

/** At 97.3 kPa the correction is +1 °C. */
const flash = (declared: string, read: string): Values => ({
  'p/class': declared,
  ...pair('flash', read, read),
  ...one('p', '97.3'),
});

const kerosene = (read: string, end: string): Values => ({
  'p/least': '38',
  'p/most': '300',
  ...pair('flash', read, read),
  ...ones({ p: '97.3', end }),
});

const packages = (nominal: string, lightest: string, others: string): Values => ({
  'p/nominal': nominal,
  ...readings('net', [lightest, ...Array.from({ length: 9 }, () => others)]),
});

const drawn = (lot: string, taken: string): Values => ones({ lot, drawn: taken });

const alarms = (low: string, high: string, more: Values = {}): Values => ones({ low, high }, more);

export const edges: readonly Edge[] = [
  ['hazchem-h2', 'low', alarms('25', '50'), alarms('26', '50')],
  ['hazchem-h2', 'high', alarms('20', '50'), alarms('20', '51')],
  ['hazchem-h2', 'order', alarms('20', '21'), alarms('20', '20')],
  ['hazchem-h3', 'low', alarms('7.5', '15', { 'p/gas': 'hcl' }), alarms('7.6', '15', { 'p/gas': 'hcl' })],
  [
    'hazchem-h3',
    'high',
    alarms('1', '2.0', { 'p/gas': 'chlorine' }),
    alarms('1', '2.1', { 'p/gas': 'chlorine' }),
  ],
  [
    'hazchem-h4',
    'way',
    ones({ way: '15.0', volume: '2', seconds: '60' }),
    ones({ way: '15.1', volume: '2', seconds: '60' }),
  ],
  [
    'hazchem-h4',
    'flow',
    ones({ way: '9', volume: '0.5', seconds: '20' }),
    ones({ way: '9', volume: '0.5', seconds: '20.1' }),
  ],
  ['hazchem-h8', 'capacity', bund('1.00'), bund('0.99')],
  ['hazchem-h10', 'over', loads('46.00'), loads('46.01')],

  // 1 mL is 4.904 %: 18.86 mL give 92.489 → 92.5, 18.85 mL give 92.440 → 92.4.
  [
    'hazchem-m1',
    'acid',
    titrated('18.86', { 'p/product': '92.5' }),
    titrated('18.85', { 'p/product': '92.5' }),
  ],
  // 0.04 mL of 4.904 % apart are 0.196 %, 0.05 mL are 0.245 %.
  [
    'hazchem-m1',
    'parallel',
    { ...titrated('20', { 'p/product': '98.0' }), ...pair('v', '20.00', '20.04') },
    { ...titrated('20', { 'p/product': '98.0' }), ...pair('v', '20.00', '20.05') },
  ],
  // 21.31 mL are 104.504 %, which is 20.02 % of free SO₃; 21.30 mL give 104.455 % and 19.80 %.
  ['hazchem-m2', 'so3', titrated('21.31', { 'p/product': '20' }), titrated('21.30', { 'p/product': '20' })],
  ['hazchem-m3', 'ashSuperior', ash('superior', '20.0025', '80'), ash('superior', '20.0026', '80')],
  ['hazchem-m3', 'ash', ash('first', '20.0034', '50'), ash('first', '20.0036', '50')],
  ['hazchem-m3', 'ash', ash('pass', '20.0104', '50'), ash('pass', '20.0106', '50')],
  ['hazchem-m3', 'claritySuperior', ash('superior', '20.0010', '80'), ash('superior', '20.0010', '79')],
  ['hazchem-m3', 'clarity', ash('first', '20.0010', '50'), ash('first', '20.0010', '49')],

  // 18.75 mL are 30.00 %, 18.71 mL are 29.936 → 29.9.
  [
    'hazchem-m4',
    'naoh',
    caustic('IL3', ['18.75', '18.75'], '18.85'),
    caustic('IL3', ['18.71', '18.71'], '18.80'),
  ],
  // 45.00 mL are 72.00 %, 45.04 mL are 72.064 → 72.1; 42.50 mL are 68.00 %, 42.46 mL are 67.936 → 67.9.
  [
    'hazchem-m4',
    'naohIS2',
    caustic('IS2', ['45.00', '45.00'], '45.1'),
    caustic('IS2', ['45.04', '45.04'], '45.1'),
  ],
  [
    'hazchem-m4',
    'naohIS2',
    caustic('IS2', ['42.50', '42.50'], '42.6'),
    caustic('IS2', ['42.46', '42.46'], '42.6'),
  ],
  // 0.23 mL are 0.4876 → 0.49 %, 0.24 mL are 0.5088 → 0.51 %.
  [
    'hazchem-m4',
    'carbonate',
    caustic('IL3', ['20.00', '20.00'], '20.23'),
    caustic('IL3', ['20.00', '20.00'], '20.24'),
  ],
  [
    'hazchem-m4',
    'parallel',
    caustic('IL3', ['20.00', '20.06'], '20.2'),
    caustic('IL3', ['20.00', '20.07'], '20.2'),
  ],
  ['hazchem-m5', 'purity', chlorine('0.25', '0.005', '0.001'), chlorine('0.26', '0.005', '0.001')],
  ['hazchem-m5', 'moisture', chlorine('0.1', '0.0149', '0.001'), chlorine('0.1', '0.0151', '0.001')],
  ['hazchem-m5', 'ncl3', chlorine('0.1', '0.005', '0.0025'), chlorine('0.1', '0.005', '0.0026')],
  // 1 mL is 3.646 %: 8.49 mL are 30.955 → 31.0, 8.48 mL are 30.918 → 30.9.
  [
    'hazchem-m6',
    'acid',
    hydrochloric(['8.49', '8.49'], '0.001', '0.01'),
    hydrochloric(['8.48', '8.48'], '0.001', '0.01'),
  ],
  [
    'hazchem-m6',
    'parallel',
    hydrochloric(['9.00', '9.05'], '0.001', '0.01'),
    hydrochloric(['9.00', '9.06'], '0.001', '0.01'),
  ],
  [
    'hazchem-m6',
    'chlorine',
    hydrochloric(['9', '9'], '0.008', '0.01'),
    hydrochloric(['9', '9'], '0.009', '0.01'),
  ],
  [
    'hazchem-m6',
    'residue',
    hydrochloric(['9', '9'], '0.001', '0.10'),
    hydrochloric(['9', '9'], '0.001', '0.11'),
  ],
  // 14.05 mL are 9.961 → 10.0, 14.03 mL are 9.947 → 9.9.
  ['hazchem-m7', 'chlorine', hypochlorite('14.05', '0.5'), hypochlorite('14.03', '0.5')],
  ['hazchem-m7', 'alkali', hypochlorite('15', '0.1'), hypochlorite('15', '0.04')],
  ['hazchem-m7', 'alkali', hypochlorite('15', '1.0'), hypochlorite('15', '1.06')],
  // 20.00 − 4.34 mL are 98.674 %, less 0.536 and 0.103 are 98.03; with 4.36 mL it is 97.91.
  ['hazchem-m8', 'acid', fuming('0.40', '0.080', '4.34'), fuming('0.40', '0.080', '4.36')],
  ['hazchem-m8', 'nitrous', fuming('0.50', '0.05', '4.0'), fuming('0.51', '0.05', '4.0')],
  ['hazchem-m8', 'sulphuric', fuming('0.40', '0.085', '4.0'), fuming('0.40', '0.086', '4.0')],
  // 9.54 mL are 60.112 %, less 0.134 are 59.98 → 60.0; 9.53 mL give 59.92 → 59.9.
  ['hazchem-m9', 'acid', dilute('9.54', '0.100', '0.001'), dilute('9.53', '0.100', '0.001')],
  ['hazchem-m9', 'nitrous', dilute('10', '0.105', '0.001'), dilute('10', '0.106', '0.001')],
  ['hazchem-m9', 'residue', dilute('10', '0.050', '0.0074'), dilute('10', '0.050', '0.0075')],
  ['hazchem-m10', 'yield', carbide('13.98'), carbide('13.97')],
  ['hazchem-m11', 'size', sieved('85', '3', '0.05', '0.05'), sieved('84.9', '3', '0.05', '0.05')],
  ['hazchem-m11', 'fines', sieved('90', '5', '0.05', '0.05'), sieved('90', '5.1', '0.05', '0.05')],
  ['hazchem-m11', 'phosphine', sieved('90', '3', '0.065', '0.05'), sieved('90', '3', '0.066', '0.05')],
  ['hazchem-m11', 'sulphide', sieved('90', '3', '0.05', '0.105'), sieved('90', '3', '0.05', '0.106')],
  ['hazchem-m12', 'ron', petrol(one('ron', '92.0')), petrol(one('ron', '91.9'))],
  ['hazchem-m12', 'sulphur', petrol(pair('sulphur', '9.9', '10.1')), petrol(pair('sulphur', '9.9', '10.2'))],
  ['hazchem-m12', 'olefins', petrol(one('olefins', '15.0')), petrol(one('olefins', '15.1'))],
  ['hazchem-m12', 'aromatics', petrol(one('aromatics', '35.0')), petrol(one('aromatics', '35.1'))],
  ['hazchem-m12', 'benzene', petrol(one('benzene', '0.80')), petrol(one('benzene', '0.81'))],
  ['hazchem-m12', 'vapour', petrol(one('vapour', '65')), petrol(one('vapour', '65.1'))],
  ['hazchem-m12', 'vapour', petrol(one('vapour', '45'), 'winter'), petrol(one('vapour', '44.9'), 'winter')],
  [
    'hazchem-m13',
    'flash',
    diesel('0', { ...same('flash', 2, '59'), ...one('p', '97.3') }),
    diesel('0', { ...pair('flash', '59', '58.9'), ...one('p', '97.3') }),
  ],
  [
    'hazchem-m13',
    'flashCold',
    diesel('-35', pair('flash', '44.5', '45.5')),
    diesel('-35', pair('flash', '44.5', '45.4')),
  ],
  [
    'hazchem-m13',
    'sulphur',
    diesel('0', pair('sulphur', '10', '10')),
    diesel('0', pair('sulphur', '10', '10.1')),
  ],
  ['hazchem-m13', 'polycyclic', diesel('0', one('polycyclic', '7.0')), diesel('0', one('polycyclic', '7.1'))],
  ['hazchem-m13', 'cetane', diesel('-20', one('cetane', '49.0')), diesel('-20', one('cetane', '48.9'))],
  ['hazchem-m13', 'density', diesel('0', one('density', '845.0')), diesel('0', one('density', '845.1'))],
  ['hazchem-m13', 'density', diesel('-35', one('density', '790.0')), diesel('-35', one('density', '789.9'))],
  ['hazchem-m14', 'purity', absorbed('oxygen', ['0.5', '0.5']), absorbed('oxygen', ['0.5', '0.51'])],
  ['hazchem-m14', 'parallel', absorbed('oxygen', ['0.30', '0.40']), absorbed('oxygen', ['0.30', '0.41'])],
  ['hazchem-m15', 'purity', nitrogen('99.9', '0.09', '50'), nitrogen('99.9', '0.09', '51')],
  ['hazchem-m15', 'purity992', nitrogen('99.2', '0.79', '50'), nitrogen('99.2', '0.80', '50')],
  [
    'hazchem-m16',
    'purity',
    { 'p/gas': 'h2pure', ...readings('impurity', ['5', '60', '5', '5', '10', '15']) },
    { 'p/gas': 'h2pure', ...readings('impurity', ['5', '60', '5', '5', '10', '15.1']) },
  ],
  [
    'hazchem-m16',
    'argon',
    { 'p/gas': 'argon', ...readings('impurity', ['10', '50', '5', '5', '10', '20']) },
    { 'p/gas': 'argon', ...readings('impurity', ['10', '50', '5', '5', '10', '20.1']) },
  ],
  ['hazchem-m17', 'factor', filledTo('74.0'), filledTo('74.1')],
  [
    'hazchem-m18',
    'ammonia',
    { 'p/grade': 'superior', ...same('m', 2, '100.00'), ...same('residue', 2, '0.1499') },
    { 'p/grade': 'superior', ...same('m', 2, '100.00'), ...same('residue', 2, '0.1501') },
  ],
  // 1 mL of 1 mol/L in 1 g is 1.701 %: 16.14 mL are 27.454 → 27.5, 16.13 mL are 27.437 → 27.4.
  [
    'hazchem-m19',
    'peroxide',
    titrated('16.14', { 'p/label': '27.5', 'p/factor': '1' }),
    titrated('16.13', { 'p/label': '27.5', 'p/factor': '1' }),
  ],
  ['hazchem-m20', 'assay', assay('17.10'), assay('17.09')],
  ['hazchem-m21', 'density', methanol(one('density', '0.7934')), methanol(one('density', '0.7936'))],
  ['hazchem-m21', 'density', methanol(one('density', '0.7906')), methanol(one('density', '0.7904'))],
  ['hazchem-m21', 'range', methanol(one('dry', '65.3')), methanol(one('dry', '65.4'))],
  ['hazchem-m21', 'water', methanol(same('water', 2, '0.154')), methanol(same('water', 2, '0.156'))],
  // 2.58 mL are 0.002999 → 0.0030 %, 2.63 mL are 0.003057 → 0.0031 %.
  ['hazchem-m21', 'acid', methanol(one('v', '2.58')), methanol(one('v', '2.63'))],
  [
    'hazchem-m22',
    'purity',
    { 'p/least': '99.8', ...same('area', 2, '100'), ...pair('water', '0.19', '0.21') },
    { 'p/least': '99.8', ...same('area', 2, '100'), ...pair('water', '0.20', '0.21') },
  ],
  // 1 mL is 3.003 %: 12.31 mL are 36.967 → 37.0, 12.30 mL are 36.937 → 36.9; 12.47 mL are 37.447 → 37.4, 12.48 mL are 37.477 → 37.5.
  [
    'hazchem-m23',
    'formaldehyde',
    titrated('12.41', { 'p/label': '37', ...one('blank', '0.10') }),
    titrated('12.40', { 'p/label': '37', ...one('blank', '0.10') }),
  ],
  [
    'hazchem-m23',
    'formaldehyde',
    titrated('12.57', { 'p/label': '37', ...one('blank', '0.10') }),
    titrated('12.58', { 'p/label': '37', ...one('blank', '0.10') }),
  ],
  // Nitric acid: 10.32 mL are 65.026 %, 10.31 mL are 64.963 %. Ammonia: 16.44 mL are 27.997 %, 16.45 mL are 28.014 %.
  [
    'hazchem-m24',
    'assay',
    titrated('10.32', { 'p/reagent': 'hno3' }),
    titrated('10.31', { 'p/reagent': 'hno3' }),
  ],
  [
    'hazchem-m24',
    'assay',
    titrated('16.44', { 'p/reagent': 'nh3' }),
    titrated('16.45', { 'p/reagent': 'nh3' }),
  ],
  ['hazchem-m25', 'residue', residue('30.0005', '99.6'), residue('30.0006', '99.6')],
  ['hazchem-m25', 'assay', residue('30.0002', '99.4'), residue('30.0002', '99.3')],
  // 35 % volatile at 1.2 g/mL are 420 g/L.
  [
    'hazchem-m26',
    'solvent',
    coating('solvent', '1.3000', '0', '420'),
    coating('solvent', '1.2999', '0', '420'),
  ],
  // 5 % organic beside 40 % of water: 60 g/L over 1 − 1.2 × 40 / 99.75 are 115.65 g/L.
  [
    'hazchem-m26',
    'water',
    coating('water', '1.1000', '40', '115.7'),
    coating('water', '1.1000', '40', '115.6'),
  ],
  ['hazchem-m27', 'class2', flash('class2', '21.9'), flash('class2', '22.0')],
  ['hazchem-m27', 'class3', flash('class3', '22.0'), flash('class3', '21.9')],
  ['hazchem-m27', 'class3', flash('class3', '59.0'), flash('class3', '59.1')],
  ['hazchem-m27', 'none', flash('none', '59.1'), flash('none', '59.0')],
  ['hazchem-m29', 'single', packages('25', '24.75', '25.1'), packages('25', '24.749', '25.1')],
  ['hazchem-m29', 'single', packages('0.5', '0.485', '0.51'), packages('0.5', '0.484', '0.51')],
  ['hazchem-m29', 'single', packages('1', '0.985', '1.01'), packages('1', '0.984', '1.01')],
  ['hazchem-m29', 'single', packages('10', '9.85', '10.1'), packages('10', '9.849', '10.1')],
  ['hazchem-m29', 'single', packages('15', '14.85', '15.1'), packages('15', '14.849', '15.1')],
  ['hazchem-m29', 'mean', packages('25', '24.91', '25.01'), packages('25', '24.90', '25.01')],
  ['hazchem-m30', 'flash', kerosene('37.0', '290'), kerosene('36.9', '290')],
  ['hazchem-m30', 'end', kerosene('50', '300'), kerosene('50', '300.1')],
  ['hazchem-q7', 'all', drawn('10', '10'), drawn('10', '9')],
  ['hazchem-q7', 'eleven', drawn('49', '11'), drawn('49', '10')],
  ['hazchem-q7', 'cube', drawn('64', '12'), drawn('64', '11')],
  ['hazchem-q7', 'cube', drawn('512', '24'), drawn('512', '23')],
];
