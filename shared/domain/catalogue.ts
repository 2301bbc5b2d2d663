import { z } from 'zod';
import { Id } from './identifiers.ts';
import { Provenance, Words } from './words.ts';

/** Licensed product unit within a category, e.g. 通用硅酸盐水泥. */
export const ProductUnit = z.strictObject({ id: Id, name: Words, provenance: Provenance });
export type ProductUnit = z.infer<typeof ProductUnit>;

/**
 * What a specification is written for: a category of the licence catalogue, or, under `delistedCode`, the goods that
 * left it (`delistedCategory`).
 */
export const Category = z.strictObject({
  code: z.string().regex(/^\d{2}$/),
  name: Words,
  licencePrefixes: z.array(z.string().regex(/^XK\d{2}-\d{3}$/)),
  units: z.array(ProductUnit).min(1),
});
export type Category = z.infer<typeof Category>;

/**
 * Stands where a category's code stands for goods that left the licence catalogue and came under no other permission.
 * No category of the catalogue has it.
 */
export const delistedCode: Category['code'] = '00';

/** May goods of this category be made only under a licence? Where not, nobody asks the firm for a licence number. */
export const isLicensed = (categoryCode: Category['code']): boolean => categoryCode !== delistedCode;

/** The order in which people are shown categories: by code, the goods off the catalogue at the end. */
export const compareCategories = (a: Category['code'], b: Category['code']): number =>
  Number(isLicensed(b)) - Number(isLicensed(a)) || (a < b ? -1 : a > b ? 1 : 0);

/**
 * Why the team goes: licence review (实地核查, also after issue), random supervision (双随机抽查),
 * unannounced inspection on a lead (飞行检查), re-check of corrective actions (整改复查), spot-check sampling
 * (监督抽查), and a risk monitoring visit to a maker of goods that need no licence any more (风险监测).
 */
export const InspectionType = z.enum([
  'licenceReview',
  'randomSupervision',
  'unannounced',
  'recheck',
  'spotCheck',
  'riskMonitoring',
]);
export type InspectionType = z.infer<typeof InspectionType>;

/** Visits that look at a licensee's conditions: an item that names no type is asked in these, and in no other. */
export const conditionTypes: readonly InspectionType[] = [
  'licenceReview',
  'randomSupervision',
  'unannounced',
  'recheck',
];
