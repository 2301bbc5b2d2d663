import { asText } from './latin.ts';
import type { Revision } from './read-revisions.ts';
import { refusePdf } from './unreadable-pdf.ts';

/** Where a signature goes: the page object, and the left upper corner of its place in points from the page's corner below. */
export type Place = { readonly page: number; readonly x: number; readonly y: number };

/** What an update needs to know of the first state of a report. */
export type BaseFacts = {
  readonly size: number;
  readonly root: number;
  readonly info: number;
  /** Both file identifiers, as they stand in the trailer. */
  readonly id: string;
  /** The lines of the catalog between its brackets. */
  readonly catalog: string;
  /** Places marked for signatures, by party. */
  readonly places: ReadonlyMap<string, Place>;
  /** The lines of a page object between its brackets. */
  readonly page: (number: number) => string;
};

/** Named destinations `sign-<party>` mark where the visible signatures go. */
export const placeMark = 'sign-';

const maxDictionary = 1 << 20;

const dictionaryOf = (pdf: Uint8Array, { offsets }: Revision, number: number): string => {
  const at = offsets.get(number);
  if (at === undefined) return refusePdf(`no object ${number}`);
  const text = asText(pdf, at, Math.min(at + maxDictionary, pdf.length));
  const found = /^(\d+) 0 obj\n<<\n([^]*?)>>\nendobj\n/.exec(text);
  if (!found || Number(found[1]) !== number || found[2] === undefined) return refusePdf(`object ${number}`);
  return found[2];
};

const numberIn = (text: string, pattern: RegExp, what: string): number => {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? refusePdf(what) : Number(found);
};

const placesIn = (names: string): Map<string, Place> =>
  new Map(
    [
      ...names.matchAll(/\(sign-([A-Za-z0-9._-]{1,80})\) \[(\d{1,7}) 0 R \/XYZ ([\d.]+) ([\d.]+) null\]/g),
    ].map(([, party = '', page, x, y]) => [party, { page: Number(page), x: Number(x), y: Number(y) }]),
  );

/** Reads the first revision of a report. @throws UnreadablePdf */
export const readBase = (pdf: Uint8Array, base: Revision): BaseFacts => {
  const root = numberIn(base.trailer, /\/Root (\d{1,7}) 0 R\n/, 'no catalog');
  const catalog = dictionaryOf(pdf, base, root);
  const names = dictionaryOf(pdf, base, numberIn(catalog, /\/Names (\d{1,7}) 0 R\n/, 'no names'));
  const id = /\/ID (\[<[0-9a-f]{32}> <[0-9a-f]{32}>\])\n/.exec(base.trailer)?.[1];
  return {
    size: base.size,
    root,
    info: numberIn(base.trailer, /\/Info (\d{1,7}) 0 R\n/, 'no information'),
    id: id ?? refusePdf('no file identifier'),
    catalog,
    places: placesIn(names),
    page: (number) => {
      const dictionary = dictionaryOf(pdf, base, number);
      return dictionary.startsWith('/Type /Page\n') ? dictionary : refusePdf(`page ${number}`);
    },
  };
};
