import { z } from 'zod';
import {
  Authority,
  Catalogue,
  catalogueProblems,
  LicenceMode,
  ListedCategory,
  type OtherName,
  OtherProduct,
  type Period,
  type ProductId,
  type Regime,
} from '../../shared/domain/catalogue-edition.ts';
import { Day, Id, Line } from '../../shared/domain/identifiers.ts';
import { Basis, type Provenance, type Words } from '../../shared/domain/words.ts';
import {
  authorityText,
  basisText,
  catalogueCellText as wrong,
  catalogueSheetText as sheetText,
  modeText,
  regimeText,
} from '../../shared/text/catalogue.ts';
import { say } from '../../shared/text/say.ts';
import { choice, line, needed, optional } from './read-cells.ts';
import {
  type Column,
  readTable,
  readWorkbook,
  refuseCell,
  type SheetDraft,
  sheetOf,
  type TableRow,
  type Workbook,
  writeWorkbook,
} from './workbook.ts';

const column = <K extends string>(key: K, title: string, width = 16) => ({ key, title, width });

const provenanceColumns = [
  column('basis', '依据 basis', 14),
  column('source', '出处 source', 40),
  column('noteZh', '说明', 40),
  column('noteEn', 'note', 40),
] as const;
type ProvenanceKey = (typeof provenanceColumns)[number]['key'];

/** The sheets of the workbook. Every table names a product by its id: 02, 02/clinker, grinding-wheels. */
const sheets = {
  edition: [
    column('version', '版次号 version'),
    column('issuedOn', '发布日 issued on'),
    column('titleZh', '名称', 40),
    column('titleEn', 'title', 40),
  ],
  versions: [
    column('id', '编号 id'),
    column('from', '施行日 from'),
    column('document', '文号 document', 30),
    column('categories', '类别数 categories'),
    column('national', '国家实施 national'),
    column('provincial', '省级实施 provincial'),
    column('varieties', '品种数 varieties'),
    column('units', '单元数 units'),
    column('levels', '层级 levels'),
    ...provenanceColumns,
  ],
  categories: [
    column('code', '代码 code', 10),
    column('nameZh', '名称', 36),
    column('nameEn', 'name', 36),
    column('prefixes', '编号前缀 prefixes', 24),
    column('unitCount', '官方单元数 unit count'),
    ...provenanceColumns,
  ],
  units: [
    column('category', '类别 category', 10),
    column('id', '编号 id', 24),
    column('nameZh', '名称', 36),
    column('nameEn', 'name', 36),
    ...provenanceColumns,
  ],
  products: [
    column('id', '编号 id', 28),
    column('nameZh', '名称', 36),
    column('nameEn', 'name', 36),
    column('near', '相近类别 near', 12),
    column('prefixes', '编号前缀 prefixes', 24),
  ],
  names: [column('product', '产品 product', 28), column('text', '旧名称 name', 36), ...provenanceColumns],
  periods: [
    column('product', '产品 product', 28),
    column('from', '起始日（最早的留空） from', 24),
    column('regime', '管理方式 regime', 18),
    column('mode', '审批方式 mode', 14),
    column('authority', '审批机关 authority', 14),
    column('into', '并入 into', 18),
    column('document', '文件 document', 36),
    ...provenanceColumns,
  ],
} as const;
type SheetName = keyof typeof sheets;
type Key<S extends SheetName> = (typeof sheets)[S][number]['key'];

// ---- writing

const provenanceCells = ({ basis, source, note }: Provenance): string[] => [
  basisText[basis].zh,
  source ?? '',
  note?.zh ?? '',
  note?.en ?? '',
];

const numberText = (value: number | null): string => (value === null ? '' : String(value));
const prefixText = (prefixes: readonly string[]): string => prefixes.join('、');

const periodCells = (product: ProductId, { from, regime, document, provenance }: Period): string[] => {
  const licence = regime.name === 'licence' ? regime : null;
  return [
    product,
    from ?? '',
    regimeText[regime.name].zh,
    licence?.mode ? modeText[licence.mode].zh : '',
    licence?.authority ? authorityText[licence.authority].zh : '',
    regime.name === 'mergedInto' ? regime.into : '',
    document ?? '',
    ...provenanceCells(provenance),
  ];
};

/** Everything that has names and periods, by product id, in the order of the sheets. */
const histories = ({
  categories,
  products,
}: Catalogue): readonly {
  readonly id: ProductId;
  readonly names: readonly OtherName[];
  readonly periods: readonly Period[];
}[] => [
  ...categories.flatMap(({ code, otherNames, periods, units }) => [
    { id: code, names: otherNames, periods },
    ...units.map((unit) => ({
      id: `${code}/${unit.id}`,
      names: unit.otherNames,
      periods: unit.periods ?? [],
    })),
  ]),
  ...products.map(({ id, otherNames, periods }) => ({ id, names: otherNames, periods })),
];

/** An edition as a workbook that staff can change and import again. */
export const exportCatalogue = (catalogue: Catalogue): Promise<Uint8Array<ArrayBuffer>> => {
  const { version, issuedOn, title, versions, categories, products } = catalogue;
  const all = histories(catalogue);
  const rows: Record<SheetName, readonly (readonly string[])[]> = {
    edition: [[String(version), issuedOn, title.zh, title.en]],
    versions: versions.map((one) => [
      one.id,
      one.from,
      one.document,
      numberText(one.categories),
      numberText(one.national),
      numberText(one.provincial),
      numberText(one.varieties),
      numberText(one.units),
      String(one.levels),
      ...provenanceCells(one.provenance),
    ]),
    categories: categories.map(({ code, name, licencePrefixes, unitCount }) => [
      code,
      name.zh,
      name.en,
      prefixText(licencePrefixes),
      numberText(unitCount.value),
      ...provenanceCells(unitCount.provenance),
    ]),
    units: categories.flatMap(({ code, units }) =>
      units.map(({ id, name, provenance }) => [code, id, name.zh, name.en, ...provenanceCells(provenance)]),
    ),
    products: products.map(({ id, name, near, licencePrefixes }) => [
      id,
      name.zh,
      name.en,
      near ?? '',
      prefixText(licencePrefixes),
    ]),
    names: all.flatMap(({ id, names }) =>
      names.map(({ text, provenance }) => [id, text, ...provenanceCells(provenance)]),
    ),
    periods: all.flatMap(({ id, periods }) => periods.map((period) => periodCells(id, period))),
  };
  return writeWorkbook(
    (Object.keys(sheets) as SheetName[]).map((name): SheetDraft => ({
      name: sheetText[name].zh,
      columns: sheets[name],
      rows: rows[name],
    })),
  );
};

// ---- reading

type Row<K extends string> = TableRow<K>;

const Count = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number);

const pick = <V extends string, T>(schema: z.ZodEnum<Record<V, V>>, words: Readonly<Record<V, T>>) =>
  Object.fromEntries((schema.options as V[]).map((value) => [value, words[value]])) as Record<V, T>;

const readWords = <K extends string>(row: Row<K>, zh: K, en: K): Words => ({
  zh: line(row, zh),
  en: line(row, en),
});

const readProvenance = (row: Row<ProvenanceKey>): Provenance => {
  const basis = choice(row, 'basis', pick(Basis, basisText)) ?? row.refuse('basis', wrong.required);
  const source = row.text('source');
  const zh = row.text('noteZh');
  const en = row.text('noteEn');
  if ((zh === '') !== (en === '')) row.refuse(zh === '' ? 'noteZh' : 'noteEn', wrong.noteHalf);
  return { basis, ...(source === '' ? {} : { source }), ...(zh === '' ? {} : { note: { zh, en } }) };
};

const readPrefixes = <K extends string>(row: Row<K>, key: K): string[] => {
  const parts = row
    .text(key)
    .split(/[\s、，,;；]+/)
    .filter(Boolean);
  const parsed = ListedCategory.shape.licencePrefixes.safeParse(parts);
  return parsed.success ? parsed.data : row.refuse(key, wrong.prefix);
};

const readRegime = (row: Row<Key<'periods'>>): Regime => {
  const name = choice(row, 'regime', regimeText) ?? row.refuse('regime', wrong.required);
  const into = row.text('into');
  if ((name === 'mergedInto') !== (into !== '')) row.refuse('into', wrong.notMerged);
  if (name === 'mergedInto') return { name, into };
  const mode = choice(row, 'mode', pick(LicenceMode, modeText));
  const authority = choice(row, 'authority', pick(Authority, authorityText));
  if (name === 'licence') return { name, mode, authority };
  if (mode !== null) row.refuse('mode', wrong.notLicence);
  if (authority !== null) row.refuse('authority', wrong.notLicence);
  return { name };
};

const readPeriod = (row: Row<Key<'periods'>>): Period => ({
  from: optional(row, 'from', Day, wrong.day),
  regime: readRegime(row),
  document: optional(row, 'document', Line, wrong.tooLong),
  provenance: readProvenance(row),
});

/** A value that was read, and the row it came from: whatever is found wrong later is still refused by its cell. */
type Read<T, K extends string> = { readonly value: T; readonly row: Row<K> };

const grouped = <T, K extends string>(
  read: readonly (Read<T, K> & { readonly of: string })[],
): ReadonlyMap<string, readonly Read<T, K>[]> => {
  const groups = new Map<string, Read<T, K>[]>();
  for (const { of, value, row } of read) groups.set(of, [...(groups.get(of) ?? []), { value, row }]);
  return groups;
};

const tableOf = <S extends SheetName>(workbook: Workbook, name: S): readonly Row<Key<S>>[] =>
  readTable(sheetOf(workbook, sheetText[name].zh), sheets[name] as unknown as readonly Column<Key<S>>[]);

const readEdition = (workbook: Workbook) => {
  const [row, second] = tableOf(workbook, 'edition');
  if (second) second.refuse('version', wrong.oneRow);
  if (!row) return refuseCell(sheetText.edition.zh, 'A2', wrong.oneRow);
  return {
    row,
    version: needed(row, 'version', Count.pipe(Catalogue.shape.version), wrong.count),
    issuedOn: needed(row, 'issuedOn', Day, wrong.day),
    title: readWords(row, 'titleZh', 'titleEn'),
  };
};

const readVersion = (row: Row<Key<'versions'>>): Catalogue['versions'][number] => {
  const count = (key: Key<'versions'>) => optional(row, key, Count, wrong.count);
  const levels = choice(row, 'levels', { 2: { zh: '2', en: '2' }, 3: { zh: '3', en: '3' } });
  return {
    id: needed(row, 'id', Id, wrong.id),
    from: needed(row, 'from', Day, wrong.day),
    document: line(row, 'document'),
    categories: count('categories'),
    national: count('national'),
    provincial: count('provincial'),
    varieties: count('varieties'),
    units: count('units'),
    levels: levels === null ? row.refuse('levels', wrong.required) : levels === '2' ? 2 : 3,
    provenance: readProvenance(row),
  };
};

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Reads one sheet after the other into an edition, and remembers where each part stood. */
const assemble = (workbook: Workbook) => {
  const edition = readEdition(workbook);
  const versions = tableOf(workbook, 'versions').map((row) => ({ value: readVersion(row), row }));
  const categoryRows = tableOf(workbook, 'categories').map((row) => ({
    row,
    code: needed(row, 'code', ListedCategory.shape.code, wrong.code),
  }));
  if (versions.length === 0) refuseCell(sheetText.versions.zh, 'A2', wrong.required);
  if (categoryRows.length === 0) refuseCell(sheetText.categories.zh, 'A2', wrong.required);
  const codes = new Set(categoryRows.map(({ code }) => code));
  const unitRows = grouped(
    tableOf(workbook, 'units').map((row) => {
      const category = needed(row, 'category', ListedCategory.shape.code, wrong.code);
      if (!codes.has(category)) row.refuse('category', wrong.category);
      return { of: category, value: needed(row, 'id', Id, wrong.id), row };
    }),
  );
  const productRows = tableOf(workbook, 'products').map((row) => ({
    row,
    id: needed(row, 'id', OtherProduct.shape.id, wrong.productId),
  }));
  const ids = new Set<ProductId>([
    ...codes,
    ...[...unitRows].flatMap(([code, units]) => units.map(({ value }) => `${code}/${value}`)),
    ...productRows.map(({ id }) => id),
  ]);
  const productOf = <K extends string>(row: Row<K | 'product'>): ProductId => {
    const id = row.text('product');
    return ids.has(id) ? id : row.refuse('product', id === '' ? wrong.required : wrong.product);
  };
  const names = grouped(
    tableOf(workbook, 'names').map((row) => ({
      of: productOf(row),
      value: { text: line(row, 'text'), provenance: readProvenance(row) },
      row,
    })),
  );
  const periods = grouped(
    tableOf(workbook, 'periods').map((row) => ({ of: productOf(row), value: readPeriod(row), row })),
  );
  const namesOf = (id: ProductId): OtherName[] => (names.get(id) ?? []).map(({ value }) => value);
  /** By first day, wherever in the sheet a row was added. */
  const periodsOf = (id: ProductId): readonly Read<Period, Key<'periods'>>[] =>
    (periods.get(id) ?? []).toSorted((a, b) => byText(a.value.from ?? '', b.value.from ?? ''));
  return { edition, versions, categoryRows, unitRows, productRows, namesOf, periodsOf };
};

/** Where a part of the edition stands in the workbook, by its path; and which column a field of it is. */
type Places = Map<string, (field: string, words: Words) => never>;

const remember = <K extends string>(
  places: Places,
  path: readonly (string | number)[],
  row: Row<K>,
  columns: Readonly<Record<string, K>>,
  otherwise: K,
): void => {
  places.set(path.join('.'), (field, words) => row.refuse(columns[field] ?? otherwise, words));
};

const compose = (read: ReturnType<typeof assemble>): { catalogue: Catalogue; places: Places } => {
  const { edition, versions, categoryRows, unitRows, productRows, namesOf, periodsOf } = read;
  const places: Places = new Map();
  const historyAt = (id: ProductId, path: readonly (string | number)[]): Period[] =>
    periodsOf(id).map(({ value, row }, at) => {
      remember(places, [...path, at], row, { from: 'from', into: 'into' }, 'product');
      return value;
    });
  const categories = categoryRows
    .toSorted((a, b) => byText(a.code, b.code))
    .map(({ code, row }, at): ListedCategory => {
      remember(places, ['categories', at], row, { name: 'nameZh' }, 'code');
      const units = (unitRows.get(code) ?? []).map(({ value: id, row: unitRow }, index) => {
        const path = ['categories', at, 'units', index];
        remember(places, path, unitRow, { name: 'nameZh' }, 'id');
        const own = historyAt(`${code}/${id}`, [...path, 'periods']);
        return {
          id,
          name: readWords(unitRow, 'nameZh', 'nameEn'),
          provenance: readProvenance(unitRow),
          otherNames: namesOf(`${code}/${id}`),
          periods: own.length === 0 ? null : own,
        };
      });
      if (units.length === 0) row.refuse('code', wrong.noUnits);
      const periods = historyAt(code, ['categories', at, 'periods']);
      if (periods.length === 0) row.refuse('code', wrong.noPeriods);
      return {
        code,
        name: readWords(row, 'nameZh', 'nameEn'),
        licencePrefixes: readPrefixes(row, 'prefixes'),
        otherNames: namesOf(code),
        unitCount: {
          value: optional(row, 'unitCount', Count.pipe(z.int().min(1)), wrong.count),
          provenance: readProvenance(row),
        },
        units,
        periods,
      };
    });
  const products = productRows.map(({ id, row }, at): OtherProduct => {
    remember(places, ['products', at], row, { near: 'near' }, 'id');
    const periods = historyAt(id, ['products', at, 'periods']);
    if (periods.length === 0) row.refuse('id', wrong.noPeriods);
    return {
      id,
      name: readWords(row, 'nameZh', 'nameEn'),
      near: optional(row, 'near', ListedCategory.shape.code, wrong.code),
      licencePrefixes: readPrefixes(row, 'prefixes'),
      otherNames: namesOf(id),
      periods,
    };
  });
  versions.forEach(({ row }, at) => remember(places, ['versions', at], row, { from: 'from' }, 'id'));
  return {
    catalogue: {
      schema: 1,
      id: 'catalogue',
      version: edition.version,
      issuedOn: edition.issuedOn,
      title: edition.title,
      versions: versions.map(({ value }) => value),
      categories,
      products,
    },
    places,
  };
};

/** Refuses the first contradiction of the whole at the cell it stands in. */
const refuseProblems = (catalogue: Catalogue, places: Places): void => {
  const [problem] = catalogueProblems(catalogue);
  if (!problem) return;
  const path = problem.path.map(String);
  for (let length = path.length; length > 0; length -= 1)
    places.get(path.slice(0, length).join('.'))?.(path.at(-1) ?? '', problem.words);
};

/**
 * Reads an edition from a workbook: all of it, or nothing. `newerThan` is the edition already published.
 * @throws HechaError WORKBOOK_INVALID {sheet, cell, reason} for the first cell that is wrong, and for a number that is
 * not greater than that of the published edition.
 */
export const importCatalogue = async (bytes: Uint8Array, newerThan: number): Promise<Catalogue> => {
  const read = assemble(await readWorkbook(bytes));
  if (read.edition.version <= newerThan)
    read.edition.row.refuse('version', {
      zh: say(wrong.notNewer, 'zh', { version: newerThan }),
      en: say(wrong.notNewer, 'en', { version: newerThan }),
    });
  const { catalogue, places } = compose(read);
  refuseProblems(catalogue, places);
  return Catalogue.parse(catalogue);
};
