import type { Category } from '../domain/catalogue.ts';
import type { Checklist, Item, Section } from '../domain/checklist.ts';
import { contentText as text } from '../text/content.ts';
import { sayBoth } from '../text/say.ts';
import type { AuthoredItem, Specification, Taken } from './authored.ts';
import { findDuplicates, type Find, type Placed, type Source } from './finding.ts';
import { compareClauses } from './compare-clauses.ts';

/** Sections and items of some files, and whether every file and every part of it could be read. */
export type Parts = {
  readonly sections: readonly Placed<Section>[];
  readonly items: readonly Placed<AuthoredItem>[];
  readonly whole: boolean;
};

/** A composed checklist with the places of its parts, for findings that name file and line. */
export type Composed = {
  readonly checklist: Checklist;
  readonly specification: Source<Specification>;
  readonly items: readonly Placed<Item>[];
  /** False where something that belongs to it could not be read: what is missing elsewhere is no finding then. */
  readonly whole: boolean;
};

const placed = <T>(find: Find, key: string, values: readonly T[]): Placed<T>[] =>
  values.map((value, index) => ({ value, find, path: [key, index] }));

const defined = <T extends object>(given: T): Partial<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;

/** A general item as the category takes it over; nothing where there is none of that name. */
const take = (general: ReadonlyMap<string, AuthoredItem>, taken: Placed<Taken>): Placed<Item>[] => {
  const { item: id, ...changes } = taken.value;
  const found = general.get(id);
  return found ? [{ ...taken, value: { ...found, ...defined(changes) } as Item }] : [];
};

const composeSections = (
  { value, find }: Source<Specification>,
  known: ReadonlyMap<string, Section>,
  whole: boolean,
): Placed<Section>[] =>
  value.sections.flatMap((place, index): Placed<Section>[] => {
    const path = ['sections', index];
    if (!('take' in place)) return [{ value: place, find, path }];
    const section = known.get(place.take);
    if (section === undefined) {
      if (whole) find([...path, 'take'], sayBoth(text.unknownSection, { id: place.take }));
      return [];
    }
    const ordinal = place.ordinal ?? section.ordinal;
    return [{ value: { ...section, ordinal }, find, path }];
  });

const byId = <T extends { readonly id: string }>(parts: readonly Placed<T>[]): Map<string, T> =>
  new Map(parts.map(({ value }) => [value.id, value]));

/**
 * Puts a category's checklist together: sections in the order the specification names them, items by section and
 * clause number, whatever file they stand in and whatever order the files come in. Unknown and repeated sections and
 * items are put on record and left out.
 */
export const composeChecklist = (
  specification: Source<Specification>,
  category: Category,
  general: Parts,
  own: Parts,
): Composed => {
  const { value, find } = specification;
  const whole = general.whole && own.whole;
  const sections = composeSections(specification, byId([...general.sections, ...own.sections]), whole);
  findDuplicates(
    sections,
    ({ id }) => id,
    (id) => sayBoth(text.duplicateSection, { id }),
  );
  const rank = new Map(sections.map(({ value: { id } }, index) => [id, index]));

  const known = byId(general.items);
  const taken = placed(find, 'general', value.general);
  for (const { value: one, path } of taken)
    if (whole && !known.has(one.item))
      find([...path, 'item'], sayBoth(text.unknownGeneralItem, { id: one.item }));
  const items: Placed<Item>[] = [...taken.flatMap((one) => take(known, one)), ...own.items];
  findDuplicates(
    items,
    ({ id }) => id,
    (id) => sayBoth(text.duplicateItem, { id }),
  );
  for (const { value: item, find: findAt, path } of items)
    if (whole && !rank.has(item.section))
      findAt([...path, 'section'], sayBoth(text.unknownSection, { id: item.section }));

  const ordered = items
    .filter(({ value: item }) => rank.has(item.section))
    .toSorted(
      (a, b) =>
        (rank.get(a.value.section) ?? 0) - (rank.get(b.value.section) ?? 0) ||
        compareClauses(a.value.clause, b.value.clause),
    );
  const { schema, id, version, title, standards, ruleSets } = value;
  const checklist: Checklist = {
    schema,
    id,
    version,
    title,
    categories: [category],
    standards,
    ruleSets,
    sections: sections.map((section) => section.value),
    items: ordered.map((item) => item.value),
  };
  return { checklist, specification, items: ordered, whole };
};
