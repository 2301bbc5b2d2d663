import { contentText as text } from '../text/content.ts';
import type { Words } from '../domain/words.ts';
import type { Opened, Path } from './finding.ts';

const han = /\p{Script=Han}/u;
/** The number of a document has no translation: 国发〔2018〕33号. */
const documentNumber = /\p{Script=Han}+〔\d{4}〕\d+号/gu;
const lineBreak = /[\r\n]/;
/** Codes and symbols (P·I, 42.5R, pH) are the same in both languages; three words in a row are a sentence. */
const sentence = /[A-Za-z]{2,}[^A-Za-z]+[A-Za-z]{2,}[^A-Za-z]+[A-Za-z]{2,}/;

const problemsOf = ({ zh, en }: Words): (readonly [keyof Words, Words])[] => [
  ...(lineBreak.test(zh) ? [['zh', text.oneLine] as const] : []),
  ...(lineBreak.test(en) ? [['en', text.oneLine] as const] : []),
  ...(zh.trim() === '' ? [['zh', text.blank] as const] : []),
  ...(en.trim() === '' ? [['en', text.blank] as const] : []),
  ...(han.test(en.replace(documentNumber, '')) ? [['en', text.notEnglish] as const] : []),
  ...(zh === en && !han.test(zh) && sentence.test(zh) ? [['zh', text.notChinese] as const] : []),
];

const isPair = (value: object): value is Words =>
  'zh' in value && 'en' in value && typeof value.zh === 'string' && typeof value.en === 'string';

/** Everything that is said in one language only, anywhere in a file. */
export const checkWords = ({ json, find }: Opened): void => {
  const visit = (value: unknown, path: Path): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isPair(value)) for (const [language, reason] of problemsOf(value)) find([...path, language], reason);
    for (const [key, part] of Object.entries(value))
      visit(part, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  visit(json, []);
};
