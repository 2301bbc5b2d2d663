import { z } from 'zod';
import type { Category } from '../domain/catalogue.ts';
import { type Catalogue, categoryOf } from '../domain/catalogue-edition.ts';
import { type Checklist, Section } from '../domain/checklist.ts';
import { delistedCategory } from '../domain/delisted.ts';
import { RuleSet } from '../domain/rule-set.ts';
import { contentText as text } from '../text/content.ts';
import { sayBoth } from '../text/say.ts';
import { AuthoredItem, Specification } from './authored.ts';
import { checkChecklist, checkItem } from './check-checklist.ts';
import { checkRuleSet } from './check-rule-set.ts';
import { checkWords } from './check-words.ts';
import { composeChecklist, type Composed, type Parts } from './compose-checklist.ts';
import {
  type Finding,
  findDuplicates,
  isThere,
  type Opened,
  type Placed,
  refuseFindings,
} from './finding.ts';
import { parseCatalogue } from './parse-catalogue.ts';
import { readPart, readWhole } from './schema-findings.ts';
import { openYaml } from './yaml-source.ts';

/** What the content folders hold: paths relative to `assets/`, with `/`, and their texts. */
export type ContentFiles = Readonly<Record<string, string>>;

/** A content file by its path; null where its syntax is broken. */
export type OpenedFiles = ReadonlyMap<string, Opened | null>;

/** What the content folders amount to. `catalogue` is null where no file says which edition it is. */
export type Content = {
  readonly checklists: Checklist[];
  readonly ruleSets: RuleSet[];
  readonly catalogue: Catalogue | null;
};

/** The content as far as it can be read, and everything that is wrong with it. */
export type ReadContent = Content & { readonly findings: readonly Finding[] };

const under = (files: OpenedFiles, folder: string): (Opened | null)[] =>
  [...files].filter(([path]) => path.startsWith(`${folder}/`)).map(([, opened]) => opened);

/** Rule sets by id; `whole` is false where one could not be read, so that its name may be known all the same. */
const readRuleSets = (files: OpenedFiles): { ruleSets: Map<string, RuleSet>; whole: boolean } => {
  const all = under(files, 'rule-sets').map((opened) => opened && readWhole(opened, RuleSet));
  const sources = all.filter(isThere);
  for (const { value, find } of sources) checkRuleSet(value, find);
  findDuplicates(
    sources.map(({ value, find }) => ({ value, find, path: ['id'] })),
    ({ id }) => id,
    (id) => sayBoth(text.duplicateRuleSet, { id }),
  );
  return {
    ruleSets: new Map(sources.map(({ value }) => [value.id, value])),
    whole: sources.length === all.length,
  };
};

/** A file of sections and items, whose parts are read one by one: a broken one does not hide what is wrong with the others. */
const Fragment = z.strictObject({
  sections: z.array(z.unknown()).default([]),
  items: z.array(z.unknown()).default([]),
});

const readParts = (files: readonly (Opened | null)[]): Parts => {
  let whole = true;
  const partsOf = <S extends z.ZodType>(opened: Opened, key: 'sections' | 'items', schema: S) => {
    const fragment = Fragment.safeParse(opened.json);
    return (fragment.data?.[key] ?? []).flatMap((_part, index): Placed<z.output<S>>[] => {
      const value = readPart(opened, schema, [key, index]);
      if (value === null) whole = false;
      return value === null ? [] : [{ value, find: opened.find, path: [key, index] }];
    });
  };
  const opened = files.filter(isThere);
  const readable = opened.filter((file) => readPart(file, Fragment) !== null);
  const sections = readable.flatMap((file) => partsOf(file, 'sections', Section));
  const items = readable.flatMap((file) => partsOf(file, 'items', AuthoredItem));
  return { sections, items, whole: whole && readable.length === files.length };
};

const findRepeated = ({ sections, items }: Parts): void => {
  findDuplicates<{ readonly id: string }>(
    sections,
    ({ id }) => id,
    (id) => sayBoth(text.duplicateSection, { id }),
  );
  findDuplicates<{ readonly id: string }>(
    items,
    ({ id }) => id,
    (id) => sayBoth(text.duplicateItem, { id }),
  );
};

const isSpecification = (path: string): boolean => /^specifications\/[^/]+\/specification\.ya?ml$/.test(path);

const composeAll = (files: OpenedFiles, categories: readonly Category[] | null): Composed[] => {
  const general = readParts(under(files, 'specifications/general'));
  findRepeated(general);
  return [...files].flatMap(([path, opened]) => {
    if (!isSpecification(path)) return [];
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const own = readParts(
      [...files].filter(([other]) => other.startsWith(folder) && other !== path).map(([, file]) => file),
    );
    const specification = opened && readWhole(opened, Specification);
    const category = categories?.find(({ code }) => code === specification?.value.category);
    if (specification && category) return [composeChecklist(specification, category, general, own)];
    own.items.forEach(checkItem);
    if (specification && categories)
      specification.find(['category'], sayBoth(text.unknownCategory, { code: specification.value.category }));
    return [];
  });
};

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

/**
 * Composes catalogue, checklists and rule sets from opened files and puts everything that is wrong on record with their `find`.
 * Pure; results are ordered by id. A checklist is not to be used where anything was found.
 */
export const composeContent = (files: OpenedFiles): Content => {
  for (const opened of files.values()) if (opened) checkWords(opened);
  const { ruleSets, whole } = readRuleSets(files);
  const { categories, catalogue } = parseCatalogue(
    [...files].filter(([path]) => path.startsWith('catalogue/')),
  );
  const delisted = catalogue && delistedCategory(catalogue);
  const written = categories && [...(delisted ? [delisted] : []), ...categories.map(categoryOf)];
  const composed = composeAll(files, written);
  findDuplicates(
    composed.map(({ checklist, specification }) => ({
      value: checklist,
      find: specification.find,
      path: ['id'],
    })),
    ({ id }) => id,
    (id) => sayBoth(text.duplicateChecklist, { id }),
  );
  for (const one of composed) checkChecklist(one, ruleSets, whole);
  return {
    checklists: composed.map(({ checklist }) => checklist).toSorted(byId),
    ruleSets: [...ruleSets.values()].toSorted(byId),
    catalogue,
  };
};

const inOrder = (a: Finding, b: Finding): number =>
  a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;

/** Each finding once, by file and line: a general item that several categories take over is wrong in one place. */
const ordered = (findings: readonly Finding[]): Finding[] =>
  [...new Map(findings.map((one) => [`${one.file}\n${one.line}\n${one.reason.en}`, one])).values()].toSorted(
    inOrder,
  );

/**
 * Composes catalogue, checklists and rule sets from the content files and finds everything that is wrong with them, by file and
 * line. Pure: the same files give the same canonical form, in whatever order they are given.
 */
export const checkContent = (files: ContentFiles): ReadContent => {
  const findings: Finding[] = [];
  const opened = Object.entries(files)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, source]) => [path, openYaml(path, source, findings)] as const);
  const content = composeContent(new Map(opened));
  return { ...content, findings: ordered(findings) };
};

/**
 * The content of files that must be sound.
 * @throws HechaError CONTENT_INVALID {file, line, reason} for the first finding of `checkContent`.
 */
export const parseContent = (files: ContentFiles): Content => {
  const { findings, ...content } = checkContent(files);
  refuseFindings(findings);
  return content;
};
