import type { Catalogue } from './catalogue-edition.ts';
import { nameKey } from './find-products.ts';
import { readLicenceNumber } from './licence-number.ts';
import { type Product, productsBearing, productsOf, weakest } from './products.ts';
import type { Basis, Words } from './words.ts';

/** What stands on a licence of before 2019: three levels (category, unit, model) and its number, each as printed; empty where nothing is printed. */
export type OldLicence = {
  readonly number: string;
  readonly category: string;
  readonly unit: string;
  readonly model: string;
};

/** Where an old licence leads: to a unit of today, only to its category, to a product that is no category any more, or nowhere. */
export type Resolution =
  | {
      readonly found: 'unit';
      readonly product: Product;
      /** The name by which it was recognised. */
      readonly matched: string;
      readonly certainty: Basis;
      readonly reason: Words;
    }
  | { readonly found: 'category' | 'other'; readonly product: Product; readonly reason: Words }
  | { readonly found: 'nothing'; readonly reason: Words };

const quoted = (zh: string, en: string): Words => ({ zh, en });

const says = {
  recognised: (matched: string) =>
    quoted(
      `按“${matched}”对应到现行单元；规格型号一级自 2019 年起不再列出。`,
      `Recognised by “${matched}”. The level of models is no longer listed since 2019.`,
    ),
  noUnit: (unit: string, category: string) =>
    quoted(
      unit === ''
        ? `证书上没有单元名称，只能对应到类别“${category}”。`
        : `“${unit}”在现行目录“${category}”中没有对应的单元，请对照证书附页选定。`,
      unit === ''
        ? `The licence names no unit; it leads only to the category “${category}”.`
        : `No unit of “${category}” corresponds to “${unit}”: choose it from the annex of the licence.`,
    ),
  several: (names: string) =>
    quoted(
      `证书上的名称对应几个现行单元（${names}），请对照证书附页选定。`,
      `The name fits several units of today (${names}): choose from the annex of the licence.`,
    ),
  noCategory: (name: string) =>
    quoted(
      `“${name}”现在不是发证类别，请看它的管理方式。`,
      `“${name}” is no licensed category today: see what applies to it.`,
    ),
  contradicts: (prefix: string, name: string) =>
    quoted(
      `编号 ${prefix} 与证书上的产品“${name}”不属于同一类别，请核对原件。`,
      `The number ${prefix} and the product “${name}” on the licence belong to different categories: compare the original.`,
    ),
  nothing: quoted(
    '目录和已知的旧名称中都没有证书上的产品，请核对原件或报总部补充目录。',
    'Neither the catalogue nor the old names known to it hold this product: compare the original, or ask headquarters to add it.',
  ),
};

const namesOf = (product: Product): readonly string[] => [
  product.name.zh,
  product.name.en,
  ...product.otherNames.map(({ text }) => text),
];

/** The name of a product that is the same as the printed one; null where none is. */
const sameName = (product: Product, printed: string): string | null => {
  const wanted = nameKey(printed);
  return wanted === '' ? null : (namesOf(product).find((name) => nameKey(name) === wanted) ?? null);
};

type Hit = { readonly product: Product; readonly matched: string };

const hits = (products: readonly Product[], printed: string): readonly Hit[] =>
  products.flatMap((product) => {
    const matched = sameName(product, printed);
    return matched === null ? [] : [{ product, matched }];
  });

/** The first printed level that anything is recognised by: old licences put today's unit at any of the three. */
const recognise = (products: readonly Product[], { unit, category, model }: OldLicence): readonly Hit[] =>
  [unit, category, model].map((printed) => hits(products, printed)).find(({ length }) => length > 0) ?? [];

const certaintyOf = ({ product, matched }: Hit): Basis =>
  weakest(
    product.provenance?.basis ?? 'source',
    product.otherNames.find(({ text }) => text === matched)?.provenance.basis ?? 'source',
  );

/**
 * Leads an old three-level licence to the unit of today, by the printed names and the prefix of its number. It never
 * guesses: where names and number leave a choice or contradict each other, it says so.
 */
export const resolveOldLicence = (catalogue: Catalogue, licence: OldLicence): Resolution => {
  const all = [...productsOf(catalogue).values()];
  const prefix = readLicenceNumber(licence.number).parts?.prefix ?? null;
  const byPrefix = prefix === null ? [] : productsBearing(catalogue, prefix);
  // A category comes before what left it: both may bear the same prefix.
  const categories = byPrefix.filter(({ kind }) => kind === 'category');
  const [byNumber, another] = categories.length > 0 ? categories : byPrefix;
  const codes = new Set(byPrefix.flatMap(({ category }) => category ?? []));
  const fitsPrefix = ({ product }: Hit): boolean =>
    byPrefix.length === 0 ||
    (product.category !== null && codes.has(product.category)) ||
    byPrefix.includes(product);

  const units = recognise(
    all.filter(({ kind }) => kind === 'unit'),
    licence,
  );
  const others = recognise(
    all.filter(({ kind }) => kind !== 'unit'),
    licence,
  );
  const fitting = units.filter(fitsPrefix);
  const [unit, second] = fitting;
  if (unit && second)
    return {
      found: 'nothing',
      reason: says.several(fitting.map(({ product }) => product.name.zh).join('、')),
    };
  if (unit)
    return { found: 'unit', ...unit, certainty: certaintyOf(unit), reason: says.recognised(unit.matched) };
  const other = others.find(fitsPrefix);
  const contradicting = units[0] ?? others[0];
  if (!other && contradicting && prefix !== null)
    return { found: 'nothing', reason: says.contradicts(prefix, contradicting.matched) };
  const product = other?.product ?? (another === undefined ? byNumber : undefined);
  if (!product) return { found: 'nothing', reason: says.nothing };
  return product.kind === 'category'
    ? { found: 'category', product, reason: says.noUnit(licence.unit.trim(), product.name.zh) }
    : { found: 'other', product, reason: says.noCategory(product.name.zh) };
};
