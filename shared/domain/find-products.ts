import type { Catalogue } from './catalogue-edition.ts';
import { type Product, productsBearing, productsOf } from './products.ts';

/** A product that fits what was typed, and which of its names did. */
export type ProductMatch = { readonly product: Product; readonly matched: string };

/** Width, case, spaces, brackets and punctuation do not matter for a name. */
export const nameKey = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');

/** How well a typed text fits one name: 0 the very name, 1 its beginning, 2 a part of it, null not at all. Pinyin is 3. */
const fit = (name: string, wanted: string, words: readonly string[]): number | null => {
  const key = nameKey(name);
  if (key === wanted) return 0;
  if (key.startsWith(wanted)) return 1;
  return key.includes(wanted) || words.every((word) => key.includes(word)) ? 2 : null;
};

const prefixIn = (text: string): string | null => {
  const found = /XK\s*(\d{2})\s*[-–—]?\s*(\d{3})/i.exec(text.normalize('NFKC'));
  return found ? `XK${found[1] ?? ''}-${found[2] ?? ''}` : null;
};

/** Units come after the category they belong to, other products last. */
const rankOfKind = { category: 0, unit: 1, other: 2 } as const;

/** Letters that may be pinyin: one alone would find nearly everything. */
const mayBePinyin = /^[a-z]{2,}$/;

/**
 * Finds products by id, category code, name in either language, old name, or the prefix of a licence number
 * (XK08-001, also inside a whole number). The best fit comes first; nothing typed finds nothing.
 * @param spells whether letters are the pinyin, or its initials, of a Chinese name; left out, pinyin finds nothing
 */
export const findProducts = (
  catalogue: Catalogue,
  text: string,
  spells: (name: string, letters: string) => boolean = () => false,
): readonly ProductMatch[] => {
  const typed = text.trim();
  const wanted = nameKey(typed);
  if (wanted === '') return [];
  const words = typed.split(/\s+/).map(nameKey).filter(Boolean);
  const prefix = prefixIn(typed);
  if (prefix !== null)
    return productsBearing(catalogue, prefix).map((product) => ({ product, matched: prefix }));
  const spelt = (name: string): number | null =>
    words.length === 1 && mayBePinyin.test(wanted) && spells(name, wanted) ? 3 : null;
  const found: (ProductMatch & { readonly rank: number })[] = [];
  for (const product of productsOf(catalogue).values()) {
    if (product.id === typed.toLowerCase()) {
      found.push({ product, matched: product.id, rank: -1 });
      continue;
    }
    const names = [product.name.zh, product.name.en, ...product.otherNames.map((name) => name.text)];
    const [best] = names
      .map((name, at) => ({ name, fit: fit(name, wanted, words) ?? spelt(name), own: at < 2 }))
      .filter((each): each is { name: string; fit: number; own: boolean } => each.fit !== null)
      .sort((a, b) => a.fit - b.fit || Number(b.own) - Number(a.own));
    if (best) found.push({ product, matched: best.name, rank: best.fit });
  }
  return found
    .toSorted((a, b) => a.rank - b.rank || rankOfKind[a.product.kind] - rankOfKind[b.product.kind])
    .map(({ product, matched }) => ({ product, matched }));
};
