import type { Checklist, Item } from './checklist.ts';
import type { Id } from './identifiers.ts';
import type { Provenance } from './words.ts';

/** Where a checklist rests on a standard, in the words it is named by there. */
export type Resting = {
  readonly checklist: Id;
  readonly text: string;
  /** The number as it is named there, with its year where one stands: `GB/T 1499.2-2018`. */
  readonly edition: string;
  readonly provenance: Provenance;
} & (
  | { readonly at: 'standards' }
  | {
      readonly at: 'criterion' | 'equipment' | 'item';
      readonly item: Item;
      /** Id of the criterion or the equipment row; null for the item itself. */
      readonly part: Id | null;
    }
);

/** Width, kinds of dashes and letter cases are nobody's intention. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-');

/** The signs of a number, with or without spaces between them: "GB/T1499.2" is "GB/T 1499.2". */
const spaced = (number: string): string =>
  [...plain(number).replaceAll(/\s+/g, '')]
    .map((sign) => sign.replace(/[^A-Z0-9\u4E00-\u9FFF]/, '\\$&'))
    .join('\\s*');

/**
 * How a text names a standard, with the year that follows it; null where it does not. A number without its year stands
 * for every edition, one with its year for that edition alone; `GB 175` is neither `GB 1751` nor `GB 175.2`, and
 * `B 175` names nothing.
 */
export const standardNamed = (text: string, number: string): string | null => {
  const wanted = spaced(number);
  const named =
    wanted === ''
      ? null
      : new RegExp(
          `(?<![A-Z/])(${wanted})(?!\\d|\\.\\d|[A-Z])(?:\\s*[-:]\\s*((?:19|20)\\d{2})(?!\\d))?`,
        ).exec(plain(text));
  if (!named) return null;
  const [, written = '', year] = named;
  const standard = written.replaceAll(/\s+/g, '').replace(/^([A-Z/]+)(?=\d)/, '$1 ');
  return year === undefined ? standard : `${standard}-${year}`;
};

/**
 * Everything that rests on a standard, in the order of the checklists: their list of standards, the standard of a
 * measured criterion, and the sources named by items, criteria and equipment rows. Pure.
 * @param number as printed, with or without the year: `GB/T 1499.2`, `GB/T 1499.2-2018`
 */
export const itemsRestingOn = (checklists: readonly Checklist[], number: string): readonly Resting[] =>
  checklists.flatMap(({ id: checklist, standards, items }): Resting[] => {
    const found = (
      provenance: Provenance,
      texts: readonly (string | undefined)[],
    ): Pick<Resting, 'checklist' | 'text' | 'edition' | 'provenance'>[] => {
      for (const text of texts) {
        const edition = text === undefined ? null : standardNamed(text, number);
        if (text !== undefined && edition !== null) return [{ checklist, text, edition, provenance }];
      }
      return [];
    };
    const inItem = (item: Item): Resting[] => {
      const { task, provenance } = item;
      return [
        ...found(provenance, [
          provenance.source,
          item.requirement.zh,
          ...item.checks.map(({ zh }) => zh),
        ]).map((one): Resting => ({ ...one, at: 'item', item, part: null })),
        ...(task.kind === 'measurement'
          ? task.criteria.flatMap((criterion) =>
              found(criterion.provenance, [criterion.standard, criterion.provenance.source]).map(
                (one): Resting => ({ ...one, at: 'criterion', item, part: criterion.id }),
              ),
            )
          : []),
        ...(task.kind === 'equipment'
          ? task.rows.flatMap((row) =>
              found(row.provenance, [row.demand?.zh, row.provenance.source]).map((one): Resting => ({
                ...one,
                at: 'equipment',
                item,
                part: row.id,
              })),
            )
          : []),
      ];
    };
    return [
      ...standards.flatMap((standard) =>
        found(standard.provenance, [standard.number]).map((one): Resting => ({ ...one, at: 'standards' })),
      ),
      ...items.flatMap(inItem),
    ];
  });
