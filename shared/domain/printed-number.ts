import type { Catalogue } from './catalogue-edition.ts';
import { readCreditCode } from './credit-code.ts';
import { licenceWarnings, readLicenceNumber } from './licence-number.ts';
import { type Product, productsBearing } from './products.ts';
import { type Province, provinceOfRegion, provinceOfShortName } from './region.ts';
import type { Words } from './words.ts';

/** What a number that stands on a certificate says by itself, and what is wrong or odd about it. */
export type PrintedNumber =
  | {
      readonly kind: 'licence';
      /** As it will be kept: width, brackets, dashes and case normalised. */
      readonly code: string;
      readonly problem: Words | null;
      readonly warnings: readonly Words[];
      /** `XK08-001`; null where the number has none. */
      readonly prefix: string | null;
      /** The province in brackets before the number; null where none stands there. */
      readonly province: Province | null;
      /** What licences of this prefix are for; empty where the catalogue does not know the prefix. */
      readonly products: readonly Product[];
    }
  | {
      readonly kind: 'creditCode';
      readonly code: string;
      readonly problem: Words | null;
      readonly warnings: readonly Words[];
      /** First two symbols: registering body and type. Null where the code has a problem. */
      readonly registered: string | null;
      /** Where it was registered; null where the code has a problem, and for the national registry. */
      readonly province: Province | null;
    };

/** A licence number has letters or marks that no credit code has. */
const isLicence = (text: string): boolean =>
  /XK|QS|[-()[\]〔〕【】\u2010-\u2015\u2212]/i.test(text.normalize('NFKC'));

const one = (words: Words | null): readonly Words[] => (words === null ? [] : [words]);

const readLicence = (catalogue: Catalogue, text: string): PrintedNumber => {
  const { code, parts, problem } = readLicenceNumber(text);
  const short = parts?.province ?? null;
  return {
    kind: 'licence',
    code,
    problem,
    warnings: problem === null ? licenceWarnings(text, { category: null, plant: null }) : [],
    prefix: parts?.prefix ?? null,
    province: short === null ? null : provinceOfShortName(short),
    products: parts === null ? [] : productsBearing(catalogue, parts.prefix),
  };
};

/**
 * Reads the number of a production licence or a unified social credit code, whichever was typed; null where nothing
 * was. A text that can be neither is answered as a credit code with its problem.
 */
export const readPrintedNumber = (catalogue: Catalogue, text: string): PrintedNumber | null => {
  if (text.trim() === '') return null;
  if (isLicence(text)) return readLicence(catalogue, text);
  const { code, parts, problem, warning } = readCreditCode(text);
  return {
    kind: 'creditCode',
    code,
    problem,
    warnings: one(warning),
    registered: parts?.kind ?? null,
    province: parts === null ? null : provinceOfRegion(parts.region),
  };
};
