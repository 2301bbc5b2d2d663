import { z } from 'zod';
import { Base64Url, Digest, Id, Instant } from '../domain/identifiers.ts';
import { JournalEntry } from '../domain/journal.ts';

/** One content-addressed file that belongs to a submission. */
export const BlobRef = z.strictObject({
  digest: Digest,
  bytes: z.int().min(1),
  mediaType: z.string().max(100),
  role: z.enum(['report', 'evidence', 'original', 'checklist', 'ruleSet']),
});
export type BlobRef = z.infer<typeof BlobRef>;

/**
 * What travels to headquarters for one sealed inspection, by network or by hand. Its bytes are the canonical form,
 * frozen at the first attempt; its id is the inspection's, so the same inspection can arrive only once.
 */
export const Submission = z.strictObject({
  schema: z.literal(1),
  submissionId: Id,
  deviceId: Id,
  assignmentId: Id,
  journal: z.array(JournalEntry).min(2),
  blobs: z.array(BlobRef).min(3),
});
export type Submission = z.infer<typeof Submission>;

/** Headquarters' signed answer: every digest was verified and is stored durably. */
export const ReceiptBody = z.strictObject({
  schema: z.literal(1),
  level: z.literal('complete'),
  submissionId: Id,
  deviceId: Id,
  /** SHA-256 of the submission's bytes as received. */
  submissionDigest: Digest,
  journalHead: Digest,
  contentDigest: Digest,
  reportDigest: Digest,
  /** Digest over the sorted list of all blob digests. */
  blobsDigest: Digest,
  blobCount: z.int().min(1),
  receivedAt: Instant,
  /** Key id of headquarters' receipt key. */
  keyId: Id,
});
export type ReceiptBody = z.infer<typeof ReceiptBody>;

/** Ed25519 over the canonical form of `body`. */
export const Receipt = z.strictObject({ body: ReceiptBody, signature: Base64Url });
export type Receipt = z.infer<typeof Receipt>;
