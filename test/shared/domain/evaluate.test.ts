import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../../../shared/domain/checklist.ts';
import { evaluate, missingOf, reevaluate } from '../../../shared/domain/evaluate.ts';
import type { Context, Evaluation, ItemEvaluation } from '../../../shared/domain/evaluation.ts';
import type { JournalEvent } from '../../../shared/domain/journal.ts';
import { applyEntry, replay } from '../../../shared/domain/replay.ts';
import type { Verdict } from '../../../shared/domain/rule-set.ts';
import {
  append,
  attached,
  both,
  contextOf,
  criterionNamed,
  filled,
  inspectionOf,
  itemNamed,
  journalOf,
  judged,
  measured,
  noted,
  readings,
  readRuleSet,
  simpleRules,
  started,
} from './specimen.ts';

const evaluated = (context: Context, ...events: readonly JournalEvent[]): Evaluation =>
  evaluate(context, inspectionOf(...events));

const of = (evaluation: Evaluation, id: string): ItemEvaluation => {
  const item = evaluation.items.get(id);
  if (!item) throw new Error(`no item ${id}`);
  return item;
};

/** What one item misses after these events: `what where`. */
const missing = (item: Partial<Item>, ...events: readonly JournalEvent[]): string[] =>
  of(evaluated(contextOf([itemNamed('a', item)]), ...events), 'a').missing.map(({ what, where }) =>
    where === null ? what : `${what} ${where}`,
  );

const asked = (evaluation: Evaluation): string[] =>
  [...evaluation.items.values()].filter((item) => item.asked).map(({ itemId }) => itemId);

describe('which items are asked', () => {
  it('asks by type of inspection and by the units in scope', () => {
    const context = contextOf([
      itemNamed('all'),
      itemNamed('review', { types: ['licenceReview'] }),
      itemNamed('raid', { types: ['unannounced'] }),
      itemNamed('first', { units: ['u1'] }),
      itemNamed('third', { units: ['u3'] }),
    ]);
    expect(asked(evaluated(context)).sort()).toEqual(['all', 'first', 'review']);
    const scope: JournalEvent = { type: 'scope.recorded', scope: { units: ['u3'], areas: '', excluded: '' } };
    expect(asked(evaluated(context, scope)).sort()).toEqual(['all', 'review', 'third']);
  });

  it('hides a whole chain when the first condition falls', () => {
    const context = contextOf([
      itemNamed('c', { askedWhen: { item: 'b', verdicts: ['conforms'] } }),
      itemNamed('b', { askedWhen: { item: 'a', verdicts: ['conforms'] } }),
      itemNamed('a'),
    ]);
    const open = [judged('a', 'conforms'), judged('b', 'conforms')];
    expect(asked(evaluated(context, ...open)).sort()).toEqual(['a', 'b', 'c']);
    expect(asked(evaluated(context, ...open, judged('a', 'notApplicable', 'none')))).toEqual(['a']);
  });
});

describe('the grades offered', () => {
  it('are those of the rule set, with "not applicable" last, and never for a veto clause unless allowed', () => {
    const context = contextOf(
      [itemNamed('v', { clause: '2.1' }), itemNamed('o', { clause: '1.1' })],
      readRuleSet('CEM-8CH'),
    );
    const verdicts = (id: string) => of(evaluated(context), id).grades.map(({ verdict }) => verdict);
    expect(verdicts('v')).toEqual(['conforms', 'nonconforming']);
    expect(verdicts('o')).toEqual(['conforms', 'improvement', 'nonconforming', 'notApplicable']);
    expect(of(evaluated(context), 'v').veto).toBe(true);
  });

  it('offer "not applicable" also where the rule set does not name it', () => {
    const { grades } = of(evaluated(contextOf([itemNamed('a')])), 'a');
    expect(grades.map(({ verdict }) => verdict)).toEqual([
      'conforms',
      'improvement',
      'nonconforming',
      'notApplicable',
    ]);
  });
});

describe('what is missing', () => {
  it('asks for a verdict, a reason, a note', () => {
    expect(missing({})).toEqual(['verdict']);
    expect(missing({}, judged('a', 'conforms'))).toEqual([]);
    expect(missing({}, judged('a', 'notApplicable'))).toEqual(['reason']);
    expect(missing({}, judged('a', 'notApplicable', 'no kiln'))).toEqual([]);
    expect(missing({}, judged('a', 'improvement'))).toEqual(['note']);
    expect(missing({}, judged('a', 'nonconforming'), noted('a'))).toEqual([]);
    expect(missing({}, judged('a', 'nonconforming'), noted('a', '  '))).toEqual(['note']);
  });

  it('asks for evidence always or only for what fails, and takes a written waiver', () => {
    const evidence: Item['evidence'] = [
      { id: 'ever', kind: 'photo', atLeast: 2, words: both('two'), when: 'always' },
      { id: 'fail', kind: 'any', atLeast: 3, words: both('three'), when: 'nonconforming' },
    ];
    expect(missing({ evidence }, judged('a', 'conforms'), attached('a', 7))).toEqual(['evidence ever']);
    expect(missing({ evidence }, judged('a', 'conforms'), attached('a', 7), attached('a', 8))).toEqual([]);
    const fails = [judged('a', 'nonconforming'), noted('a'), attached('a', 7), attached('a', 8)];
    expect(missing({ evidence }, ...fails)).toEqual(['evidence fail']);
    const waived: JournalEvent = {
      type: 'evidence.waived',
      itemId: 'a',
      demandId: 'fail',
      reason: 'Ex zone',
    };
    expect(missing({ evidence }, ...fails, waived)).toEqual([]);
    expect(missing({ evidence }, judged('a', 'notApplicable', 'none'))).toEqual([]);
  });

  it('does not count the same photo twice', () => {
    const evidence: Item['evidence'] = [
      { id: 'e', kind: 'photo', atLeast: 2, words: both('two'), when: 'always' },
    ];
    expect(missing({ evidence }, judged('a', 'conforms'), attached('a', 7), attached('a', 7))).toEqual([
      'evidence e',
    ]);
  });

  it('asks each instrument for presence, number and a calibration that is a day, other equipment for presence alone', () => {
    const task: Item['task'] = {
      kind: 'equipment',
      rows: [
        { id: 'scale', name: both('scale'), calibrated: true, provenance: { basis: 'source' } },
        { id: 'kiln', name: both('kiln'), units: ['u3'], calibrated: true, provenance: { basis: 'source' } },
      ],
    };
    const ok = judged('a', 'conforms');
    const fill = (values: Record<string, string>) =>
      missing(
        { task },
        ok,
        filled('a', Object.fromEntries(Object.entries(values).map(([k, v]) => [`e/scale/${k}`, v]))),
      );
    expect(missing({ task }, ok)).toEqual(['field e/scale/present']);
    expect(fill({ present: 'yes' })).toEqual(['field e/scale/number', 'field e/scale/validTo']);
    expect(fill({ present: 'yes', number: '12', validTo: 'next year' })).toEqual(['field e/scale/validTo']);
    expect(fill({ present: 'yes', number: '12', validTo: '2026-11-22' })).toEqual(['note e/scale/validTo']);
    expect(fill({ present: 'yes', number: '12', validTo: '2026-11-23' })).toEqual([]);
    expect(fill({ present: 'no' })).toEqual(['note e/scale/present']);
    expect(missing({ task }, ok, filled('a', { 'e/scale/present': 'no' }), noted('a'))).toEqual([]);
    const beaker: Item['task'] = {
      kind: 'equipment',
      rows: [{ id: 'beaker', name: both('beaker'), calibrated: false, provenance: { basis: 'source' } }],
    };
    expect(missing({ task: beaker }, ok, filled('a', { 'e/beaker/present': 'yes' }))).toEqual([]);
  });

  it('asks whether each document was seen', () => {
    const task: Item['task'] = { kind: 'document', documents: [{ id: 'lic', name: both('licence') }] };
    expect(missing({ task }, judged('a', 'conforms'))).toEqual(['field d/lic/seen']);
    expect(missing({ task }, judged('a', 'conforms'), filled('a', { 'd/lic/seen': 'yes' }))).toEqual([]);
    expect(missing({ task }, judged('a', 'conforms'), filled('a', { 'd/lic/seen': 'no' }))).toEqual([
      'note d/lic/seen',
    ]);
  });

  it('asks for a whole sampling record, a sample no larger than its base, and seals given once', () => {
    const task: Item['task'] = { kind: 'sampling', plan: both('12 kg'), unit: 'kg' };
    const sample = (n: number, values: Record<string, string> = {}): Record<string, string> =>
      Object.fromEntries(
        Object.entries({
          product: 'P·O 42.5',
          batch: 'B1',
          base: '200',
          sample: '12',
          reserve: '6',
          place: 'store',
          seals: `F00${n}，F10${n}`,
          ...values,
        }).map(([field, text]) => [`s/${n}/${field}`, text]),
      );
    const fill = (...values: Record<string, string>[]) =>
      missing(
        { task },
        judged('a', 'conforms'),
        filled('a', Object.assign({}, ...values) as (typeof values)[0]),
      );
    expect(fill(sample(1))).toEqual([]);
    expect(fill(sample(1, { sample: '201' }))).toEqual(['number s/1/sample']);
    expect(fill(sample(1, { base: 'many' }))).toEqual(['number s/1/base']);
    expect(fill(sample(1, { seals: 'F001 F001' }))).toEqual(['field s/1/seals']);
    expect(fill(sample(1, { producedOn: 'May' }))).toEqual(['field s/1/producedOn']);
    expect(missing({ task }, judged('a', 'conforms'))).toHaveLength(7);

    expect(fill({ 's/count': '2' }, sample(1), sample(2))).toEqual([]);
    expect(fill({ 's/count': '3' }, sample(1), sample(3), sample(2, { batch: '' }))).toEqual([
      'field s/2/batch',
    ]);
    expect(fill({ 's/count': '2' }, sample(1), sample(2, { seals: 'F002 F101' }))).toEqual([
      'field s/2/seals',
    ]);
    // Beyond the count nothing counts.
    expect(fill(sample(1), sample(2, { base: 'many' }))).toEqual([]);
  });

  it('points out a seal number that another sampling record of the inspection has', () => {
    const task: Item['task'] = { kind: 'sampling', plan: both('12 kg'), unit: 'kg' };
    const items = ['a', 'b', 'c'].map((id) =>
      itemNamed(id, { task, ...(id === 'c' ? { types: ['recheck'] } : {}) }),
    );
    const context = contextOf(items);
    const sealsMissing = (...events: JournalEvent[]) =>
      missingOf(context, evaluate(context, inspectionOf(...events)))
        .filter(({ words }) => words.zh.includes('已经用过'))
        .map(({ itemId, where }) => `${itemId} ${where ?? ''}`);
    const [one, same, other] = [
      filled('a', { 's/1/seals': 'F001 F002' }),
      filled('b', { 's/count': '2', 's/2/seals': 'F002' }),
      filled('c', { 's/1/seals': 'F001' }),
    ];
    expect(sealsMissing(one, same)).toEqual(['a s/1/seals', 'b s/2/seals']);
    expect(sealsMissing(one, same, judged('b', 'notApplicable', 'drawn under a'))).toEqual([]);
    expect(sealsMissing(one, other)).toEqual([]);
  });
});

describe('a measured item', () => {
  const certain = criterionNamed('c', { value: 'min(x)', limit: '10' });
  const hint = { ...certain, provenance: { basis: 'recalled' as const } };
  const task = measured({
    quantities: [{ id: 'x', name: both('x'), unit: 'mm', count: 2, decimals: 1 }],
    criteria: [certain],
  });
  const unsure = { ...task, criteria: [hint] };
  const good = filled('a', readings('x', ['10', '11']));
  const bad = filled('a', readings('x', ['9.9', '11']));
  const confirmed: JournalEvent = {
    type: 'limit.confirmed',
    itemId: 'a',
    criterionId: 'c',
    edition: 'GB/T 0000-2023',
  };

  it('judges itself where only one verdict is possible', () => {
    const veto = contextOf([itemNamed('a', { task, veto: true })]);
    expect(of(evaluated(veto, good), 'a')).toMatchObject({
      verdict: 'conforms',
      byMeasurement: true,
      missing: [],
    });
    expect(of(evaluated(veto, bad), 'a')).toMatchObject({ verdict: 'nonconforming', byMeasurement: true });
    expect(missing({ task, veto: true }, bad)).toEqual(['note']);
  });

  it('leaves the gravity of a failure to a person where two are possible', () => {
    expect(missing({ task }, bad)).toEqual(['verdict']);
    expect(missing({ task }, bad, judged('a', 'improvement'), noted('a'))).toEqual([]);
  });

  it('names the field of every reading that is absent or no number', () => {
    expect(missing({ task })).toEqual(['field q/x/1', 'field q/x/2']);
    expect(missing({ task }, filled('a', readings('x', ['ten', '11'])))).toEqual(['number q/x/1']);
  });

  it('asks for a reason when a person judges against the numbers', () => {
    expect(missing({ task }, bad, judged('a', 'conforms'))).toEqual(['reason']);
    expect(missing({ task }, bad, judged('a', 'conforms', 're-weighed'))).toEqual([]);
    expect(missing({ task }, good, judged('a', 'nonconforming'), noted('a'))).toEqual(['reason']);
  });

  it('decides nothing by a limit that nobody confirmed', () => {
    const context = contextOf([itemNamed('a', { task: unsure })]);
    expect(of(evaluated(context, good), 'a')).toMatchObject({
      verdict: null,
      measurement: { outcome: 'open' },
    });
    expect(missing({ task: unsure }, good)).toEqual(['limit c']);
    expect(of(evaluated(context, good, confirmed), 'a')).toMatchObject({ verdict: 'conforms', missing: [] });
    expect(missing({ task: unsure }, good, judged('a', 'conforms', 'compared by hand'))).toEqual([]);
  });

  it('asks for no readings where a person found against the firm and wrote why they could not be taken', () => {
    expect(missing({ task }, judged('a', 'nonconforming', 'weighing refused'), noted('a'))).toEqual([]);
    expect(missing({ task }, judged('a', 'nonconforming'), noted('a'))).toEqual([
      'field q/x/1',
      'field q/x/2',
      'reason',
    ]);
  });

  describe('read from an instrument that was out of calibration on the day', () => {
    const withScale = { ...task, instrument: true };
    const scale = (validTo: string) =>
      filled('a', { 'i/name': 'scale', 'i/number': '7', 'i/validTo': validTo });
    const result = (...events: readonly JournalEvent[]) =>
      of(evaluated(contextOf([itemNamed('a', { task: withScale, veto: true })]), ...events), 'a');

    it('gives no verdict, however good or bad the readings are, and says why', () => {
      for (const readings of [good, bad]) {
        const { verdict, measurement, missing: lacks } = result(readings, scale('2026-11-22'));
        expect(verdict).toBeNull();
        expect(measurement).toMatchObject({ outcome: 'open', undecided: 'instrument' });
        expect(measurement?.criteria[0]).toMatchObject({ value: null, holds: null, steps: [] });
        expect(measurement?.criteria[0]?.reason?.en).toContain('ended on 2026-11-22');
        expect(measurement?.readings.map(({ within, raw }) => [within, raw !== ''])).toEqual([
          [null, true],
          [null, true],
        ]);
        expect(lacks.map(({ what, words }) => [what, words.en])).toEqual([
          ['verdict', expect.stringContaining('do not count')],
        ]);
      }
    });

    it('counts on the last day of the calibration, and once another instrument was used', () => {
      expect(result(good, scale('2026-11-23'))).toMatchObject({ verdict: 'conforms', missing: [] });
      expect(result(bad, scale('2026-11-22'), scale('2027-01-01')).verdict).toBe('nonconforming');
    });

    it('may be judged by a person, with a written reason whatever the verdict', () => {
      const base = [good, scale('2026-11-22')];
      const misses = (...events: readonly JournalEvent[]) =>
        missing({ task: withScale, veto: true }, ...base, ...events);
      expect(misses(judged('a', 'conforms'))).toEqual(['reason']);
      expect(misses(judged('a', 'nonconforming'), noted('a'))).toEqual(['reason']);
      expect(misses(judged('a', 'conforms', 'certificate seen at the firm'))).toEqual([]);
    });

    it('needs no comparison of a limit that decides nothing', () => {
      const hinted = { ...withScale, criteria: [hint] };
      expect(missing({ task: hinted }, good, scale('2026-11-22'))).toEqual(['verdict']);
      expect(missing({ task: withScale }, good)).toEqual([
        'field i/name',
        'field i/number',
        'field i/validTo',
      ]);
    });
  });

  it('leaves what the standard gives no limit for to a person, with a reason', () => {
    const kind = { id: 'kind', name: both('kind'), unit: null };
    const choices = ['a', 'b'].map((value) => ({ value, name: both(value) }));
    const uncovered = {
      ...task,
      parameters: [{ ...kind, choices }],
      criteria: [{ ...certain, when: 'kind == "a"' }],
      uncovered: 'kind == "b"',
    };
    const chosen = (value: string) => filled('a', { 'p/kind': value });
    const context = contextOf([itemNamed('a', { task: uncovered, veto: true })]);
    const { missing: lacks, measurement } = of(evaluated(context, good, chosen('b')), 'a');
    expect(measurement?.undecided).toBe('uncovered');
    expect(lacks[0]?.words.en).toContain('gives no limit for this case');
    expect(missing({ task: uncovered, veto: true }, good, chosen('b'), judged('a', 'conforms'))).toEqual([
      'reason',
    ]);
    expect(missing({ task: uncovered, veto: true }, good, chosen('a'))).toEqual([]);
  });

  it('decides nothing by a value inside the guard band, and asks for a reason', () => {
    const banded = (rule: 'warn' | 'fourResults') => ({
      ...task,
      criteria: [
        { ...certain, uncertainty: { expanded: '0.2', rule, provenance: { basis: 'source' as const } } },
      ],
    });
    const near = filled('a', readings('x', ['10.1', '11']));
    const item = { task: banded('fourResults'), veto: true };
    const { missing: lacks } = of(evaluated(contextOf([itemNamed('a', item)]), near), 'a');
    expect(lacks[0]?.words.en).toContain('within the guard band');
    expect(missing(item, near, judged('a', 'conforms'))).toEqual(['reason']);
    expect(missing(item, filled('a', readings('x', ['10.2', '11'])))).toEqual([]);
    expect(missing(item, filled('a', readings('x', ['9.7', '11'])))).toEqual(['note']);
    expect(missing({ task: banded('warn'), veto: true }, near)).toEqual([]);
  });

  it('leaves a void result to a person, with a reason', () => {
    const void2 = { ...task, criteria: [criterionNamed('c', { value: '1 / (first(x) - 10)', limit: '0' })] };
    expect(missing({ task: void2 }, good)).toEqual(['verdict']);
    expect(missing({ task: void2 }, good, judged('a', 'conforms'))).toEqual(['reason']);
  });
});

const verdicts: readonly (Verdict | null)[] = [
  'conforms',
  'improvement',
  'nonconforming',
  'notApplicable',
  null,
];

/** A checklist with chains, units, measured and sampled items and two sections. */
const mixed = contextOf(
  Array.from({ length: 24 }, (_, index) =>
    itemNamed(`i${index}`, {
      section: index % 2 ? 's1' : 's2',
      veto: index % 7 === 0,
      ...(index % 5 === 4 ? { units: [index % 2 ? 'u1' : 'u3'] } : {}),
      ...(index % 3 === 2
        ? { askedWhen: { item: `i${index - 1}`, verdicts: ['conforms', 'improvement'] } }
        : {}),
      ...(index % 6 === 3 ? { askedWhen: { item: `i${index - 1}`, verdicts: ['conforms'] } } : {}),
      ...(index % 8 === 2 ? { task: measured({ criteria: [criterionNamed('c', { limit: '5' })] }) } : {}),
      ...(index % 8 === 6 ? { task: { kind: 'sampling' as const, plan: both('12 kg'), unit: 'kg' } } : {}),
    }),
  ),
  simpleRules,
);

const anyAct: fc.Arbitrary<JournalEvent> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(fc.nat(23), fc.constantFrom(...verdicts)).map(([n, v]) => judged(`i${n}`, v)),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.nat(23), fc.constantFrom('', 'x')).map(([n, text]) => noted(`i${n}`, text)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(2, 10, 18), fc.constantFrom('', '4', '6', 'six'))
      .map(([n, raw]) => filled(`i${n}`, { 'q/x/1': raw })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(6, 14, 22), fc.constantFrom('', 'F1', 'F2', 'F1 F2'))
      .map(([n, seals]) => filled(`i${n}`, { 's/1/seals': seals })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<string[]>(['u1'], ['u3'], ['u1', 'u3'])
      .map((units): JournalEvent => ({ type: 'scope.recorded', scope: { units, areas: '', excluded: '' } })),
  },
);

const plain = (evaluation: Evaluation): unknown => ({
  items: Object.fromEntries(evaluation.items),
  sections: Object.fromEntries(evaluation.sections),
  total: evaluation.total,
});

describe('reevaluate', () => {
  it('equals a whole evaluation after any sequence of acts', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 40 }), (events) => {
        let entries = journalOf(started());
        let inspection = replay(entries);
        let evaluation = evaluate(mixed, inspection);
        for (const event of events) {
          entries = append(entries, event);
          inspection = applyEntry(inspection, entries[entries.length - 1] as (typeof entries)[number]);
          const itemId = 'itemId' in event ? event.itemId : 'i0';
          evaluation = reevaluate(mixed, evaluation, inspection, itemId);
          expect(plain(evaluation)).toEqual(plain(evaluate(mixed, inspection)));
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each([250, 10_000])('touches only the item and what it shows or hides, of %i items', (size) => {
    const context = contextOf(
      Array.from({ length: size }, (_, index) =>
        itemNamed(
          `i${index}`,
          index === 5 || index === 6 ? { askedWhen: { item: `i${index - 1}`, verdicts: ['conforms'] } } : {},
        ),
      ),
    );
    const start = inspectionOf();
    const before = evaluate(context, start);
    const touched = (event: JournalEvent, itemId: string): string[] => {
      const after = reevaluate(
        context,
        before,
        applyEntry(start, append(journalOf(started()), event)[1] as never),
        itemId,
      );
      return [...after.items.values()]
        .filter((item) => before.items.get(item.itemId) !== item)
        .map((item) => item.itemId);
    };
    expect(touched(judged('i100', 'conforms'), 'i100')).toEqual(['i100']);
    expect(touched(judged('i4', 'conforms'), 'i4').sort()).toEqual(['i4', 'i5']);
  });

  it('does not change the evaluation it starts from', () => {
    const context = contextOf([itemNamed('a'), itemNamed('b')]);
    const start = inspectionOf();
    const before = evaluate(context, start);
    const kept = plain(before);
    reevaluate(context, before, inspectionOf(judged('a', 'conforms')), 'a');
    expect(plain(before)).toEqual(kept);
  });
});

describe('the list of what is missing', () => {
  it('is in the order of the checklist and agrees with the tallies', () => {
    const evaluation = evaluated(mixed, judged('i1', 'conforms'), judged('i4', 'improvement'));
    const list = missingOf(mixed, evaluation);
    const places = list.map(({ itemId }) => Number(itemId.slice(1)));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(list).toHaveLength(evaluation.total.missing);
    expect(evaluation.total.asked).toBe(asked(evaluation).length);
  });
});
