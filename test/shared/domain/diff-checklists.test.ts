import { describe, expect, it } from 'vitest';
import type { Item } from '../../../shared/domain/checklist.ts';
import { carryAnswer, diffChecklists, type ItemChange } from '../../../shared/domain/diff-checklists.ts';
import { type Answer, emptyAnswer } from '../../../shared/domain/inspection.ts';
import { both, checklistOf, criterionNamed, itemNamed, measured, photo } from './specimen.ts';

type Changed = Extract<ItemChange, { kind: 'changed' }>;

const bags = itemNamed('bags', {
  task: measured({
    parameters: [
      {
        id: 'size',
        name: both('size'),
        unit: 'kg',
        choices: [
          { value: '25', name: both('25') },
          { value: '50', name: both('50') },
        ],
      },
    ],
    quantities: [
      { id: 'x', name: both('x'), unit: 'mm', count: 3, decimals: 2 },
      { id: 'y', name: both('y'), unit: 'mm', count: 1, decimals: 2 },
    ],
    tables: [{ id: 'least', rows: { '25': '24', '50': '49' } }],
    criteria: [
      criterionNamed('least', { limit: 'lookup(least, size)', value: 'min(x)' }),
      criterionNamed('y', { value: 'y', limit: '10' }),
    ],
    instrument: true,
  }),
  evidence: [{ id: 'e1', kind: 'photo', atLeast: 1, words: both('scale'), when: 'always' }],
});

const task = (item: Item) => {
  if (item.task.kind !== 'measurement') throw new Error('not measured');
  return item.task;
};
const withTask = (change: Partial<ReturnType<typeof task>>): Item => ({
  ...bags,
  task: { ...task(bags), ...change },
});
const change = (before: Item, after: Item): Changed => {
  const [only] = diffChecklists(checklistOf([before]), checklistOf([after])).items;
  if (only?.kind !== 'changed') throw new Error('not changed');
  return only;
};

const stamp = { at: '2026-11-23T09:00:00+08:00', by: 'lead' };
const recorded: Answer = {
  ...emptyAnswer,
  verdict: 'conforms',
  reason: 'because',
  note: 'seen in hall 2',
  judged: stamp,
  values: {
    'p/size': '50',
    'q/x/1': '1',
    'q/x/2': '2',
    'q/x/3': '3',
    'q/y/1': '4',
    'c/y': '0.1',
    'i/number': '7',
  },
  evidence: [photo(1)],
  waivers: { e1: 'dark' },
  confirmedLimits: { least: { edition: '2008', stamp }, y: { edition: '2008', stamp } },
};
const nothing = { verdict: false, fields: [], limits: [], waivers: [] };

describe('what an edition changes', () => {
  it('is nothing between equal checklists, however their keys are ordered', () => {
    const turned = checklistOf([Object.fromEntries(Object.entries(bags).toReversed()) as Item]);
    expect(diffChecklists(checklistOf([bags]), turned)).toEqual({ items: [], other: [] });
  });

  it('tells added, removed and changed items, in the order of the newer edition', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => itemNamed(id)) as [Item, Item, Item, Item];
    const { items } = diffChecklists(checklistOf([a, b, c]), checklistOf([d, { ...c, veto: true }, b]));
    expect(items.map(({ kind, id }) => [kind, id])).toEqual([
      ['added', 'd'],
      ['changed', 'c'],
      ['removed', 'a'],
    ]);
  });

  it('tells that items stand in another order, and what changes beside the items', () => {
    const [a, b] = [itemNamed('a'), itemNamed('b')];
    const newer = { ...checklistOf([b, a]), version: 2, ruleSets: { recheck: 'other' } };
    expect(diffChecklists(checklistOf([a, b]), newer)).toMatchObject({
      items: [],
      other: [
        { path: ['version'], before: 1, after: 2 },
        { path: ['ruleSets', 'licenceReview'], after: undefined },
        { path: ['ruleSets', 'randomSupervision'] },
        { path: ['ruleSets', 'unannounced'] },
        { path: ['ruleSets', 'recheck'], before: 'specimen', after: 'other' },
        { path: ['items'], before: ['a', 'b'], after: ['b', 'a'] },
      ],
    });
  });

  it('names a place inside a task by the ids of its parts', () => {
    const { fields, aspects } = change(
      bags,
      withTask({ criteria: [task(bags).criteria[1]!, { ...task(bags).criteria[0]!, limit: '48' }] }),
    );
    expect(aspects).toEqual(['limits']);
    expect(fields).toEqual([
      { path: ['task', 'criteria', 'least', 'limit'], before: 'lookup(least, size)', after: '48' },
      { path: ['task', 'criteria', '#order'], before: ['least', 'y'], after: ['y', 'least'] },
    ]);
  });

  const renamed = (key: 'name' | 'standard' | 'provenance') =>
    withTask({
      criteria: task(bags).criteria.map((one) => ({
        ...one,
        [key]: { name: both('n'), standard: 'GB 1-2030', provenance: { basis: 'recalled' } }[key],
      })),
    });
  const row = { id: 'r', name: both('r'), calibrated: true, provenance: { basis: 'recalled' } } as const;
  const equipped = itemNamed('bags', { task: { kind: 'equipment', rows: [row] } });

  it.each<[string, Item, Item, Changed['aspects'], Changed['carry']]>([
    ['another clause', bags, { ...bags, clause: '9' }, ['clause'], 'whole'],
    ['another title', bags, { ...bags, title: both('t') }, ['wording'], 'whole'],
    ['another requirement', bags, { ...bags, requirement: both('r') }, ['requirement'], 'part'],
    ['one more step', bags, { ...bags, checks: [both('look')] }, ['steps'], 'part'],
    ['a veto', bags, { ...bags, veto: true }, ['veto'], 'part'],
    ['fewer units', bags, { ...bags, units: ['u1'] }, ['units'], 'whole'],
    ['other types', bags, { ...bags, types: ['recheck'] }, ['types'], 'whole'],
    [
      'a condition',
      bags,
      { ...bags, askedWhen: { item: 'x', verdicts: ['conforms'] } },
      ['condition'],
      'whole',
    ],
    ['no evidence', bags, { ...bags, evidence: [] }, ['evidence'], 'whole'],
    ['another basis', bags, { ...bags, provenance: { basis: 'recalled' } }, ['certainty'], 'whole'],
    ['another kind of task', bags, itemNamed('bags', { evidence: bags.evidence }), ['task'], 'part'],
    ['another name of a criterion', bags, renamed('name'), ['wording'], 'whole'],
    ['another standard', bags, renamed('standard'), ['standard'], 'whole'],
    ['another basis of a limit', bags, renamed('provenance'), ['certainty'], 'whole'],
    [
      'another row of a table',
      bags,
      withTask({ tables: [{ id: 'least', rows: { '25': '24', '50': '48' } }] }),
      ['limits'],
      'part',
    ],
    ['no instrument', bags, withTask({ instrument: false }), ['inputs'], 'part'],
    [
      'another basis of an equipment row',
      equipped,
      itemNamed('bags', {
        task: {
          kind: 'equipment',
          rows: [{ ...row, provenance: { basis: 'unverified' } }],
        },
      }),
      ['certainty'],
      'whole',
    ],
    [
      'a row that is no longer calibrated',
      equipped,
      itemNamed('bags', { task: { kind: 'equipment', rows: [{ ...row, calibrated: false }] } }),
      ['inputs'],
      'part',
    ],
  ])('%s', (_name, before, after, aspects, carry) => {
    expect(change(before, after)).toMatchObject({ aspects, carry });
  });
});

describe('a recorded answer under a newer edition', () => {
  it('stays whole where nothing it rests on changed', () => {
    const { answer, lost } = carryAnswer(change(bags, { ...bags, clause: '9', title: both('t') }), recorded);
    expect(answer).toEqual(recorded);
    expect(lost).toEqual(nothing);
  });

  it('loses the verdict, but no reading, note or photo, where the limit is another one', () => {
    const after = withTask({
      criteria: task(bags).criteria.map((one) => (one.id === 'y' ? { ...one, limit: '11' } : one)),
    });
    const { answer, lost } = carryAnswer(change(bags, after), recorded);
    expect(lost).toEqual({ ...nothing, verdict: true, limits: ['y'] });
    expect(answer).toEqual({
      ...recorded,
      verdict: null,
      reason: null,
      judged: null,
      confirmedLimits: { least: recorded.confirmedLimits['least'] },
    });
  });

  it('loses every confirmation where a table changed, and that of a standard with another edition', () => {
    const table = withTask({ tables: [{ id: 'least', rows: { '25': '24', '50': '48' } }] });
    expect(carryAnswer(change(bags, table), recorded).lost.limits).toEqual(['least', 'y']);
    const edition = withTask({
      criteria: task(bags).criteria.map((one) => (one.id === 'y' ? { ...one, standard: 'GB 1-2030' } : one)),
    });
    expect(carryAnswer(change(bags, edition), recorded)).toMatchObject({
      answer: { verdict: 'conforms' },
      lost: { verdict: false, limits: ['y'] },
    });
  });

  it('loses the readings that are not asked any more or mean another thing', () => {
    const [x, y] = task(bags).quantities as [never, never];
    const after = withTask({
      quantities: [
        { ...(x as object), count: 2 },
        { ...(y as object), unit: 'cm' },
      ] as never,
    });
    expect(carryAnswer(change(bags, after), recorded).lost).toMatchObject({
      verdict: true,
      fields: ['q/x/3', 'q/y/1', 'c/y'],
    });
  });

  it('loses a choice that is not offered any more, and keeps one that is', () => {
    const [size] = task(bags).parameters;
    const only = (value: string) =>
      withTask({ parameters: [{ ...size!, choices: [{ value, name: both(value) }] }] });
    expect(carryAnswer(change(bags, only('25')), recorded).lost.fields).toEqual(['p/size']);
    expect(carryAnswer(change(bags, only('50')), recorded).lost.fields).toEqual([]);
  });

  it('keeps every sample where the plan is another one, and loses the quantities where their unit is', () => {
    const sampled = (plan: string, unit: string): Item =>
      itemNamed('bags', { task: { kind: 'sampling', plan: both(plan), unit } });
    const values = {
      's/count': '2',
      's/1/batch': 'B1',
      's/1/base': '86',
      's/2/sample': '24',
      's/2/seals': 'F1',
    };
    const answer = { ...emptyAnswer, values };
    const lostOf = (after: Item) => carryAnswer(change(sampled('12 kg', 'kg'), after), answer).lost.fields;
    expect(lostOf(sampled('14 kg', 'kg'))).toEqual([]);
    expect(lostOf(sampled('12 kg', 't'))).toEqual(['s/1/base', 's/2/sample']);
  });

  it('keeps which instrument it is where only the demand on it changed, not that it is there', () => {
    const equipped = (demand: string): Item =>
      itemNamed('bags', {
        task: {
          kind: 'equipment',
          rows: [
            {
              id: 'r',
              name: both('r'),
              demand: both(demand),
              calibrated: true,
              provenance: { basis: 'recalled' },
            },
          ],
        },
      });
    const values = { 'e/r/present': 'yes', 'e/r/number': '7', 'e/r/validTo': '2027-01-01' };
    const { answer, lost } = carryAnswer(change(equipped('1 %'), equipped('0.5 %')), {
      ...recorded,
      values,
    });
    expect(lost.fields).toEqual(['e/r/present']);
    expect(answer.values).toEqual({ 'e/r/number': '7', 'e/r/validTo': '2027-01-01' });
  });

  it('loses a waiver with its demand', () => {
    expect(carryAnswer(change(bags, { ...bags, evidence: [] }), recorded).lost).toEqual({
      ...nothing,
      waivers: ['e1'],
    });
  });

  it('is lost with its item', () => {
    const [removed] = diffChecklists(checklistOf([bags]), checklistOf([itemNamed('other')])).items.slice(1);
    if (removed?.kind !== 'removed') throw new Error('not removed');
    expect(carryAnswer(removed, recorded)).toEqual({
      answer: emptyAnswer,
      lost: {
        verdict: true,
        fields: Object.keys(recorded.values),
        limits: ['least', 'y'],
        waivers: ['e1'],
      },
    });
  });
});
