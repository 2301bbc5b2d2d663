import { z } from 'zod';
import { Digest, Id, Instant, Prose } from './identifiers.ts';

/** A reference to stored bytes; never the bytes themselves. The digest is of exactly the bytes that are stored and printed. */
export const EvidenceRef = z.strictObject({
  digest: Digest,
  kind: z.enum(['photo', 'file']),
  mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/),
  bytes: z.int().min(1),
  /** Pixels, for photos. */
  width: z.int().min(1).nullable(),
  height: z.int().min(1).nullable(),
  takenAt: Instant,
  origin: z.enum(['camera', 'file']),
  fileName: z.string().max(200),
  /** Digest and size of the picture as it came, before orientation and scaling; null when stored as it came. */
  original: z.strictObject({ digest: Digest, bytes: z.int().min(1) }).nullable(),
  caption: Prose,
});
export type EvidenceRef = z.infer<typeof EvidenceRef>;

/** A removed piece of evidence stays in the record, struck through, with its reason. */
export const RemovedEvidence = z.strictObject({
  evidence: EvidenceRef,
  /** Where it stood among the item's evidence, from 0: undo puts it back there. */
  place: z.int().min(0),
  reason: z.string().min(1),
  at: Instant,
  by: Id,
});
export type RemovedEvidence = z.infer<typeof RemovedEvidence>;
