import type { Words } from '../../shared/domain/words.ts';
import type { Pinyin } from './use-pinyin.ts';

/** Letters that may be pinyin: one alone would find nearly everything. */
const mayBePinyin = /^[a-z]{2,}$/;

const has = (text: string, query: string): boolean => text.toLowerCase().includes(query);

/** Is `query` part of the words in either language, or the pinyin of the Chinese ones? Case does not matter. */
export const saysWords = ({ zh, en }: Words, query: string, pinyin: Pinyin | null): boolean => {
  const wanted = query.trim().toLowerCase();
  return (
    has(zh, wanted) || has(en, wanted) || (pinyin !== null && mayBePinyin.test(wanted) && pinyin(zh, wanted))
  );
};
