import type { Catalogue, OtherName, Period, ProductId } from './catalogue-edition.ts';
import type { Basis, Provenance, Words } from './words.ts';

/** A product of the catalogue as it is looked up: category, unit, or another product that the catalogue speaks of. */
export type Product = {
  readonly id: ProductId;
  readonly kind: 'category' | 'unit' | 'other';
  readonly name: Words;
  /** Its category of today; null for a product that has none. */
  readonly category: string | null;
  readonly otherNames: readonly OtherName[];
  readonly licencePrefixes: readonly string[];
  readonly periods: readonly Period[];
  /** Whose periods those are: its own id, or its category's. */
  readonly ruledBy: ProductId;
  /** Where a unit comes from; categories and other products are named by the documents of their periods. */
  readonly provenance: Provenance | null;
};

const known = new WeakMap<Catalogue, ReadonlyMap<ProductId, Product>>();

const list = ({ categories, products }: Catalogue): readonly Product[] => [
  ...categories.flatMap(({ code, name, otherNames, licencePrefixes, periods, units }): Product[] => [
    {
      id: code,
      kind: 'category',
      name,
      category: code,
      otherNames,
      licencePrefixes,
      periods,
      ruledBy: code,
      provenance: null,
    },
    ...units.map((unit): Product => ({
      id: `${code}/${unit.id}`,
      kind: 'unit',
      name: unit.name,
      category: code,
      otherNames: unit.otherNames,
      licencePrefixes,
      periods: unit.periods ?? periods,
      ruledBy: unit.periods === null ? code : `${code}/${unit.id}`,
      provenance: unit.provenance,
    })),
  ]),
  ...products.map(({ id, name, near, otherNames, licencePrefixes, periods }): Product => ({
    id,
    kind: 'other',
    name,
    category: near,
    otherNames,
    licencePrefixes,
    periods,
    ruledBy: id,
    provenance: null,
  })),
];

/** Every product of a catalogue by id, in the order of the catalogue. Made once per catalogue. */
export const productsOf = (catalogue: Catalogue): ReadonlyMap<ProductId, Product> => {
  const found = known.get(catalogue);
  if (found) return found;
  const products = new Map(list(catalogue).map((product) => [product.id, product]));
  known.set(catalogue, products);
  return products;
};

/**
 * Categories and other products whose licences bear a prefix (`XK08-001`), categories first: what left a category may
 * still bear its prefix.
 */
export const productsBearing = (catalogue: Catalogue, prefix: string): readonly Product[] =>
  [...productsOf(catalogue).values()].filter(
    ({ kind, licencePrefixes }) => kind !== 'unit' && licencePrefixes.includes(prefix),
  );

const order: readonly Basis[] = ['source', 'recalled', 'unverified'];

/** The least certain of several: a chain is as strong as its weakest link. */
export const weakest = (...bases: readonly Basis[]): Basis =>
  order[Math.max(0, ...bases.map((basis) => order.indexOf(basis)))] ?? 'unverified';
