import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCreditCode } from '../../../shared/domain/credit-code.ts';
import { licenceWarnings, readLicenceNumber } from '../../../shared/domain/licence-number.ts';
import { provinceOfRegion, provinceOfShortName, provinces } from '../../../shared/domain/region.ts';

const publicCodes = [
  '914403001922038216',
  '91330100799655058B',
  '9144030071526726XG',
  '91110000802100433B',
  '91350100M000100Y43',
];
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

describe('a unified social credit code', () => {
  it.each(publicCodes)('accepts %s', (code) => {
    expect(readCreditCode(code)).toMatchObject({ code, problem: null });
  });

  it('normalises width, case and spaces, and nothing else', () => {
    expect(readCreditCode(' ９１３３０１００ 799655058b ')).toMatchObject({
      code: '91330100799655058B',
      problem: null,
      warning: null,
    });
  });

  it('notices every change of a single symbol', () => {
    const change = fc.tuple(fc.constantFrom(...publicCodes), fc.nat(17), fc.constantFrom(...alphabet));
    fc.assert(
      fc.property(change, ([code, place, symbol]) => {
        fc.pre(code.charAt(place) !== symbol);
        const altered = code.slice(0, place) + symbol + code.slice(place + 1);
        expect(readCreditCode(altered).problem).not.toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  it('takes a remainder of nothing as the symbol 0', () => {
    const withZero = fc
      .stringMatching(/^91\d{15}$/)
      .filter((start) => readCreditCode(`${start}0`).problem === null);
    fc.assert(
      fc.property(withZero, (start) => {
        const others = [...alphabet.slice(1)].map((symbol) => readCreditCode(start + symbol).problem);
        expect(others).not.toContain(null);
      }),
      { numRuns: 5 },
    );
  });

  it('suggests the digit for a look-alike letter and does not change it', () => {
    const { code, problem } = readCreditCode('9144O3001922038216');
    expect(code).toBe('9144O3001922038216');
    expect(problem?.en).toContain('914403001922038216');
    expect(problem?.zh).toContain('914403001922038216');
  });

  it('takes the code apart', () => {
    expect(readCreditCode('9144030071526726XG').parts).toEqual({
      kind: '91',
      region: '440300',
      organisation: '71526726X',
    });
    expect(readCreditCode('9144030071526726X0').parts).toBeNull();
  });

  /** A whole code from its first 17 symbols. */
  const whole = (start: string): string =>
    [...alphabet].map((symbol) => start + symbol).find((code) => readCreditCode(code).problem === null) ?? '';

  it.each([
    ['a kind that makes no goods', '11440300192203821', /11/],
    ['a region of no province', '91990300192203821', /990300/],
  ])('warns of %s', (_what, start, says) => {
    expect(readCreditCode(whole(start)).warning?.zh).toMatch(says);
  });

  it('takes the national registry, and any region of a province, for what they are', () => {
    expect(readCreditCode(whole('91100000192203821')).warning).toBeNull();
    expect(readCreditCode(whole('92659999192203821')).warning).toBeNull();
  });

  it('says what is wrong with the length', () => {
    expect(readCreditCode('91440300192203821').problem?.en).toContain('17');
  });

  it('only warns of an unusual organisation code inside', () => {
    expect(readCreditCode('91350100M000100Y43')).toMatchObject({ problem: null });
    const odd = [...alphabet]
      .map((symbol) => readCreditCode(`91440300192203822${symbol}`))
      .find(({ problem }) => problem === null);
    expect(odd?.warning).not.toBeNull();
  });
});

describe('a licence number', () => {
  it.each([
    ['XK08-001-04763', 'XK08-001-04763', null, 'XK08-001'],
    ['（鄂）ＸＫ１２－００１－０００１８', '(鄂)XK12-001-00018', '鄂', 'XK12-001'],
    ['〔粤〕xk06—001–00042', '(粤)XK06-001-00042', '粤', 'XK06-001'],
    ['【新】XK 08 - 001 - 04763', '(新)XK08-001-04763', '新', 'XK08-001'],
    ['[兵]XK08‐001−04763', '(兵)XK08-001-04763', '兵', 'XK08-001'],
  ])('reads %s as %s', (text, code, province, prefix) => {
    expect(readLicenceNumber(text)).toMatchObject({ code, problem: null, parts: { province, prefix } });
  });

  it.each([...'京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕秦甘陇青宁新兵'])(
    'knows the province %s',
    (short) => expect(readLicenceNumber(`(${short})XK08-001-04763`).problem).toBeNull(),
  );

  it('accepts an old QS number with a warning', () => {
    const { parts, problem, warning } = readLicenceNumber('QS15-10301-00001');
    expect([parts, problem]).toEqual([null, null]);
    expect(warning).not.toBeNull();
    expect(licenceWarnings('QS15-10301-00001', { category: null, plant: null })).toEqual([warning]);
  });

  it.each([
    'XK8-001-04763',
    'XK08-001-00000',
    '(洋)XK08-001-04763',
    '(台)XK08-001-04763',
    'XK08-001-047633',
    '',
  ])('refuses “%s”', (text) => expect(readLicenceNumber(text).problem).not.toBeNull());

  it.each([
    ['XKO8-0O1-O4763', 'XK08-001-04763'],
    ['(鄂)XK08-001-0476S', '(鄂)XK08-001-04765'],
    ['XK0800104763', 'XK08-001-04763'],
    ['QSl5-10301-00001', 'QS15-10301-00001'],
  ])('suggests for %s %s, and does not change it', (text, suggestion) => {
    const { code, problem, parts } = readLicenceNumber(text);
    expect(code).toBe(text.toUpperCase());
    expect(parts).toBeNull();
    expect([problem?.zh, problem?.en]).toEqual([
      expect.stringContaining(suggestion),
      expect.stringContaining(suggestion),
    ]);
  });
});

describe('a licence number at a firm', () => {
  const cement = { name: { zh: '水泥', en: 'Cement' }, licencePrefixes: ['XK08-001'] };
  const plant = provinceOfRegion('421024');

  it('raises no warning where prefix and province fit', () => {
    expect(licenceWarnings('(鄂)XK08-001-00186', { category: cement, plant })).toEqual([]);
  });

  it.each([
    ['of another category', '(鄂)XK06-001-00186', /XK06-001.*水泥.*XK08-001/],
    ['of another province', '(蜀)XK08-001-00186', /四川.*湖北/],
    ['without a province', 'XK08-001-00186', /国家发证/],
  ])('warns of a number %s and forbids nothing', (_what, number, says) => {
    const warnings = licenceWarnings(number, { category: cement, plant });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.zh).toMatch(says);
    expect(readLicenceNumber(number).problem).toBeNull();
  });

  it('says nothing of what is not known: a category without prefixes, a plant without region', () => {
    const unknown = { category: { ...cement, licencePrefixes: [] }, plant: null };
    expect(licenceWarnings('(蜀)XK77-001-00186', unknown)).toEqual([]);
    expect(licenceWarnings('no number', unknown)).toEqual([]);
  });
});

describe('provinces', () => {
  it('have one code each and share no short name', () => {
    const shorts = provinces.flatMap(({ short }) => short);
    expect(new Set(shorts).size).toBe(shorts.length);
    expect(new Set(provinces.map(({ code }) => code)).size).toBe(provinces.length);
    for (const province of provinces)
      for (const short of province.short) expect(provinceOfShortName(short)).toBe(province);
  });
});
