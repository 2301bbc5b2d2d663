import type { Words } from '../domain/words.ts';

export const keysText = {
  all: { zh: '全部按键', en: 'All keys' },
  palette: { zh: '查找或执行', en: 'Find or run' },
  saved: { zh: '已自动保存', en: 'Saved as you go' },
  region: { zh: '下一区域', en: 'Next region' },
  regionBack: { zh: '上一区域', en: 'Previous region' },
  lockKeys: { zh: '锁定签名密钥', en: 'Lock signing keys' },
  undo: { zh: '撤销', en: 'Undo' },
  redo: { zh: '重做', en: 'Redo' },
  toList: { zh: '去我的核查', en: 'Go to inspections' },
  toConclusion: { zh: '去结论', en: 'Go to the conclusion' },
  toOutbox: { zh: '去发件箱', en: 'Go to the outbox' },
  toLibrary: { zh: '去核查表', en: 'Go to the checklists' },
  toProducts: { zh: '查产品适用什么', en: 'What applies to a product' },
  toStandards: { zh: '查标准被哪些条款引用', en: 'What rests on a standard' },
  toSigning: { zh: '去签字', en: 'Go to signing' },
  toPapers: { zh: '去报告与文书', en: 'Go to report and forms' },
  toReport: { zh: '看报告', en: 'Report preview' },
  textNote: {
    zh: '单个字母和数字只在没有输入文字时起作用；带 Ctrl 的随时可用。',
    en: 'Letters and digits act only while no text is being typed; keys with Ctrl always do.',
  },
  singleKeys: { zh: '启用单键（不带 Ctrl 的按键）', en: 'Use single keys (without Ctrl)' },
  nothingFound: { zh: '没有相符的项目或命令', en: 'No matching item or command' },
  paletteLabel: { zh: '输入条款号、词或命令', en: 'Clause number, words or a command' },
} satisfies Record<string, Words>;
