import type { Words } from '../domain/words.ts';

export const partsText = {
  close: { zh: '关闭', en: 'Close' },
  remove: { zh: '移除 {what}', en: 'Remove {what}' },
  nothingFound: { zh: '没有找到“{text}”', en: 'Nothing found for “{text}”' },
  notADay: { zh: '日历上没有这一天。请写成 2026-11-23', en: 'No such day. Write 2026-11-23' },
  notATime: { zh: '没有这个时间。请写成 09:30', en: 'No such time. Write 09:30' },
} satisfies Record<string, Words>;
