import type { Section } from '../../../shared/domain/checklist.ts';
import type { Language } from '../../../shared/domain/words.ts';

/** 一、二、三 in Chinese, 1, 2, 3 in English. */
export const ordinalOf = (section: Section, index: number, language: Language): string =>
  language === 'zh' ? section.ordinal : String(index + 1);
