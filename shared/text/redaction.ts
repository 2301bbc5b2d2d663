import type { Redaction } from '../domain/evidence.ts';
import type { Words } from '../domain/words.ts';

/** Why part of a photo is covered. */
export const redactionReasonText: Readonly<Record<Redaction['reason'], Words>> = {
  faces: { zh: '人像', en: 'Faces' },
  tradeSecret: { zh: '商业秘密', en: 'Trade secret' },
  other: { zh: '其他', en: 'Other' },
};

/** The dialog in which parts of a photo are covered. */
export const redactionText = {
  ...redactionReasonText,
  open: { zh: '遮盖…', en: 'Redact…' },
  title: { zh: '遮盖照片的一部分', en: 'Redact parts of the photo' },
  stage: { zh: '照片，按住拖动画出要遮盖的区域', en: 'The photo: drag to draw what is to be covered' },
  hint: {
    zh: '在照片上拖动，画出要遮盖的区域。报告和交给单位的材料只用遮盖后的照片；原件和未遮盖的照片留在记录里，只有派出机关能看。',
    en: 'Drag on the photo to mark what is to be covered. Report and firm get the covered photo only; the original and the uncovered copy stay in the record, for the authority alone.',
  },
  add: { zh: '加一个区域', en: 'Add a region' },
  keys: {
    zh: '选中后：方向键移动，Shift+方向键改大小，Delete 去掉。',
    en: 'Chosen region: arrows move it, Shift+arrows resize it, Delete takes it out.',
  },
  region: { zh: '区域 {n}', en: 'Region {n}' },
  takeOut: { zh: '去掉区域 {n}', en: 'Take out region {n}' },
  reason: { zh: '理由', en: 'Reason' },
  words: { zh: '说明', en: 'In words' },
  wordsNeeded: { zh: '请写明遮盖的理由', en: 'Say why it is covered' },
  cover: { zh: '遮盖', en: 'Cover' },
  uncover: { zh: '取消遮盖', en: 'Uncover' },
  cancel: { zh: '取消', en: 'Cancel' },
  unreadable: { zh: '读不到照片', en: 'The photo cannot be read' },
} satisfies Record<string, Words>;
