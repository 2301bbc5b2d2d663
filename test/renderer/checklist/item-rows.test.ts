import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createEvidenceCounter,
  createItemsSelector,
  itemsShown,
  rowsOf,
} from '../../../renderer/screens/checklist/item-rows.ts';
import { checklist, evaluation, item, noTally } from './fixtures.ts';

const list = checklist([
  item('i1.1', 'a'),
  item('i1.2', 'a', { title: { zh: '包装袋重控制', en: 'Bag weight' } }),
  item('i2.1', 'b', { checks: [{ zh: '称量记录', en: 'Weighing sheets' }] }),
  item('i2.2', 'b'),
]);
const now = evaluation(list, {
  'i1.1': { verdict: 'conforms' },
  'i1.2': { verdict: 'nonconforming', veto: true },
  'i2.2': { asked: false },
});
const ids = (filter: Parameters<typeof itemsShown>[2]['filter'], query = '') =>
  itemsShown(list, now, { filter, query }).map(({ id }) => id);

describe('the items that are shown', () => {
  it('leaves out what is not asked', () => {
    expect(ids('all')).toEqual(['i1.1', 'i1.2', 'i2.1']);
  });

  it('filters by what is open, what failed and what vetoes', () => {
    expect(ids('unanswered')).toEqual(['i2.1']);
    expect(ids('nonconforming')).toEqual(['i1.2']);
    expect(ids('veto')).toEqual(['i1.2']);
  });

  it('counts as lacking evidence only asked items that miss some', () => {
    const missing = [{ itemId: 'x', what: 'evidence', where: 'e', words: { zh: '缺', en: 'x' } }] as const;
    const lacking = evaluation(list, { 'i1.1': { missing }, 'i2.2': { asked: false, missing } });
    expect(createEvidenceCounter(list)(lacking)).toBe(1);
    expect(itemsShown(list, lacking, { filter: 'evidence', query: '' }).map(({ id }) => id)).toEqual([
      'i1.1',
    ]);
  });

  it('finds by clause number, by words of either language and by what is to be checked', () => {
    expect(ids('all', '1.')).toEqual(['i1.1', 'i1.2']);
    expect(ids('all', '袋重')).toEqual(['i1.2']);
    expect(ids('all', ' WEIGHT bag ')).toEqual(['i1.2']);
    expect(ids('all', 'sheets')).toEqual(['i2.1']);
    expect(ids('all', '没有这个词')).toEqual([]);
  });

  it('puts each section head once, before its first shown item', () => {
    const rows = rowsOf(list, itemsShown(list, now, { filter: 'all', query: '' }));
    expect(rows.map((row) => (row.kind === 'section' ? `§${row.sectionId}` : row.item.id))).toEqual([
      '§a',
      'i1.1',
      'i1.2',
      '§b',
      'i2.1',
    ]);
  });

  it('answers with the same array while an answer changes nothing that is shown', () => {
    const select = createItemsSelector(list, { filter: 'all', query: '' });
    const before = select(now);
    expect(select(evaluation(list, { 'i1.1': { verdict: 'improvement' }, 'i2.2': { asked: false } }))).toBe(
      before,
    );
    expect(select(evaluation(list))).not.toBe(before);
  });

  it('looks after an answer only at the section whose tally is another one', () => {
    const select = createItemsSelector(list, { filter: 'unanswered', query: '' });
    const count = createEvidenceCounter(list);
    select(now);
    count(now);
    const asked: string[] = [];
    const answered = evaluation(list, { 'i1.1': { verdict: 'conforms' }, 'i1.2': { verdict: 'conforms' } });
    const after = {
      ...answered,
      sections: answered.sections.set('b', now.sections.get('b') ?? noTally),
      items: new Proxy(answered.items, {
        get: (items, key): unknown =>
          key === 'get' ? (id: string) => (asked.push(id), items.get(id)) : Reflect.get(items, key, items),
      }),
    };
    expect(select(after).map(({ id }) => id)).toEqual(['i2.1']);
    expect(count(after)).toBe(0);
    expect(new Set(asked)).toEqual(new Set(['i1.1', 'i1.2']));
  });

  it('shows after any row of answers what it would show of the last alone', () => {
    const given = fc.record({
      asked: fc.boolean(),
      verdict: fc.constantFrom(null, 'conforms' as const, 'nonconforming' as const),
    });
    const ids = list.items.map(({ id }) => id);
    const steps = fc.array(fc.tuple(fc.constantFrom(...ids), given), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom('all' as const, 'unanswered' as const), steps, (filter, changes) => {
        const select = createItemsSelector(list, { filter, query: '' });
        let current = evaluation(list);
        for (const [id, change] of changes) {
          const old = current.items.get(id);
          if (!old) continue;
          const section = list.items.find((each) => each.id === id)?.section ?? '';
          current = {
            ...current,
            items: current.items.set(id, { ...old, ...change }),
            sections: current.sections.set(section, { ...noTally }),
          };
          expect(select(current)).toEqual(itemsShown(list, current, { filter, query: '' }));
        }
      }),
    );
  });
});
