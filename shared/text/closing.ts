import type { Words } from '../domain/words.ts';

/** Words of the closing meeting. */
export const closingText = {
  title: { zh: '{closing}', en: '{closing}' },
  lead: {
    zh: '向{firm}说明发现和结论，记下单位的意见，然后签字。',
    en: 'Explain findings and conclusion, record what the enterprise says, then sign.',
  },
  time: { zh: '时间', en: 'Time' },
  heldOn: { zh: '日期', en: 'Date' },
  heldAt: { zh: '时间', en: 'Time' },
  opinion: { zh: '单位意见', en: 'The enterprise’s opinion' },
  agrees: { zh: '认可', en: 'Agrees' },
  agreesHint: { zh: '对发现和结论没有异议', en: 'No objection to findings and conclusion' },
  disputes: { zh: '有异议', en: 'Disputes' },
  disputesHint: { zh: '异议原样印入报告', en: 'The objection is printed as written' },
  none: { zh: '未表示意见', en: 'No opinion' },
  noneHint: { zh: '照实记明', en: 'Recorded as such' },
  text: { zh: '单位的说法', en: 'In the enterprise’s words' },
  textHint: { zh: '照原话记；有异议时必填', en: 'In their words; required when disputed' },
  needText: { zh: '有异议时，写明异议是什么。', en: 'Write down what is disputed.' },
  needOpinion: { zh: '选一项单位意见。', en: 'Choose the enterprise’s opinion.' },
  needTime: { zh: '写明日期和时间。', en: 'Give date and time.' },
  beforeOpening: {
    zh: '早于“{opening}”的时间 {time}，请核对。',
    en: 'Before “{opening}” of {time}; check the time.',
  },
  recheckOn: { zh: '约定的复查日期', en: 'Agreed date of re-check' },
  recheckHint: {
    zh: '选填。只是约定，不代替责令改正文书。',
    en: 'Optional. An agreement; it does not replace the authority’s order.',
  },
  remark: { zh: '备注', en: 'Remark' },
  optional: { zh: '选填', en: 'Optional' },
  summary: { zh: '说明的内容', en: 'What is explained' },
  conclusion: { zh: '{outcome}', en: '{outcome}' },
  findings: { zh: '{act}发现', en: 'Findings' },
  findingsNone: { zh: '没有发现{problems}', en: 'No {problems} found' },
  latestDue: { zh: '最晚整改期限', en: 'Latest due date' },
  disputed: { zh: '其中有异议', en: 'Disputed' },
  rights: { zh: '告知：{rights}', en: 'Notice of rights: {rights}' },
  submit: { zh: '记录，去签字', en: 'Record, go to signing' },
  notConcluded: {
    zh: '结论还没有确认，{closing}在结论之后。',
    en: 'The conclusion is not confirmed yet; “{closing}” follows it.',
  },
  toConclusion: { zh: '去发现与结论', en: 'Go to findings and conclusion' },
  resign: {
    zh: '改动这里的内容后，已有的签字作废，须全部重签。',
    en: 'A change here makes the signatures given so far void.',
  },
  sealed: { zh: '报告已封存，不能再改。', en: 'The report is sealed and cannot change.' },
} satisfies Record<string, Words>;
