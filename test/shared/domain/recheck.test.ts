import { describe, expect, it } from 'vitest';
import type { Assignment } from '../../../shared/domain/assignment.ts';
import { checkAct } from '../../../shared/domain/acts.ts';
import type { Item } from '../../../shared/domain/checklist.ts';
import type { EarlierFinding } from '../../../shared/domain/earlier-findings.ts';
import type { JournalEvent } from '../../../shared/domain/journal.ts';
import { evaluate, reevaluate } from '../../../shared/domain/evaluate.ts';
import { pastVisitOf } from '../../../shared/domain/past-visit.ts';
import { earlierAt, repeatedAt } from '../../../shared/domain/recheck.ts';
import { replay } from '../../../shared/domain/replay.ts';
import { both, contextOf, itemNamed, journalOf, judged, noted, started } from './specimen.ts';

const finding = (itemId: string, more: Partial<EarlierFinding> = {}): EarlierFinding => ({
  reportNumber: 'R1',
  type: 'unannounced',
  visitedOn: '2026-09-14',
  categories: ['02'],
  itemId,
  clause: itemId,
  title: both(itemId),
  verdict: 'nonconforming',
  grade: both('fail'),
  fact: 'seen',
  dueOn: '2026-10-14',
  corrected: null,
  ...more,
});

const items: readonly Item[] = [
  itemNamed('a', {}),
  itemNamed('b', { askedWhen: { item: 'a', verdicts: ['nonconforming'] } }),
  itemNamed('c', { types: ['licenceReview'] }),
  itemNamed('d', { units: ['u9'] }),
  itemNamed('paper', { types: ['recheck'] }),
  itemNamed('other', { types: ['randomSupervision', 'unannounced', 'recheck'] }),
];
const context = contextOf(items);

const visitOf = (findings: readonly EarlierFinding[] | null, more: Partial<Assignment> = {}) =>
  started({
    type: 'recheck',
    followsUp: 'R1',
    earlier: findings && { since: '2023-11-23', visits: 2, findings: [...findings], left: 0 },
    ...more,
  });

const askedIn = (...events: readonly JournalEvent[]): string[] => {
  const { items: evaluated } = evaluate(context, replay(journalOf(...events)));
  return items.flatMap(({ id }) => (evaluated.get(id)?.asked === true ? [id] : []));
};

describe('a re-check', () => {
  it('asks only the items with open findings of the inspection that it follows up, and what is for re-checks alone', () => {
    expect(
      askedIn(
        visitOf([
          finding('a'),
          finding('other', { corrected: { on: '2026-10-01', reportNumber: null } }),
          finding('other', { reportNumber: 'R2' }),
        ]),
      ),
    ).toEqual(['a', 'paper']);
  });

  it('asks what was found even where type, unit or condition would not', () => {
    expect(askedIn(visitOf([finding('b'), finding('c'), finding('d')]))).toEqual(['b', 'c', 'd', 'paper']);
  });

  it.each<[string, Partial<Assignment>]>([
    ['follows nothing up', { followsUp: null }],
    ['names an inspection without open findings', { followsUp: 'R7' }],
    ['was never told of earlier visits', { earlier: null }],
  ])('asks every item of the type where it %s', (_what, more) => {
    expect(askedIn(visitOf([finding('a')], more))).toEqual(['a', 'paper', 'other']);
  });

  it('asks every item of the type where this edition has none of the items found', () => {
    expect(askedIn(visitOf([finding('gone')]))).toEqual(['a', 'paper', 'other']);
  });

  it('leaves every other type of visit as it is', () => {
    expect(askedIn(visitOf([finding('a')], { type: 'unannounced', followsUp: null }))).toEqual([
      'a',
      'other',
    ]);
  });

  it('refuses an answer to an item that is not followed up, and is judged the same act by act', () => {
    const start = visitOf([finding('a')]);
    const inspection = replay(journalOf(start));
    expect(() => checkAct(context, inspection, judged('other', 'conforms'))).toThrow(
      expect.objectContaining({ code: 'ITEM_NOT_APPLICABLE' }),
    );
    const after = replay(journalOf(start, judged('a', 'nonconforming')));
    expect(reevaluate(context, evaluate(context, inspection), after, 'a').total).toEqual(
      evaluate(context, after).total,
    );
  });
});

describe('earlier findings of an item', () => {
  const told = {
    followsUp: 'R1',
    earlier: {
      since: '2023-11-23',
      visits: 2,
      findings: [finding('a'), finding('a', { reportNumber: 'R0' }), finding('b')],
      left: 0,
    },
  };
  it('are those of that item alone; what is followed up is not repeated but still open', () => {
    expect(earlierAt(told, 'a').map(({ reportNumber }) => reportNumber)).toEqual(['R1', 'R0']);
    expect(repeatedAt(told, 'a').map(({ reportNumber }) => reportNumber)).toEqual(['R0']);
    expect(earlierAt({ earlier: null }, 'a')).toEqual([]);
  });
});

describe('a visit as later ones see it', () => {
  it('holds what was found with its fact and deadline, and what was in order', () => {
    const journal = journalOf(
      started(),
      judged('a', 'nonconforming'),
      noted('a', 'x'.repeat(399) + '磨'.repeat(5)),
      judged('b', 'conforms'),
      judged('c', 'improvement'),
      noted('c'),
      {
        type: 'finding.detailed',
        itemId: 'c',
        detail: {
          fact: 'the fact',
          correction: '',
          correctionDueOn: '2026-12-31',
          enterpriseView: 'notAsked',
          enterpriseText: '',
        },
      },
    );
    const past = pastVisitOf(context, replay(journal));
    expect(past).toMatchObject({
      reportNumber: 'HC-420000-20261123-01',
      visitedOn: '2026-11-23',
      categories: ['02'],
      conforming: ['b'],
      findings: [
        { itemId: 'a', verdict: 'nonconforming', grade: both('fail'), dueOn: null },
        { itemId: 'c', verdict: 'improvement', fact: 'the fact', dueOn: '2026-12-31' },
      ],
    });
    expect(past.findings[0]?.fact).toBe(`${'x'.repeat(399)}…`);
  });
});
