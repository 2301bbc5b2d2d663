import { canonical } from '../seal/canonical.ts';

/**
 * One place where two values differ: keys from the root, with the `id` of a part in place of its index. What is there
 * on one side only has `undefined` on the other. Words in two languages and lists without ids are compared whole.
 */
export type FieldChange = {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
};

/** The last step of a path where the same parts stand in another order; no id begins with this sign. */
export const orderKey = '#order';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isWords = (value: Fields): boolean => 'zh' in value && 'en' in value;

/** Equal as JSON, whatever the order of keys. */
export const equalValues = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && canonical(a) === canonical(b));

type Part = { readonly id: string } & Fields;
const isParts = (value: unknown): value is readonly Part[] =>
  Array.isArray(value) &&
  value.every((part) => isFields(part) && typeof part['id'] === 'string') &&
  new Set((value as readonly Part[]).map(({ id }) => id)).size === value.length;

const at = (fields: Fields, key: string): unknown => (Object.hasOwn(fields, key) ? fields[key] : undefined);

const diffFields = (before: Fields, after: Fields, path: readonly string[]): FieldChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    diffValues(at(before, key), at(after, key), [...path, key]),
  );

const diffParts = (
  before: readonly Part[],
  after: readonly Part[],
  path: readonly string[],
): FieldChange[] => {
  const byId = (parts: readonly Part[]): Fields => Object.fromEntries(parts.map((part) => [part.id, part]));
  const [old, now] = [byId(before), byId(after)];
  const orderIn = (parts: readonly Part[], other: Fields): string[] =>
    parts.map(({ id }) => id).filter((id) => Object.hasOwn(other, id));
  return [
    ...diffFields(old, now, path),
    ...diffValues(orderIn(before, now), orderIn(after, old), [...path, orderKey]),
  ];
};

/** Every place where two JSON values differ, in the order of their keys; empty exactly when they are equal. */
export const diffValues = (
  before: unknown,
  after: unknown,
  path: readonly string[] = [],
): readonly FieldChange[] => {
  if (equalValues(before, after)) return [];
  if (isParts(before) && isParts(after)) return diffParts(before, after, path);
  if (isFields(before) && isFields(after) && !isWords(before) && !isWords(after))
    return diffFields(before, after, path);
  return [{ path, before, after }];
};
