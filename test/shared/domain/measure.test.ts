import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Criterion, ItemTask } from '../../../shared/domain/checklist.ts';
import { evaluate } from '../../../shared/domain/evaluate.ts';
import type { CriterionResult, MeasurementResult } from '../../../shared/domain/evaluation.ts';
import { checkExpressions } from '../../../shared/domain/expression.ts';
import { marginSideOf } from '../../../shared/domain/margin-side.ts';
import {
  both,
  contextOf,
  criterionNamed,
  filled,
  inspectionOf,
  itemNamed,
  measured,
  readings,
} from './specimen.ts';

type Task = Extract<ItemTask, { kind: 'measurement' }>;

const measure = (task: Task, values: Record<string, string>): MeasurementResult => {
  const evaluation = evaluate(contextOf([itemNamed('m', { task })]), inspectionOf(filled('m', values)));
  const measurement = evaluation.items.get('m')?.measurement;
  if (!measurement) throw new Error('no measurement');
  return measurement;
};

const only = ({ criteria }: MeasurementResult): CriterionResult => {
  const [criterion] = criteria;
  if (!criterion) throw new Error('no criterion');
  return criterion;
};

const quantity = (id: string, count: number) => ({ id, name: both(id), unit: 'N', count, decimals: 2 });
const parameter = (id: string) => ({ id, name: both(id), unit: 'mm' });

const ofList = (value: string, list: readonly (string | number)[], more: Partial<Criterion> = {}) =>
  only(
    measure(
      measured({
        quantities: [quantity('x', list.length)],
        criteria: [criterionNamed('c', { value, ...more })],
      }),
      readings('x', list),
    ),
  );

describe('cement strength, GB/T 17671', () => {
  const tenths = { interval: '0.1', mode: 'halfEven' } as const;

  it('drops the one compressive strength beyond the band and takes the mean of five: 41.1 MPa', () => {
    const result = ofList('outlierMean(x * 0.625, 10, 1)', [65, 64, 64, 53, 66, 70], {
      limit: '42.5',
      rounding: tenths,
    });
    expect(result).toMatchObject({ value: '41.1', holds: false, margin: '-1.4' });
    expect(result.steps.join('\n')).toContain('33.125');
    expect(result.steps.join('\n')).toContain('41.125');
  });

  it('tells the distance between the numbers that are shown, and only writes out a limit that is computed', () => {
    const result = ofList('mean(x)', ['2.65693', '2.65694'], {
      op: '<=',
      limit: '-1.5',
      rounding: tenths,
    });
    expect(result).toMatchObject({ value: '2.7', limit: '-1.5', margin: '-4.2', holds: false });
    expect(result.steps.join('\n')).not.toContain('= -1.5');
    expect(marginSideOf(result)).toBe('beyond');
    const close = ofList('mean(x)', ['96.96'], { limit: '97', rounding: tenths });
    expect(close).toMatchObject({ value: '96.96', margin: '-0.04', holds: false });
    expect(marginSideOf(close)).toBe('short');
    const band = { op: 'range', limit: ['18', '22'] as [string, string], rounding: tenths } as const;
    expect(['17', '20', '23'].map((x) => marginSideOf(ofList('x', [x], band)))).toEqual([
      'short',
      'left',
      'beyond',
    ]);
  });

  it('drops the one flexural strength beyond the band: 7.4 MPa', () => {
    const result = ofList('outlierMean(x, 10, 1)', ['7.2', '7.5', '8.9'], { limit: '6.5', rounding: tenths });
    expect(result).toMatchObject({ value: '7.4', holds: true });
  });

  it('keeps all three where none is beyond the band: 7.4 MPa', () => {
    expect(ofList('outlierMean(x, 10, 1)', ['7.2', '7.5', '7.6'], { rounding: tenths }).value).toBe('7.4');
  });

  it('is void when two are beyond the band, or one is beyond the band of the rest', () => {
    for (const list of [
      [20, 40, 40, 40, 40, 60],
      [80, 91, 107, 107, 107, 108],
    ]) {
      const result = ofList('outlierMean(x, 10, 1)', list);
      expect(result).toMatchObject({ value: null, holds: null });
      expect(result.reason?.en).toContain('void');
    }
  });
});

describe('concrete cubes, GB/T 50081', () => {
  const tenths = { interval: '0.1', mode: 'halfEven' } as const;

  it.each([
    [['42.3', '47.6', '54.9'], '47.6'],
    [['18.6', '18.5', '22.8'], '18.6'],
    [['8.5', '10', '11.5'], '10.0'],
    [['57.1', '60.2', '58.6'], '58.6'],
  ])('makes of %j the strength %s', (cubes, strength) => {
    expect(ofList('middleMean(x, 15)', cubes, { rounding: tenths }).value).toBe(strength);
  });

  it('is void where both the largest and the smallest are beyond the band', () => {
    const result = ofList('middleMean(x, 15)', ['42', '50', '61']);
    expect(result).toMatchObject({ value: null, holds: null });
    expect(result.reason?.en).toContain('void');
    expect(result.steps.join('\n')).toContain('42, 61');
  });

  it('takes three readings, neither more nor fewer', () => {
    for (const list of [
      [50, 51],
      [50, 51, 52, 53],
    ])
      expect(ofList('middleMean(x, 15)', list)).toMatchObject({ value: null, holds: null });
  });

  it('does not depend on the order of the cubes and stays among them', () => {
    const cube = fc.integer({ min: 400, max: 800 });
    fc.assert(
      fc.property(fc.tuple(cube, cube, cube), ([a, b, c]) => {
        const strength = (list: readonly number[]) =>
          ofList('middleMean(x, 15)', list, { rounding: tenths }).value;
        const value = strength([a, b, c]);
        expect(strength([c, a, b])).toBe(value);
        expect(strength([b, a, c])).toBe(value);
        if (value === null) return;
        expect(Number(value)).toBeGreaterThanOrEqual(Math.min(a, b, c));
        expect(Number(value)).toBeLessThanOrEqual(Math.max(a, b, c));
      }),
    );
  });
});

describe('conductors and walls', () => {
  const resistance = (value: string) =>
    measured({
      parameters: [
        parameter('t'),
        parameter('length'),
        {
          ...parameter('section'),
          choices: [
            { value: '2.5', name: both('2.5') },
            { value: '4', name: both('4') },
            { value: '9', name: both('9') },
          ],
        },
      ],
      quantities: [quantity('rt', 1)],
      tables: [{ id: 'class1', rows: { '2.5': '7.41', '4': '4.61' } }],
      criteria: [
        criterionNamed('R20', {
          value,
          unit: 'Ω/km',
          op: '<=',
          limit: 'lookup(class1, section)',
          rounding: { interval: '0.001', mode: 'halfEven' },
        }),
      ],
    });
  const copper = resistance('rt * 254.5 / (234.5 + t) * 1000 / length');
  const at = (section: string) => ({
    'p/t': '25',
    'p/length': '1',
    'p/section': section,
    'q/rt/1': '0.00752',
  });

  it('corrects 7.52 mΩ of 1 m at 25 °C to 7.375 Ω/km, within 7.41, and shows how', () => {
    const result = only(measure(copper, at('2.5')));
    expect(result).toMatchObject({ value: '7.375', limit: '7.41', holds: true });
    expect(result.steps.join('\n')).toContain('0.00752 × 254.5 ÷ (234.5 + 25) × 1000 ÷ 1');
  });

  it.each([
    ['Cu 30', '254.5 / (234.5 + 30) + 0 * x', '0.9622'],
    ['Cu 10', '254.5 / (234.5 + 10) + 0 * x', '1.0409'],
    ['Al 30', '248 / (228 + 30) + 0 * x', '0.9612'],
  ])('computes the temperature factor of %s', (_name, value, factor) => {
    expect(ofList(value, [1], { rounding: { interval: '0.0001', mode: 'halfEven' } }).value).toBe(factor);
  });

  it('gives no value where the table has no row, and says so', () => {
    const result = only(measure(copper, at('9')));
    expect(result).toMatchObject({ value: null, holds: null });
    expect(result.reason?.en).toContain('9');
  });

  it.each([
    ['0.7', '0.9*tn - 0.1', '0.53'],
    ['0.8', '0.9*tn - 0.1', '0.62'],
    ['1.0', '0.9*tn - 0.1', '0.8'],
    ['1.8', '0.85*tn - 0.1', '1.43'],
  ])('sets the least wall of %s mm by %s to %s', (tn, limit, expected) => {
    const task = measured({ parameters: [parameter('tn')], criteria: [criterionNamed('c', { limit })] });
    expect(only(measure(task, { 'p/tn': tn, 'q/x/1': '1' })).limit).toBe(expected);
  });

  it('rounds the mean of 18 walls half up, as IEC 60227-2 does', () => {
    const walls = Array.from({ length: 18 }, (_, index) => (index % 2 ? '0.84' : '0.86'));
    const result = ofList('round(mean(x), 0.01)', walls, {
      limit: '0.9',
      compare: 'rounded',
      rounding: { interval: '0.1', mode: 'halfUp' },
    });
    expect(result).toMatchObject({ value: '0.9', holds: true });
  });
});

describe('fertiliser', () => {
  it.each([
    ['13.5', true],
    ['13.4', false],
  ])('lets %s %% against 15.0 %% declared hold: %s', (value, holds) => {
    const result = ofList('x - 15.0', [value], { op: '>=', limit: '-1.5' });
    expect(result.holds).toBe(holds);
  });

  it.each([
    [50, '12'],
    [64, '12'],
    [65, '13'],
    [125, '15'],
    [126, '16'],
    [512, '24'],
  ])('samples of %i bags %s', (bags, drawn) => {
    expect(ofList('ceil(3 * cbrt(x))', [bags], { rounding: { interval: '1', mode: 'halfEven' } }).value).toBe(
      drawn,
    );
  });

  it('adds nutrients unrounded', () => {
    expect(ofList('sum(x)', ['14.96', '14.96', '14.96'], { limit: '45.0' })).toMatchObject({ holds: false });
  });
});

describe('comparison, GB/T 8170 4.3', () => {
  const cases: readonly (readonly [Criterion['op'], Criterion['limit'], string, string, boolean, boolean])[] =
    [
      ['>=', '97.0', '0.1', '97.01', true, true],
      ['>=', '97.0', '0.1', '97.00', true, true],
      ['>=', '97.0', '0.1', '96.96', false, true],
      ['>=', '97.0', '0.1', '96.94', false, false],
      ['<=', '0.05', '0.01', '0.046', true, true],
      ['<=', '0.05', '0.01', '0.054', false, true],
      ['<=', '0.05', '0.01', '0.055', false, false],
      ['range', ['0.30', '0.60'], '0.01', '0.294', false, false],
      ['range', ['0.30', '0.60'], '0.01', '0.295', false, true],
      ['range', ['0.30', '0.60'], '0.01', '0.605', false, true],
      ['range', ['0.30', '0.60'], '0.01', '0.606', false, false],
      ['range', ['10.0 - 0.1', '10.0 + 0.1'], '0.1', '9.89', false, true],
      ['range', ['10.0 - 0.1', '10.0 + 0.1'], '0.1', '9.85', false, false],
      ['range', ['10.0 - 0.1', '10.0 + 0.1'], '0.1', '10.10', true, true],
      ['range', ['10.0 - 0.1', '10.0 + 0.1'], '0.1', '10.16', false, false],
    ];

  it.each(cases)('%s %s at %s: %s holds in full %s, rounded %s', (op, limit, interval, x, full, rounded) => {
    const rounding = { interval, mode: 'halfEven' } as const;
    expect(ofList('x', [x], { op, limit, rounding, compare: 'full' }).holds).toBe(full);
    expect(ofList('x', [x], { op, limit, rounding, compare: 'rounded' }).holds).toBe(rounded);
  });

  it('shows the unrounded value where the rounded one would hide which side it is on', () => {
    const rounding = { interval: '0.1', mode: 'halfEven' } as const;
    expect(ofList('x', ['96.96'], { limit: '97.0', rounding }).value).toBe('96.96');
    expect(ofList('x', ['97.04'], { limit: '97.0', rounding }).value).toBe('97.0');
  });

  it('does not let a strict limit hold at equality', () => {
    expect(ofList('x', ['5'], { op: '>', limit: '5' }).holds).toBe(false);
    expect(ofList('x', ['5'], { op: '<', limit: '5' }).holds).toBe(false);
    expect(ofList('x', ['5.0'], { op: '=', limit: '5' }).holds).toBe(true);
  });
});

describe('the outcome of a measurement', () => {
  const bags = measured({
    quantities: [quantity('bag', 3)],
    criteria: [
      criterionNamed('each', { value: 'min(bag)', limit: '49.5', unit: 'kg' }),
      criterionNamed('all', { value: 'sum(bag)', limit: '150', unit: 'kg' }),
    ],
  });

  it('stays open until every reading is there', () => {
    expect(measure(bags, readings('bag', ['50', '50'])).outcome).toBe('open');
    expect(measure(bags, readings('bag', ['50', '50', '50'])).outcome).toBe('conforms');
  });

  it('marks the reading that alone breaks a limit, and no other', () => {
    const { readings: marked, outcome } = measure(bags, readings('bag', ['50.6', '49.4', '50.5']));
    expect(marked.map(({ within }) => within)).toEqual([true, false, true]);
    expect(outcome).toBe('fails');
  });

  it('marks no reading for a limit that several quantities break together', () => {
    const nutrients = measured({
      quantities: [quantity('n', 1), quantity('p', 1)],
      criteria: [
        criterionNamed('total', { value: 'n + p', limit: '30' }),
        criterionNamed('each', { value: 'n', limit: '14' }),
      ],
    });
    const { readings: marked, outcome } = measure(nutrients, { 'q/n/1': '13', 'q/p/1': '15.1' });
    expect(outcome).toBe('fails');
    expect(marked.map(({ within }) => within)).toEqual([false, null]);
  });

  it('adds the correction of the certificate to every reading before it compares, and shows it', () => {
    const short = { ...readings('bag', ['50.0', '49.6', '50.6']), 'c/bag': '-0.2' };
    const { readings: marked, outcome, criteria } = measure(bags, short);
    expect(outcome).toBe('fails');
    expect(criteria.map(({ value, holds }) => [value, holds])).toEqual([
      ['49.40', false],
      ['149.60', false],
    ]);
    expect(criteria[0]?.steps[0]).toBe('bag: -0.2');
    expect(marked.map(({ raw, within }) => [raw, within])).toEqual([
      ['50.0', true],
      ['49.6', false],
      ['50.6', true],
    ]);
    expect(measure(bags, { ...short, 'c/bag': '０．１' }).outcome).toBe('conforms');
  });

  it('judges nothing while a correction cannot be read', () => {
    const unread = { ...readings('bag', ['50', '50', '50']), 'c/bag': 'plus' };
    expect(measure(bags, unread).outcome).toBe('open');
    const evaluation = evaluate(
      contextOf([itemNamed('m', { task: bags })]),
      inspectionOf(filled('m', unread)),
    );
    expect(evaluation.items.get('m')?.missing).toContainEqual(
      expect.objectContaining({ what: 'number', where: 'c/bag' }),
    );
  });

  it('keeps what is no number as typed', () => {
    const { readings: marked, outcome } = measure(bags, readings('bag', ['５０。１', 'fifty', '50']));
    expect(marked.map(({ raw, number }) => [raw, number])).toEqual([
      ['５０。１', '50.1'],
      ['fifty', null],
      ['50', '50'],
    ]);
    expect(outcome).toBe('open');
  });

  it('counts a criterion only where its condition holds', () => {
    const task = measured({
      parameters: [
        { ...parameter('kind'), choices: ['P1', 'PO'].map((value) => ({ value, name: both(value) })) },
      ],
      criteria: [
        criterionNamed('one', { op: '<=', limit: '390', when: 'kind == "P1" || kind == "P2"' }),
        criterionNamed('other', { op: '<=', limit: '600', when: 'kind != "P1" && kind != "P2"' }),
      ],
    });
    const of = (kind: string) => measure(task, { 'p/kind': kind, 'q/x/1': '500' });
    expect(of('P1').criteria.map(({ applies }) => applies)).toEqual([true, false]);
    expect([of('P1').outcome, of('PO').outcome, of('').outcome]).toEqual(['fails', 'conforms', 'open']);
  });

  it('gives a sum of decimals exactly, where binary floats would not', () => {
    const tenths = fc.array(fc.integer({ min: 0, max: 100000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(tenths, (list) => {
        const total = list.reduce((sum, n) => sum + n, 0);
        const text = (n: number): string => `${Math.trunc(n / 10)}.${n % 10}`;
        const result = ofList('sum(x)', list.map(text), { op: '=', limit: text(total) });
        expect(result.holds).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('has no value where the formula divides by zero', () => {
    expect(ofList('1 / x', ['0']).reason?.en).toContain('zero');
  });

  it('turns decibels into a standing-wave ratio and back, and shows how', () => {
    const ratio = ofList('(1 + pow(10, -x / 20)) / (1 - pow(10, -x / 20))', ['20']);
    expect(ratio.value).toBe('1.22');
    expect(ratio.steps.join('\n')).toContain('(1 + 10^(−20 ÷ 20)) ÷ (1 − 10^(−20 ÷ 20))');
    expect(ofList('10 * log10(sum(pow(10, x / 10)))', ['60', '60']).value).toBe('63.01');
  });

  it('gives equal levels as their mean level, not a hair beside it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9900 }), fc.integer({ min: 1, max: 9 }), (hundredths, count) => {
        const level = (hundredths / 100).toFixed(2);
        const levels = Array.from({ length: count }, () => level);
        expect(ofList('10 * log10(mean(pow(10, x / 10)))', levels, { op: '=', limit: level }).holds).toBe(
          true,
        );
      }),
      { numRuns: 50 },
    );
  });

  it('has no value for a logarithm of zero, nor for a power that nobody could write down', () => {
    expect(ofList('log10(x)', ['0']).reason?.en).toContain('logarithm');
    for (const [base, exponent] of [
      ['0', '2'],
      ['-4', '0.5'],
      ['10', '999999999999999'],
      ['10', '-100'],
    ] as const)
      expect(ofList(`pow(${base}, x)`, [exponent]).reason?.en, `${base}^${exponent}`).toContain('power');
  });
});

describe('a value with an uncertainty, ILAC-G8:09/2019 4.2', () => {
  type Rule = NonNullable<Criterion['uncertainty']>['rule'];
  const guarded = (
    x: string,
    rule: Rule,
    more: Partial<Criterion> = { op: '<=', limit: '10' },
    factor?: string,
  ) =>
    ofList('first(x)', [x], {
      ...more,
      uncertainty: {
        expanded: '0.4',
        rule,
        ...(factor === undefined ? {} : { factor }),
        provenance: { basis: 'source' },
      },
    });

  it('fails 9.7 against an upper limit of 10 with U = 0.4 where only what is surely inside passes', () => {
    const result = guarded('9.7', 'guardedAcceptance');
    expect(result).toMatchObject({
      holds: false,
      limit: '9.6',
      margin: '-0.1',
      guard: { expanded: '0.4', band: '0.4', nominal: '10', near: true, result: 'fail' },
    });
    expect(result.steps).toContain('U = 0.4, w = 0.4: 10 → 9.6');
  });

  it.each<[Rule, string, boolean, string]>([
    ['warn', '10', true, 'pass'],
    ['warn', '10.01', false, 'fail'],
    ['guardedAcceptance', '9.6', true, 'pass'],
    ['guardedAcceptance', '9.61', false, 'fail'],
    ['guardedRejection', '10.4', true, 'pass'],
    ['guardedRejection', '10.41', false, 'fail'],
    ['fourResults', '9.6', true, 'pass'],
    ['fourResults', '9.61', true, 'conditionalPass'],
    ['fourResults', '10', true, 'conditionalPass'],
    ['fourResults', '10.01', false, 'conditionalFail'],
    ['fourResults', '10.4', false, 'conditionalFail'],
    ['fourResults', '10.41', false, 'fail'],
  ])('%s: %s', (rule, x, holds, result) => {
    expect(guarded(x, rule)).toMatchObject({ holds, guard: { result } });
  });

  it('mirrors for a lower limit, and moves both limits of a range inward', () => {
    const lower = { op: '>=', limit: '10' } as const;
    expect(guarded('10.4', 'guardedAcceptance', lower).holds).toBe(true);
    expect(guarded('10.39', 'guardedAcceptance', lower)).toMatchObject({ holds: false, limit: '10.4' });
    const range = { op: 'range', limit: ['10', '12'] } as const;
    const inside = { op: 'range', limit: [...range.limit] as [string, string] } as const;
    expect(guarded('11', 'guardedAcceptance', inside)).toMatchObject({
      holds: true,
      limit: ['10.4', '11.6'],
    });
    expect(guarded('11.7', 'guardedAcceptance', inside).holds).toBe(false);
    expect(guarded('10.3', 'fourResults', inside).guard?.result).toBe('conditionalPass');
  });

  it('takes the guard factor: w = 0.83 U', () => {
    expect(guarded('9.67', 'guardedAcceptance', undefined, '0.83')).toMatchObject({
      holds: false,
      limit: '9.668',
      guard: { band: '0.332' },
    });
    expect(guarded('9.668', 'guardedAcceptance', undefined, '0.83').holds).toBe(true);
  });

  it.each([
    ['9.59', false],
    ['9.6', true],
    ['10.4', true],
    ['10.41', false],
  ])('points out that %s lies within U of the limit: %s', (x, near) => {
    expect(guarded(x, 'warn').guard?.near).toBe(near);
  });

  it('takes an uncertainty that the inspector types, and waits for it', () => {
    const task = measured({
      parameters: [parameter('U')],
      criteria: [
        criterionNamed('c', {
          op: '<=',
          limit: '10',
          uncertainty: { expanded: 'U', rule: 'guardedAcceptance', provenance: { basis: 'source' } },
        }),
      ],
    });
    expect(only(measure(task, readings('x', ['9.7'])))).toMatchObject({ value: null, limit: '10' });
    expect(only(measure(task, { ...readings('x', ['9.7']), 'p/U': '0.2' })).holds).toBe(true);
    expect(only(measure(task, { ...readings('x', ['9.7']), 'p/U': '0.31' })).holds).toBe(false);
    expect(only(measure(task, { ...readings('x', ['9.7']), 'p/U': '-1' })).reason?.en).toContain(
      'below zero',
    );
  });

  it('orders the rules: what passes inside passes simply, and what passes simply passes outside', () => {
    const tenths = fc.integer({ min: 80, max: 120 });
    fc.assert(
      fc.property(tenths, fc.integer({ min: 0, max: 30 }), (n, u) => {
        const text = (k: number): string => `${Math.trunc(k / 10)}.${k % 10}`;
        const holds = (rule: Rule) =>
          ofList('first(x)', [text(n)], {
            op: '<=',
            limit: '10',
            uncertainty: { expanded: text(u), rule, provenance: { basis: 'source' } },
          }).holds;
        expect(holds('guardedAcceptance')).toBe(n <= 100 - u);
        expect(holds('warn')).toBe(n <= 100);
        expect(holds('guardedRejection')).toBe(n <= 100 + u);
        expect(holds('fourResults')).toBe(n <= 100);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the check of expressions', () => {
  const problems = (value: string): readonly string[] =>
    checkExpressions({
      task: measured({
        parameters: [parameter('tn')],
        tables: [{ id: 'rows', rows: { a: '1' } }],
        criteria: [criterionNamed('c', { value })],
      }),
    }).map(({ reason }) => reason.en);

  it.each(['x', '-x + 2 * (tn - 1)', 'lookup(rows, tn)', 'max(x, 3) >= 2'])('accepts %s', (value) =>
    expect(problems(value)).toEqual([]),
  );

  it.each([
    ['y + 1', 'unknown name "y"'],
    ['frobnicate(x)', 'unknown function "frobnicate"'],
    ['round(x)', '"round" does not take 1 arguments'],
    ['lookup(tn, x)', 'lookup needs a table of this item, not "tn"'],
    ['(x + 1', 'a ")" is missing'],
    ['x +', 'it ends too early'],
    ['x x', '"x" does not belong there'],
    ['x $ 2', 'unreadable from "$ 2"'],
    ['', 'it ends too early'],
  ])('refuses “%s”: %s', (value, reason) => expect(problems(value)).toEqual([reason]));

  it('binds multiplication before addition before comparison before && before ||', () => {
    expect(ofList('0 * x + 2 + 3 * 4 - 6 / 2', [1]).value).toBe('11.00');
    expect(ofList('0 * x + 1 == 1 || 1 == 2 && 1 == 2', [1]).value).toBe('1.00');
    expect(ofList('-x * -x - -x', [3]).value).toBe('12.00');
    expect(ofList('10 - 4 - 3 + 0 * x', [1]).value).toBe('3.00');
  });
});
