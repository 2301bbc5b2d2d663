import type { z } from 'zod';
import { Line } from '../../shared/domain/identifiers.ts';
import type { Words } from '../../shared/domain/words.ts';
import { catalogueCellText as wrong } from '../../shared/text/catalogue.ts';
import { say } from '../../shared/text/say.ts';
import type { TableRow } from './workbook.ts';

/** A cell's value by its schema; an empty one is null. */
export const optional = <K extends string, T>(
  row: TableRow<K>,
  key: K,
  schema: z.ZodType<T>,
  words: Words,
): T | null => {
  const text = row.text(key);
  if (text === '') return null;
  const parsed = schema.safeParse(text);
  return parsed.success ? parsed.data : row.refuse(key, words);
};

export const needed = <K extends string, T>(
  row: TableRow<K>,
  key: K,
  schema: z.ZodType<T>,
  words: Words,
): T => optional(row, key, schema, words) ?? row.refuse(key, wrong.required);

export const line = <K extends string>(row: TableRow<K>, key: K): string =>
  needed(row, key, Line, wrong.tooLong);

/** One of a closed list, by its code or by its word in either language. */
export const choice = <K extends string, V extends string>(
  row: TableRow<K>,
  key: K,
  options: Readonly<Record<V, Words>>,
): V | null => {
  const text = row.text(key);
  if (text === '') return null;
  const values = Object.keys(options) as V[];
  const found = values.find(
    (value) => value === text || options[value].zh === text || options[value].en === text,
  );
  return found ?? row.refuse(key, listed(values.map((value) => options[value])));
};

/** The words of a closed list, in the sentence that refuses. */
const listed = (options: readonly Words[]): Words => ({
  zh: say(wrong.choice, 'zh', { choices: options.map(({ zh }) => zh).join('、') }),
  en: say(wrong.choice, 'en', { choices: options.map(({ en }) => en).join(', ') }),
});
