import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readContent } from '../../headquarters/publication/read-content.ts';
import { loadPinyin } from '../../renderer/parts/use-pinyin.ts';
import { Catalogue } from '../../shared/domain/catalogue-edition.ts';
import { catalogueReport } from '../../shared/domain/catalogue-report.ts';
import { delistedCategory } from '../../shared/domain/delisted.ts';
import { findProducts } from '../../shared/domain/find-products.ts';
import { resolveOldLicence } from '../../shared/domain/old-licence.ts';
import { productsOf } from '../../shared/domain/products.ts';
import { regimeOf, regimesOf } from '../../shared/domain/regime.ts';
import { digestOf } from '../../shared/seal/digest.ts';

const assets = fileURLToPath(new URL('../../assets', import.meta.url));
let catalogue: Catalogue;
beforeAll(async () => {
  const content = await readContent(assets);
  catalogue = Catalogue.parse(content.catalogue);
});

describe('the shipped catalogue', () => {
  it('holds the fourteen categories of today and pads nothing to 87', () => {
    const report = catalogueReport(catalogue);
    expect(report.categories.map(({ code }) => code)).toEqual(
      Array.from({ length: 14 }, (_, at) => String(at + 1).padStart(2, '0')),
    );
    const held = report.versions.find(({ id }) => id === '2019');
    expect(held).toMatchObject({ expected: 87 });
    expect((held?.known ?? 0) + (held?.missing ?? 0)).toBe(87);
    expect(held?.missing).toBeGreaterThan(0);
    for (const { known, verified, recalled, unverified } of report.categories)
      expect(verified + recalled + unverified).toBe(known);
  });

  it('is the same, byte for byte, when read again', async () => {
    expect(digestOf((await readContent(assets)).catalogue)).toBe(digestOf(catalogue));
  });

  it('says where every fact that claims a source was seen', () => {
    const provenances = [
      ...catalogue.versions.map(({ provenance }) => provenance),
      ...[...productsOf(catalogue).values()].flatMap(({ provenance, periods, otherNames }) => [
        ...(provenance ? [provenance] : []),
        ...periods.map((period) => period.provenance),
        ...otherNames.map((name) => name.provenance),
      ]),
    ];
    for (const provenance of provenances)
      if (provenance.basis === 'source') expect(provenance.source).toBeTruthy();
  });

  it.each([
    [
      '01/hot-rolled-ribbed',
      '2019-12-01',
      { name: 'licence', mode: 'verifyFirst', authority: 'national' },
      '国发〔2019〕19号',
    ],
    ['02', '2021-01-01', { name: 'licence', mode: 'verifyFirst', authority: 'provincial' }, null],
    ['01/cold-rolled-ribbed', '2024-09-24', { name: 'cancelled' }, '国发〔2019〕19号'],
    [
      '01/cold-rolled-ribbed',
      '2024-09-25',
      { name: 'licence', mode: null, authority: 'provincial' },
      '国发〔2024〕11号',
    ],
    ['06', '2019-12-01', { name: 'licence', mode: 'promise', authority: 'provincial' }, '国发〔2019〕19号'],
    [
      '06',
      '2026-04-01',
      { name: 'licence', mode: null, authority: 'provincial' },
      '电线电缆产品生产许可证实施细则（2025-12-05 公布）',
    ],
    [
      '07/organic',
      '2020-01-01',
      { name: 'licence', mode: 'verifyFirst', authority: 'provincial' },
      '国发〔2019〕19号',
    ],
    [
      '09/compound',
      '2023-01-01',
      { name: 'licence', mode: 'promise', authority: 'provincial' },
      '国发〔2019〕19号',
    ],
    [
      '09/compound',
      '2025-01-01',
      { name: 'licence', mode: 'verifyFirst', authority: 'provincial' },
      '国发〔2024〕11号',
    ],
    ['14/safety-helmet', '2019-09-08', { name: 'cancelled' }, '国发〔2019〕19号'],
    [
      '14/safety-helmet',
      '2024-09-25',
      { name: 'licence', mode: null, authority: 'provincial' },
      '国发〔2024〕11号',
    ],
    ['grinding-wheels', '2019-09-07', { name: 'licence', mode: null, authority: null }, '国务院令第440号'],
    ['grinding-wheels', '2026-01-01', { name: 'cancelled' }, '国发〔2019〕19号'],
    [
      'satellite-receivers',
      '2019-09-08',
      { name: 'licence', mode: 'verifyFirst', authority: 'national' },
      '国发〔2019〕19号',
    ],
    ['brake-linings', '2019-12-01', { name: 'licence', mode: null, authority: null }, '国务院令第440号'],
    ['brake-linings', '2021-06-01', { name: 'compulsoryCertification' }, '市场监管总局公告2020年第19号'],
    [
      'explosion-proof-electrical',
      '2022-01-01',
      { name: 'compulsoryCertification' },
      '市场监管总局公告2019年第34号',
    ],
    ['fixed-chemical-tanks', '2020-01-01', { name: 'neverLicensed' }, '危险化学品安全管理条例第六条'],
  ] as const)('says of %s on %s: %j by %s', (id, day, regime, document) => {
    const answer = regimeOf(catalogue, id, day);
    expect(answer.regime).toEqual(regime);
    if (document !== null) expect(answer.document).toBe(document);
  });

  it('leads satellite receivers to the category they merged into', () => {
    const { merged, ruledBy, from } = regimeOf(catalogue, 'satellite-receivers', '2022-01-01');
    expect(merged.map(({ id }) => id)).toEqual(['03']);
    expect([ruledBy?.id, from]).toEqual(['03', '2020-10-14']);
  });

  it.each([
    'feed-mills',
    'life-saving-equipment',
    'copper-tubes',
    'aluminium-titanium-products',
    'prestressing-steel',
    'bearing-steel',
    'wood-based-panels',
  ])('never calls the candidate %s cancelled', (id) => {
    const names = regimesOf(catalogue, id).map(({ regime }) => regime.name);
    expect(names).not.toContain('cancelled');
    expect(regimeOf(catalogue, id, '2020-01-01')).toMatchObject({
      regime: { name: 'unknown' },
      certainty: 'unverified',
      provenance: { note: { zh: expect.stringContaining('未确认') as string } },
    });
  });

  it('holds eight of the thirteen that were cancelled in 2019, two of them by inference', () => {
    const cancelled = [...productsOf(catalogue).values()].filter(
      ({ kind, id }) =>
        kind !== 'unit' &&
        regimeOf(catalogue, id, '2019-09-07').regime.name === 'licence' &&
        regimeOf(catalogue, id, '2019-09-08').regime.name === 'cancelled',
    );
    // Helmets are a part of special protective equipment, a category again since 2024.
    const ids = cancelled.map(({ id }) => id).filter((id) => id !== '14');
    expect(ids).toHaveLength(8);
    expect(ids.filter((id) => regimeOf(catalogue, id, '2019-09-08').certainty === 'recalled')).toEqual([
      '12',
      'concrete-sleepers',
    ]);
  });

  it('offers what is cancelled, and what left undocumented, as units of the goods off the catalogue', () => {
    const units = delistedCategory(catalogue)?.units ?? [];
    const cancelled = units.filter(({ provenance }) => provenance.basis !== 'unverified');
    expect(cancelled.map(({ id }) => id).toSorted()).toEqual([
      'brake-fluid',
      'concrete-sleepers',
      'friction-materials',
      'grinding-wheels',
      'internal-combustion-engines',
      'special-ppe',
      'waterproof-membranes',
    ]);
    for (const { id } of units)
      expect(regimeOf(catalogue, id, '2026-11-26').regime.name).toBe(
        cancelled.some((unit) => unit.id === id) ? 'cancelled' : 'unknown',
      );
  });

  it.each([
    ['水泥', '02'],
    ['cement', '02'],
    ['07', '07'],
    ['06/medium-voltage', '06/medium-voltage'],
    ['XK08-001', '02'],
    ['(鄂)XK06-001-00057', '06'],
    ['安全帽', '14/safety-helmet'],
    ['电石', '07/calcium-carbide'],
    ['铁路桥预应力混凝土简支梁', '05'],
    ['刹车片', 'brake-linings'],
    ['ｇｒｉｎｄｉｎｇ wheels', 'grinding-wheels'],
    ['热轧 光圆', '01/hot-rolled-plain'],
  ])('finds “%s” as %s', (typed, id) => {
    expect(findProducts(catalogue, typed)[0]?.product.id).toBe(id);
  });

  it('finds a product by pinyin where somebody can spell, after what is written so', async () => {
    const spells = await loadPinyin();
    const ids = (typed: string) => findProducts(catalogue, typed, spells).map(({ product }) => product.id);
    expect(findProducts(catalogue, 'aqm')).toEqual([]);
    expect(ids('aqm')).toContain('14/safety-helmet');
    expect(ids('shuini')[0]).toBe('02');
    expect(ids('jzgj')[0]).toBe('01');
    expect(ids('cement')[0]).toBe('02');
  });

  it.each(['', '   ', '()', '没有这种东西'])('finds nothing for “%s”', (typed) => {
    expect(findProducts(catalogue, typed)).toEqual([]);
  });
});

describe('an old three-level licence', () => {
  const licence = { number: '', category: '', unit: '', model: '' };
  it.each([
    [
      {
        number: 'XK13-006-00012',
        category: '危险化学品',
        unit: '危险化学品无机产品(Ⅲ类)',
        model: '工业碳酸钡',
      },
      '07/inorganic',
      'source',
    ],
    [{ category: '危险化学品石油', model: '0号车用柴油' }, '07/petroleum', 'recalled'],
    [{ number: '(苏)XK16-204-00311', unit: '复合膜袋' }, '10/plastic-laminate', 'source'],
    [
      { number: 'XK13-001-01022', category: '化肥', unit: '复混肥料', model: '高浓度' },
      '09/compound',
      'recalled',
    ],
    [{ category: '水泥', unit: '普通硅酸盐水泥', model: 'P·O 42.5' }, '02/common-portland', 'unverified'],
  ])('%j leads to %s', (printed, id, certainty) => {
    expect(resolveOldLicence(catalogue, { ...licence, ...printed })).toMatchObject({
      found: 'unit',
      product: { id },
      certainty,
    });
  });

  it.each([
    [{ number: 'XK08-001-04763' }, 'category', '02', /没有单元名称/],
    [{ number: 'XK06-001-04763', unit: '某某电缆' }, 'category', '06', /没有对应的单元/],
    [{ category: '铁路桥预应力混凝土简支梁' }, 'category', '05', /没有单元名称/],
    [{ number: 'XK17-002-00007', category: '预应力混凝土枕' }, 'other', 'concrete-sleepers', /不是发证类别/],
    [{ number: 'XK09-005-00007' }, 'category', '03', /没有单元名称/],
    [{ number: 'XK08-001-04763', unit: '架空绞线' }, 'nothing', null, /不属于同一类别/],
    [{ unit: '自行车' }, 'nothing', null, /没有证书上的产品/],
    [{ number: 'QS15-10301-00001' }, 'nothing', null, /没有证书上的产品/],
    [{}, 'nothing', null, /没有证书上的产品/],
  ])('%j leads to %s %s with a reason', (printed, found, id, reason) => {
    const resolution = resolveOldLicence(catalogue, { ...licence, ...printed });
    expect(resolution.found).toBe(found);
    expect('product' in resolution ? resolution.product.id : null).toBe(id);
    expect(resolution.reason.zh).toMatch(reason);
    expect(resolution.reason.en).not.toBe('');
  });
});
