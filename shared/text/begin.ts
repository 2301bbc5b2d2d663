import type { Words } from '../domain/words.ts';

/** Words of the dialog in which an inspector begins a visit that headquarters did not dispatch. */
export const beginText = {
  title: { zh: '新建检查', en: 'New inspection' },
  lead: {
    zh: '总部没有派发、现场临时开始的检查。编号带本机标识，联网后照常报送。',
    en: 'For a visit that headquarters did not dispatch. Its number carries this laptop’s mark; it is sent in like any other.',
  },
  products: { zh: '产品类别和单元', en: 'Categories and product units' },
  productsHint: {
    zh: '输入名称或拼音首字母，回车选定；可选多个单元、多个类别',
    en: 'Type a name or pinyin initials, Enter takes it; several units and categories are possible',
  },
  unverified: { zh: '单元名称未核实', en: 'Unit not verified' },
  leavingUnverified: { zh: '退出目录的依据未核实', en: 'Decision not verified' },
  noContent: {
    zh: '本机还没有核查表，不能新建。请联网后点“获取任务”，核查表会一并下载。',
    en: 'There are no checklists on this laptop yet. Connect and fetch assignments: the checklists come with them.',
  },
  type: { zh: '检查类型', en: 'Type of inspection' },
  typeNotShared: {
    zh: '灰色的类型不能用于所选类别：没有检查规则，或各类别判定规则不同，须分次检查',
    en: 'Greyed types do not fit the chosen categories: no rule for them, or different rules, which takes separate visits',
  },
  enterprise: { zh: '企业', en: 'Enterprise' },
  name: { zh: '企业名称', en: 'Name' },
  creditCode: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  creditCodeReason: { zh: '仍按此填写的理由', en: 'Why it stands as it is' },
  asPrinted: { zh: '营业执照如此印制', en: 'So printed on the business licence' },
  address: { zh: '住所', en: 'Registered address' },
  productionAddress: { zh: '生产地址', en: 'Production address' },
  sameAddress: { zh: '与住所相同可不填', en: 'Leave empty if the same' },
  legalRepresentative: { zh: '法定代表人', en: 'Legal representative' },
  contactName: { zh: '企业联系人', en: 'Contact' },
  contactPost: { zh: '联系人职务', en: 'Contact’s post' },
  contactPhone: { zh: '联系电话', en: 'Phone' },
  licences: { zh: '生产许可证编号', en: 'Licence numbers' },
  licencesHint: {
    zh: '多个编号用逗号隔开；首次申请留空',
    en: 'Several separated by commas; empty for a first application',
  },
  licenceOther: {
    zh: '{number} 的前缀不属于所选类别，请核对',
    en: 'The prefix of {number} is not of the chosen categories: compare',
  },
  validTo: { zh: '有效期至', en: 'Valid to' },
  team: { zh: '检查组', en: 'Team' },
  leader: { zh: '组长（本机持有人）：{name}', en: 'Leader (holder of this laptop): {name}' },
  leaderNumber: { zh: '组长证件号', en: 'Leader’s certificate' },
  inspectorName: { zh: '组员姓名', en: 'Second inspector' },
  inspectorNumber: { zh: '组员证件号', en: 'Their certificate' },
  background: { zh: '线索和背景', en: 'Lead and background' },
  optional: { zh: '选填', en: 'optional' },
  cancel: { zh: '取消', en: 'Cancel' },
  start: { zh: '开始检查', en: 'Start' },
  starting: { zh: '正在开始…', en: 'Starting…' },
  needUnit: { zh: '请至少选一个产品单元。', en: 'Choose at least one product unit.' },
  needType: {
    zh: '这种检查类型不能用于所选类别，请另选。',
    en: 'This type does not fit the chosen categories: choose another.',
  },
  needText: { zh: '请填写“{field}”。', en: 'Fill in “{field}”.' },
  needReason: {
    zh: '校验位不符。请更正；确与证照一致的，写明理由。',
    en: 'The check does not hold. Correct it, or say why it stands as it is.',
  },
} satisfies Record<string, Words>;
