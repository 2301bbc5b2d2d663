import type { Words } from '../domain/words.ts';

/** Words of signing certificates: passphrases, enrolling, unlocking, locking. */
export const signersText = {
  // a new key
  passphrase: { zh: '口令', en: 'Passphrase' },
  passphraseAgain: { zh: '再输一次', en: 'Once more' },
  passphraseHint: {
    zh: '至少 8 个字符，可用中文和空格。总部没有它，也不能找回。',
    en: 'At least 8 characters, any script, blanks allowed. Headquarters does not have it and cannot recover it.',
  },
  tooShort: { zh: '口令至少 8 个字符。', en: 'The passphrase has at least 8 characters.' },
  notTheSame: { zh: '两次输入不一样。', en: 'The two entries differ.' },
  place: { zh: '密钥放在哪里', en: 'Where the key is kept' },
  onLaptop: { zh: '本机，用口令加密', en: 'On this laptop, encrypted by a passphrase' },
  onToken: {
    zh: 'UKey“{label}”（{serial}），用它的 PIN',
    en: 'On the token “{label}” ({serial}), under its PIN',
  },
  onLockedToken: {
    zh: 'UKey“{label}”（{serial}）：PIN 已锁死',
    en: 'Token “{label}” ({serial}): its PIN is locked',
  },
  noToken: {
    zh: '没有插着的 UKey，密钥放在本机。要放在 UKey 上，请插好再找。',
    en: 'No token (UKey) is in, so the key is kept on this laptop. To keep it on one, put it in and look again.',
  },
  lookAgain: { zh: '再找一次', en: 'Look again' },
  pin: { zh: 'PIN', en: 'PIN' },
  pinHint: {
    zh: 'PIN 由 UKey 核对，本机不保存。输错次数过多，UKey 会锁死。',
    en: 'The token checks it; this laptop does not keep it. Too many wrong tries lock the token.',
  },
  pinLastTry: {
    zh: '只剩最后 1 次机会，再错 UKey 就会锁死。没有把握请先停下。',
    en: '1 try is left: another wrong PIN locks the token. Unless you are sure, stop here.',
  },
  pinNeeded: { zh: '请输入 UKey 的 PIN。', en: 'Enter the PIN of the token.' },
  codeNeeded: { zh: '一次性码至少 8 个字符。', en: 'The one-time code has at least 8 characters.' },
  strength: { zh: '强度：{words}', en: 'Strength: {words}' },
  strengthShort: { zh: '还差 {count} 个字符', en: '{count} more characters' },
  strengthWeak: {
    zh: '容易猜，请加长或换几个不相干的词',
    en: 'easy to guess; make it longer or use unrelated words',
  },
  strengthFair: { zh: '尚可', en: 'fair' },
  strengthGood: { zh: '好', en: 'good' },
  // the step after enrolling the laptop
  stepTitle: { zh: '为您的签名密钥设口令', en: 'Set a passphrase for your signing key' },
  stepIntro: {
    zh: '设了口令，您就有签名证书：报告由您的密钥签名，任何人用公开工具都能核对。',
    en: 'With it you get a signing certificate: reports are signed by your key, and anybody can check them with public tools.',
  },
  stepTitleToken: { zh: '把签名密钥放在 UKey 上', en: 'Keep your signing key on a token' },
  stepIntroToken: {
    zh: '密钥由 UKey 生成，不能取出；插着它并输入 PIN 才能签名。任何人用公开工具都能核对。',
    en: 'The token makes the key and never gives it away: signing takes the token and its PIN. Anybody can check what it signed with public tools.',
  },
  what1Token: {
    zh: 'UKey 为您生成一把签名密钥，不能取出，不离开 UKey。',
    en: 'The token makes a signing key for you. It cannot be taken out and never leaves the token.',
  },
  what3Token: {
    zh: '封存报告时插好 UKey，输一次 PIN；10 分钟不用自动锁定。',
    en: 'Put the token in and enter its PIN when a report is sealed; unused for 10 minutes, the key locks by itself.',
  },
  stepFor: { zh: '申领人', en: 'For' },
  what: { zh: '签名证书是什么', en: 'What a signing certificate is' },
  what1: {
    zh: '本机为您生成一把签名密钥，用口令加密存放，不离开本机。',
    en: 'This laptop makes a signing key for you. It rests here, encrypted by the passphrase, and never leaves.',
  },
  what2: {
    zh: '总部给密钥签发证书，写明姓名、工号、机关和有效期。',
    en: 'Headquarters certifies it: name, staff number, authority, validity.',
  },
  what3: {
    zh: '封存报告时输一次口令；10 分钟不用自动锁定。',
    en: 'Enter the passphrase when a report is sealed; unused for 10 minutes, the key locks by itself.',
  },
  what4: {
    zh: '没有证书也能封存：报告上只有手写签名，会照实注明。',
    en: 'Sealing works without it: the report then carries drawn signatures only, and says so.',
  },
  getMine: { zh: '申领证书', en: 'Get the certificate' },
  getting: { zh: '正在申领', en: 'Getting it' },
  later: { zh: '以后再设', en: 'Later' },
  laterHint: { zh: '以后在“设置 › 签名证书”里申领。', en: 'Any time under Settings › Signing certificates.' },
  got: {
    zh: '{name} 的签名证书已到，密钥已解锁',
    en: 'The certificate of {name} is here; the key is unlocked',
  },
  notGot: { zh: '没有申领成', en: 'No certificate was issued' },
  unreachable: {
    zh: '连接不上总部。本机没有改动，核查照常进行；联网后用同一口令或同一 UKey 再申领。',
    en: 'Headquarters cannot be reached. Nothing changed and inspecting goes on; ask again with the same passphrase or token when there is a network.',
  },
  pendingPassphrase: {
    zh: '这个一次性码上次已经用过，证书还没有取回：请输入上次设的口令，或选上次用的 UKey。忘了的，请向总部另要一个码。',
    en: 'This code was used before, and its certificate was not fetched yet: enter the passphrase that was set then, or choose the token that was used. If it is forgotten, ask headquarters for another code.',
  },
  // the list
  title: { zh: '签名证书', en: 'Signing certificates' },
  listHint: {
    zh: '有证书的核查员，封存时以自己的密钥签署报告。',
    en: 'Inspectors with a certificate sign reports with a key of their own when sealing.',
  },
  none: {
    zh: '本机还没有签名证书：报告上只有手写签名。',
    en: 'No signing certificate on this laptop: reports carry drawn signatures only.',
  },
  holderNone: { zh: '持机人 {name} 还没有证书。', en: 'The holder, {name}, has no certificate yet.' },
  number: { zh: '工号 {number}', en: 'No. {number}' },
  issuer: { zh: '签发机构', en: 'Issuer' },
  serial: { zh: '序列号', en: 'Serial' },
  validTo: { zh: '有效期至', en: 'Valid to' },
  keptOnToken: { zh: '密钥在 UKey“{label}”（{serial}）上', en: 'Key on the token “{label}” ({serial})' },
  daysLeft: { zh: '还有 {days} 天，请尽早续领', en: '{days} days left: renew soon' },
  expired: { zh: '已过期，不再用于签名', en: 'Expired: not used for signing' },
  locked: { zh: '已锁定', en: 'Locked' },
  unlocked: { zh: '已解锁', en: 'Unlocked' },
  unlockedUntil: { zh: '不用则 {time} 锁定', en: 'locks at {time} unless used' },
  unlock: { zh: '解锁', en: 'Unlock' },
  unlockEllipsis: { zh: '解锁…', en: 'Unlock…' },
  renew: { zh: '续领…', en: 'Renew…' },
  addColleague: { zh: '添一位同事…', en: 'Add a colleague…' },
  lockAll: { zh: '锁定全部密钥', en: 'Lock all keys' },
  allLocked: { zh: '签名密钥已全部锁定', en: 'All signing keys are locked' },
  // dialogs
  addTitle: { zh: '同事在本机申领签名证书', en: 'A colleague’s certificate on this laptop' },
  addText: {
    zh: '同事向总部要一个一次性码，在这里自己设口令，或用自己的 UKey。口令和 PIN 不应让别人知道。',
    en: 'The colleague asks headquarters for a one-time code and sets a passphrase of their own here, or uses a token of their own. Nobody else should know passphrase or PIN.',
  },
  code: { zh: '一次性码', en: 'One-time code' },
  mineTitle: { zh: '{name}：申领签名证书', en: '{name}: get a signing certificate' },
  renewTitle: { zh: '{name}：续领签名证书', en: '{name}: renew the certificate' },
  renewText: {
    zh: '生成新密钥，领新证书。旧密钥不再使用；它签过的报告仍然有效。',
    en: 'A new key and a new certificate. The old key is not used any more; what it signed stays valid.',
  },
  unlockTitle: { zh: '解锁 {name} 的签名密钥', en: 'Unlock the signing key of {name}' },
  unlockText: {
    zh: '由 {name} 本人输入口令。10 分钟不用自动锁定。',
    en: 'For {name} to enter in person. Unused for 10 minutes, it locks by itself.',
  },
  sealUnlockText: {
    zh: '轮到 {name} 签署报告。由本人输入口令，随后自动继续；取消则不封存，一切照旧。',
    en: 'It is {name}’s turn to sign the report. Let them enter their passphrase; sealing then goes on by itself. Cancel, and nothing is sealed or changed.',
  },
  unlockPinText: {
    zh: '请插好 UKey“{label}”，由 {name} 本人输入 PIN。10 分钟不用自动锁定。',
    en: 'With the token “{label}” in, for {name} to enter in person. Unused for 10 minutes, it locks by itself.',
  },
  sealUnlockPinText: {
    zh: '轮到 {name} 签署报告。请插好 UKey“{label}”，由本人输入 PIN，随后自动继续；取消则不封存，一切照旧。',
    en: 'It is {name}’s turn to sign the report. With the token “{label}” in, let them enter its PIN; sealing then goes on by itself. Cancel, and nothing is sealed or changed.',
  },
  unlocking: { zh: '正在核对', en: 'Checking' },
  wrong: {
    zh: '口令不对，密钥仍锁定。记录不受影响。',
    en: 'Wrong passphrase; the key stays locked. Records are untouched.',
  },
  wait: { zh: '多次输错，{time}后可再试。', en: 'Several wrong tries: try again in {time}.' },
  minutesSeconds: { zh: '{minutes} 分 {seconds} 秒', en: '{minutes} min {seconds} s' },
  seconds: { zh: '{seconds} 秒', en: '{seconds} s' },
  cancel: { zh: '取消', en: 'Cancel' },
  // the signing screen
  willSign: { zh: '证书签名', en: 'Certificate' },
  drawnOnly: { zh: '仅手写签名，本机无证书', en: 'Drawn signature only: no certificate on this laptop' },
  drawnOnlyExpired: { zh: '仅手写签名，证书已过期', en: 'Drawn signature only: the certificate has expired' },
  // the top bar
  barUnlocked: {
    zh: '签名密钥已解锁 {count} 把，按 F9 全部锁定',
    en: '{count} signing keys unlocked; F9 locks them',
  },
  barLocked: { zh: '签名密钥已锁定', en: 'Signing keys are locked' },
} satisfies Record<string, Words>;
