import type { Language, Words } from '../domain/words.ts';
import { reportText } from '../text/report.ts';
import { say } from '../text/say.ts';
import type { Printed } from './model.ts';
import type { PrintLanguage } from './record.ts';

type Value = string | number | Words;
const isWords = (value: Value): value is Words => typeof value === 'object';

/** Puts sentences into the language of the report; values may themselves be in both languages. */
export type Printer = {
  readonly language: PrintLanguage;
  readonly print: (words: Words, values?: Readonly<Record<string, Value>>) => Printed;
  /** Several words in one line, separated as each language does. */
  readonly list: (words: readonly Words[]) => Printed;
  /** One line, both languages side by side where the report is bilingual. */
  readonly line: (words: Words, values?: Readonly<Record<string, Value>>) => string;
};

const same = (main: string, sub: string | null): Printed => ({ main, sub: main === sub ? null : sub });

/** What a person wrote: printed as it is, in no other language. */
export const asWritten = (text: string): Printed => ({ main: text, sub: null });

export const asWords = (text: string): Words => ({ zh: text, en: text });

/** @param named what sentences may name without being told: the words of this type of inspection */
export const createPrinter = (language: PrintLanguage, named: Readonly<Record<string, Words>>): Printer => {
  const inLanguage = (words: Words, values: Readonly<Record<string, Value>>, one: Language): string =>
    say(
      words,
      one,
      Object.fromEntries(
        Object.entries({ ...named, ...values }).map(([name, value]) => [
          name,
          isWords(value) ? value[one] : value,
        ]),
      ),
    );
  const print: Printer['print'] = (words, values = {}) =>
    language === 'both'
      ? same(inLanguage(words, values, 'zh'), inLanguage(words, values, 'en'))
      : { main: inLanguage(words, values, language), sub: null };
  return {
    language,
    print,
    list: (words) =>
      print({
        zh: words.map(({ zh }) => zh).join(reportText.listComma.zh),
        en: words.map(({ en }) => en).join(reportText.listComma.en),
      }),
    line: (words, values) => {
      const { main, sub } = print(words, values);
      return sub === null ? main : `${main}  ${sub}`;
    },
  };
};

/** `2026-11-23 14:29`, China Standard Time whatever offset the instant was written with. */
export const printTime = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

export const printDay = (instant: string): string => printTime(instant).slice(0, 10);

/** Groups of eight, so that two people can compare it aloud. */
export const inGroups = (digest: string, groups = 8): string =>
  (digest.match(/.{1,8}/g) ?? []).slice(0, groups).join(' ');

/** `1.2 MB`, decimal units. */
export const printSize = (bytes: number): string =>
  bytes < 1000
    ? `${bytes} B`
    : bytes < 1e6
      ? `${(bytes / 1000).toFixed(0)} kB`
      : `${(bytes / 1e6).toFixed(1)} MB`;
