import type { LicenceMode } from '../domain/catalogue-edition.ts';
import type { PlainRegime } from '../domain/regime.ts';
import type { Words } from '../domain/words.ts';

/** Words of what is looked up: what applies to a product, and what rests on a standard. */
export const referenceText = {
  // what applies
  product: { zh: '产品', en: 'Product' },
  productHint: {
    zh: '名称、拼音首字母、英文名或编号前缀',
    en: 'Name, pinyin initials, English name or licence prefix',
  },
  day: { zh: '哪一天', en: 'On which day' },
  today: { zh: '今天', en: 'Today' },
  products: { zh: '找到的产品', en: 'Products found' },
  productsFound: { zh: '找到 {count} 个', en: '{count} found' },
  categories: { zh: '现行类别', en: 'Categories' },
  noProduct: {
    zh: '目录中没有与“{text}”相符的产品。这不等于无须许可：请换个名称，或向总部核实。',
    en: 'The catalogue has nothing for “{text}”. That does not mean no licence is needed: try another name, or ask headquarters.',
  },
  alsoNamed: { zh: '又名：{name}', en: 'also: {name}' },
  kind_category: { zh: '类别 {id}', en: 'Category {id}' },
  kind_unit: { zh: '类别 {category} 的产品单元', en: 'Product unit of category {category}' },
  kind_other: { zh: '现行类别以外的产品', en: 'Outside today’s categories' },
  onDay: { zh: '{day} 适用', en: 'On {day}' },
  document: { zh: '文件', en: 'Document' },
  noDocument: { zh: '没有文件可引', en: 'No document is named' },
  holds: { zh: '期间', en: 'Holds' },
  since: { zh: '{from} 起', en: 'since {from}' },
  until: { zh: '至 {until}', en: 'until {until}' },
  between: { zh: '{from} 至 {until}', en: '{from} to {until}' },
  always: { zh: '无起止日期', en: 'no first or last day' },
  ruledBy: { zh: '按何者', en: 'Ruled by' },
  ruledByCategory: { zh: '随类别“{name}”', en: 'follows its category, “{name}”' },
  merged: { zh: '已并入', en: 'Merged into' },
  basis: { zh: '依据', en: 'Basis' },
  unitBasis: { zh: '单元出处', en: 'Unit named by' },
  history: { zh: '沿革', en: 'History' },
  units: { zh: '产品单元', en: 'Product units' },
  otherNames: { zh: '旧名称与别名', en: 'Older and other names' },
  prefixes: { zh: '编号前缀', en: 'Licence prefixes' },
  choose: { zh: '从左边选一个产品。', en: 'Choose a product at the left.' },
  edition: {
    zh: '按第 {version} 版目录（{issuedOn} 编成）回答',
    en: 'Answered by edition {version} of the catalogue, issued {issuedOn}',
  },
  noCatalogue: {
    zh: '本机还没有产品目录。',
    en: 'No catalogue on this laptop yet.',
  },
  noCatalogueText: {
    zh: '目录随任务一起下载；联网后向总部取一次任务即可。',
    en: 'It comes with the assignments: fetch them once while there is a network.',
  },
  noCataloguePublished: { zh: '还没有发布产品目录。', en: 'No catalogue has been published yet.' },
  decided_national: { zh: '国家级审批', en: 'decided nationally' },
  decided_provincial: { zh: '省级审批', en: 'decided by the province' },
  decided_unknown: { zh: '审批机关未见出处', en: 'deciding authority not documented' },
  mode_unknown: { zh: '发证方式未见出处', en: 'mode not documented' },
  uncertain_recalled: {
    zh: '这一回答有一部分凭经验，没有对照文件原文。据此处理之前，请查对下列文件。',
    en: 'Part of this answer is recalled and was not compared with the document. Compare it before acting on it.',
  },
  uncertain_unverified: {
    zh: '这一回答未核实，只作线索。处理之前须向总部核实。',
    en: 'This answer is unverified, a lead and nothing more. Ask headquarters before acting on it.',
  },
  // numbers
  numbers: { zh: '证照编号', en: 'Number on a certificate' },
  number: { zh: '许可证编号或统一社会信用代码', en: 'Licence number or unified social credit code' },
  numberHint: {
    zh: '如 XK08-001-04763、(鄂)XK12-001-00018',
    en: 'such as XK08-001-04763, (鄂)XK12-001-00018',
  },
  asLicence: { zh: '生产许可证编号', en: 'Production licence number' },
  asCreditCode: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  readAs: { zh: '读作', en: 'Read as' },
  numberSound: { zh: '格式正确', en: 'The form is right' },
  codeSound: { zh: '格式与校验位正确', en: 'Form and check digit are right' },
  notSays: {
    zh: '只说明写法无误，不说明证照真实有效。',
    en: 'It says the writing is right, not that the certificate is genuine or valid.',
  },
  issuedBy: { zh: '发证省份', en: 'Issuing province' },
  registeredIn: { zh: '登记地', en: 'Registered in' },
  registeredAs: { zh: '登记类型', en: 'Registered as' },
  registered_91: { zh: '企业', en: 'company' },
  registered_92: { zh: '个体工商户', en: 'sole trader' },
  registered_93: { zh: '农民专业合作社', en: 'farmers’ cooperative' },
  registered_other: { zh: '其他（{kind}）', en: 'other ({kind})' },
  nationalRegistry: { zh: '国家登记机关', en: 'national registry' },
  leadsTo: { zh: '对应产品', en: 'Leads to' },
  prefixUnknown: {
    zh: '目录中没有前缀 {prefix}。',
    en: 'The catalogue does not know the prefix {prefix}.',
  },
  oldLicence: {
    zh: '旧三级证对应的现行单元',
    en: 'Today’s unit of an old three-level licence',
  },
  oldLicenceHint: {
    zh: '照证书或附页上印的填，没有印的空着。',
    en: 'As printed on the licence or its annex; leave empty what is not there.',
  },
  printedCategory: { zh: '证上的产品名称（类别）', en: 'Product (category) as printed' },
  printedUnit: { zh: '证上的产品单元（品种）', en: 'Unit (variety) as printed' },
  printedModel: { zh: '证上的规格型号', en: 'Model as printed' },
  // standards
  standardNumber: { zh: '标准号', en: 'Number of a standard' },
  standardHint: {
    zh: '如 GB/T 228.1；带年份只找那一版',
    en: 'such as GB/T 228.1; with its year, that edition alone',
  },
  restingList: { zh: '依据这一标准之处', en: 'What rests on the standard' },
  standardWhole: {
    zh: '写全标准号，例如 GB/T 1499.2 或 GB 175-2023。',
    en: 'Write the number whole, such as GB/T 1499.2 or GB 175-2023.',
  },
  standardNone: {
    zh: '现行规范中没有任何条款依据“{text}”。',
    en: 'Nothing in the specifications in force rests on “{text}”.',
  },
  standardSum: { zh: '{items} 款，{places} 处', en: '{items} clauses, {places} places' },
  standardEditions: { zh: '引用的版本：{editions}', en: 'Editions named: {editions}' },
  standardChoose: {
    zh: '换用新版标准之前，在这里找出依据它的条款、限值和设备要求。',
    en: 'Before a standard is replaced: find here the clauses, limits and equipment that rest on it.',
  },
  at_standards: { zh: '引用标准', en: 'Listed standards' },
  at_item: { zh: '条款', en: 'clause' },
  at_criterion: { zh: '限值：{name}', en: 'limit: {name}' },
  at_equipment: { zh: '设备：{name}', en: 'equipment: {name}' },
  openInChecklist: { zh: '在核查表中打开', en: 'Open in its checklist' },
  clauseSpecification: { zh: '规范：{name}', en: 'Specification: {name}' },
} satisfies Record<string, Words>;

/** What it means for those who go to the firm. */
export const regimeMeaning: Record<PlainRegime['name'], Words> = {
  licence: {
    zh: '没有生产许可证不得生产；许可核查和证后监督都适用。',
    en: 'Nobody may produce without a licence; licence review and supervision apply.',
  },
  compulsoryCertification: {
    zh: '不再发生产许可证，改由强制性产品认证（CCC）管理；不得再要求生产许可证。',
    en: 'No licence any more: compulsory certification (CCC) instead. Nobody may ask for a production licence.',
  },
  cancelled: {
    zh: '许可已取消，不得再要求生产许可证；只做风险监测和监督抽查。',
    en: 'The licence was cancelled and must not be asked for; risk monitoring and spot checks only.',
  },
  neverLicensed: {
    zh: '明确不在许可目录内，不得要求生产许可证。',
    en: 'Expressly outside the list: no production licence may be asked for.',
  },
  unknown: {
    zh: '目录没有这一天的记载，不能据此认定要证或不要证。',
    en: 'The catalogue does not say for this day: neither that a licence is needed nor that it is not.',
  },
};

/** How a licence is given, in a sentence. */
export const modeMeaning: Record<LicenceMode, Words> = {
  verifyFirst: {
    zh: '先实地核查，合格后发证。',
    en: 'The visit comes first, the licence after it passes.',
  },
  promise: {
    zh: '企业书面承诺后先发证，发证后再到现场审查。',
    en: 'The licence is given on a written promise, and the visit comes after it.',
  },
};
