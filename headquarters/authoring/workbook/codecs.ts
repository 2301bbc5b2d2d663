import type { Language, Words } from '../../../shared/domain/words.ts';

/** How a value is written in a cell, and what a cell means. A blank cell is no value. */
export type Codec = {
  readonly write: (value: unknown) => string;
  /** The value of a cell that is not blank; `undefined` where the cell means nothing, which is a mistake. */
  readonly read: (cell: string) => unknown;
  /** What may stand in the cell, where that is a closed list. */
  readonly labels?: readonly string[];
  /** Several of them in one cell. */
  readonly several?: true;
  /** The value of a blank cell, where that is one. */
  readonly blank?: unknown;
};

const scalarText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Text as it stands. */
export const text: Codec = { write: scalarText, read: (cell) => cell };

/** Text that may be empty, as the unit of a pure number. */
export const openText: Codec = { ...text, blank: '' };

/** Text, or expressly nothing. */
export const nullable: Codec = { ...text, blank: null };

/** A whole number; what is none stays text, for the schema to refuse. */
export const whole: Codec = {
  ...text,
  read: (cell) => (/^-?\d{1,9}$/.test(cell.trim()) ? Number(cell) : cell),
};

/** An id, a number or a day: what surrounds it is a slip of the hand. */
export const token: Codec = { ...text, read: (cell) => cell.trim() };

const fold = (label: string): string => label.normalize('NFKC').trim().toLowerCase();

/** One of a closed list, written in Chinese; the English label and the program's own word are understood as well. */
export const oneOf = (labels: Readonly<Record<string, Words>>): Codec => {
  const byLabel = new Map<string, string>();
  for (const [id, words] of Object.entries(labels))
    for (const label of [id, words.zh, words.en]) byLabel.set(fold(label), id);
  return {
    write: (value) => (typeof value === 'string' ? (labels[value]?.zh ?? value) : ''),
    read: (cell) => byLabel.get(fold(cell)),
    labels: Object.values(labels).map(({ zh }) => zh),
  };
};

/** Yes or no, written `yes` and `no` in the workbook's labels; where `no` goes without saying the cell stays blank. */
export const flag = (labels: Readonly<Record<'yes' | 'no', Words>>, silentNo: boolean): Codec => {
  const codec = oneOf(labels);
  return {
    ...codec,
    write: (value) =>
      value === true ? codec.write('yes') : value === false && !silentNo ? codec.write('no') : '',
    read: (cell) => ({ yes: true, no: false })[String(codec.read(cell))],
  };
};

const separator = /[、,，;；\n]+/;

/** Several values in one cell. */
export const listOf = (one: Codec): Codec => ({
  write: (value) => (Array.isArray(value) ? value.map(one.write).join('、') : ''),
  read: (cell) => {
    const parts = cell.split(separator).map((part) => part.trim());
    const values = parts.filter((part) => part !== '').map(one.read);
    return values.includes(undefined) ? undefined : values;
  },
  ...(one.labels === undefined ? {} : { labels: one.labels, several: true as const }),
});

/** One line each, for the two languages of a list of texts. */
export const linesOf = (language: Language): Codec => ({
  write: (value) =>
    Array.isArray(value) ? (value as Words[]).map((words) => words[language]).join('\n') : '',
  read: (cell) => cell.split(/\r?\n/).filter((line) => line.trim() !== ''),
});
