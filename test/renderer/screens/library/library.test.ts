import { describe, expect, it } from 'vitest';
import { nothingInForce } from '../../../../shared/domain/edition.ts';
import { loadPinyin } from '../../../../renderer/parts/use-pinyin.ts';
import { findItems } from '../../../../renderer/screens/library/find-items.ts';
import { listBooks } from '../../../../renderer/screens/library/list-books.ts';
import { assignment, checklistOf, digestFor, itemNamed } from '../../../shared/domain/specimen.ts';

const line = (id: string, version: number, offlineReady: boolean) => ({
  assignment: { ...assignment, id, checklist: { id: 'specimen', version, digest: digestFor(100 + version) } },
  inspectionId: null,
  status: 'assigned' as const,
  heldBy: null,
  asked: 0,
  judged: 0,
  updatedAt: null,
  offlineReady,
});

describe('the library', () => {
  it('has each checklist once, those in force first, with how many inspections use it', () => {
    const inForce = { id: 'other', version: 1, digest: digestFor(103) };
    const content = {
      ...nothingInForce,
      checklists: [inForce, { id: 'specimen', version: 2, digest: digestFor(102) }],
    };
    const books = listBooks(content, [line('a', 1, true), line('b', 2, false), line('c', 1, false)]);
    expect(books.map(({ ref, current, usedBy }) => [ref.id, ref.version, current, usedBy])).toEqual([
      ['other', 1, true, 0],
      ['specimen', 2, true, 1],
      ['specimen', 1, false, 2],
    ]);
  });

  it('finds a clause by number, pinyin initials or words of either language, all of them', async () => {
    const pinyin = await loadPinyin();
    const checklist = checklistOf([
      itemNamed('5.5', { title: { zh: '包装袋重', en: 'Bag mass' } }),
      itemNamed('5.6', { title: { zh: '包装标识', en: 'Bag marking' } }),
    ]);
    const found = (query: string) => findItems(checklist, query, pinyin).map(({ id }) => id);
    expect(found('')).toEqual(['5.5', '5.6']);
    expect(found('5.6')).toEqual(['5.6']);
    expect(found('包装')).toEqual(['5.5', '5.6']);
    expect(found('bag MASS')).toEqual(['5.5']);
    expect(found('bzdz')).toEqual(['5.5']);
    expect(found('bag nothing')).toEqual([]);
  });
});
