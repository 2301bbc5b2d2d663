import { inspectionTypeText } from '../../../shared/text/visits.ts';
import { cellLabels as labels, sheetNames } from '../../../shared/text/authoring.ts';
import { basisText } from '../../../shared/text/catalogue.ts';
import {
  type Codec,
  flag,
  linesOf,
  listOf,
  nullable,
  oneOf,
  openText,
  text,
  token,
  whole,
} from './codecs.ts';

/** A column of a sheet: where its value stands in the record of a row, and how it is written. */
export type Field = {
  readonly key: string;
  readonly title: string;
  readonly width: number;
  /** Keys from the record of the row; null for a column that says where the record belongs, or is there to be read only. */
  readonly path: readonly string[] | null;
  readonly codec: Codec;
};

type Options = { readonly width?: number; readonly path?: readonly string[] | null };

const field = (
  key: string,
  title: string,
  codec: Codec,
  { width = 14, path = [key] }: Options = {},
): Field => ({
  key,
  title,
  width,
  path,
  codec,
});

/** Says where the record of the row belongs. */
const owner = (key: string, title: string, width = 16): Field =>
  field(key, title, token, { width, path: null });

/** A text in both languages, in two columns. */
const words = (key: string, zh: string, en: string, width = 24): Field[] => [
  field(`${key}Zh`, zh, text, { width, path: [key, 'zh'] }),
  field(`${key}En`, en, text, { width, path: [key, 'en'] }),
];

const basis = oneOf(basisText);

const provenanceAt = (path: readonly string[], zh: string, en: string): Field[] => {
  const key = path.join('.');
  return [
    field(`${key}.basis`, `${zh}依据 ${en}basis`, basis, { path: [...path, 'basis'] }),
    field(`${key}.source`, `${zh}出处 ${en}source`, text, { width: 40, path: [...path, 'source'] }),
    field(`${key}.noteZh`, `${zh}备注`, text, { width: 30, path: [...path, 'note', 'zh'] }),
    field(`${key}.noteEn`, `${en}note`, text, { width: 30, path: [...path, 'note', 'en'] }),
  ];
};
const provenance = provenanceAt(['provenance'], '', '');

const folder = owner('folder', '目录 folder');
const file = owner('file', '文件 file', 20);
const ofItem = owner('item', '项目 item', 18);
const types = field('types', '检查类型 types', listOf(oneOf(inspectionTypeText)), { width: 24 });
const units = field('units', '产品单元 units', listOf(token), { width: 24 });
const steps: Field[] = [
  field('checksZh', '核查步骤', linesOf('zh'), { width: 50, path: ['checksZh'] }),
  field('checksEn', 'steps', linesOf('en'), { width: 50, path: ['checksEn'] }),
];
const yesNo = flag(labels.yesNo, false);
const yes = flag(labels.yesNo, true);
const id = field('id', '编号 id', token, { width: 18 });

/** The sheets of the workbook in their order, but for the page of instructions. */
export const sheets = {
  specifications: [
    folder,
    id,
    field('version', '版本 version', whole),
    field('category', '类别代码 category', token),
    ...words('title', '名称', 'title', 36),
    ...Object.entries(inspectionTypeText).map(([type, { zh, en }]) =>
      field(`ruleSets.${type}`, `${zh} ${en.toLowerCase()}`, token, { width: 16, path: ['ruleSets', type] }),
    ),
  ],
  standards: [
    folder,
    field('number', '标准号 number', openText, { width: 20 }),
    ...words('title', '名称', 'title', 36),
    ...provenance,
  ],
  sections: [
    folder,
    file,
    field('take', '引用章节 take', token),
    id,
    field('ordinal', '序号 ordinal', text),
    ...words('title', '名称', 'title', 30),
  ],
  taken: [
    folder,
    field('item', '通用项目 item', token, { width: 16 }),
    field('reading', '通用项目名称（只供阅读） read only', text, { width: 26, path: null }),
    field('clause', '条款 clause', token),
    field('section', '章节 section', token),
    ...words('title', '名称', 'title'),
    ...words('requirement', '核查内容', 'requirement', 40),
    ...steps,
    field('veto', '否决 veto', yesNo),
    types,
    units,
    ...provenance,
  ],
  items: [
    folder,
    file,
    id,
    field('clause', '条款 clause', token),
    field('section', '章节 section', token),
    ...words('title', '名称', 'title'),
    ...words('requirement', '核查内容', 'requirement', 40),
    ...steps,
    field('veto', '否决 veto', yes),
    types,
    units,
    field('askedWhen.item', '取决于项目 asked when item', token, { path: ['askedWhen', 'item'] }),
    field('askedWhen.verdicts', '判定为 has verdict', listOf(oneOf(labels.verdict)), {
      path: ['askedWhen', 'verdicts'],
    }),
    ...words('noPhotos', '不得拍照的原因', 'why no photographs', 20),
    field('task.kind', '做什么 task', oneOf(labels.task), { path: ['task', 'kind'] }),
    field('task.instrument', '问仪器 instrument', yesNo, { path: ['task', 'instrument'] }),
    field('task.uncovered', '无限值 uncovered', text, { width: 24, path: ['task', 'uncovered'] }),
    field('task.planZh', '抽样方案', text, { width: 36, path: ['task', 'plan', 'zh'] }),
    field('task.planEn', 'sampling plan', text, { width: 36, path: ['task', 'plan', 'en'] }),
    field('task.unit', '抽样单位 sample unit', text, { path: ['task', 'unit'] }),
    ...provenance,
  ],
  evidence: [
    folder,
    ofItem,
    id,
    field('kind', '种类 kind', oneOf(labels.evidence)),
    field('atLeast', '至少 at least', whole),
    field('when', '何时 when', oneOf(labels.evidenceWhen)),
    ...words('words', '要求', 'words', 36),
  ],
  equipment: [
    folder,
    ofItem,
    id,
    ...words('name', '名称', 'name', 30),
    ...words('demand', '要求', 'demand', 30),
    units,
    field('calibrated', '问检定 calibrated', yes),
    ...provenance,
  ],
  documents: [folder, ofItem, id, ...words('name', '名称', 'name', 36)],
  parameters: [
    folder,
    ofItem,
    id,
    ...words('name', '名称', 'name', 30),
    field('unit', '单位 unit', nullable),
  ],
  choices: [
    folder,
    ofItem,
    owner('parameter', '参数 parameter'),
    field('value', '值 value', text),
    ...words('name', '名称', 'name', 30),
  ],
  quantities: [
    folder,
    ofItem,
    id,
    ...words('name', '名称', 'name', 30),
    field('unit', '单位 unit', openText),
    field('count', '个数 count', whole),
    field('decimals', '小数位 decimals', whole),
  ],
  tables: [
    folder,
    ofItem,
    owner('table', '表 table'),
    field('row', '行 row', text, { path: ['row'] }),
    field('value', '值 value', token),
  ],
  criteria: [
    folder,
    ofItem,
    id,
    ...words('name', '名称', 'name', 30),
    field('value', '数值 value', text, { width: 36 }),
    field('unit', '单位 unit', openText),
    field('op', '比较 op', oneOf(labels.operator), { width: 10 }),
    field('limit', '限值 limit', text, { width: 24 }),
    field('limitHigh', '上限（范围） upper limit', text, { width: 20 }),
    field('when', '仅当 when', text, { width: 30 }),
    field('compare', '比较法 compare', oneOf(labels.compare)),
    field('rounding.interval', '修约间隔 interval', token, { path: ['rounding', 'interval'] }),
    field('rounding.mode', '修约 mode', oneOf(labels.rounding), { path: ['rounding', 'mode'] }),
    field('standard', '标准 standard', text, { width: 26 }),
    ...provenance,
    field('uncertainty.expanded', '扩展不确定度 U', text, { path: ['uncertainty', 'expanded'] }),
    field('uncertainty.rule', '不确定度的用法 guard rule', oneOf(labels.uncertainty), {
      path: ['uncertainty', 'rule'],
    }),
    field('uncertainty.factor', '保护带系数 guard factor', token, { path: ['uncertainty', 'factor'] }),
    ...provenanceAt(['uncertainty', 'provenance'], '不确定度', 'uncertainty '),
  ],
  ruleSets: [
    file,
    id,
    field('version', '版本 version', whole),
    ...words('title', '名称', 'title', 36),
    field('document', '文件 document', text, { width: 40 }),
    field('effectiveFrom', '生效 from', { ...nullable, read: token.read }),
    field('effectiveTo', '失效 to', { ...nullable, read: token.read }),
    ...provenance,
    field('veto.by', '否决方式 veto by', oneOf(labels.vetoBy), { path: ['veto', 'by'] }),
    field('veto.clauses', '否决条款 veto clauses', listOf(token), { width: 30, path: ['veto', 'clauses'] }),
    field('vetoMayBeNotApplicable', '否决项可不适用 veto may be n/a', yesNo),
    field('conclusion.kind', '结论方式 conclusion', oneOf(labels.conclusion), {
      path: ['conclusion', 'kind'],
    }),
    field('conclusion.passZh', '合格用语', text, { path: ['conclusion', 'pass', 'zh'] }),
    field('conclusion.passEn', 'pass words', text, { path: ['conclusion', 'pass', 'en'] }),
    field('conclusion.failZh', '不合格用语', text, { path: ['conclusion', 'fail', 'zh'] }),
    field('conclusion.failEn', 'fail words', text, { path: ['conclusion', 'fail', 'en'] }),
  ],
  grades: [
    owner('ruleSet', '规则集 rule set'),
    field('verdict', '判定 verdict', oneOf(labels.verdict)),
    ...words('words', '用语', 'words'),
    field('for', '用于 for', oneOf(labels.gradeFor)),
  ],
  conditions: [
    owner('ruleSet', '规则集 rule set'),
    field('alternative', '第几组 alternative', whole, { path: null }),
    id,
    ...words('words', '用语', 'words', 36),
    field('count', '数什么 count', oneOf(labels.verdict)),
    field('among', '其中 among', oneOf(labels.gradeFor)),
    field('op', '比较 op', oneOf(labels.operator), { width: 10 }),
    field('value', '数目 value', whole),
  ],
  results: [
    owner('ruleSet', '规则集 rule set'),
    field('list', '清单 list', oneOf(labels.list), { path: null }),
    id,
    ...words('words', '用语', 'words', 36),
    field('outcome', '性质 outcome', oneOf(labels.outcome)),
  ],
} as const satisfies Record<Exclude<keyof typeof sheetNames, 'howTo'>, readonly Field[]>;

export type SheetKey = keyof typeof sheets;

/** As a sheet is named in the workbook: 项目 items. */
export const nameOf = (sheet: keyof typeof sheetNames): string =>
  `${sheetNames[sheet].zh} ${sheetNames[sheet].en}`;
