import type { Words } from '../domain/words.ts';
import { HechaError } from '../errors.ts';

/** Where something stands in a content file: keys and indexes from the root. */
export type Path = readonly PropertyKey[];

/** One thing that is wrong with the content, and where: `line` counts from 1; in a workbook `file` is a sheet. */
export type Finding = {
  readonly file: string;
  readonly line: number;
  /** Address of the cell in a workbook: B7. */
  readonly cell?: string;
  readonly reason: Words;
};

/** Notes what is wrong at a place of one file. */
export type Find = (path: Path, reason: Words) => void;

/** One content file as plain values; it can still say where each of them was written. */
export type Opened = { readonly file: string; readonly json: unknown; readonly find: Find };

/** One content file that fits its schema. */
export type Source<T> = { readonly file: string; readonly value: T; readonly find: Find };

/** Something of a content file that still knows where it was written. */
export type Placed<T> = { readonly value: T; readonly find: Find; readonly path: Path };

export const isThere = <T>(value: T | null): value is T => value !== null;

/** `items[3].task.criteria[0].limit` */
export const pathText = (path: Path): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

/** A reason that names the place inside its file. */
export const atPath = (path: Path, { zh, en }: Words): Words =>
  path.length === 0 ? { zh, en } : { zh: `${pathText(path)}：${zh}`, en: `${pathText(path)}: ${en}` };

/** Puts every later one of two things with one name on record. */
export const findDuplicates = <T>(
  things: readonly Placed<T>[],
  idOf: (thing: T) => string,
  reason: (id: string) => Words,
): void => {
  const seen = new Set<string>();
  for (const { value, find, path } of things) {
    const id = idOf(value);
    if (seen.has(id)) find(path, reason(id));
    seen.add(id);
  }
};

/** @throws HechaError CONTENT_INVALID {file, line, reason} for the first finding, if there is one. */
export const refuseFindings = (findings: readonly Finding[]): void => {
  const [first] = findings;
  if (first) throw new HechaError('CONTENT_INVALID', first);
};
