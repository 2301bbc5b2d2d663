import { z } from 'zod';
import { Digest, Id } from './identifiers.ts';

/** A published checklist or rule set by name, version and digest of its canonical form. */
export const Published = z.strictObject({ id: Id, version: z.int().min(1), digest: Digest });
export type Published = z.infer<typeof Published>;

/** What an inspection is judged by, as published. */
export const Edition = z.strictObject({ checklist: Published, ruleSet: Published });
export type Edition = z.infer<typeof Edition>;

/** The content in force: the newest edition of each. */
export const ContentInForce = z.strictObject({
  /** Checklists of one category: enough to read them, and to begin a visit on the spot, without a network. */
  checklists: z.array(Published).max(200),
  /** Checklists that were combined for visits to several categories. */
  combinations: z.array(Published).max(2000),
  ruleSets: z.array(Published).max(200),
});
export type ContentInForce = z.infer<typeof ContentInForce>;

export const nothingInForce: ContentInForce = { checklists: [], combinations: [], ruleSets: [] };
