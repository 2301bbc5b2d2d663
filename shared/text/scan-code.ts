import type { Words } from '../domain/words.ts';

/** Words for scanning the code of a printed report, and for what it says. */
export const scanText = {
  scan: { zh: '扫描二维码', en: 'Scan the code' },
  stop: { zh: '停止', en: 'Stop' },
  picture: { zh: '选一张或拍一张照片', en: 'Choose or take a picture' },
  lead: {
    zh: '只有纸件时，扫描首页右上角的二维码。',
    en: 'With paper alone, scan the code at the top right of its first page.',
  },
  aim: {
    zh: '让二维码占画面的一半以上，放平、不反光。',
    en: 'Let the code fill half of the picture or more, flat and without glare.',
  },
  view: { zh: '摄像头画面', en: 'Camera picture' },
  cameraDenied: {
    zh: '没有获准使用摄像头。请在浏览器中允许，或改用照片。',
    en: 'The camera was not allowed. Allow it in the browser, or use a picture.',
  },
  cameraMissing: {
    zh: '没有可用的摄像头。请改用照片。',
    en: 'There is no camera that can be used. Use a picture.',
  },
  reading: { zh: '正在读取照片…', en: 'Reading the picture…' },
  noCode: {
    zh: '照片里没有读到二维码。请靠近首页右上角重拍，放平、对焦。',
    en: 'No code was found in the picture. Take it again, closer to the top right of the first page, flat and in focus.',
  },
  noPicture: {
    zh: '这个文件不是浏览器能打开的照片。',
    en: 'This file is no picture that the browser can open.',
  },

  scanned: { zh: '扫到的二维码', en: 'Scanned code' },
  foreign: {
    zh: '这不是核查报告的二维码。核查报告的码在首页右上角。',
    en: 'This is not the code of an inspection report. That one is at the top right of the first page.',
  },
  damaged: {
    zh: '这是核查系统的码，但内容残缺或被改动，不能采信。请重扫；仍如此，请索取 PDF 文件核对。',
    en: 'This is a code of Hecha, but cut or altered: do not rely on it. Scan again; if it stays so, ask for the PDF file and check that.',
  },
  newer: {
    zh: '这枚码的版本（{version}）比本页新。请从总部重新取得核对页。',
    en: 'This code is of a version ({version}) later than this page. Fetch the page from headquarters again.',
  },
  uncheckable: {
    zh: '这个浏览器不能核验此种签名，所以什么也没有核对。请换用较新的浏览器，或把本页存到本机后打开。',
    en: 'This browser cannot check signatures of this kind, so nothing was checked. Use a newer browser, or save this page and open it from the disk.',
  },
  forged: {
    zh: '签名不成立：码里的内容不是印制报告的电脑签下的。不要采信，请向派出机关报告。',
    en: 'The signature does not hold: what the code says is not what a laptop signed. Do not rely on it, and tell the authority.',
  },
  page: {
    zh: '这是报告 {number} 内页的页码二维码，没有签名，不能证明什么。请扫首页右上角的码。',
    en: 'This is the small code of an inner page of report {number}. It is not signed and proves nothing. Scan the one at the top right of the first page.',
  },
  draft: {
    zh: '这是报告 {number} 的草稿，不是定稿，没有签名，不能证明什么。',
    en: 'This is a draft of report {number}, not the final one. It is not signed and proves nothing.',
  },
  form: {
    zh: '这是文书 {number} 的二维码，没有签名，不能证明什么。签名码只印在核查报告首页。',
    en: 'This is the code of form {number}. It is not signed and proves nothing. Only the first page of a report has a signed code.',
  },

  listed: {
    zh: '签名成立。由{authority}登记的电脑 {device} 签出（名单日期 {at}）。',
    en: 'The signature holds. It is of laptop {device}, enrolled by {authority} (list of {at}).',
  },
  ended: {
    zh: '签名成立，但电脑 {device} 已于 {revoked} 被{authority}停用；码本身说不出是停用之前还是之后签的。请向该机关核实。',
    en: 'The signature holds, but {authority} ended laptop {device} on {revoked}, and the code cannot tell whether it was signed before. Ask that authority.',
  },
  absent: {
    zh: '签名的密钥不在{authority}的名单内（名单日期 {at}）。不要采信，请向该机关核实；电脑可能在名单之后才登记。',
    en: 'The key that signed is not in the list of {authority} (of {at}). Do not rely on it; ask that authority. The laptop may have been enrolled after the list.',
  },
  unproven: {
    zh: '码内部一致，但放入的名单没有被放入的公钥签署，还不知道是谁的电脑。请一并放入 receipt-key.pem。',
    en: 'The code agrees with itself, but no key that was given signs the list that was given: whose laptop it is remains open. Add receipt-key.pem.',
  },
  none: {
    zh: '码内部一致，但还不知道是谁的电脑：任何人都能用自己的密钥做出这样的码。请从总部公布的地址取得 devices.json 和 receipt-key.pem 放入本页，或当面核对下面的密钥指纹。',
    en: 'The code agrees with itself, but whose laptop it is remains open: anybody can make such a code with a key of their own. Fetch devices.json and receipt-key.pem from where headquarters publishes them and add them here, or compare the fingerprint below with headquarters.',
  },

  number: { zh: '报告编号', en: 'Report number' },
  enterprise: { zh: '单位', en: 'Enterprise' },
  days: { zh: '日期', en: 'Date' },
  dayTo: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  result: { zh: '结论', en: 'Result' },
  pass: { zh: '{words}', en: 'Pass ({words})' },
  fail: { zh: '{words}', en: 'Fail ({words})' },
  neutral: { zh: '{words}', en: '{words}' },
  findings: { zh: '问题', en: 'Findings' },
  findingsOf: {
    zh: '不合格 {nonconforming} 项，较轻问题 {improvement} 项；其中否决项 {veto} 项',
    en: 'nonconforming: {nonconforming}, lesser: {improvement}; of these on veto clauses: {veto}',
  },
  due: { zh: '最迟改正日期', en: 'Last day to correct' },
  noDue: { zh: '无', en: 'none' },
  head: { zh: '留痕末条', en: 'Journal head' },
  content: { zh: '内容摘要前 16 位', en: 'Content digest, first 16' },
  contentHint: { zh: '与每页页脚对照', en: 'compare with the foot of each page' },
  fingerprint: { zh: '电脑密钥指纹', en: 'Laptop key fingerprint' },

  matches: { zh: '与放入的文件 {name} 一致。', en: 'It is the code of the file {name} that was given.' },
  differs: {
    zh: '与放入的文件 {name} 编号相同，内容不同：纸件和文件至少有一份不是定稿。',
    en: 'The file {name} has the same number but another content: paper or file is not the final report.',
  },
  other: { zh: '放入的文件 {name} 是另一份报告。', en: 'The file {name} is another report.' },
  proves: {
    zh: '证明什么：上面的内容是那台电脑印定稿时签下的，此后一字未改。',
    en: 'What this proves: the laptop signed what stands above when the final report was printed, and not a letter was changed since.',
  },
  provesNot: {
    zh: '不证明什么：纸上的其他文字、照片和手写签名没有核对，复印件上的码同样有效。要核对全文，请索取 PDF 文件放入本页。',
    en: 'What it does not: the other words, photos and drawn signatures on the paper were not checked, and a photocopy carries the same code. To check it all, ask for the PDF file and add it here.',
  },
} satisfies Record<string, Words>;
