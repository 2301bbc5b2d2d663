import { provinceOfRegion } from './region.ts';
import type { Words } from './words.ts';

/** The five parts of a code, GB 32100-2015 clause 4. */
type CreditCodeParts = {
  /** Registering body and type: 91 company, 92 sole trader, 93 farmers' cooperative. */
  readonly kind: string;
  /** Region of the registering body, GB/T 2260 of the year of issue; the plant may lie elsewhere. */
  readonly region: string;
  /** Organisation code, GB 11714. */
  readonly organisation: string;
};

/** What was read of a code: `code` as it will be kept, what forbids it, what is merely odd. */
type CreditCode = {
  /** Trimmed, half-width, upper case; never otherwise changed. */
  readonly code: string;
  /** Null where the code has a problem. */
  readonly parts: CreditCodeParts | null;
  readonly problem: Words | null;
  readonly warning: Words | null;
};

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const organisationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const;
const form = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** Letters that the code does not use, and the digits they are mistaken for. V has no such twin. */
const twins: Readonly<Record<string, string>> = { O: '0', I: '1', Z: '2', S: '5' };

const normalise = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replace(/\s/g, '')
    .toUpperCase();

const weigh = (code: string, symbols: string, factors: readonly number[]): number =>
  factors.reduce((sum, factor, index) => sum + factor * symbols.indexOf(code.charAt(index)), 0);

/** Check digit of the first 17 symbols. The outer modulus turns a remainder of 0 into the symbol 0. @see GB 32100-2015 */
const checkSymbol = (code: string): string =>
  alphabet.charAt((31 - (weigh(code, alphabet, weights) % 31)) % 31);

/** Check digit of the organisation code inside, positions 9 to 16. @see GB 11714-1997 */
const organisationSymbol = (code: string): string => {
  const rest = 11 - (weigh(code.slice(8, 16), organisationAlphabet, organisationWeights) % 11);
  if (rest === 10) return 'X';
  return rest === 11 ? '0' : String(rest);
};

const isCorrect = (code: string): boolean => form.test(code) && checkSymbol(code) === code.charAt(17);

const suggestionFor = (code: string): string | null => {
  const candidate = code.replace(/[OIZS]/g, (letter) => twins[letter] ?? letter);
  return candidate !== code && isCorrect(candidate) ? candidate : null;
};

const problemOf = (code: string): Words | null => {
  const suggestion = suggestionFor(code);
  if (suggestion)
    return {
      zh: `代码中不使用字母 I、O、S、V、Z，是否应为 ${suggestion}？`,
      en: `the letters I, O, S, V, Z are not used in the code; is it ${suggestion}?`,
    };
  if (code.length !== 18)
    return {
      zh: `统一社会信用代码应为 18 位，现为 ${code.length} 位`,
      en: `a unified social credit code has 18 symbols, this one has ${code.length}`,
    };
  if (!form.test(code))
    return {
      zh: '统一社会信用代码含有不允许的字符',
      en: 'the code contains a symbol that is not allowed there',
    };
  return isCorrect(code)
    ? null
    : {
        zh: '统一社会信用代码校验位不符，请对照证照原件',
        en: 'the check digit is wrong: compare with the original certificate',
      };
};

/** Registered as a trader: what makes goods for sale is one of these. */
const traders = new Set(['91', '92', '93']);

const warningOf = (code: string, { kind, region }: CreditCodeParts): Words | null => {
  if (organisationSymbol(code) !== code.charAt(16))
    return {
      zh: '其中的组织机构代码校验位不符，请留意',
      en: 'the organisation code inside has an unusual check digit: please look again',
    };
  if (!traders.has(kind))
    return {
      zh: `以 ${kind} 开头的代码不是企业、个体工商户或农民专业合作社，请核对`,
      en: `a code that begins with ${kind} is no company, sole trader or farmers' cooperative: please compare`,
    };
  // 100000 is the national registry itself.
  return provinceOfRegion(region) === null && region !== '100000'
    ? {
        zh: `其中的行政区划代码 ${region} 不属于任何省份，请核对`,
        en: `the region code ${region} inside belongs to no province: please compare`,
      }
    : null;
};

/**
 * Reads a unified social credit code. Width, case and spaces are normalised; look-alike letters (O, I, Z, S) are
 * only suggested, never changed. What is merely unusual (organisation code, kind, region) is a warning: some codes
 * issued since 2015 differ.
 * @see GB 32100-2015
 */
export const readCreditCode = (text: string): CreditCode => {
  const code = normalise(text);
  const problem = problemOf(code);
  if (problem !== null) return { code, parts: null, problem, warning: null };
  const parts = { kind: code.slice(0, 2), region: code.slice(2, 8), organisation: code.slice(8, 17) };
  return { code, parts, problem: null, warning: warningOf(code, parts) };
};
