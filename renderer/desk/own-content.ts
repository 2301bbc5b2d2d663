import { combineForVisit, demandSharedRules } from '../../shared/content/combine-for-visit.ts';
import type { Assignment } from '../../shared/domain/assignment.ts';
import { HechaError } from '../../shared/errors.ts';
import type { ContentInForce } from '../../shared/domain/edition.ts';
import type { OwnVisit } from '../../shared/exchange/own-visit.ts';
import type { ContentShelf } from './content-shelf.ts';

/**
 * Checklist and rule set in force for a visit that begins here; several categories are combined, as headquarters would.
 * @throws HechaError `CHECKLIST_UNKNOWN`, `RULE_SET_UNKNOWN`, `RULE_SETS_DIFFER`.
 */
export const ownContent = async (
  shelf: ContentShelf,
  content: ContentInForce,
  { products, type }: OwnVisit,
): Promise<Pick<Assignment, 'checklist' | 'ruleSet'>> => {
  const all = await Promise.all(
    content.checklists.map(async (ref) => ({ ref, checklist: await shelf.checklist(ref.digest) })),
  );
  const parts = products.map(({ categoryCode }) => {
    const found = all.find(({ checklist }) => checklist.categories.some(({ code }) => code === categoryCode));
    if (!found) throw new HechaError('CHECKLIST_UNKNOWN', { id: categoryCode });
    return found;
  });
  const checklists = parts.map(({ checklist }) => checklist);
  const combined = combineForVisit(checklists, type);
  const ruleSet = content.ruleSets.find(({ id }) => id === combined.ruleSets[type]);
  if (!ruleSet) throw new HechaError('RULE_SET_UNKNOWN', { id: combined.ruleSets[type] ?? type });
  demandSharedRules(checklists, await shelf.ruleSet(ruleSet.digest), type);
  const [only, ...others] = parts;
  if (only && others.length === 0) return { checklist: only.ref, ruleSet };
  const digest = await shelf.keep(combined);
  return { checklist: { id: combined.id, version: combined.version, digest }, ruleSet };
};
