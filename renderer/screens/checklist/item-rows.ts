import type { Checklist, Item } from '../../../shared/domain/checklist.ts';
import type { Evaluation, ItemEvaluation, Tally } from '../../../shared/domain/evaluation.ts';
import { isFailing } from './item-status.ts';

export type Filter = 'all' | 'unanswered' | 'nonconforming' | 'veto' | 'evidence';

/** A line of the list: the head of a section, or an item. */
export type Row =
  | { readonly kind: 'section'; readonly sectionId: string; readonly index: number }
  | { readonly kind: 'item'; readonly item: Item };

const passes = (filter: Filter, evaluation: ItemEvaluation): boolean => {
  switch (filter) {
    case 'all':
      return true;
    case 'unanswered':
      return evaluation.verdict === null;
    case 'nonconforming':
      return isFailing(evaluation);
    case 'veto':
      return evaluation.veto;
    case 'evidence':
      return evaluation.missing.some(({ what }) => what === 'evidence');
  }
};

const texts = new WeakMap<Item, string>();

/** What is searched of an item, both languages: folded once, kept as long as the checklist. */
const searchText = (item: Item): string => {
  const known = texts.get(item);
  if (known !== undefined) return known;
  const { title, requirement, checks } = item;
  const text = [title, requirement, ...checks]
    .flatMap(({ zh, en }) => [zh, en])
    .join('\n')
    .toLowerCase();
  texts.set(item, text);
  return text;
};

const matches = (item: Item, query: string): boolean =>
  query === '' ||
  item.clause.startsWith(query) ||
  query.split(/\s+/).every((word) => searchText(item).includes(word));

type Wanted = { readonly filter: Filter; readonly query: string };

const wantedIn = (items: readonly Item[], evaluation: Evaluation, filter: Filter, query: string): Item[] =>
  items.filter((item) => {
    const own = evaluation.items.get(item.id);
    return own?.asked === true && passes(filter, own) && matches(item, query);
  });

/** The items that are asked, pass the filter and match the words, in checklist order. */
export const itemsShown = ({ items }: Checklist, evaluation: Evaluation, { filter, query }: Wanted): Item[] =>
  wantedIn(items, evaluation, filter, query.trim().toLowerCase());

/** Puts the head of its section before the first item of each. */
export const rowsOf = ({ sections }: Checklist, items: readonly Item[]): Row[] => {
  const indexes = new Map(sections.map(({ id }, index) => [id, index]));
  const rows: Row[] = [];
  let section: string | null = null;
  for (const item of items) {
    if (item.section !== section) {
      section = item.section;
      rows.push({ kind: 'section', sectionId: section, index: indexes.get(section) ?? 0 });
    }
    rows.push({ kind: 'item', item });
  }
  return rows;
};

const sameItems = (a: readonly Item[], b: readonly Item[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

/** Runs of neighbouring items of one section; together they are the checklist, in order. */
const runsOf = ({ items }: Checklist): { section: string; items: Item[] }[] => {
  const runs: { section: string; items: Item[] }[] = [];
  for (const item of items) {
    const last = runs.at(-1);
    if (last?.section === item.section) last.items.push(item);
    else runs.push({ section: item.section, items: [item] });
  }
  return runs;
};

/**
 * Derives something from each section and keeps it for as long as the section's tally is the same object: an act
 * makes a new tally for the sections that it touches and for no other, so that an answer costs one section.
 */
const createBySection = <T>(
  checklist: Checklist,
  derive: (items: readonly Item[], evaluation: Evaluation) => T,
) => {
  const runs = runsOf(checklist);
  let known: { tally: Tally | undefined; value: T }[] = [];
  return (evaluation: Evaluation): readonly T[] => {
    known = runs.map(({ section, items }, index) => {
      const tally = evaluation.sections.get(section);
      const before = known[index];
      return before && before.tally === tally ? before : { tally, value: derive(items, evaluation) };
    });
    return known.map(({ value }) => value);
  };
};

/**
 * `itemsShown` that answers with the same array while the same items are shown, so that an answer in one item
 * does not draw the list anew.
 */
export const createItemsSelector = (checklist: Checklist, { filter, query }: Wanted) => {
  const folded = query.trim().toLowerCase();
  const bySection = createBySection(checklist, (items, evaluation) =>
    wantedIn(items, evaluation, filter, folded),
  );
  let last: { evaluation: Evaluation; parts: readonly Item[][]; items: readonly Item[] } | null = null;
  return (evaluation: Evaluation): readonly Item[] => {
    if (last?.evaluation === evaluation) return last.items;
    const before = last;
    const parts = bySection(evaluation);
    const same =
      before !== null &&
      parts.every((part, at) => part === before.parts[at] || sameItems(part, before.parts[at] ?? []));
    last = { evaluation, parts, items: same ? before.items : parts.flat() };
    return last.items;
  };
};

/** Counts the asked items that lack evidence; an answer costs a count of its section. */
export const createEvidenceCounter = (checklist: Checklist) => {
  const bySection = createBySection(
    checklist,
    (items, evaluation) => wantedIn(items, evaluation, 'evidence', '').length,
  );
  let last: { evaluation: Evaluation; count: number } | null = null;
  return (evaluation: Evaluation): number => {
    if (last?.evaluation !== evaluation) {
      last = { evaluation, count: bySection(evaluation).reduce((sum, count) => sum + count, 0) };
    }
    return last.count;
  };
};
