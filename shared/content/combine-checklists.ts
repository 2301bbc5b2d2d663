import type { Category, InspectionType } from '../domain/catalogue.ts';
import {
  type Checklist,
  type Item,
  productUnitsOf,
  type Section,
  sharedRuleSets,
  typesOf,
} from '../domain/checklist.ts';
import type { Id } from '../domain/identifiers.ts';
import type { Words } from '../domain/words.ts';
import { HechaError } from '../errors.ts';
import { canonical } from '../seal/canonical.ts';
import { chineseNumeral } from './chinese-numeral.ts';
import { compareClauses } from './compare-clauses.ts';

/** One checklist on its way into the combination. */
type Part = { readonly checklist: Checklist; readonly code: string; readonly name: Words };

/** One item of the combination: the same wording for certain units, in certain types of inspection. */
type Piece = {
  /** Id in the checklists that it comes from. */
  readonly origin: Id;
  readonly id: Id;
  /** From the first checklist that asks it so. */
  readonly item: Item;
  readonly parts: readonly Part[];
  readonly units: readonly Id[];
  readonly types: InspectionType[];
};

const joined = (words: readonly Words[]): Words => ({
  zh: words.map(({ zh }) => zh).join('、'),
  en: words.map(({ en }) => en).join('; '),
});

/** What makes two items the same question; where it stands, its number and its source do not. */
const wordingOf = ({ title, requirement, checks, task, veto, evidence }: Item, asked: unknown): string =>
  canonical({ title, requirement, checks, task, veto, evidence, asked });

type Cell = {
  readonly part: Part;
  readonly item: Item;
  readonly type: InspectionType;
  readonly units: readonly Id[];
};

/** Every item of every checklist in every shared type: what is asked of which units. */
const cellsOf = (part: Part, offered: readonly InspectionType[]): Cell[] =>
  part.checklist.items.flatMap((item) =>
    typesOf(item)
      .filter((type) => offered.includes(type))
      .map((type) => ({
        part,
        item,
        type,
        units: item.units ?? productUnitsOf(part.checklist).map(({ id }) => id),
      })),
  );

const cellKey = (part: Part, item: Id, type: InspectionType): string => `${part.code} ${item} ${type}`;

/** How deep a question hangs on others; those it hangs on must have their place first. */
const depthOf = ({ part, item }: Cell): number => {
  const byId = new Map(part.checklist.items.map((one) => [one.id, one]));
  let depth = 0;
  for (let at = item.askedWhen; at && depth < byId.size; at = byId.get(at.item)?.askedWhen) depth += 1;
  return depth;
};

const groupBy = <T, K>(values: Iterable<T>, keyOf: (value: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return groups;
};

/** One question, as several checklists ask it, by the set of units that it is asked of. */
const splitByUnits = (question: readonly Cell[]): { cells: Cell[]; units: Id[] }[] => {
  const unitsIn = ([, cells]: readonly [InspectionType, readonly Cell[]]): string =>
    cells.flatMap(({ units }) => units).join(' ');
  const byType = groupBy(question, ({ type }) => type);
  return [...groupBy(byType, unitsIn)].map(([units, types]) => ({
    cells: types.flatMap(([, cells]) => cells),
    units: units.split(' '),
  }));
};

/**
 * Puts equal questions together. A question becomes one item for each set of units that it is asked of, so that every
 * unit is asked in every type of inspection exactly what its own checklist asks, and nothing twice.
 */
const piecesOf = (parts: readonly Part[], offered: readonly InspectionType[]): Piece[] => {
  const placed = new Map<string, Id>();
  const used = new Set<Id>();
  const freshId = (origin: Id, asking: readonly Part[]): Id => {
    const marked = `${origin}.${asking.map(({ code }) => code).join('.')}`;
    const id = [origin, marked].find((one) => !used.has(one)) ?? `${marked}.${used.size}`;
    used.add(id);
    return id;
  };
  const askedWhenOf = ({ part, item, type }: Cell): Item['askedWhen'] =>
    item.askedWhen && {
      ...item.askedWhen,
      item: placed.get(cellKey(part, item.askedWhen.item, type)) ?? item.askedWhen.item,
    };
  const pieceOf = ({ cells, units }: { cells: Cell[]; units: Id[] }): Piece[] => {
    const [first] = cells;
    if (!first) return [];
    const asking = [...new Set(cells.map(({ part }) => part))];
    const id = freshId(first.item.id, asking);
    for (const { part, item, type } of cells) placed.set(cellKey(part, item.id, type), id);
    const askedWhen = askedWhenOf(first);
    const item: Item = { ...first.item, id, ...(askedWhen ? { askedWhen } : {}) };
    const types = [...new Set(cells.map(({ type }) => type))];
    return [{ origin: first.item.id, id, item, parts: asking, units, types }];
  };
  // Those that others hang on first, so that these can name them.
  const levels = groupBy(
    parts.flatMap((part) => cellsOf(part, offered)),
    depthOf,
  );
  return [...levels.entries()]
    .sort(([a], [b]) => a - b)
    .flatMap(([, cells]) =>
      [
        ...groupBy(
          cells,
          (cell) => `${cell.item.id} ${wordingOf(cell.item, askedWhenOf(cell) ?? null)}`,
        ).values(),
      ].flatMap((question) => splitByUnits(question).flatMap(pieceOf)),
    );
};

type Place = { readonly section: Section; readonly key: string };

/** Shared sections once, in the order of the first checklist that has them; then each category's own, so named. */
const placesOf = (parts: readonly Part[], pieces: readonly Piece[]): Place[] => {
  const holders = (origin: Id) =>
    parts.filter(({ checklist }) => checklist.items.some(({ id }) => id === origin));
  const general = new Set(
    pieces.filter(({ origin }) => holders(origin).length > 1).map(({ origin }) => origin),
  );
  const shared = new Set(
    parts.flatMap(({ checklist }) =>
      checklist.items.filter(({ id }) => general.has(id)).map(({ section }) => section),
    ),
  );
  const places = new Map<string, Section>();
  for (const { checklist } of parts)
    for (const section of checklist.sections)
      if (shared.has(section.id) && !places.has(section.id)) places.set(section.id, section);
  for (const { checklist, code, name } of parts)
    for (const section of checklist.sections)
      if (!shared.has(section.id))
        places.set(`${section.id}.${code}`, {
          ...section,
          id: `${section.id}.${code}`,
          title: { zh: `${name.zh} · ${section.title.zh}`, en: `${name.en} · ${section.title.en}` },
        });
  return [...places].map(([key, section]) => ({ key, section }));
};

const sectionOf = (piece: Piece, places: ReadonlyMap<string, number>): Id =>
  places.has(piece.item.section) ? piece.item.section : `${piece.item.section}.${piece.parts[0]?.code ?? ''}`;

const meet = (a: readonly InspectionType[], b: readonly InspectionType[]): boolean =>
  a.some((type) => b.includes(type));

/** A clause number that two categories use for different items carries the category's code, so that each counts once. */
const clauseOf = (piece: Piece, pieces: readonly Piece[], parts: readonly Part[]): string => {
  const { clause } = piece.item;
  const isOwn = ({ origin }: Piece): boolean =>
    parts.filter(({ checklist }) => checklist.items.some(({ id }) => id === origin)).length === 1;
  const rivals = pieces.filter(
    (other) =>
      other.item.clause === clause &&
      other.origin !== piece.origin &&
      meet(other.types, piece.types) &&
      !other.parts.every((part) => piece.parts.includes(part)),
  );
  if (rivals.length === 0) return clause;
  const first = rivals.every((other) => pieces.indexOf(piece) < pieces.indexOf(other));
  return isOwn(piece) || (!first && rivals.some((other) => !isOwn(other)))
    ? `${piece.parts[0]?.code ?? ''}-${clause}`
    : clause;
};

/** Where categories word one question differently, each wording says whose it is. */
const titleOf = (piece: Piece, pieces: readonly Piece[]): Words => {
  const { title } = piece.item;
  const reworded = pieces.some(
    (other) => other.origin === piece.origin && other !== piece && meet(other.types, piece.types),
  );
  if (!reworded) return title;
  const names = joined(piece.parts.map(({ name }) => name));
  return { zh: `${title.zh}（${names.zh}）`, en: `${title.en} (${names.en})` };
};

const itemsOf = (parts: readonly Part[], pieces: readonly Piece[], places: readonly Place[]): Item[] => {
  const rank = new Map(places.map(({ key }, index) => [key, index]));
  const all = parts.flatMap(({ checklist }) => productUnitsOf(checklist)).length;
  const ordered = pieces
    .map((piece) => ({ piece, section: sectionOf(piece, rank) }))
    .toSorted(
      (a, b) =>
        (rank.get(a.section) ?? 0) - (rank.get(b.section) ?? 0) ||
        compareClauses(a.piece.item.clause, b.piece.item.clause),
    );
  return ordered.map(({ piece, section }): Item => {
    const { units: _units, types: _types, ...item } = piece.item;
    return {
      ...item,
      section,
      clause: clauseOf(piece, pieces, parts),
      title: titleOf(piece, pieces),
      types: piece.types.toSorted(),
      ...(piece.units.length < all ? { units: [...piece.units] } : {}),
    };
  });
};

const partOf = (checklist: Checklist): Part => {
  const [category, ...others] = checklist.categories;
  if (!category || others.length > 0) throw new HechaError('ASSIGNMENT_INVALID', { field: 'products' });
  return { checklist, code: category.code, name: category.name };
};

const uniqueBy = <T>(values: readonly T[], keyOf: (value: T) => string): T[] =>
  [...new Map(values.toReversed().map((value) => [keyOf(value), value])).values()].toReversed();

/**
 * The checklist of one visit to a firm that makes products of several categories (一企一证): what several ask in the
 * same words is asked once, a general item that categories word differently stands once for each wording, and each
 * category's own items follow. Pure and independent of the order given: the same checklists give the same canonical
 * form at headquarters and on every laptop. One checklist is its own combination.
 *
 * Of every unit the same is asked as by its own checklist, in every type of inspection that all conclude by the same
 * rule set; other types are not offered.
 * @throws HechaError `RULE_SETS_DIFFER` where no type of inspection is concluded alike, `ASSIGNMENT_INVALID` for
 * none, for two of one category and for one that is a combination itself.
 */
export const combineChecklists = (checklists: readonly Checklist[]): Checklist => {
  const [only, ...others] = checklists;
  if (only && others.length === 0) return only;
  const parts = checklists.map(partOf).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  if (parts.length === 0 || new Set(parts.map(({ code }) => code)).size < parts.length)
    throw new HechaError('ASSIGNMENT_INVALID', { field: 'products' });
  const ruleSets = sharedRuleSets(parts.map(({ checklist }) => checklist));
  const offered = Object.keys(ruleSets).toSorted() as InspectionType[];
  if (offered.length === 0) throw new HechaError('RULE_SETS_DIFFER');
  const pieces = piecesOf(parts, offered);
  const places = placesOf(parts, pieces);
  const items = itemsOf(parts, pieces, places);
  const filled = new Set(items.map(({ section }) => section));
  const names = joined(parts.map(({ name }) => name));
  return {
    schema: 1,
    id: `combined-${parts.map(({ code }) => code).join('.')}`,
    version: parts.reduce((sum, { checklist }) => sum + checklist.version, 0),
    title: { zh: `${names.zh}联合检查规范`, en: `Combined inspection specification: ${names.en}` },
    categories: parts.flatMap(({ checklist }): Category[] => checklist.categories),
    standards: uniqueBy(
      parts.flatMap(({ checklist }) => checklist.standards),
      ({ number }) => number,
    ),
    ruleSets,
    sections: places
      .map(({ section }) => section)
      .filter(({ id }) => filled.has(id))
      .map((section, index) => ({ ...section, ordinal: chineseNumeral(index + 1) })),
    items,
  };
};
