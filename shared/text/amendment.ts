import type { AmendmentChange } from '../domain/amendment-changes.ts';
import type { Context } from '../domain/evaluation.ts';
import type { Words } from '../domain/words.ts';

/** The dialog that begins a correction, and what is said of one while it is made. */
export const amendmentText = {
  open: { zh: '更正…', en: 'Correct…' },
  title: { zh: '更正这份报告', en: 'Correct this report' },
  lead: {
    zh: '封存的报告不会改动。更正是另一份文件：带着原报告的全部记录开始，写明原报告、理由和改了什么，重新作结论、听取意见、签字。',
    en: 'A sealed report never changes. A correction is a document of its own: it begins with all that this report recorded, names it, the reason and the differences, and is concluded, heard and signed anew.',
  },
  reason: { zh: '更正的理由', en: 'Why it is corrected' },
  reasonHint: { zh: '印在更正后的报告上。', en: 'Printed in the correction.' },
  begin: { zh: '开始更正', en: 'Begin the correction' },
  cancel: { zh: '取消', en: 'Cancel' },
  already: { zh: '这份报告已有更正：{number}', en: 'This report has a correction: {number}' },
  toIt: { zh: '打开', en: 'Open it' },
  corrects: { zh: '更正第 {number} 号报告：{reason}', en: 'Corrects report {number}: {reason}' },
  changes: { zh: '更正内容（{count} 处）', en: 'What is corrected ({count})' },
  none: { zh: '还没有任何改动。', en: 'Nothing differs yet.' },
  where: { zh: '条款', en: 'Clause' },
  what: { zh: '内容', en: 'What' },
  before: { zh: '原报告', en: 'Before' },
  after: { zh: '更正为', en: 'Now' },
} satisfies Record<string, Words>;

const parts: Readonly<Record<string, Words>> = {
  opening: { zh: '首次会议', en: 'Opening' },
  scope: { zh: '范围', en: 'Scope' },
  observations: { zh: '其他记录', en: 'Observation' },
  conclusion: { zh: '结论', en: 'Conclusion' },
  closing: { zh: '末次会议', en: 'Closing' },
};

const fields: Readonly<Record<string, Words>> = {
  verdict: { zh: '判定', en: 'Verdict' },
  reason: { zh: '理由', en: 'Reason' },
  note: { zh: '现场记录', en: 'Record' },
  values: { zh: '填写', en: 'Entry' },
  evidence: { zh: '证据', en: 'Evidence' },
  removedEvidence: { zh: '移除的证据', en: 'Removed evidence' },
  waivers: { zh: '不宜取证', en: 'Evidence waived' },
  confirmedLimits: { zh: '核对过的限值', en: 'Limit confirmed' },
  fact: { zh: '事实', en: 'Fact' },
  correction: { zh: '整改要求', en: 'Correction' },
  correctionDueOn: { zh: '整改期限', en: 'Correct by' },
  enterpriseView: { zh: '单位意见', en: 'Firm’s view' },
  enterpriseText: { zh: '单位陈述', en: 'Firm’s words' },
  enterpriseOpinion: { zh: '单位意见', en: 'Firm’s opinion' },
  heldAt: { zh: '时间', en: 'Held at' },
  place: { zh: '地点', en: 'Place' },
  attendees: { zh: '到会人员', en: 'Attendance' },
  noticeServed: { zh: '通知送达', en: 'Notice served' },
  identificationShown: { zh: '出示证件', en: 'Identification shown' },
  units: { zh: '产品单元', en: 'Product units' },
  areas: { zh: '区域', en: 'Areas' },
  excluded: { zh: '未检查的', en: 'Left out' },
  result: { zh: '结果', en: 'Result' },
  followUp: { zh: '后续', en: 'Follow-up' },
  overrideReason: { zh: '与计算不同的理由', en: 'Reason to differ' },
  recheckOn: { zh: '复查日期', en: 'Re-check on' },
  remark: { zh: '备注', en: 'Remark' },
};

const known: Readonly<Record<string, Words>> = {
  true: { zh: '是', en: 'yes' },
  false: { zh: '否', en: 'no' },
  agrees: { zh: '无异议', en: 'agrees' },
  disputes: { zh: '有异议', en: 'disputes' },
  none: { zh: '无', en: 'none' },
  notAsked: { zh: '未征询', en: 'not asked' },
  pass: { zh: '合格', en: 'pass' },
  fail: { zh: '不合格', en: 'fail' },
};

const nothing: Words = { zh: '—', en: '—' };
const asIs = (text: string): Words => ({ zh: text, en: text });
/** No value is printed longer: the record has it whole. */
const longest = 300;
const cut = (text: string): string => {
  const letters = [...text];
  return letters.length > longest ? `${letters.slice(0, longest).join('')}…` : text;
};

const pieceOf = (piece: unknown): string => {
  const { digest = '', caption = '' } = piece as { digest?: string; caption?: string };
  return [caption, digest.slice(0, 8)].filter(Boolean).join(' ');
};

const valueIn = ({ part, field }: AmendmentChange, value: unknown, { ruleSet }: Context): Words => {
  if (value === undefined || value === null || value === '') return nothing;
  if (field === 'verdict')
    return ruleSet.grades.find(({ verdict }) => verdict === value)?.words ?? asIs(JSON.stringify(value));
  if (field === 'evidence' && Array.isArray(value))
    return value.length === 0 ? nothing : asIs(cut(value.map(pieceOf).join('；')));
  if (typeof value === 'boolean') return known[String(value)] ?? nothing;
  if (typeof value !== 'string') return asIs(cut(JSON.stringify(value)));
  const closed = part === 'conclusion' || field.startsWith('enterprise');
  return (closed ? known[value] : undefined) ?? asIs(cut(value));
};

const fieldIn = ({ part, field }: AmendmentChange): Words => {
  const [first = '', ...rest] = field.split('/');
  const name = fields[first] ?? (part === 'observations' ? nothing : asIs(field));
  const detail = rest.join('/');
  return detail === '' ? name : { zh: `${name.zh} ${detail}`, en: `${name.en} ${detail}` };
};

/** One change in words: where, what, and how it was and is. */
export const changeInWords = (
  change: AmendmentChange,
  context: Context,
): Readonly<Record<'where' | 'what' | 'before' | 'after', Words>> => {
  const item = context.checklist.items.find(({ id }) => id === change.itemId);
  return {
    where: item
      ? { zh: `${item.clause} ${item.title.zh}`, en: `${item.clause} ${item.title.en}` }
      : (parts[change.part] ?? asIs(change.itemId ?? change.part)),
    what: fieldIn(change),
    before: valueIn(change, change.before, context),
    after: valueIn(change, change.after, context),
  };
};
