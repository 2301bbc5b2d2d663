import type { Words } from '../domain/words.ts';

/** Words of the page that checks a report in a browser. */
export const verifyPageText = {
  title: { zh: '核对报告', en: 'Check a report' },
  lead: {
    zh: '把核查报告拖到这里，当场核对：是否完整、有没有被改动、谁签的名。文件只在这台电脑的浏览器里读取，不会发往任何地方。',
    en: 'Drop an inspection report here to check it: whether it is whole, whether anything was changed, who signed. The file is read in this browser alone and goes nowhere.',
  },
  drop: { zh: '把文件拖到这里', en: 'Drop files here' },
  choose: { zh: '选择文件', en: 'Choose files' },
  also: {
    zh: '可以一并放入：签发机构证书（issuer.pem）、吊销列表（revocations.crl）、总部回执、公开日志证明、回执公钥（receipt-key.pem）、已登记电脑的名单（devices.json）。请从总部公布的地址取得，不要向出示报告的人索取。',
    en: 'Welcome beside it: the issuing authority (issuer.pem), its revocations (revocations.crl), headquarters’ receipt, the proof from its public log, the key of receipts (receipt-key.pem), and the list of enrolled laptops (devices.json). Fetch them from where headquarters publishes them, not from whoever shows you the report.',
  },
  given: { zh: '已放入', en: 'Given' },
  anchors: { zh: '签发机构证书 {n} 份', en: 'issuing certificates: {n}' },
  revocations: { zh: '吊销列表 {n} 份', en: 'revocation lists: {n}' },
  receipts: { zh: '回执 {n} 份', en: 'receipts: {n}' },
  inclusions: { zh: '日志证明 {n} 份', en: 'log proofs: {n}' },
  keys: { zh: '回执公钥 {n} 把', en: 'receipt keys: {n}' },
  lists: { zh: '电脑名单 {n} 份', en: 'lists of laptops: {n}' },
  remembered: {
    zh: '总部签署的名单和公钥记在这个浏览器里，下次不必再放。',
    en: 'Lists that headquarters signed stay in this browser with the key, for the next time.',
  },
  forget: { zh: '忘掉', en: 'Forget them' },
  unknown: {
    zh: '不认识的文件：{names}。这里只认核查报告和上面列出的几种文件。',
    en: 'Unknown files: {names}. Only inspection reports and the kinds of files named above are read.',
  },
  tooLarge: { zh: '文件太大，没有读取：{names}。', en: 'Too large, not read: {names}.' },
  checking: { zh: '正在核对…', en: 'Checking…' },
  again: { zh: '清空，重新开始', en: 'Start over' },
  facts: { zh: '报告', en: 'Report' },
  number: { zh: '报告编号', en: 'Report number' },
  enterprise: { zh: '被核查单位', en: 'Enterprise' },
  draft: { zh: '草稿，不是定稿', en: 'a draft, not a final report' },
  entries: { zh: '留痕', en: 'Journal' },
  entriesOf: { zh: '{n} 条，末条 {head}', en: '{n} entries, last {head}' },
  content: { zh: '内容摘要', en: 'Content digest' },
  file: { zh: '文件 SHA-256', en: 'SHA-256 of the file' },
  drawn: { zh: '手写签名', en: 'Signed by hand' },
  refused: { zh: '拒签', en: 'refused' },
  checks: { zh: '逐项核对', en: 'Checks' },
  holds: { zh: '成立', en: 'holds' },
  fails: { zh: '不成立', en: 'does not hold' },
  notPrinted: {
    zh: '这一页不重印报告。要逐字节对照记录与页面，请用 npm run verify。',
    en: 'This page does not print the report again. To compare record and pages byte by byte, use npm run verify.',
  },
  language: { zh: 'EN', en: '中文' },
} satisfies Record<string, Words>;
