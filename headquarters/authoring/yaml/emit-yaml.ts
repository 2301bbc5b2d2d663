import { stringify } from 'yaml';

/** A plain value of a content file. Keys whose value is undefined are left out. */
export type Plain =
  string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain | undefined };
type Fields = { readonly [key: string]: Plain | undefined };

const isFields = (value: Plain | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Plain | undefined): value is readonly Plain[] => Array.isArray(value);

const entriesOf = (fields: Fields): (readonly [string, Plain])[] =>
  Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));

const options = { lineWidth: 0, singleQuote: true, blockQuote: false } as const;

/** A scalar as it stands after `key: `. */
const inBlock = (value: Plain): string => stringify({ k: value }, options).slice('k: '.length, -1);
/** A scalar as it stands inside brackets, where commas and brackets must be quoted as well. */
const inFlow = (value: Plain): string =>
  stringify([value], { ...options, collectionStyle: 'flow' }).slice('[ '.length, -' ]\n'.length);

const keyText = (key: string): string => inFlow(key);

/** Chinese characters are twice as wide as Latin ones. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[ᄀ-￦]/.test(character) ? 2 : 1), 0);
const widest = 90;

const flowOf = (value: Plain): string => {
  if (isList(value)) return `[${value.map(flowOf).join(', ')}]`;
  if (!isFields(value)) return inFlow(value);
  const parts = entriesOf(value).map(([key, inner]) => `${keyText(key)}: ${flowOf(inner)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
};

const isScalar = (value: Plain | undefined): boolean => !isFields(value) && !isList(value);

/** Small things stand on one line: texts in two languages, a rounding, a list of units, an empty list. */
const fitsOnOneLine = (value: Plain, indent: number): boolean => {
  const parts = isList(value) ? value : isFields(value) ? Object.values(value) : null;
  if (parts === null) return true;
  const flat = parts.every((part) => isScalar(part));
  return parts.length === 0 || (flat && indent + widthOf(flowOf(value)) <= widest);
};

/** Lists of things with several keys stand one below the other, even where each would fit on a line. */
const staysBlock = (value: Plain): boolean => isList(value) && value.some((part) => !isScalar(part));

const pad = (indent: number): string => ' '.repeat(indent);

/** One element of a list, after its dash, and what follows it indented below. */
const elementOf = (value: Plain, indent: number): string => {
  if (isFields(value) && !fitsOnOneLine(value, indent + 2)) {
    const [first = '', ...rest] = linesOf(value, indent + 2);
    return [`${pad(indent)}- ${first.trimStart()}`, ...rest].join('\n');
  }
  if (isList(value) && value.length > 0) {
    const [first = '', ...rest] = value.map((part) => elementOf(part, indent + 2));
    return [`${pad(indent)}- ${first.trimStart()}`, ...rest].join('\n');
  }
  return `${pad(indent)}- ${isScalar(value) ? inBlock(value) : flowOf(value)}`;
};

const linesOf = (fields: Fields, indent: number): string[] =>
  entriesOf(fields).flatMap(([key, value]) => emitEntry(key, value, indent).split('\n'));

/** `key: value` with everything below it, in the house style of `assets/`; without a line break at the end. */
export const emitEntry = (key: string, value: Plain, indent: number): string => {
  const name = `${pad(indent)}${keyText(key)}:`;
  if (isScalar(value)) return `${name} ${inBlock(value)}`;
  if (!staysBlock(value) && fitsOnOneLine(value, widthOf(name) + 1)) return `${name} ${flowOf(value)}`;
  if (isList(value)) return [name, ...value.map((part) => elementOf(part, indent + 2))].join('\n');
  return [name, ...linesOf(value as Fields, indent + 2)].join('\n');
};

/** One element of a list of the file, with its dash; without a line break at the end. */
export const emitElement = (value: Plain, indent: number): string => elementOf(value, indent);

/** Does the element take more than one line? Such stand apart from what is above them by a blank line. */
export const takesLines = (text: string): boolean => text.includes('\n');
