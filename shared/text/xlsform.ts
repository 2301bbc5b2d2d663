import type { Words } from '../domain/words.ts';

/** Words of the import of an XLSForm: why a cell cannot be taken over, and what was lost on the way. */
export const xlsformText = {
  // refused
  unknownType: {
    zh: '题型“{type}”在核查表中没有对应，请改题型或删去这一行',
    en: 'the question type "{type}" has no counterpart in a checklist: change it or remove the row',
  },
  noName: { zh: '这一题没有名称（name）', en: 'this question has no name' },
  badName: {
    zh: '名称只用字母、数字、点、短横和下划线，不超过 60 字',
    en: 'a name has letters, digits, dots, dashes and underscores, 60 at most',
  },
  nameTwice: { zh: '名称与前面的题重复', en: 'an earlier question has this name' },
  unknownList: { zh: 'choices 表里没有列表“{list}”', en: 'the sheet "choices" has no list "{list}"' },
  noList: { zh: '没有写选项列表的名称', en: 'the name of a list of choices is missing' },
  choiceTwice: { zh: '这个选项在列表中重复', en: 'this choice is there twice in its list' },
  groupOpen: { zh: '这个组没有 end_group', en: 'this group has no end_group' },
  groupNone: { zh: '这里没有可以结束的组', en: 'there is no group to end here' },
  hardCondition: {
    zh: "只能换算 ${题}='值'、selected(${题}, '值') 和用 or 连接的同一题的条件",
    en: "only ${question}='value', selected(${question}, 'value') and these joined by or over one question can be taken over",
  },
  evidenceCondition: {
    zh: '证据只能以它上面那一题不合格为条件',
    en: 'evidence can be asked under one condition: that the question above it does not conform',
  },
  conditionOn: {
    zh: '“{name}”不是前面的“合格与否”选择题，不能作条件',
    en: '"{name}" is no earlier question whose choices are verdicts, so no condition can rest on it',
  },
  conditionValue: {
    zh: '“{value}”不是那道题的选项',
    en: '"{value}" is no choice of that question',
  },
  twoConditions: {
    zh: '组和题都写了条件，核查项目只能有一个条件',
    en: 'group and question both have a condition; an item can have one',
  },
  hardConstraint: {
    zh: '只能换算数与 . 的比较，例如 . >= 1 and . <= 5',
    en: 'only comparisons of . with numbers can be taken over, such as . >= 1 and . <= 5',
  },
  constraintOn: {
    zh: '只有 integer 和 decimal 题的限值能换算',
    en: 'only limits of integer and decimal questions can be taken over',
  },
  badFlag: { zh: '只能写 yes 或 no', en: 'write yes or no' },
  noQuestions: { zh: '表里没有可以换算的题', en: 'there is no question that can be taken over' },
  badFormId: {
    zh: 'form_id 只用小写字母、数字和短横，不超过 40 字，且不是已有的规范',
    en: 'form_id has small letters, digits and dashes, 40 at most, and is no specification that is there already',
  },
  // remarks
  columnIgnored: { zh: '没有用到这一列', en: 'this column was not used' },
  languageIgnored: { zh: '只取中文和英文', en: 'Chinese and English are taken, no other language' },
  keptByJournal: {
    zh: '留痕已记时间、人员和设备，这一行略去',
    en: 'left out: the journal keeps time, person and device',
  },
  calculateDropped: { zh: '计算题略去', en: 'left out: calculated by the form' },
  noteCondition: { zh: '说明不能带条件，条件略去', en: 'left out: a note has no condition here' },
  noteDropped: { zh: '说明之后没有题，略去', en: 'left out: no question follows the note' },
  writtenInRecord: {
    zh: '答案改写在该项的记录里',
    en: 'the answer is to be written in the record of the item',
  },
  choicesInRecord: {
    zh: '选项列在核查步骤中，答案写在该项的记录里',
    en: 'the choices became a step of the check; the answer is written in the record of the item',
  },
  numberInRecord: {
    zh: '没有限值，不成实测；数值写在该项的记录里',
    en: 'no limit, so no measurement: the number is written in the record of the item',
  },
  evidenceDropped: {
    zh: '不是必填，没有作为要求的证据',
    en: 'not required, so it was not made a demand for evidence',
  },
  stepsMerged: {
    zh: '步骤多于 4 条，后面的并入第 4 条',
    en: 'more than 4 steps: the rest joined the fourth',
  },
  // what the draft says
  readsAs: { zh: '选项：{choices}', en: 'Choices: {choices}' },
  // what is told afterwards
  written: {
    zh: '已写出草稿 {folder}（{items} 项）。所有事实都标为“未核实”。',
    en: 'Wrote the draft {folder} ({items} items). Every fact in it is marked unverified.',
  },
  remarksHead: { zh: '换算时改变或略去的：{n} 处', en: 'Changed or left out on the way: {n}' },
  remainsHead: {
    zh: '还须由人填写或改正：{n} 处',
    en: 'To be filled in or put right by a person: {n}',
  },
  complete: { zh: '草稿符合格式', en: 'The draft fits the schema' },
  notOffered: {
    zh: '草稿没有规则集（ruleSets），任何检查类型都还不会用到它',
    en: 'The draft names no rule sets, so no type of inspection offers it yet',
  },
  alreadyThere: {
    zh: '“{folder}”已在，不覆盖；请换 --out 或 form_id',
    en: '"{folder}" is there and is not overwritten: choose another --out or form_id',
  },
} satisfies Record<string, Words>;

/** Names and labels of choices that are verdicts, without spaces, dashes and underscores, in small letters. */
export const verdictNames: Readonly<Record<string, readonly string[]>> = {
  conforms: ['yes', 'y', 'true', '1', 'ok', 'pass', 'conforms', 'conforming', '是', '有', '合格', '符合'],
  improvement: ['improvement', 'minor', 'partly', '建议改进', '轻微缺陷', '一般不合格'],
  nonconforming: [
    'no',
    'n',
    'false',
    '0',
    'fail',
    'nonconforming',
    '否',
    '无',
    '不合格',
    '不符合',
    '严重不合格',
  ],
  notApplicable: ['na', 'n/a', 'notapplicable', '不适用'],
};
