import type { Words } from '../domain/words.ts';

/** Handing sealed inspections over without a network, at both ends. */
export const courierText = {
  open: { zh: '无网转交…', en: 'By courier…' },
  title: { zh: '没有网络时转交', en: 'Without a network' },
  lead: {
    zh: '把还没有回执的核查打成一个文件，用 U 盘等送到总部。只有总部能打开；联网后再报送也不会重复。',
    en: 'Packs what has no receipt yet into one file, to be carried to headquarters on a stick. Only headquarters can open it; sending it over a network later does no harm.',
  },
  pack: { zh: '打包 {count} 份', en: 'Pack {count}' },
  packing: { zh: '正在打包…', en: 'Packing…' },
  save: { zh: '保存转交包（{size}）', en: 'Save the bundle ({size})' },
  backLead: {
    zh: '总部收下后会给回一个“.receipts.json”文件，在这里导入，等同于联网收到的回执。',
    en: 'Headquarters gives back a “.receipts.json” file. Bring it in here: it counts like receipts over a network.',
  },
  back: { zh: '回执带回来以后', en: 'When receipts come back' },
  chooseReceipts: { zh: '导入回执…', en: 'Bring in receipts…' },
  settled: {
    zh: '{settled} 份已有回执；{refused} 份回执与本机的记录不符，没有采用。',
    en: '{settled} are acknowledged; {refused} receipts do not fit what is here and were not used.',
  },
  close: { zh: '关闭', en: 'Close' },

  tab: { zh: '转交', en: 'Courier' },
  takeLead: {
    zh: '收下用 U 盘等送来的转交包（.hecha）。包内每份核查与联网报送走同样的检查，已收过的不会重复。',
    en: 'Takes in bundles (.hecha) that were brought on a stick. Each inspection passes the same checks as over a network; what is here already is not taken twice.',
  },
  choose: { zh: '选择转交包', en: 'Choose a bundle' },
  taking: { zh: '正在收下 {name}…', en: 'Taking in {name}…' },
  from: { zh: '来自笔记本 {device}', en: 'From laptop {device}' },
  accepted: { zh: '已收下', en: 'taken in' },
  known: { zh: '此前已收', en: 'known already' },
  refused: { zh: '未收', en: 'refused' },
  receipts: { zh: '保存回执文件，交回笔记本', en: 'Save the receipts for the laptop' },
} satisfies Record<string, Words>;
