import type { Authority, LicenceMode, Regime } from '../domain/catalogue-edition.ts';
import type { Basis, Words } from '../domain/words.ts';

/** What may apply to a product, in a few words. */
export const regimeText: Record<Regime['name'], Words> = {
  licence: { zh: '生产许可', en: 'Production licence' },
  compulsoryCertification: { zh: '强制性产品认证', en: 'Compulsory certification' },
  cancelled: { zh: '许可已取消', en: 'Licence cancelled' },
  mergedInto: { zh: '并入', en: 'Merged' },
  neverLicensed: { zh: '从未列入', en: 'Never licensed' },
  unknown: { zh: '未确认', en: 'Unconfirmed' },
};

export const modeText: Record<LicenceMode, Words> = {
  verifyFirst: { zh: '先核后证', en: 'Verify first' },
  promise: { zh: '告知承诺', en: 'On a promise' },
};

export const authorityText: Record<Authority, Words> = {
  national: { zh: '国家', en: 'National' },
  provincial: { zh: '省级', en: 'Provincial' },
};

/** How certain a fact is. */
export const basisText: Record<Basis, Words> = {
  source: { zh: '有出处', en: 'Sourced' },
  recalled: { zh: '凭经验，待核对', en: 'Recalled' },
  unverified: { zh: '未核实', en: 'Unverified' },
};

/** Sheets and columns of the workbook that an edition is written in. */
export const catalogueSheetText = {
  edition: { zh: '版次', en: 'Edition' },
  versions: { zh: '历次目录', en: 'Lists by document' },
  categories: { zh: '类别', en: 'Categories' },
  units: { zh: '单元', en: 'Units' },
  products: { zh: '其他产品', en: 'Other products' },
  names: { zh: '旧名称', en: 'Older names' },
  periods: { zh: '时期', en: 'Periods' },
} satisfies Record<string, Words>;

/** What may be wrong with a cell of that workbook. */
export const catalogueCellText = {
  required: { zh: '这里不能空', en: 'this must not be empty' },
  tooLong: { zh: '文字太长（至多 200 字）', en: 'the text is too long (200 characters at most)' },
  day: { zh: '应为日期，写作 2024-09-25', en: 'a day is needed, written 2024-09-25' },
  count: { zh: '应为整数', en: 'a whole number is needed' },
  id: {
    zh: '编号只用字母、数字、点和短横，不超过 80 字',
    en: 'an id has letters, digits, dots and dashes, 80 at most',
  },
  productId: {
    zh: '编号以小写字母开头，只用小写字母、数字和短横',
    en: 'an id begins with a small letter and has small letters, digits and dashes',
  },
  code: { zh: '类别代码是两位数字', en: 'a category code has two digits' },
  prefix: {
    zh: '编号前缀写作 XK08-001，几个之间用顿号或逗号',
    en: 'a prefix is written XK08-001; several are parted by commas',
  },
  choice: { zh: '只能填：{choices}', en: 'one of these is needed: {choices}' },
  category: { zh: '“类别”表中没有这个代码', en: 'the sheet of categories has no such code' },
  product: { zh: '“类别”“单元”“其他产品”表中都没有这个产品', en: 'no sheet has such a product' },
  noteHalf: { zh: '说明要么中英文都写，要么都不写', en: 'write the note in both languages or in none' },
  noUnits: { zh: '这个类别还没有单元', en: 'this category has no unit' },
  noPeriods: { zh: '“时期”表中没有这个产品', en: 'the sheet of periods has nothing for this product' },
  notLicence: { zh: '只有“生产许可”才填这一列', en: 'this column is for licences only' },
  notMerged: { zh: '只有“并入”才填这一列，而且必须填', en: 'this column is for mergers, which need it' },
  oneRow: { zh: '“版次”表应当只有一行', en: 'the sheet of the edition has exactly one row' },
  notNewer: {
    zh: '版次号应大于已发布的第 {version} 版',
    en: 'the number must be greater than that of the published edition {version}',
  },
} satisfies Record<string, Words>;
