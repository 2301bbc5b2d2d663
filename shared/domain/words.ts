import { z } from 'zod';

/** A text in both languages of the product; Chinese is the leading one. */
export const Words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export type Words = z.infer<typeof Words>;

export const Language = z.enum(['zh', 'en']);
export type Language = z.infer<typeof Language>;

/**
 * How certain a fact is. `source`: seen in the named source. `recalled`: general knowledge of the field, not opened.
 * `unverified`: a placeholder. Only `source` facts decide by themselves; the rest are hints to be confirmed by a person.
 */
export const Basis = z.enum(['source', 'recalled', 'unverified']);
export type Basis = z.infer<typeof Basis>;

/** Where a fact comes from and how certain it is. */
export const Provenance = z.strictObject({
  basis: Basis,
  source: z.string().min(1).optional(),
  note: Words.optional(),
});
export type Provenance = z.infer<typeof Provenance>;
