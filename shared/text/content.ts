import type { Words } from '../domain/words.ts';

/** What may be wrong with a specification, a rule set or the catalogue: one sentence for each kind of finding. */
export const contentText = {
  // the file and its schema
  broken: { zh: '文件格式有误：{message}', en: 'the file is broken: {message}' },
  missing: { zh: '缺这一项', en: 'is missing' },
  wrongType: { zh: '应为{type}', en: 'should be {type}' },
  notOneOf: { zh: '只能是：{values}', en: 'must be one of: {values}' },
  empty: { zh: '不能为空', en: 'must not be empty' },
  oneLine: { zh: '应写成一行，不能换行', en: 'must be one line' },
  blank: { zh: '只有空格', en: 'is blank' },
  tooLong: { zh: '最多 {most} 个字符', en: 'has more than {most} characters' },
  tooFew: { zh: '至少 {least} 个', en: 'needs at least {least}' },
  tooMany: { zh: '最多 {most} 个', en: 'has more than {most}' },
  tooSmall: { zh: '不能小于 {least}', en: 'must be at least {least}' },
  tooBig: { zh: '不能大于 {most}', en: 'must be at most {most}' },
  wrongForm: { zh: '写法不对，应符合 {form}', en: 'is not written as it should be: {form}' },
  notAllowed: { zh: '不符合规定的写法', en: 'does not fit the schema' },
  unknownKey: { zh: '没有这个键', en: 'unknown key' },
  notEnglish: { zh: '英文里有汉字：缺翻译', en: 'Chinese in the English text: the translation is missing' },
  notChinese: {
    zh: '中文与英文相同：缺翻译',
    en: 'the Chinese text is the English one: the translation is missing',
  },

  // names
  duplicateId: { zh: '编号“{id}”重复', en: 'duplicate id "{id}"' },
  duplicateItem: { zh: '项目“{id}”重复', en: 'duplicate item "{id}"' },
  duplicateSection: { zh: '章节“{id}”重复', en: 'duplicate section "{id}"' },
  duplicateUnit: { zh: '产品单元“{id}”重复', en: 'duplicate product unit "{id}"' },
  duplicateCategory: { zh: '类别“{code}”重复', en: 'duplicate category "{code}"' },
  duplicateChecklist: { zh: '核查表“{id}”重复', en: 'duplicate checklist "{id}"' },
  duplicateRuleSet: { zh: '规则集“{id}”重复', en: 'duplicate rule set "{id}"' },
  duplicateName: { zh: '名称“{id}”重复', en: 'duplicate name "{id}"' },
  duplicateChoice: { zh: '选项“{value}”重复', en: 'duplicate choice "{value}"' },
  duplicateGrade: { zh: '等级“{verdict}”重复', en: 'duplicate grade "{verdict}"' },
  unknownItem: { zh: '没有项目“{id}”', en: 'unknown item "{id}"' },
  unknownGeneralItem: { zh: '没有通用项目“{id}”', en: 'unknown general item "{id}"' },
  unknownSection: { zh: '没有章节“{id}”', en: 'unknown section "{id}"' },
  unknownUnit: { zh: '没有产品单元“{id}”', en: 'unknown product unit "{id}"' },
  unknownCategory: { zh: '没有类别“{code}”', en: 'unknown category "{code}"' },
  unknownRuleSet: { zh: '没有规则集“{id}”', en: 'unknown rule set "{id}"' },

  // what is asked, and where
  typeNotOffered: {
    zh: '没有开展“{type}”：本规范没有为它指定规则集',
    en: '"{type}" is not offered: the specification names no rule set for it',
  },
  clauseTwice: {
    zh: '条款 {clause} 在同一次检查中已由项目“{id}”提问',
    en: 'clause {clause} is already asked by item "{id}" at the same visit',
  },
  cycle: { zh: '条件循环：{trail}', en: 'cycle: {trail}' },
  neverAskedInType: {
    zh: '在“{type}”中永远不会被问到：所依据的项目“{decider}”不在其中，或给不出所要的判定',
    en: 'can never be asked in "{type}": "{decider}" is not asked there, or cannot get such a verdict',
  },
  neverAskedForUnit: {
    zh: '对产品单元“{unit}”永远不会被问到：所依据的项目“{decider}”不问该单元，或给不出所要的判定',
    en: 'can never be asked for unit "{unit}": "{decider}" is not asked there, or cannot get such a verdict',
  },
  nothingAsked: {
    zh: '“{type}”对产品单元“{unit}”没有可问的项目',
    en: '"{type}" asks nothing of a maker of unit "{unit}"',
  },
  noItemInType: { zh: '“{type}”没有项目', en: 'no item is asked in "{type}"' },
  emptySection: { zh: '章节“{id}”没有项目', en: 'section "{id}" has no item' },
  rowNeverAsked: {
    zh: '设备“{id}”的产品单元都不在本项范围内，永远不会被问到',
    en: 'equipment row "{id}" is never asked: the item is asked for none of its units',
  },
  photoForbidden: {
    zh: '本项不得拍照，却要求照片',
    en: 'demands a photograph where none may be taken',
  },

  // conclusions
  endsBeforeItBegins: { zh: '失效日期早于生效日期', en: 'ends before it begins' },
  countsNoGrade: {
    zh: '本规则集没有等级“{verdict}”',
    en: 'no grade of this rule set is "{verdict}"',
  },
  vetoClauseUnasked: {
    zh: '规则集“{ruleSet}”的否决条款 {clause} 在“{type}”中没有项目承载',
    en: 'veto clause {clause} of "{ruleSet}" is carried by no item asked in "{type}"',
  },
  neverPasses: {
    zh: '按“{ruleSet}”，“{type}”全部符合也不合格',
    en: 'by "{ruleSet}", "{type}" fails even where everything conforms',
  },
  neverFails: {
    zh: '按“{ruleSet}”，“{type}”全部不符合也合格',
    en: 'by "{ruleSet}", "{type}" passes even where nothing conforms',
  },
  vetoWithoutEffect: {
    zh: '按“{ruleSet}”，“{type}”有一个否决条款不合格仍然合格',
    en: 'by "{ruleSet}", "{type}" passes with a failed veto clause',
  },
  vetoNeverFires: {
    zh: '否决永远不起作用：它所在的检查类型的规则集都不认这一否决',
    en: 'the veto can never fire: no rule set of a type in which the item is asked knows it',
  },

  // arithmetic
  notAName: {
    zh: '“{id}”不能在表达式里使用：只能用字母、数字和下划线，以字母开头',
    en: '"{id}" cannot be named in an expression: letters, digits and _ only, a letter first',
  },
  notPositive: { zh: '必须大于零', en: 'must be above zero' },
  uncertainEquality: {
    zh: '要求恰好等于的限值谈不上不确定度',
    en: 'a limit that demands equality knows no uncertainty',
  },
  inExpression: { zh: '“{expression}”：{reason}', en: '"{expression}": {reason}' },
  neverANumber: {
    zh: '无论读数如何都算不出数值：{reason}',
    en: 'gives no number, whatever is read: {reason}',
  },
  lookupNeedsChoices: {
    zh: '查表“{table}”须用有选项的参数',
    en: 'table "{table}" must be looked up by a parameter with choices',
  },
  tableUnused: { zh: '表“{id}”从未被查', en: 'table "{id}" is never looked up' },
  rowNoChoice: { zh: '行“{row}”不是选项', en: 'row "{row}" is no choice' },
  rowUnused: { zh: '行“{row}”从未被查到', en: 'row "{row}" is never reached' },
  noRow: {
    zh: '表“{table}”缺这些选项的行：{choices}（如 {combination}）；标准确无此限值的，写进 uncovered',
    en: 'table "{table}" has no row for choice {choices} (as in {combination}); where the standard has none, say so in "uncovered"',
  },
  noLimit: {
    zh: '以下组合没有限值：{combinations}；标准确无此限值的，写进 uncovered',
    en: 'no limit applies to {combinations}; where the standard has none, say so in "uncovered"',
  },
  notUncovered: {
    zh: '以下组合写明没有限值，实际有限值：{combinations}',
    en: 'said to have no limit, but has one: {combinations}',
  },
  neverApplies: { zh: '条件永远不成立', en: 'the condition can never hold' },
  overlaps: {
    zh: '与“{id}”对同一数值给出不同限值（{combination}）',
    en: 'gives the same value another limit than "{id}" ({combination})',
  },
  contradicts: {
    zh: '与“{id}”矛盾，没有数值能同时满足（{combination}）',
    en: 'contradicts "{id}": no value satisfies both ({combination})',
  },
  emptyRange: {
    zh: '下限高于上限（{combination}）',
    en: 'the lower limit is above the upper one ({combination})',
  },
  tooManyCombinations: {
    zh: '限值所依据的参数组合过多，请拆成几个项目',
    en: 'limits rest on too many combinations: split the item',
  },

  types: {
    string: { zh: '文字', en: 'text' },
    number: { zh: '数字', en: 'a number' },
    int: { zh: '整数', en: 'a whole number' },
    boolean: { zh: '是或否', en: 'true or false' },
    array: { zh: '列表', en: 'a list' },
    object: { zh: '一组键值', en: 'a group of keys' },
  },
} as const satisfies Record<string, Words | Readonly<Record<string, Words>>>;
