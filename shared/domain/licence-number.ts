import type { Category } from './catalogue.ts';
import { type Province, provinceOfShortName, provinces } from './region.ts';
import type { Words } from './words.ts';

type LicenceParts = {
  /** Short name of the issuing province in brackets, e.g. 鄂; null where the number has none. */
  readonly province: string | null;
  readonly industry: string;
  readonly product: string;
  readonly firm: string;
  /** `XK08-001`: what the catalogue lists for a category. */
  readonly prefix: string;
};

type LicenceNumber = {
  /** Brackets, dashes, case and spaces normalised: `(鄂)XK12-001-00018`. */
  readonly code: string;
  readonly parts: LicenceParts | null;
  readonly problem: Words | null;
  readonly warning: Words | null;
};

const shortNames = provinces
  .filter(({ code }) => code < '70')
  .flatMap(({ short }) => short)
  .join('');
const current = new RegExp(`^(?:\\(([${shortNames}])\\))?XK(\\d{2})-(\\d{3})-(\\d{5})$`);
const historical = /^QS\d{2}-\d{5}-\d{5}$/;

/** Letters that are mistaken for digits, tried only behind the letters of the number's kind. */
const twins: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', Z: '2', S: '5' };

const normalise = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replace(/[〔［[【]/g, '(')
    .replace(/[〕］\]】]/g, ')')
    .replace(/[\u2010-\u2015\u2212\uFE58\uFE63]/g, '-')
    .replace(/\s/g, '')
    .toUpperCase();

const notALicence: Words = {
  zh: '许可证编号格式应如 XK08-001-04763 或 (鄂)XK12-001-00018',
  en: 'a licence number looks like XK08-001-04763 or (鄂)XK12-001-00018',
};
const noFirm: Words = { zh: '企业序号不能是 00000', en: 'the firm part cannot be 00000' };
const oldNumber: Words = {
  zh: '这是旧的 QS 编号，只作历史记录',
  en: 'this is an old QS number, of historical interest only',
};

const isNumber = (code: string): boolean => current.test(code) || historical.test(code);

/** The number with digits in place of look-alike letters and dashes where they belong; null when that is none either. */
const suggestionFor = (code: string): string | null => {
  const [, before = '', kind = '', rest = ''] = /^(\(.\))?(XK|QS)(.*)$/.exec(code) ?? [];
  const digits = rest.replace(/[OILZS]/g, (letter) => twins[letter] ?? letter).replace(/[^0-9]/g, '');
  const cut = kind === 'XK' ? [2, 5] : [2, 7];
  const candidate = `${before}${kind}${digits.slice(0, cut[0])}-${digits.slice(cut[0], cut[1])}-${digits.slice(cut[1])}`;
  return candidate !== code && isNumber(candidate) ? candidate : null;
};

const problemOf = (code: string): Words => {
  const suggestion = suggestionFor(code);
  return suggestion === null
    ? notALicence
    : {
        zh: `许可证编号不合格式，是否应为 ${suggestion}？`,
        en: `this is not the form of a licence number; is it ${suggestion}?`,
      };
};

/**
 * Reads the number of a production licence and takes it apart. Old QS numbers are accepted with a warning. Look-alike
 * letters and missing dashes are only suggested, never changed.
 */
export const readLicenceNumber = (text: string): LicenceNumber => {
  const code = normalise(text);
  if (historical.test(code)) return { code, parts: null, problem: null, warning: oldNumber };
  const match = current.exec(code);
  if (!match) return { code, parts: null, problem: problemOf(code), warning: null };
  const [, province = null, industry = '', product = '', firm = ''] = match;
  const parts = { province, industry, product, firm, prefix: `XK${industry}-${product}` };
  return { code, parts, problem: firm === '00000' ? noFirm : null, warning: null };
};

/** What the number is compared with: the category of the checklist, the province of the plant. */
type LicenceSetting = {
  readonly category: Pick<Category, 'name' | 'licencePrefixes'> | null;
  readonly plant: Province | null;
};

/**
 * What is odd about a number at this firm and for this category. Nothing of it forbids anything: prefixes changed over
 * the years, a number without brackets may be a national one that is still valid, and a plant may lie elsewhere.
 */
export const licenceWarnings = (text: string, { category, plant }: LicenceSetting): readonly Words[] => {
  const { parts, warning } = readLicenceNumber(text);
  if (parts === null) return warning === null ? [] : [warning];
  const warnings: Words[] = [];
  if (category && category.licencePrefixes.length > 0 && !category.licencePrefixes.includes(parts.prefix))
    warnings.push({
      zh: `编号前缀 ${parts.prefix} 不在“${category.name.zh}”已知的前缀（${category.licencePrefixes.join('、')}）之内，请核对`,
      en: `${parts.prefix} is not among the known prefixes of “${category.name.en}” (${category.licencePrefixes.join(', ')}): please compare`,
    });
  const issuing = parts.province === null ? null : provinceOfShortName(parts.province);
  if (parts.province === null)
    warnings.push({
      zh: '编号前没有省份简称：可能是仍在有效期内的国家发证编号，请看发证机关',
      en: 'no province stands before the number: it may be a national one that is still valid; see the issuing body',
    });
  else if (issuing && plant && issuing.code !== plant.code)
    warnings.push({
      zh: `编号由${issuing.name.zh}发放，生产地址在${plant.name.zh}，请核对`,
      en: `the number was issued by ${issuing.name.en}, the plant is in ${plant.name.en}: please compare`,
    });
  return warnings;
};
