import { z } from 'zod';
import { Checklist } from '../domain/checklist.ts';
import { Base64Url, Digest, Id } from '../domain/identifiers.ts';
import { JournalEntry } from '../domain/journal.ts';
import { RuleSet } from '../domain/rule-set.ts';

/** The language a report is printed in; `both` prints Chinese with English below. */
export const PrintLanguage = z.enum(['zh', 'en', 'both']);
export type PrintLanguage = z.infer<typeof PrintLanguage>;

/** Name of the attachment that holds the record. */
export const recordFileName = 'hecha-record.json';

/**
 * All that a report is made of, embedded in its PDF as canonical JSON. With the photos, which the PDF holds as
 * their own bytes, the same record gives the same PDF: anyone can check the printed pages against it.
 */
export const EmbeddedRecord = z.strictObject({
  schema: z.literal(1),
  inspectionId: Id,
  contentDigest: Digest,
  /** Hash of the last entry of `journal`. */
  journalHead: Digest,
  /** Every entry before the seal, from the first. */
  journal: z.array(JournalEntry).min(1),
  checklist: Checklist,
  ruleSet: RuleSet,
  /** Parties who sign the file itself with their certificates, in the order of signing; none for a draft. */
  signers: z.array(Id).max(12),
  device: z.strictObject({ deviceId: Id, publicKey: Base64Url }).nullable(),
  /** The device key over the summary that the printed code carries; null for a draft, and where `device` is. */
  summarySignature: Base64Url.nullable(),
  language: PrintLanguage,
  purpose: z.enum(['draft', 'final']),
});
export type EmbeddedRecord = z.infer<typeof EmbeddedRecord>;
