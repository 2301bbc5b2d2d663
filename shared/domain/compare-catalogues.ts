import { canonical } from '../seal/canonical.ts';
import type { Catalogue, ProductId } from './catalogue-edition.ts';
import { type Product, productsOf } from './products.ts';
import type { Words } from './words.ts';

/** What of a product differs between two editions. */
export type ChangedPart = 'name' | 'provenance' | 'otherNames' | 'licencePrefixes' | 'category' | 'periods';

/** One difference between two editions of the catalogue. */
export type CatalogueChange = {
  readonly id: ProductId;
  readonly name: Words;
  readonly change: 'added' | 'removed' | 'changed';
  /** Empty for what was added or removed. */
  readonly parts: readonly ChangedPart[];
};

const parts: Readonly<Record<ChangedPart, (product: Product) => unknown>> = {
  name: ({ name }) => name,
  provenance: ({ provenance }) => provenance,
  otherNames: ({ otherNames }) => otherNames,
  licencePrefixes: ({ kind, licencePrefixes }) => (kind === 'unit' ? [] : licencePrefixes),
  category: ({ category }) => category,
  // A unit that follows its category changes with it, and is not listed for that.
  periods: ({ id, ruledBy, periods }) => (ruledBy === id ? periods : ruledBy),
};

const changedParts = (before: Product, after: Product): readonly ChangedPart[] =>
  (Object.keys(parts) as ChangedPart[]).filter(
    (part) => canonical(parts[part](before)) !== canonical(parts[part](after)),
  );

/** What an edition changes, product by product: in the order of the new one, what it lost at the end. */
export const compareCatalogues = (before: Catalogue, after: Catalogue): readonly CatalogueChange[] => {
  const old = productsOf(before);
  const fresh = productsOf(after);
  return [
    ...[...fresh.values()].flatMap((product): CatalogueChange[] => {
      const { id, name } = product;
      const known = old.get(id);
      if (!known) return [{ id, name, change: 'added', parts: [] }];
      const found = changedParts(known, product);
      return found.length === 0 ? [] : [{ id, name, change: 'changed', parts: found }];
    }),
    ...[...old.values()]
      .filter(({ id }) => !fresh.has(id))
      .map(({ id, name }): CatalogueChange => ({ id, name, change: 'removed', parts: [] })),
  ];
};
