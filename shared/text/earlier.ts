import type { Words } from '../domain/words.ts';

/** What earlier visits found: beside the item, in lists, in the report, and at headquarters. */
export const earlierText = {
  heading: { zh: '以往核查发现', en: 'Found earlier' },
  /** Beside an item: one line of an earlier finding. */
  due: { zh: '整改期限 {day}', en: 'due {day}' },
  open: { zh: '未确认整改', en: 'Still open' },
  openDue: { zh: '整改期限 {day}，未确认整改', en: 'Due {day}, still open' },
  openLate: { zh: '已过整改期限，未确认整改', en: 'Past its deadline, still open' },
  corrected: { zh: '{day} 已整改', en: 'Put right on {day}' },
  noFact: { zh: '（未写明事实）', en: '(no fact was recorded)' },
  older: { zh: '更早的 {count} 次', en: '{count} before that' },
  markOpen: {
    zh: '以往发现 {count} 项，其中 {open} 项未整改',
    en: 'Found earlier: {count}, {open} still open',
  },
  markClosed: { zh: '以往发现 {count} 项，均已整改', en: 'Found earlier: {count}, all put right' },
  filter: { zh: '以往发现', en: 'Found earlier' },
  keyEarlier: { zh: '只看以往发现的项目', en: 'Only what was found earlier' },
  emptyEarlier: {
    zh: '本次核查的项目以往没有发现问题。',
    en: 'Nothing was found earlier at the items of this visit.',
  },
  /** On the list of inspections. */
  openOf: { zh: '{day} 核查发现 {count} 项，未确认整改', en: '{count} open findings of {day}' },
  openOne: { zh: '{day} 核查发现 1 项，未确认整改', en: '1 open finding of {day}' },
  allCorrected: {
    zh: '{since} 以来发现的 {count} 项均已整改',
    en: 'All {count} findings since {since} were put right',
  },
  noFindings: {
    zh: '{since} 以来的 {visits} 次核查没有发现不符合项',
    en: '{visits} visits since {since} found nothing',
  },
  noVisits: {
    zh: '总部没有该企业 {since} 以来的核查记录',
    en: 'Headquarters knows of no visit to this firm since {since}',
  },
  notAsked: {
    zh: '本次核查在本机发起，没有向总部查询以往发现',
    en: 'This visit began on the laptop: headquarters was not asked for earlier findings',
  },
  followsUp: {
    zh: '复查 {number}（{day}）的 {count} 项',
    en: 'Re-check of {count} findings of {number} ({day})',
  },
  followsNothing: {
    zh: '没有指明复查哪一次核查，按整改复查核查全部项目',
    en: 'No earlier inspection is named: every item of a re-check is asked',
  },
  asOf: { zh: '截至 {day} 总部记录', en: 'as headquarters knew on {day}' },
  left: { zh: '另有 {count} 项未列出', en: '{count} more are not listed' },
  /** In the report. */
  repeated: { zh: '重复出现', en: 'Repeated' },
  repeatedBefore: {
    zh: '{day} 核查（{number}）已判为“{grade}”',
    en: 'Found before on {day} ({number}): {grade}',
  },
  repeatedCorrected: {
    zh: '{day} 核查（{number}）已判为“{grade}”，{corrected} 曾确认整改',
    en: 'Found before on {day} ({number}): {grade}; put right on {corrected}',
  },
  reportRecheck: { zh: '原不符合项复查情况', en: 'Earlier findings at this re-check' },
  followed: { zh: '复查对象', en: 'Follows up' },
  report: { zh: '报告 {number}', en: 'report {number}' },
  told: { zh: '总部记录', en: 'Known to headquarters' },
  visitsSince: { zh: '{since} 以来 {visits} 次核查', en: '{visits} visits since {since}' },
  reportFinding: { zh: '原不符合项', en: 'Earlier finding' },
  reportFact: { zh: '原事实记录', en: 'What was seen' },
  reportState: { zh: '期限与状态', en: 'Deadline and state' },
  reportResult: { zh: '本次结果', en: 'This visit' },
  reportFoundBy: { zh: '{day} {grade}，报告 {number}', en: '{day}, {grade}, report {number}' },
  resultCorrected: { zh: '已整改：{grade}', en: 'Put right: {grade}' },
  resultAgain: { zh: '重复出现：{grade}', en: 'Repeated: {grade}' },
  resultStill: { zh: '仍存在：{grade}', en: 'Still there: {grade}' },
  resultNotAsked: { zh: '本次未核查', en: 'Not looked at' },
  resultOpen: { zh: '未判定', en: 'Not judged' },
  /** At headquarters. */
  recheckOf: { zh: '复查哪一次核查', en: 'Inspection to follow up' },
  recheckHint: {
    zh: '只列出该企业尚有未整改不符合项的核查；选定后只核查这些项目。',
    en: 'Inspections of this firm with open findings; once chosen, only their items are asked.',
  },
  recheckNeedsCode: {
    zh: '先填写统一社会信用代码，再选择要复查的核查。',
    en: 'Type the credit code first; the inspections of the firm are listed then.',
  },
  recheckNone: {
    zh: '总部没有该企业未整改的不符合项，将核查全部项目。',
    en: 'No open findings of this firm are known: every item is asked.',
  },
  openInspection: {
    zh: '{day} · {count} 项未整改：{clauses} · {number}',
    en: '{day} · {count} open: {clauses} · {number}',
  },
  nothingOpen: {
    zh: '报告 {number} 没有该企业尚未整改的不符合项',
    en: 'report {number} has no open findings of this firm',
  },
  notInChecklist: {
    zh: '所选产品的核查表不含报告 {number} 的不符合项目',
    en: 'the checklist of the chosen products asks none of the items that report {number} found',
  },
} satisfies Record<string, Words>;

/** The workbook in which findings from before Hecha are handed in. */
export const formerFindingsText = {
  sheet: { zh: '以往不符合项', en: 'Former findings' },
  empty: { zh: '没有任何一行', en: 'there is no row' },
  category: { zh: '总部没有发布这个类别代码的核查表', en: 'no checklist of this category code is published' },
  item: {
    zh: '这一类别的现行核查表没有这个条款或项目',
    en: 'the checklist in force of this category has no such clause or item',
  },
  items: {
    zh: '这一条款有几个项目，请写项目编号：{ids}',
    en: 'this clause has several items, name one: {ids}',
  },
  tooLong: { zh: '文字太长（至多 400 字）', en: 'the text is too long (400 characters at most)' },
  future: { zh: '核查日期在今天之后', en: 'the visit is after today' },
  beforeVisit: { zh: '早于核查日期', en: 'this is before the visit' },
  differs: {
    zh: '与同一报告编号的前一行不一致',
    en: 'this differs from the row above with the same report number',
  },
  twice: { zh: '同一报告的这一项目已经写过', en: 'this item of this report stands there already' },
  known: { zh: '总部已有这份报告', en: 'headquarters has this report already' },
  grave: { zh: '不符合', en: 'nonconforming' },
  minor: { zh: '一般（建议改进）', en: 'improvement' },
} satisfies Record<string, Words>;
