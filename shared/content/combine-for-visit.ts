import type { InspectionType } from '../domain/catalogue.ts';
import type { Checklist } from '../domain/checklist.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import { HechaError } from '../errors.ts';
import { combineChecklists } from './combine-checklists.ts';

const differ = (checklists: readonly Checklist[], type: InspectionType): HechaError =>
  new HechaError('RULE_SETS_DIFFER', {
    type,
    ruleSets: checklists.map(({ ruleSets }) => ruleSets[type] ?? null),
  });

/**
 * One checklist for a visit of a type to units of several categories: the shared general items have one grade system.
 * @throws HechaError `RULE_SETS_DIFFER` where another rule set concludes one of them: then it takes two visits.
 */
export const combineForVisit = (checklists: readonly Checklist[], type: InspectionType): Checklist => {
  const [first] = checklists;
  const alike = checklists.every(
    ({ ruleSets }) => ruleSets[type] !== undefined && ruleSets[type] === first?.ruleSets[type],
  );
  if (checklists.length > 1 && !alike) throw differ(checklists, type);
  return combineChecklists(checklists);
};

/**
 * A rule that names its veto clauses by number speaks of one category's method; in a combination another category's
 * clause may bear that number.
 * @throws HechaError `RULE_SETS_DIFFER`
 */
export const demandSharedRules = (
  checklists: readonly Checklist[],
  ruleSet: RuleSet,
  type: InspectionType,
): void => {
  if (checklists.length > 1 && ruleSet.veto.by === 'clauses') throw differ(checklists, type);
};
