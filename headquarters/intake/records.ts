import { z } from 'zod';
import { Assignment } from '../../shared/domain/assignment.ts';
import { PastVisit } from '../../shared/domain/earlier-findings.ts';
import { Base64Url, Der, Digest, Id, Instant, Line } from '../../shared/domain/identifiers.ts';
import { Words } from '../../shared/domain/words.ts';
import { Receipt } from '../../shared/exchange/submission.ts';

/** A visit from before Hecha, as the former system knew it. */
export const FormerVisit = z.strictObject({ creditCode: z.string().length(18), visit: PastVisit });
export type FormerVisit = z.infer<typeof FormerVisit>;

export const Holder = z.strictObject({ id: Id, name: Line });
export type Holder = z.infer<typeof Holder>;

/**
 * Everything that changes what headquarters knows. A record is on the disk before the database keeps it, and the
 * database is nothing but these records applied in order. The raw bytes of the request travel beside the record.
 */
export const IntakeRecord = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('codeIssued'),
    codeHash: Digest,
    holder: Holder,
    issuedAt: Instant,
    expiresAt: Instant,
  }),
  z.strictObject({
    kind: z.literal('deviceEnrolled'),
    deviceId: Id,
    codeHash: Digest,
    publicKey: Base64Url,
    name: Line,
    holder: Holder,
    enrolledAt: Instant,
  }),
  z.strictObject({ kind: z.literal('deviceRevoked'), deviceId: Id, revokedAt: Instant }),
  z.strictObject({
    kind: z.literal('certificateIssued'),
    serial: z.string().regex(/^[0-9a-f]{1,40}$/),
    deviceId: Id,
    holder: Holder,
    keyDigest: Digest,
    /** The one-time code that was used for it; null for the laptop's own holder. */
    codeHash: Digest.nullable(),
    certificate: Der,
    issuedAt: Instant,
    notAfter: Instant,
  }),
  z.strictObject({
    kind: z.literal('certificateRevoked'),
    serial: z.string().regex(/^[0-9a-f]{1,40}$/),
    /** RFC 5280, 5.3.1. */
    reason: z.int().min(0).max(10),
    revokedAt: Instant,
  }),
  z.strictObject({
    kind: z.literal('contentPublished'),
    content: z.enum(['checklist', 'ruleSet', 'catalogue']),
    digest: Digest,
    id: Id,
    version: z.int().min(1),
    title: Words,
    /** Categories of a checklist, several where it was combined for one visit; none for a rule set. */
    categories: z.array(z.strictObject({ code: z.string(), name: Words })),
    publishedAt: Instant,
  }),
  z.strictObject({ kind: z.literal('assignmentDispatched'), assignment: Assignment, holderId: Id }),
  z.strictObject({
    kind: z.literal('formerVisitsImported'),
    visits: z.array(FormerVisit).min(1),
    importedAt: Instant,
  }),
  z.strictObject({
    kind: z.literal('reportStrengthened'),
    submissionId: Id,
    /** The report with validation data and a timestamp, a file of its own. */
    digest: Digest,
    bytes: z.int().min(1),
    strengthenedAt: Instant,
  }),
  z.strictObject({
    kind: z.literal('submissionAccepted'),
    receipt: Receipt,
    /** The signature of the request, or of the list of a bundle brought by hand: who sent these bytes, and when. */
    signedBy: z.strictObject({
      deviceId: Id,
      contentDigest: z.string(),
      signatureInput: z.string(),
      signature: z.string(),
    }),
  }),
]);
export type IntakeRecord = z.infer<typeof IntakeRecord>;
