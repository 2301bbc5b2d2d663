import { productUnitsOf } from '../../shared/domain/checklist.ts';
import { fileURLToPath } from 'node:url';
import { readContent } from '../../headquarters/publication/read-content.ts';
import type { Context, CriterionResult } from '../../shared/domain/evaluation.ts';
import { measureOne, type Values } from './answer-all.ts';

const { checklists, ruleSets } = await readContent(fileURLToPath(new URL('../../assets', import.meta.url)));
const ruleSet = ruleSets.find(({ id }) => id === 'SUP');
if (!ruleSet) throw new Error('no SUP');
const contexts: readonly Context[] = checklists.map((checklist) => ({ checklist, ruleSet }));

/** What one criterion of a shipped item says to these fields, at the first type of visit in which the item is asked. */
export const resultOf = (itemId: string, criterionId: string, values: Values): CriterionResult => {
  const context = contexts.find(({ checklist }) => checklist.items.some(({ id }) => id === itemId));
  const item = context?.checklist.items.find(({ id }) => id === itemId);
  if (!context || !item) throw new Error(`no checklist for ${itemId}`);
  const units = productUnitsOf(context.checklist).map(({ id }) => id);
  const [type = 'unannounced'] = item.types ?? [];
  const criterion = measureOne(context, { type, units }, itemId, values)
    .items.get(itemId)
    ?.measurement?.criteria.find((result) => result.criterion.id === criterionId);
  if (!criterion) throw new Error(`${itemId} has no criterion ${criterionId}`);
  return criterion;
};
