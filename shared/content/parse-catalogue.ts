import {
  type Catalogue,
  catalogueProblems,
  type ListedCategory,
  type OtherProduct,
} from '../domain/catalogue-edition.ts';
import { contentText as text } from '../text/content.ts';
import { sayBoth } from '../text/say.ts';
import { CategoryFile, EditionFile, ProductFile } from './authored.ts';
import { findDuplicates, isThere, type Opened, type Placed, type Source } from './finding.ts';
import { readWhole } from './schema-findings.ts';

type File = readonly [path: string, opened: Opened | null];

const editionPath = /^catalogue\/edition\.ya?ml$/;
const productsPath = /^catalogue\/products\.ya?ml$/;

const readCategories = (files: readonly File[]): readonly Placed<ListedCategory>[] | null => {
  const sources = files.map(([, opened]) => opened && readWhole(opened, CategoryFile));
  const placed = sources
    .filter(isThere)
    .flatMap(({ value, find }) =>
      value.categories.map((category, index) => ({ value: category, find, path: ['categories', index] })),
    );
  findDuplicates(
    placed,
    ({ code }) => code,
    (code) => sayBoth(text.duplicateCategory, { code }),
  );
  return sources.every(isThere) ? placed : null;
};

const readProducts = (files: readonly File[]): readonly Placed<OtherProduct>[] | null => {
  const sources = files.map(([, opened]) => opened && readWhole(opened, ProductFile));
  return sources.every(isThere)
    ? sources.flatMap(({ value, find }) =>
        value.products.map((product, index) => ({ value: product, find, path: ['products', index] })),
      )
    : null;
};

/** One visit may look at several categories, and at goods off the catalogue: a unit is named by its id alone. */
const findRepeated = (
  categories: readonly Placed<ListedCategory>[],
  products: readonly Placed<OtherProduct>[],
): void =>
  findDuplicates<{ readonly id: string }>(
    [
      ...categories.flatMap(({ value, find, path }) =>
        value.units.map((unit, index) => ({ value: unit, find, path: [...path, 'units', index] })),
      ),
      ...products,
    ],
    ({ id }) => id,
    (id) => sayBoth(text.duplicateUnit, { id }),
  );

/** Puts every contradiction on record where it is written. */
const findProblems = (
  catalogue: Catalogue,
  edition: Source<unknown>,
  placed: Readonly<Record<'categories' | 'products', readonly Placed<unknown>[]>>,
): void => {
  for (const { path, words } of catalogueProblems(catalogue)) {
    const [list, index, ...rest] = path;
    const place = list === 'categories' || list === 'products' ? placed[list][Number(index)] : undefined;
    if (place) place.find([...place.path, ...rest], words);
    else edition.find(path, words);
  }
};

/**
 * Reads the files of `catalogue/`: the categories, and the edition where `edition.yaml` says which one it is. What is
 * wrong is put on record; `categories` is null where not all of them could be read.
 */
export const parseCatalogue = (
  files: readonly File[],
): { readonly categories: readonly ListedCategory[] | null; readonly catalogue: Catalogue | null } => {
  const placed = readCategories(
    files.filter(([path]) => !editionPath.test(path) && !productsPath.test(path)),
  );
  const products = readProducts(files.filter(([path]) => productsPath.test(path)));
  findRepeated(placed ?? [], products ?? []);
  const [opened = null] = files.filter(([path]) => editionPath.test(path)).map(([, file]) => file);
  const edition = opened && readWhole(opened, EditionFile);
  const categories = placed?.map(({ value }) => value).toSorted((a, b) => (a.code < b.code ? -1 : 1)) ?? null;
  if (!placed || !categories || !products || !edition) return { categories, catalogue: null };
  const { schema, version, issuedOn, title, versions } = edition.value;
  const catalogue: Catalogue = {
    schema,
    id: 'catalogue',
    version,
    issuedOn,
    title,
    versions,
    categories: placed.map(({ value }) => value),
    products: products.map(({ value }) => value),
  };
  findProblems(catalogue, edition, { categories: placed, products });
  return { categories, catalogue: { ...catalogue, categories } };
};
