import type { Plan } from '../../../../shared/domain/adopt-edition.ts';
import type { Checklist, Item } from '../../../../shared/domain/checklist.ts';
import type { ItemAspect } from '../../../../shared/domain/diff-checklists.ts';
import type { Reopened } from '../../../../shared/domain/journal.ts';

/** What becomes of the record at one item. */
export type Fate =
  | { readonly name: 'unrecorded' | 'kept' | 'dropped' }
  | { readonly name: 'reopened'; readonly again: Reopened };

/** One item that the newer edition changes, or whose record another rule set reopens. */
export type EditionRow = {
  readonly item: Item;
  readonly kind: 'added' | 'removed' | 'changed' | 'rules';
  readonly aspects: readonly ItemAspect[];
  readonly fate: Fate;
};

const fateOf = ({ event }: Plan, id: string): Fate => {
  const again = event.reopened.find(({ itemId }) => itemId === id);
  if (again) return { name: 'reopened', again };
  if (event.dropped.includes(id)) return { name: 'dropped' };
  return { name: event.kept.includes(id) ? 'kept' : 'unrecorded' };
};

/** Items that change, in the order of `diffChecklists`, then those that only the rule set reopens. */
export const editionRows = (plan: Plan, newer: Pick<Checklist, 'items'>): readonly EditionRow[] => {
  const changed = new Set(plan.diff.items.map(({ id }) => id));
  const reopened = new Set(plan.event.reopened.map(({ itemId }) => itemId));
  return [
    ...plan.diff.items.map((change): EditionRow => {
      const { kind, id } = change;
      const item = change.kind === 'removed' ? change.before : change.after;
      const aspects = change.kind === 'changed' ? change.aspects : [];
      return { item, kind, aspects, fate: fateOf(plan, id) };
    }),
    ...newer.items
      .filter(({ id }) => reopened.has(id) && !changed.has(id))
      .map((item): EditionRow => ({ item, kind: 'rules', aspects: [], fate: fateOf(plan, item.id) })),
  ];
};
