import type { Checklist } from '../domain/checklist.ts';
import { type ChecklistDiff, diffChecklists } from '../domain/diff-checklists.ts';
import { diffValues, type FieldChange } from '../domain/diff-values.ts';
import type { Id } from '../domain/identifiers.ts';
import type { RuleSet } from '../domain/rule-set.ts';

/** Checklists and rule sets of one edition of the content. */
export type Edition = { readonly checklists: readonly Checklist[]; readonly ruleSets: readonly RuleSet[] };

type Change<D> =
  | { readonly kind: 'added' | 'removed'; readonly id: Id }
  | { readonly kind: 'changed'; readonly id: Id; readonly diff: D };

/** What differs between two editions of the content, by id; empty where nothing does. */
export type ContentDiff = {
  readonly checklists: readonly Change<ChecklistDiff>[];
  readonly ruleSets: readonly Change<readonly FieldChange[]>[];
};

const diffById = <T extends { readonly id: Id }, D>(
  before: readonly T[],
  after: readonly T[],
  diff: (before: T, after: T) => D | null,
): readonly Change<D>[] => {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))].toSorted();
  return ids.flatMap((id): Change<D>[] => {
    const [old, now] = [before, after].map((all) => all.find((one) => one.id === id));
    if (!old) return [{ kind: 'added', id }];
    if (!now) return [{ kind: 'removed', id }];
    const changes = diff(old, now);
    return changes === null ? [] : [{ kind: 'changed', id, diff: changes }];
  });
};

/** What the newer of two editions of the content changes. */
export const diffContent = (before: Edition, after: Edition): ContentDiff => ({
  checklists: diffById(before.checklists, after.checklists, (old, now) => {
    const diff = diffChecklists(old, now);
    return diff.items.length + diff.other.length === 0 ? null : diff;
  }),
  ruleSets: diffById(before.ruleSets, after.ruleSets, (old, now) => {
    const changes = diffValues(old, now);
    return changes.length === 0 ? null : changes;
  }),
});
