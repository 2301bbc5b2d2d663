import type { z } from 'zod';
import { contentText as text } from '../text/content.ts';
import { sayBoth } from '../text/say.ts';
import type { Words } from '../domain/words.ts';
import type { Find, Opened, Path } from './finding.ts';

type Issue = z.core.$ZodIssue;
type Problem = { readonly path: Path; readonly reason: Words };

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inside, key) =>
      typeof inside === 'object' && inside !== null
        ? (inside as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );

/** What is wrong, in words of our own: those of a schema library are for programmers. */
const reasonOf = (issue: Issue, json: unknown): Words => {
  switch (issue.code) {
    case 'invalid_type':
      return at(json, issue.path) === undefined
        ? text.missing
        : sayBoth(text.wrongType, { type: text.types[issue.expected as 'string'] ?? issue.expected });
    case 'invalid_value':
      return sayBoth(text.notOneOf, { values: issue.values.map(String).join(', ') });
    case 'too_small':
      if (issue.origin === 'string') return text.empty;
      return issue.origin === 'array'
        ? sayBoth(text.tooFew, { least: String(issue.minimum) })
        : sayBoth(text.tooSmall, { least: String(issue.minimum) });
    case 'too_big':
      if (issue.origin === 'string') return sayBoth(text.tooLong, { most: String(issue.maximum) });
      return issue.origin === 'array'
        ? sayBoth(text.tooMany, { most: String(issue.maximum) })
        : sayBoth(text.tooBig, { most: String(issue.maximum) });
    case 'invalid_format':
      return sayBoth(text.wrongForm, { form: issue.pattern ?? issue.format });
    case 'invalid_key':
    case 'invalid_element':
    case 'invalid_union':
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'custom':
      return text.notAllowed;
  }
};

/** Inside a union the branch that came furthest tells most. */
const problemsOf = (issues: readonly Issue[], json: unknown, above: Path = []): Problem[] =>
  issues.flatMap((issue): Problem[] => {
    const path = [...above, ...issue.path];
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...path, key], reason: text.unknownKey }));
    if (issue.code !== 'invalid_union' || issue.errors.length === 0)
      return [{ path, reason: reasonOf({ ...issue, path: [...path] }, json) }];
    const depth = (branch: readonly Problem[]): number => Math.max(...branch.map((one) => one.path.length));
    const branches = issue.errors.map((branch) => problemsOf(branch, json, path));
    return branches.reduce((best, next) => (depth(next) > depth(best) ? next : best));
  });

/**
 * Reads a part of a file by its schema; everything that does not fit is put on record.
 * @returns null where something does not.
 */
export const readPart = <S extends z.ZodType>(
  { json, find }: { readonly json: unknown; readonly find: Find },
  schema: S,
  path: Path = [],
): z.output<S> | null => {
  const part = at(json, path);
  const parsed = schema.safeParse(part);
  if (parsed.success) return parsed.data;
  for (const problem of problemsOf(parsed.error.issues, part))
    find([...path, ...problem.path], problem.reason);
  return null;
};

/** Reads a whole file by its schema. */
export const readWhole = <S extends z.ZodType>(opened: Opened, schema: S) => {
  const value = readPart(opened, schema);
  return value === null ? null : { file: opened.file, value, find: opened.find };
};
