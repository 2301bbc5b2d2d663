import type { Words } from '../domain/words.ts';

/** An unfinished inspection goes on at another laptop: both ends of it. */
export const handoverText = {
  take: { zh: '接收移交', en: 'Take over' },
  takeTitle: { zh: '接收移交', en: 'Take an inspection over' },
  takeLead: {
    zh: '没做完的核查可以从另一台笔记本移交到本机继续。先把本机的邀请交给对方，再导入对方交回的移交包。',
    en: 'An unfinished inspection can go on here. Give this laptop’s invitation to the other one, then bring in the file that it makes.',
  },
  invite: { zh: '一、本机的邀请', en: '1. This laptop’s invitation' },
  saveInvitation: { zh: '保存邀请文件', en: 'Save the invitation' },
  inviteHint: {
    zh: '对方会看到以下持有人和指纹，请当面或电话核对。',
    en: 'The other side sees this holder and fingerprint: compare them face to face or by telephone.',
  },
  bring: { zh: '二、对方交回的移交包', en: '2. The file that comes back' },
  bringHint: {
    zh: '“.hecha-handover”文件。整份核对无误才会收下，同一份不会收两次。',
    en: 'A “.hecha-handover” file. It is taken in whole or not at all, and never twice.',
  },
  choosePackage: { zh: '选择移交包…', en: 'Choose the file…' },
  taking: { zh: '正在核对并接收…', en: 'Checking and taking over…' },
  taken: { zh: '已接收，可以继续。', en: 'Taken over. You can go on.' },
  goOn: { zh: '打开继续', en: 'Open and go on' },

  give: { zh: '移交', en: 'Hand over' },
  giveTitle: { zh: '移交给另一台笔记本：{name}', en: 'Hand over to another laptop: {name}' },
  giveLead: {
    zh: '请对方在“接收移交”里保存邀请文件（.hecha-invite），带到本机来。',
    en: 'Ask the other side to save an invitation (.hecha-invite) under “Take over”, and bring it here.',
  },
  chooseInvitation: { zh: '选择邀请文件…', en: 'Choose the invitation…' },
  holder: { zh: '持有人', en: 'Holder' },
  laptop: { zh: '笔记本', en: 'Laptop' },
  fingerprint: { zh: '设备指纹', en: 'Fingerprint' },
  notInTeam: {
    zh: '{name}不在这次核查的名单里。总部仍按派给您的任务收下报告，请先问清楚。',
    en: '{name} is not on the team of this inspection. Headquarters will still take the report as of your assignment: make sure this is meant.',
  },
  warning: {
    zh: '移交后本机只能查看，不能再改，撤销也收不回来；要拿回来，须由对方移交回来。',
    en: 'From then on it can only be read here, and undo does not take this back: it comes back only when the other side hands it back.',
  },
  confirm: { zh: '移交给{name}', en: 'Hand over to {name}' },
  handing: { zh: '正在移交…', en: 'Handing over…' },
  packing: { zh: '正在打包…', en: 'Packing…' },
  again: { zh: '再做一份移交包', en: 'Make the file again' },
  againTitle: { zh: '移交包：{name}', en: 'The handover of {name}' },
  againLead: {
    zh: '已移交给{holder}。U 盘丢了可以再做一份，只有那台笔记本能打开。',
    en: 'It was handed over to {holder}. If the stick was lost, make the file again: only that laptop can open it.',
  },
  save: { zh: '保存移交包（{size}）', en: 'Save the handover ({size})' },
  saveHint: {
    zh: '把它带到{holder}的笔记本上，在“接收移交”里导入。',
    en: 'Bring it to the laptop of {holder} and take it in under “Take over”.',
  },
  close: { zh: '关闭', en: 'Close' },
  cancel: { zh: '取消', en: 'Cancel' },
  banner: {
    zh: '这次{act}已移交给{holder}，这里只能看。',
    en: 'This {act} was handed over to {holder}; here you can only read.',
  },
} satisfies Record<string, Words>;
