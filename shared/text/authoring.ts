import type { Words } from '../domain/words.ts';

/** Labels of what stands in a cell instead of a word of the program. */
export const cellLabels = {
  yesNo: { yes: { zh: '是', en: 'yes' }, no: { zh: '否', en: 'no' } },
  verdict: {
    conforms: { zh: '符合', en: 'conforms' },
    improvement: { zh: '轻微不符合', en: 'improvement' },
    nonconforming: { zh: '不符合', en: 'nonconforming' },
    notApplicable: { zh: '不适用', en: 'not applicable' },
  },
  task: {
    judgement: { zh: '判断', en: 'judgement' },
    document: { zh: '查文件', en: 'document' },
    equipment: { zh: '查设备', en: 'equipment' },
    measurement: { zh: '实测', en: 'measurement' },
    sampling: { zh: '抽样', en: 'sampling' },
  },
  evidence: {
    photo: { zh: '照片', en: 'photo' },
    file: { zh: '文件', en: 'file' },
    any: { zh: '照片或文件', en: 'any' },
  },
  evidenceWhen: {
    always: { zh: '总是', en: 'always' },
    nonconforming: { zh: '不符合时', en: 'nonconforming' },
  },
  operator: {
    '>=': { zh: '≥', en: '>=' },
    '<=': { zh: '≤', en: '<=' },
    '>': { zh: '＞', en: '>' },
    '<': { zh: '＜', en: '<' },
    '=': { zh: '＝', en: '=' },
    range: { zh: '范围', en: 'range' },
  },
  compare: {
    full: { zh: '全数值', en: 'full' },
    rounded: { zh: '修约值', en: 'rounded' },
  },
  rounding: {
    halfEven: { zh: '五成双', en: 'half even' },
    halfUp: { zh: '五进一', en: 'half up' },
  },
  uncertainty: {
    warn: { zh: '仅提示', en: 'warn' },
    guardedAcceptance: { zh: '保护接受', en: 'guarded acceptance' },
    guardedRejection: { zh: '保护拒绝', en: 'guarded rejection' },
    fourResults: { zh: '四种结果', en: 'four results' },
  },
  vetoBy: {
    clauses: { zh: '按条款', en: 'clauses' },
    items: { zh: '按项目', en: 'items' },
    none: { zh: '无否决', en: 'none' },
  },
  gradeFor: {
    veto: { zh: '否决项', en: 'veto' },
    other: { zh: '其他项', en: 'other' },
    all: { zh: '所有项', en: 'all' },
  },
  conclusion: {
    threshold: { zh: '按数目', en: 'threshold' },
    closedList: { zh: '人员勾选', en: 'closed list' },
    unavailable: { zh: '未见原文', en: 'unavailable' },
  },
  outcome: {
    pass: { zh: '合格', en: 'pass' },
    fail: { zh: '不合格', en: 'fail' },
    neutral: { zh: '中性', en: 'neutral' },
  },
  list: {
    results: { zh: '结果', en: 'results' },
    followUps: { zh: '后续处理', en: 'follow-ups' },
  },
} as const satisfies Record<string, Record<string, Words>>;

/** Names of the sheets of the workbook in which specifications are written. */
export const sheetNames = {
  howTo: { zh: '说明', en: 'how to' },
  specifications: { zh: '规范', en: 'specifications' },
  standards: { zh: '标准', en: 'standards' },
  sections: { zh: '章节', en: 'sections' },
  taken: { zh: '引用通用项', en: 'general items' },
  items: { zh: '项目', en: 'items' },
  evidence: { zh: '证据', en: 'evidence' },
  equipment: { zh: '设备', en: 'equipment' },
  documents: { zh: '文件', en: 'documents' },
  parameters: { zh: '参数', en: 'parameters' },
  choices: { zh: '选项', en: 'choices' },
  quantities: { zh: '读数', en: 'quantities' },
  tables: { zh: '限值表', en: 'tables' },
  criteria: { zh: '判定', en: 'criteria' },
  ruleSets: { zh: '规则集', en: 'rule sets' },
  grades: { zh: '等级', en: 'grades' },
  conditions: { zh: '条件', en: 'conditions' },
  results: { zh: '结果', en: 'results' },
} as const satisfies Record<string, Words>;

/** What may be wrong with a cell. */
export const cellText = {
  notOneOf: { zh: '只能填：{labels}', en: 'must be one of: {labels}' },
  noSpecification: {
    zh: '“规范”表里没有这个目录',
    en: 'the sheet of specifications has no such folder',
  },
  noItem: { zh: '“项目”表里没有这个项目', en: 'the sheet of items has no such item' },
  noParameter: { zh: '“参数”表里没有这个参数', en: 'the sheet of parameters has no such parameter' },
  noRuleSet: { zh: '“规则集”表里没有这个规则集', en: 'the sheet of rule sets has no such rule set' },
  twice: { zh: '与前面的行重复', en: 'repeats an earlier row' },
  unevenSteps: {
    zh: '中文有 {zh} 步，英文有 {en} 步：一步一行，两边要对应',
    en: '{zh} steps in Chinese, {en} in English: one step a line, the same on both sides',
  },
  notAFolder: {
    zh: '只能用小写字母、数字和短横线',
    en: 'small letters, digits and dashes only',
  },
  notAFile: {
    zh: '应为文件名，例如 product.yaml',
    en: 'should be a file name such as product.yaml',
  },
} as const satisfies Record<string, Words>;

/** The page that tells staff how the workbook is filled in. */
export const howTo: readonly Words[] = [
  {
    zh: '这份表格是核查规范的全部内容。改好后用 npm run specs -- import 文件.xlsx 导入。',
    en: 'This workbook holds the inspection specifications. Import it with: npm run specs -- import FILE.xlsx',
  },
  {
    zh: '一行一件事。不要合并单元格，不要写公式，不要删列或改列名；列的次序随意。空行不算。',
    en: 'One thing a row. Do not merge cells, write formulas, delete columns or rename them; their order is free. Blank rows do not count.',
  },
  {
    zh: '“目录”和“项目”两列说明这一行属于哪份规范的哪个项目；“general”是各类产品共用的通用项。',
    en: 'The columns “folder” and “item” say which specification and item a row belongs to; “general” holds the items common to all categories.',
  },
  {
    zh: '每段话都有中文和英文两列，都要填。核查步骤一步一行（单元格内换行：Alt+Enter），中英文步数要相同。',
    en: 'Every text has a Chinese and an English column; fill in both. Steps stand one a line (Alt+Enter inside the cell), as many in English as in Chinese.',
  },
  {
    zh: '几个值用顿号隔开，例如：双随机抽查、飞行检查。检查类型空着，表示许可证核查和各种证后检查都问；产品单元空着，表示所有单元都问。',
    en: 'Several values are separated by 、. No type of inspection means licence review and all supervision; no unit means all units.',
  },
  {
    zh: '“依据”填：有出处（已见所写出处的原文）、凭经验待核对、未核实。只有“有出处”的限值才自动判定，其余的现场核对后才算数。',
    en: 'The basis is sourced (seen in the source that is named), recalled, or unverified. Only sourced limits decide by themselves.',
  },
  {
    zh: '限值写数字或算式，例如 0.9 * tn - 0.1、lookup(least, size)。“仅当”写条件，例如 kind == "PI"。标准没有限值的组合写在项目的“无限值”一列，例如 kind == "PSB"。',
    en: 'A limit is a number or a formula such as 0.9 * tn - 0.1 or lookup(least, size). “When” is a condition such as kind == "PI". Combinations for which the standard gives no limit stand in the column “uncovered” of the item.',
  },
  {
    zh: '有错的地方会按“工作表!单元格”指出，全部改对之前什么都不会导入。内容有改动时请把规范（或规则集）的“版本”加一：已发布的版本不再改变。',
    en: 'Mistakes are named by sheet and cell; nothing is imported until all are put right. Raise the version of a specification or rule set that you change: a published version never changes.',
  },
];

/** Words of the tool that checks, shows, exchanges and compares specifications. */
export const specsText = {
  sound: { zh: '全部规范没有问题', en: 'All specifications are sound' },
  findings: { zh: '共 {n} 处问题', en: '{n} findings' },
  category: { zh: '类别', en: 'Category' },
  version: { zh: '版本', en: 'Version' },
  unitsKnown: { zh: '单元', en: 'Units' },
  unitsVerified: { zh: '已核实', en: 'Verified' },
  unitsMissing: { zh: '尚缺', en: 'Missing' },
  items: { zh: '项目', en: 'Items' },
  general: { zh: '通用', en: 'General' },
  veto: { zh: '否决', en: 'Veto' },
  measured: { zh: '实测', en: 'Measured' },
  criteria: { zh: '限值', en: 'Limits' },
  sampling: { zh: '抽样', en: 'Sampling' },
  sources: { zh: '出处', en: 'Sources' },
  sourced: { zh: '有出处', en: 'Sourced' },
  recalled: { zh: '凭经验', en: 'Recalled' },
  unverified: { zh: '未核实', en: 'Unverified' },
  total: { zh: '合计', en: 'Total' },
  ruleSets: { zh: '规则集', en: 'Rule sets' },
  notOffered: { zh: '—', en: '—' },
  concludesNothing: { zh: '未见原文，不作结论', en: 'text not read, concludes nothing' },
  unwritten: { zh: '目录中还没有规范的类别', en: 'Categories of the catalogue without a specification' },
  againstOfficial: {
    zh: '{document}：官方 {expected} 个单元，目录已列 {known} 个，尚缺 {missing} 个',
    en: '{document}: {expected} units officially, {known} in the catalogue, {missing} missing',
  },
  unknownCount: { zh: '?', en: '?' },
  uncertain: { zh: '待核实的事实', en: 'Facts to be verified' },
  exported: { zh: '已写出 {file}', en: 'Wrote {file}' },
  imported: {
    zh: '已导入：改写 {changed} 个文件，删除 {removed} 个',
    en: 'Imported: {changed} files written, {removed} removed',
  },
  noCategory: { zh: '没有类别“{category}”', en: 'There is no category "{category}"' },
  notReadable: { zh: '“{file}”无法读取', en: '"{file}" cannot be read' },
  notAnEdition: {
    zh: '“{file}”不是规范目录、工作簿或已发布的规范',
    en: '"{file}" is no content folder, no workbook and no published content',
  },
  notARecord: {
    zh: '“{file}”不是核查记录或报告',
    en: '"{file}" is no record and no report of an inspection',
  },
  noChecklist: {
    zh: '两个版本里没有同时含有记录所用的核查表“{id}”和规则集“{ruleSet}”',
    en: 'The two editions do not both hold the checklist "{id}" and the rule set "{ruleSet}" of the record',
  },
  same: { zh: '两个版本没有区别', en: 'The two editions do not differ' },
  added: { zh: '新增', en: 'added' },
  removed: { zh: '删除', en: 'removed' },
  changed: { zh: '改动', en: 'changed' },
  checklist: { zh: '核查表 {id}', en: 'Checklist {id}' },
  ruleSet: { zh: '规则集 {id}', en: 'Rule set {id}' },
  carry: {
    whole: { zh: '已有答案照用', en: 'answers carry over' },
    part: { zh: '须重新判定', en: 'to be judged again' },
    none: { zh: '答案作废', en: 'answers are void' },
  },
  reordered: { zh: '次序不同', en: 'in another order' },
  sameVersion: {
    zh: '内容有改动而版本号没有加：已发布的版本不再改变',
    en: 'changed without a new version number: a published version never changes',
  },
  nothing: { zh: '（无）', en: '(none)' },
  touched: { zh: '受影响的判定：{n} 项', en: 'Verdicts touched: {n}' },
  untouched: { zh: '没有判定受影响', en: 'No verdict is touched' },
  notAsked: { zh: '不问', en: 'not asked' },
  open: { zh: '未判', en: 'open' },
  lostVerdict: { zh: '原判定须重新给出', en: 'the verdict must be given again' },
  lostFields: { zh: '失去读数或填写：{names}', en: 'fields lost: {names}' },
  lostLimits: { zh: '限值须重新核对：{names}', en: 'limits to be compared again: {names}' },
  lostWaivers: { zh: '失去免证理由：{names}', en: 'waivers lost: {names}' },
  conclusion: { zh: '结论：{before} → {after}', en: 'Conclusion: {before} → {after}' },
  conclusionState: {
    incomplete: { zh: '未完', en: 'incomplete' },
    pass: { zh: '合格', en: 'pass' },
    fail: { zh: '不合格', en: 'fail' },
    choose: { zh: '由人员勾选', en: 'chosen by a person' },
    unavailable: { zh: '不作结论', en: 'concludes nothing' },
  },
  aspect: {
    clause: { zh: '条款号', en: 'clause' },
    section: { zh: '章节', en: 'section' },
    wording: { zh: '名称', en: 'wording' },
    requirement: { zh: '核查内容', en: 'requirement' },
    steps: { zh: '核查步骤', en: 'steps' },
    veto: { zh: '否决', en: 'veto' },
    types: { zh: '检查类型', en: 'types' },
    units: { zh: '产品单元', en: 'units' },
    condition: { zh: '提问条件', en: 'condition' },
    task: { zh: '做法', en: 'task' },
    inputs: { zh: '填写内容', en: 'inputs' },
    limits: { zh: '限值', en: 'limits' },
    standard: { zh: '标准', en: 'standard' },
    evidence: { zh: '证据', en: 'evidence' },
    certainty: { zh: '依据', en: 'certainty' },
  },
} as const satisfies Record<string, Words | Readonly<Record<string, Words>>>;
