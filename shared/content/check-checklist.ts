import { type Checklist, type Item, productUnitsOf, typesOf } from '../domain/checklist.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import { contentText as text } from '../text/content.ts';
import { sayBoth } from '../text/say.ts';
import { inspectionTypeText } from '../text/visits.ts';
import { checkConclusions } from './check-conclusions.ts';
import { checkMeasurement } from './check-measurement.ts';
import { checkReach } from './check-reach.ts';
import type { Composed } from './compose-checklist.ts';
import { findDuplicates, type Path, type Placed } from './finding.ts';

const overlap = <T>(a: readonly T[] | undefined, b: readonly T[] | undefined): boolean =>
  a === undefined || b === undefined || a.some((one) => b.includes(one));

const checkRows = ({ value: { task, evidence }, find, path }: Placed<Item>): void => {
  const idsAt = (rows: readonly { readonly id: string }[], ...under: Path): void =>
    findDuplicates(
      rows.map((value, index) => ({ value, find, path: [...path, ...under, index] })),
      ({ id }) => id,
      (id) => sayBoth(text.duplicateId, { id }),
    );
  idsAt(evidence, 'evidence');
  if (task.kind === 'equipment') idsAt(task.rows, 'task', 'rows');
  if (task.kind === 'document') idsAt(task.documents, 'task', 'documents');
  if (task.kind === 'measurement') checkMeasurement(task, find, [...path, 'task']);
};

/** Evidence that nobody can give: a photograph where none may be taken. */
const checkEvidence = ({ value: { evidence, noPhotos }, find, path }: Placed<Item>): void => {
  for (const [index, { kind }] of evidence.entries())
    if (kind === 'photo' && noPhotos) find([...path, 'evidence', index, 'kind'], text.photoForbidden);
};

const checkUnits = (
  { value: { task, units }, find, path }: Placed<Item>,
  known: ReadonlySet<string>,
): void => {
  const knownAt = (named: readonly string[] | undefined, ...under: Path): void => {
    for (const [index, id] of (named ?? []).entries())
      if (!known.has(id)) find([...path, ...under, index], sayBoth(text.unknownUnit, { id }));
  };
  knownAt(units, 'units');
  if (task.kind !== 'equipment') return;
  for (const [index, row] of task.rows.entries()) {
    knownAt(row.units, 'task', 'rows', index, 'units');
    if (!overlap(row.units, units))
      find([...path, 'task', 'rows', index, 'units'], sayBoth(text.rowNeverAsked, { id: row.id }));
  }
};

/** The conclusion counts each clause once: no two items may answer for the same clause at the same visit. */
const checkClauses = (items: readonly Placed<Item>[]): void => {
  const byClause = new Map<string, Item[]>();
  for (const { value, find, path } of items) {
    const { clause, units } = value;
    if (clause.trim() === '') find([...path, 'clause'], text.blank);
    const others = byClause.get(clause) ?? [];
    for (const other of others)
      if (overlap(typesOf(other), typesOf(value)) && overlap(other.units, units))
        find([...path, 'clause'], sayBoth(text.clauseTwice, { clause, id: other.id }));
    byClause.set(clause, [...others, value]);
  }
};

/** An item that names a type of inspection which nothing concludes would never be asked there. */
const checkTypes = ({ value: { types }, find, path }: Placed<Item>, offered: Checklist['ruleSets']): void => {
  for (const [index, type] of (types ?? []).entries())
    if (offered[type] === undefined)
      find([...path, 'types', index], sayBoth(text.typeNotOffered, { type: inspectionTypeText[type] }));
};

/** What is wrong with an item by itself, in whatever checklist it stands. */
export const checkItem = (item: Placed<Item>): void => {
  checkRows(item);
  checkEvidence(item);
};

/**
 * Everything about a composed checklist that its schema cannot say, put on record. `allRuleSets` is false where a rule
 * set could not be read: a name that is not among `ruleSets` may then be known all the same.
 */
export const checkChecklist = (
  composed: Composed,
  ruleSets: ReadonlyMap<string, RuleSet>,
  allRuleSets: boolean,
): void => {
  const { checklist, items } = composed;
  const units = new Set(productUnitsOf(checklist).map(({ id }) => id));
  for (const item of items) {
    checkUnits(item, units);
    checkTypes(item, checklist.ruleSets);
    checkItem(item);
  }
  checkClauses(items);
  checkConclusions(composed, ruleSets, allRuleSets);
  if (composed.whole && allRuleSets) checkReach(composed, ruleSets);
};
