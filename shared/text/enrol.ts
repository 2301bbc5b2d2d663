import type { Words } from '../domain/words.ts';

/** Words of the first start: enrolling this laptop at headquarters. */
export const enrolText = {
  title: { zh: '登记本机', en: 'Enrol this laptop' },
  intro: {
    zh: '登记一次，之后报送的每一件都由本机签名，总部据此认得是谁送的。',
    en: 'Enrol once. From then on everything sent is signed by this laptop, and headquarters knows who sent it.',
  },
  code: { zh: '一次性登记码', en: 'One-time code' },
  codeHint: {
    zh: '由总部发给持机人，只能用一次，限期有效。字母不分大小写。',
    en: 'Issued by headquarters to the holder; works once, for a limited time. Case does not matter.',
  },
  codePrefilled: { zh: '登记码已从启动地址带入。', en: 'The code came with the start address.' },
  submit: { zh: '登记本机', en: 'Enrol this laptop' },
  submitting: { zh: '正在登记', en: 'Enrolling' },
  tooShort: { zh: '登记码至少 8 个字符。', en: 'The code has at least 8 characters.' },
  wrong: {
    zh: '登记码不对。本机没有改动。请对照总部发的原件重新输入；一个字符也不能差。',
    en: 'The code is not known. Nothing changed here. Compare it with what headquarters issued and enter it again.',
  },
  used: {
    zh: '这个登记码已经用过。本机没有改动。请向总部另要一个；如果不是您本人用的，请告知总部。',
    en: 'The code was used before. Nothing changed here. Ask headquarters for another; if it was not used by you, tell them.',
  },
  expired: {
    zh: '这个登记码已过期。本机没有改动。请向总部另要一个。',
    en: 'The code has expired. Nothing changed here. Ask headquarters for another.',
  },
  wrongTitle: { zh: '登记码不对', en: 'Wrong code' },
  usedTitle: { zh: '登记码已用过', en: 'Code already used' },
  expiredTitle: { zh: '登记码已过期', en: 'Code expired' },
  otherTitle: { zh: '没有登记成', en: 'Not enrolled' },
  headquarters: { zh: '总部地址', en: 'Headquarters' },
  whatHappens: { zh: '登记时发生什么', en: 'What happens' },
  step1: {
    zh: '本机生成一对密钥；私钥不离开本机。',
    en: 'This laptop makes a pair of keys; the private one never leaves it.',
  },
  step2: {
    zh: '登记码和公钥送到总部，登记码随即作废。',
    en: 'Code and public key go to headquarters; the code is then void.',
  },
  step3: {
    zh: '总部记下本机指纹，之后每次请求都核对。',
    en: 'Headquarters keeps the fingerprint and checks every request against it.',
  },
  enrolledTitle: { zh: '本机已登记', en: 'This laptop is enrolled' },
  fingerprint: { zh: '本机指纹', en: 'Fingerprint' },
  fingerprintLater: { zh: '登记后显示。', en: 'Shown after enrolment.' },
} satisfies Record<string, Words>;
