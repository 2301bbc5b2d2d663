import type { Words } from './words.ts';

/** What may be wrong with an expression. These sentences live here because the engine knows no other words. */

export const unreadable = (rest: string): Words => ({
  zh: `从“${rest}”起无法读懂`,
  en: `unreadable from "${rest}"`,
});
export const misplaced = (mark: string): Words => ({
  zh: `“${mark}”不应出现在这里`,
  en: `"${mark}" does not belong there`,
});
export const endsEarly: Words = { zh: '表达式没有写完', en: 'it ends too early' };
export const bracketMissing: Words = { zh: '缺右括号', en: 'a ")" is missing' };
export const unknownFunction = (name: string): Words => ({
  zh: `没有函数“${name}”`,
  en: `unknown function "${name}"`,
});
export const wrongArguments = (name: string, count: number): Words => ({
  zh: `“${name}”不接受 ${count} 个参数`,
  en: `"${name}" does not take ${count} arguments`,
});
export const unknownName = (name: string): Words => ({
  zh: `没有名为“${name}”的参数、读数或表`,
  en: `unknown name "${name}"`,
});
export const noTable = (name: string): Words => ({
  zh: `lookup 需要本项的一张表，“${name}”不是`,
  en: `lookup needs a table of this item, not "${name}"`,
});
