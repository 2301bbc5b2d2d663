import { z } from 'zod';
import { Category, delistedCode, ProductUnit } from './catalogue.ts';
import { Day, Id, Line } from './identifiers.ts';
import { Provenance, Words } from './words.ts';

/** A product of the catalogue: `02` a category, `02/clinker` a unit of it, `grinding-wheels` anything else. */
export const ProductId = z
  .string()
  .regex(/^(?:\d{2}(?:\/[A-Za-z0-9][A-Za-z0-9._-]{0,79})?|[a-z][a-z0-9-]{0,79})$/);
export type ProductId = z.infer<typeof ProductId>;

/** Who decides on a licence. Null where no source says. */
export const Authority = z.enum(['national', 'provincial']);
export type Authority = z.infer<typeof Authority>;

/**
 * How a licence is given: after the visit (先核后证), or on a promise with the visit afterwards (告知承诺、后置现场审查,
 * 国发〔2018〕33号). Null where no source says.
 */
export const LicenceMode = z.enum(['verifyFirst', 'promise']);
export type LicenceMode = z.infer<typeof LicenceMode>;

/** What applies to a product for a time. Cancelled leaves risk monitoring and spot checks; nobody may ask for a licence. */
export const Regime = z.discriminatedUnion('name', [
  z.strictObject({
    name: z.literal('licence'),
    mode: LicenceMode.nullable(),
    authority: Authority.nullable(),
  }),
  z.strictObject({ name: z.literal('compulsoryCertification') }),
  z.strictObject({ name: z.literal('cancelled') }),
  z.strictObject({ name: z.literal('mergedInto'), into: ProductId }),
  z.strictObject({ name: z.literal('neverLicensed') }),
  /** Not documented: said aloud, where a hole would be silent. */
  z.strictObject({ name: z.literal('unknown') }),
]);
export type Regime = z.infer<typeof Regime>;

/**
 * A regime from a day on, up to the day before the next period. The end is not written down: so periods can neither
 * overlap nor leave a hole. The first one has no beginning.
 */
export const Period = z.strictObject({
  from: Day.nullable(),
  regime: Regime,
  /** The decision or rule that says so, e.g. 国发〔2024〕11号. */
  document: Line.nullable(),
  provenance: Provenance,
});
export type Period = z.infer<typeof Period>;

/** A name that stands on older licences, lists or rules. */
export const OtherName = z.strictObject({ text: Line, provenance: Provenance });
export type OtherName = z.infer<typeof OtherName>;

/** A unit of a category. Without periods of its own it follows its category. */
export const ListedUnit = ProductUnit.extend({
  otherNames: z.array(OtherName),
  periods: z.array(Period).min(1).nullable(),
});
export type ListedUnit = z.infer<typeof ListedUnit>;

/** A category with its history. */
export const ListedCategory = Category.extend({
  otherNames: z.array(OtherName),
  /** How many units the official table holds, where anybody says so. */
  unitCount: z.strictObject({ value: z.int().min(1).nullable(), provenance: Provenance }),
  units: z.array(ListedUnit).min(1),
  periods: z.array(Period).min(1),
});
export type ListedCategory = z.infer<typeof ListedCategory>;

/** What is no category today: what left the list, what moved elsewhere, what lies expressly outside a category. */
export const OtherProduct = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,79}$/),
  name: Words,
  /** Category of today that it was or is near to; null where none is. */
  near: Category.shape.code.nullable(),
  licencePrefixes: Category.shape.licencePrefixes,
  otherNames: z.array(OtherName),
  periods: z.array(Period).min(1),
});
export type OtherProduct = z.infer<typeof OtherProduct>;

/** One state of the national list, as its document describes it. Counts are null where the document was not read. */
export const CatalogueVersion = z.strictObject({
  id: Id,
  from: Day,
  document: Line,
  categories: z.int().nullable(),
  national: z.int().nullable(),
  provincial: z.int().nullable(),
  varieties: z.int().nullable(),
  units: z.int().nullable(),
  /** Levels of the licence: three (category, unit, model) until 2019, two (category, unit) since. */
  levels: z.union([z.literal(2), z.literal(3)]),
  provenance: Provenance,
});
export type CatalogueVersion = z.infer<typeof CatalogueVersion>;

const CatalogueShape = z.strictObject({
  schema: z.literal(1),
  id: z.literal('catalogue'),
  /** Grows with every edition; a laptop never goes back to a smaller one by itself. */
  version: z.int().min(1),
  issuedOn: Day,
  title: Words,
  versions: z.array(CatalogueVersion).min(1),
  categories: z.array(ListedCategory).min(1),
  products: z.array(OtherProduct),
});

/** Something that contradicts itself in a catalogue, and where. */
export type CatalogueProblem = { readonly path: readonly (string | number)[]; readonly words: Words };

const words = {
  codeTwice: { zh: '类别代码重复', en: 'this category code is there twice' },
  codeReserved: {
    zh: '代码 00 留给退出许可目录的产品，类别不能使用',
    en: 'code 00 stands for goods off the catalogue; no category may have it',
  },
  unitTwice: { zh: '单元编号在本类别内重复', en: 'this unit id is there twice in its category' },
  nameTwice: { zh: '名称在本类别内重复', en: 'this name is there twice in its category' },
  productTwice: { zh: '产品编号重复', en: 'this product id is there twice' },
  versionTwice: { zh: '目录版本编号重复', en: 'this version id is there twice' },
  versionOrder: { zh: '目录版本应按施行日期排列', en: 'versions must stand in the order of their days' },
  noBeginning: {
    zh: '第一个时期不写起始日（一直追溯到最早）',
    en: 'the first period has no first day: it reaches back to the beginning',
  },
  periodOrder: {
    zh: '时期应按起始日排列，且不得同日',
    en: 'periods must stand in the order of their first days, no two on one day',
  },
  unknownCategory: { zh: '目录中没有这个类别', en: 'the catalogue has no such category' },
  unknownProduct: { zh: '目录中没有这个产品', en: 'the catalogue has no such product' },
  mergedRound: { zh: '并入关系绕成了一圈', en: 'what merges into what goes round in a circle' },
} satisfies Record<string, Words>;

type Shape = z.infer<typeof CatalogueShape>;
type Path = readonly (string | number)[];

const repeated = (keys: readonly string[], path: (index: number) => Path, said: Words): CatalogueProblem[] =>
  keys.flatMap((key, index) => (keys.indexOf(key) < index ? [{ path: path(index), words: said }] : []));

const unitProblems = ({ categories }: Shape): CatalogueProblem[] =>
  categories.flatMap(({ units }, at) => [
    ...repeated(
      units.map(({ id }) => id),
      (index) => ['categories', at, 'units', index, 'id'],
      words.unitTwice,
    ),
    ...repeated(
      units.map(({ name }) => name.zh),
      (index) => ['categories', at, 'units', index, 'name'],
      words.nameTwice,
    ),
  ]);

/** Every list of periods with its place and the product it belongs to. */
const histories = ({ categories, products }: Shape): { id: ProductId; path: Path; periods: Period[] }[] => [
  ...categories.flatMap(({ code, periods, units }, at) => [
    { id: code, path: ['categories', at, 'periods'], periods },
    ...units.flatMap((unit, index) =>
      unit.periods === null
        ? []
        : [
            {
              id: `${code}/${unit.id}`,
              path: ['categories', at, 'units', index, 'periods'],
              periods: unit.periods,
            },
          ],
    ),
  ]),
  ...products.map(({ id, periods }, at) => ({ id, path: ['products', at, 'periods'], periods })),
];

const periodProblems = (periods: readonly Period[], path: Path): CatalogueProblem[] =>
  periods.flatMap(({ from }, index) => {
    const before = periods[index - 1];
    if (before === undefined)
      return from === null ? [] : [{ path: [...path, 0, 'from'], words: words.noBeginning }];
    return from !== null && (before.from ?? '') < from
      ? []
      : [{ path: [...path, index, 'from'], words: words.periodOrder }];
  });

const idsOf = ({ categories, products }: Shape): ReadonlySet<ProductId> =>
  new Set([
    ...categories.flatMap(({ code, units }) => [code, ...units.map(({ id }) => `${code}/${id}`)]),
    ...products.map(({ id }) => id),
  ]);

const targetsOf = (periods: readonly Period[]): ProductId[] =>
  periods.flatMap(({ regime }) => (regime.name === 'mergedInto' ? [regime.into] : []));

/** Whose periods speak of a product: its own, or its category's. */
const ruler = (ruled: ReadonlyMap<ProductId, readonly Period[]>, id: ProductId): ProductId =>
  ruled.has(id) ? id : id.slice(0, 2);

const mergeProblems = (shape: Shape): CatalogueProblem[] => {
  const all = histories(shape);
  const ids = idsOf(shape);
  const ruled = new Map(all.map(({ id, periods }) => [id, periods]));
  const reaches = (id: ProductId, seen: ReadonlySet<ProductId>): boolean => {
    const at = ruler(ruled, id);
    if (seen.has(at)) return true;
    return targetsOf(ruled.get(at) ?? []).some((into) => reaches(into, new Set([...seen, at])));
  };
  return all.flatMap(({ id, path, periods }) =>
    periods.flatMap(({ regime }, index): CatalogueProblem[] => {
      if (regime.name !== 'mergedInto') return [];
      const at = [...path, index, 'regime', 'into'];
      if (!ids.has(regime.into)) return [{ path: at, words: words.unknownProduct }];
      return reaches(regime.into, new Set([id])) ? [{ path: at, words: words.mergedRound }] : [];
    }),
  );
};

/** What a catalogue contradicts itself in, beyond the form of its fields. Empty for a sound one. */
export const catalogueProblems = (shape: Shape): readonly CatalogueProblem[] => {
  const codes = new Set(shape.categories.map(({ code }) => code));
  return [
    ...repeated(
      shape.categories.map(({ code }) => code),
      (index) => ['categories', index, 'code'],
      words.codeTwice,
    ),
    ...shape.categories.flatMap(({ code }, index) =>
      code === delistedCode ? [{ path: ['categories', index, 'code'], words: words.codeReserved }] : [],
    ),
    ...unitProblems(shape),
    ...repeated(
      shape.products.map(({ id }) => id),
      (index) => ['products', index, 'id'],
      words.productTwice,
    ),
    ...shape.products.flatMap(({ near }, index) =>
      near === null || codes.has(near)
        ? []
        : [{ path: ['products', index, 'near'], words: words.unknownCategory }],
    ),
    ...repeated(
      shape.versions.map(({ id }) => id),
      (index) => ['versions', index, 'id'],
      words.versionTwice,
    ),
    ...shape.versions.flatMap(({ from }, index) =>
      from < (shape.versions[index - 1]?.from ?? '')
        ? [{ path: ['versions', index, 'from'], words: words.versionOrder }]
        : [],
    ),
    ...histories(shape).flatMap(({ periods, path }) => periodProblems(periods, path)),
    ...mergeProblems(shape),
  ];
};

/** One edition of the catalogue: what is licensed, since when, by which document, and how certain that is. */
export const Catalogue = CatalogueShape.superRefine((shape, context) => {
  for (const { path, words: said } of catalogueProblems(shape))
    context.addIssue({ code: 'custom', path: [...path], message: said.en });
});
export type Catalogue = z.infer<typeof Catalogue>;

/** What a checklist carries of its category: names and provenance, without the history. */
export const categoryOf = ({ code, name, licencePrefixes, units }: ListedCategory): Category => ({
  code,
  name,
  licencePrefixes,
  units: units.map(({ id, name: unitName, provenance }) => ({ id, name: unitName, provenance })),
});
