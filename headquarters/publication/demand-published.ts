import { combineForVisit, demandSharedRules } from '../../shared/content/combine-for-visit.ts';
import type { Assignment } from '../../shared/domain/assignment.ts';
import { Checklist, productUnitsOf } from '../../shared/domain/checklist.ts';
import { RuleSet } from '../../shared/domain/rule-set.ts';
import { HechaError } from '../../shared/errors.ts';
import { digestOf } from '../../shared/seal/digest.ts';
import type { Desk } from '../desk.ts';

/** Editions are few; more combinations of them than this are not tried. */
const mostCombinations = 200;

const readJson = async ({ blobs }: Desk, digest: string): Promise<unknown> =>
  JSON.parse(new TextDecoder().decode(await blobs.read(digest)));

/** Every edition ever published for a category, newest first: a laptop may have begun with an older one. */
const editionsOf = async (desk: Desk): Promise<ReadonlyMap<string, readonly string[]>> => {
  const rows = await desk.database
    .selectFrom('publications')
    .select(['digest', 'categories'])
    .where('kind', '=', 'checklist')
    .orderBy('published_at', 'desc')
    .orderBy('digest')
    .execute();
  const editions = new Map<string, string[]>();
  for (const { digest, categories } of rows) {
    const [code, ...others] = categories.map((category) => category.code);
    if (code !== undefined && others.length === 0)
      editions.set(code, [...(editions.get(code) ?? []), digest]);
  }
  return editions;
};

const choices = (lists: readonly (readonly string[])[]): string[][] =>
  lists.reduce<string[][]>(
    (chosen, list) =>
      chosen.flatMap((before) => list.map((one) => [...before, one])).slice(0, mostCombinations),
    [[]],
  );

const unknown = ({ checklist }: Assignment): HechaError =>
  new HechaError('CHECKLIST_UNKNOWN', { id: checklist.id, digest: checklist.digest });

/** The published checklists that a visit's own is made of. */
const partsOf = async (desk: Desk, assignment: Assignment): Promise<Checklist[]> => {
  const editions = await editionsOf(desk);
  const parsed = new Map<string, Checklist>();
  const read = async (digest: string): Promise<Checklist> => {
    const checklist = parsed.get(digest) ?? Checklist.parse(await readJson(desk, digest));
    parsed.set(digest, checklist);
    return checklist;
  };
  const lists = assignment.products.map(({ categoryCode }) => editions.get(categoryCode) ?? []);
  for (const digests of choices(lists)) {
    const parts = await Promise.all(digests.map(read));
    if (digestOf(combineForVisit(parts, assignment.type)) === assignment.checklist.digest) return parts;
  }
  throw unknown(assignment);
};

/**
 * A visit that began on a laptop rests on published checklists, alone or combined, and on the rule set that they name
 * for its type.
 * @throws HechaError `CHECKLIST_UNKNOWN`, `RULE_SET_UNKNOWN`, `RULE_SETS_DIFFER`, `ASSIGNMENT_INVALID`.
 */
export const demandPublished = async (desk: Desk, assignment: Assignment): Promise<void> => {
  const parts = await partsOf(desk, assignment);
  const { products, ruleSet, type } = assignment;
  for (const { categoryCode, units } of products) {
    const part = parts.find(({ categories }) => categories.some(({ code }) => code === categoryCode));
    const known = new Set(part ? productUnitsOf(part).map(({ id }) => id) : []);
    const strange = units.filter((unit) => !known.has(unit));
    if (strange.length > 0) throw new HechaError('ASSIGNMENT_INVALID', { field: 'units', unknown: strange });
  }
  const published = await desk.database
    .selectFrom('publications')
    .select('digest')
    .where('kind', '=', 'ruleSet')
    .where('digest', '=', ruleSet.digest)
    .executeTakeFirst();
  const rules = published ? RuleSet.parse(await readJson(desk, published.digest)) : null;
  if (!rules || parts.some(({ ruleSets }) => ruleSets[type] !== rules.id))
    throw new HechaError('RULE_SET_UNKNOWN', { id: ruleSet.id, digest: ruleSet.digest });
  demandSharedRules(parts, rules, type);
};
