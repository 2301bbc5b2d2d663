import type { Words } from '../domain/words.ts';
import type { SignerFacts } from '../verify/check-signers.ts';

/** What each check of a report looked at, for people. */
export const checkText: Readonly<Record<string, Words>> = {
  file: { zh: '文件形式', en: 'Form of the file' },
  record: { zh: '内附记录', en: 'Embedded record' },
  schema: { zh: '记录格式', en: 'Form of the record' },
  journal: { zh: '留痕链首尾相连', en: 'Journal chain is whole' },
  replay: { zh: '留痕可重放', en: 'Journal can be replayed' },
  beforeSeal: { zh: '留痕止于封存之前', en: 'Journal ends before the seal' },
  contentDigest: { zh: '内容摘要', en: 'Content digest' },
  amends: { zh: '被更正的报告内容', en: 'Content of the report that is corrected' },
  checklist: { zh: '核查表未被改动', en: 'Checklist is unaltered' },
  ruleSet: { zh: '判定规则未被改动', en: 'Rule set is unaltered' },
  signatures: { zh: '各方签字或拒签', en: 'Signatures or refusals of all parties' },
  summary: { zh: '首页签名码与记录一致', en: 'Signed code of the first page' },
  device: { zh: '印制报告的电脑已在总部登记', en: 'Laptop is known to headquarters' },
  custody: { zh: '每次移交都有两台笔记本的签名', en: 'Both laptops signed each handover' },
  certificates: { zh: '证书签名', en: 'Certificate signatures' },
  updates: { zh: '签名之后没有添加内容', en: 'Nothing added after the signatures' },
  timestamps: { zh: '时间戳', en: 'Timestamps' },
  receipt: { zh: '总部回执', en: 'Receipt of headquarters' },
  log: { zh: '公开日志中的证明', en: 'Proof in the public log' },
  time: { zh: '总部的时间声明', en: 'Headquarters’ statement of time' },
  photos: { zh: '照片未被改动', en: 'Photos are unaltered' },
  printed: { zh: '印出的页面与记录一致', en: 'Printed pages match the record' },
};

type Problem = NonNullable<SignerFacts['problem']>;

/** Why a certificate signature is not accepted. */
export const signerProblemText: Readonly<Record<Problem, Words>> = {
  MISSING: { zh: '尚未签名', en: 'not signed yet' },
  NOT_AS_WRITTEN: { zh: '签名之外还有别的内容被改动', en: 'something beside the signature was changed' },
  UNREADABLE: { zh: '签名无法读取', en: 'the signature cannot be read' },
  SIGNER_COUNT: { zh: '签名者不止一人或没有', en: 'not exactly one signer' },
  ALGORITHM: { zh: '算法不被接受', en: 'the algorithm is not accepted' },
  CERTIFICATE_MISSING: { zh: '缺少签名者的证书', en: 'the signer’s certificate is missing' },
  CONTENT_TYPE: { zh: '签名的对象不是文件', en: 'it is not a signature over a file' },
  CONTENT_CHANGED: { zh: '签名之后文件被改动', en: 'the file was changed after signing' },
  SIGNING_TIME: { zh: '含有不应出现的签名时间', en: 'it holds a signing time that must not be there' },
  CERTIFICATE_SWAPPED: { zh: '证书被替换', en: 'the certificate was swapped' },
  SIGNATURE_WRONG: { zh: '签名值不成立', en: 'the signature value does not hold' },
  STRAY_CERTIFICATE: {
    zh: '附有不属于证书链的证书，或随附的证书被改动',
    en: 'a certificate came along that belongs to no step of the chain, or was altered',
  },
  SELF_SIGNED: { zh: '证书是自己签发的', en: 'the certificate is self-signed' },
  FOREIGN_ISSUER: {
    zh: '证书不是所信任的机构签发',
    en: 'the certificate was issued by nobody who is trusted',
  },
  WRONG_USAGE: { zh: '证书不用于签署文件', en: 'the certificate is not for signing documents' },
  CRITICAL_EXTENSION: {
    zh: '证书含有不认识的关键扩展',
    en: 'the certificate has an unknown critical extension',
  },
  NOT_YET_VALID: { zh: '证书当时尚未生效', en: 'the certificate was not valid yet' },
  EXPIRED: { zh: '证书当时已过期', en: 'the certificate had expired' },
  REVOKED: {
    zh: '证书已被吊销，没有时间戳证明签名早于吊销',
    en: 'the certificate was revoked, and no timestamp proves that the signature is older',
  },
  OTHER_PERSON: { zh: '证书属于另一人', en: 'the certificate is another person’s' },
};

export const verifyText = {
  valid: { zh: '有效：文件完整，未被改动。', en: 'Valid: the file is whole and unaltered.' },
  notValid: { zh: '无效：见下列不成立之处。', en: 'Not valid: see what does not hold.' },
  foreign: { zh: '这不是核查报告。', en: 'This is not a Hecha report.' },
  anchorGiven: { zh: '证书链到您提供的签发机构。', en: 'The certificates lead to the authority you gave.' },
  anchorOwn: {
    zh: '证书链到文件自带的签发机构，摘要 {digest}。请与该机构公布的摘要对照。',
    en: 'The certificates lead to the authority in the file itself, digest {digest}. Compare it with what that authority publishes.',
  },
  revocationUnknown: {
    zh: '没有可查的吊销列表：不知道证书是否已被吊销。',
    en: 'There was no revocation list to look into: whether a certificate was revoked is not known.',
  },
  amends: {
    zh: '更正第 {number} 号报告（文件 SHA-256 {digest}），理由：{reason}。',
    en: 'Corrects report {number} (SHA-256 of the file {digest}), for this reason: {reason}.',
  },
  notBefore: {
    zh: '不早于 {at}：记录里有总部当时签发的声明（随机数 {nonce}）。',
    en: 'Not before {at}: the record holds what headquarters signed then (nonce {nonce}).',
  },
  notBeforeUnchecked: {
    zh: '记录里有总部 {at} 的声明；给出总部公钥才能核对。',
    en: 'The record holds a statement of headquarters of {at}; give its public key to have it checked.',
  },
  noStatement: {
    zh: '记录里没有总部的时间声明，不早于何时无从证明。',
    en: 'The record holds no statement of headquarters: nothing proves how early it may be.',
  },
  notAfterStamp: { zh: '不晚于 {at}：有时间戳。', en: 'Not after {at}: by a timestamp.' },
  notAfterReceipt: { zh: '不晚于 {at}：有总部回执。', en: 'Not after {at}: by headquarters’ receipt.' },
  noProofOfBeing: {
    zh: '没有时间戳或回执，不晚于何时无从证明。',
    en: 'Neither timestamp nor receipt: nothing proves how late it may be.',
  },
  claimed: {
    zh: '本机时钟声称 {from} 至 {to}；其间时钟被拨 {moves} 次，重启（整机或程序）{restarts} 次。',
    en: 'The laptop’s clock claims {from} to {to}; it was set {moves} times meanwhile, and the machine or the program restarted {restarts} times.',
  },
  laptopsChanged: {
    zh: '其间移交给另一台笔记本 {changes} 次，各机时钟分别计。',
    en: 'It went on at another laptop {changes} times; each laptop’s clock is told by itself.',
  },
  behind: {
    zh: '本机时钟比总部慢 {seconds} 秒以上。',
    en: 'The laptop’s clock was at least {seconds} s slow of headquarters’.',
  },
  received: { zh: '总部于 {at} 收到这份报告。', en: 'Headquarters received this report on {at}.' },
  logged: {
    zh: '回执是总部公开日志的第 {index} 条（共 {size} 条）。',
    en: 'The receipt is entry {index} of {size} in headquarters’ public log.',
  },
  unsigned: {
    zh: '文件没有证书签名：人手签名在记录中，但没有密钥为证。',
    en: 'The file has no certificate signatures: the drawn ones are in the record, no key vouches for them.',
  },
} satisfies Record<string, Words>;
