import { z } from 'zod';
import { AgeRecipient, Base64Url, Digest, Id, Instant } from '../domain/identifiers.ts';
import { errorCodes } from '../errors.ts';
import { LogInclusion } from './log.ts';
import { Receipt } from './submission.ts';

/**
 * What travels by hand where no network is: one file in the age format (age-encryption.org/v1) to headquarters' key,
 * inside it a tar archive (POSIX ustar) of `manifest.json`, then `blobs/<sha-256>`, then `submissions/<id>.json`, the
 * very bytes that a network would carry. Public tools open it: `age -d -i KEY FILE | tar -x`.
 */
export const courierSuffix = '.hecha';
export const manifestName = 'manifest.json';
export const blobName = (digest: Digest): string => `blobs/${digest}`;
export const submissionName = (id: Id): string => `submissions/${id}.json`;

/** Largest manifest, in bytes, and how much one bundle may hold. */
export const maxManifestBytes = 8 * 1024 * 1024;
export const maxCourierSubmissions = 100;

const File = z.strictObject({ digest: Digest, bytes: z.int().min(1) });

export const CourierManifestBody = z.strictObject({
  schema: z.literal(1),
  kind: z.literal('courier'),
  /** The key that it is encrypted to: a bundle that was encrypted anew for another headquarters is found out. */
  recipient: AgeRecipient,
  deviceId: Id,
  createdAt: Instant,
  submissions: z
    .array(File.extend({ submissionId: Id }))
    .min(1)
    .max(maxCourierSubmissions),
  files: z.array(File).max(50_000),
});
export type CourierManifestBody = z.infer<typeof CourierManifestBody>;

/** Ed25519 over the canonical form of `body`, by the device key. */
export const CourierManifest = z.strictObject({ body: CourierManifestBody, signature: Base64Url });
export type CourierManifest = z.infer<typeof CourierManifest>;

/** What travels back: headquarters' receipts, each signed by itself, with the proofs that its log has them. */
export const CourierReceipts = z.strictObject({
  schema: z.literal(1),
  kind: z.literal('courierReceipts'),
  receipts: z
    .array(z.strictObject({ receipt: Receipt, inclusion: LogInclusion.nullable() }))
    .max(maxCourierSubmissions),
});
export type CourierReceipts = z.infer<typeof CourierReceipts>;

/** What became of each inspection of a bundle. */
export const CourierOutcome = z.strictObject({
  deviceId: Id,
  results: z.array(
    z.strictObject({
      submissionId: Id,
      enterprise: z.string().nullable(),
      outcome: z.enum(['accepted', 'known', 'refused']),
      /** Why it was refused. */
      problem: z
        .strictObject({ code: z.enum(errorCodes), detail: z.record(z.string(), z.unknown()) })
        .nullable(),
    }),
  ),
  receipts: CourierReceipts,
});
export type CourierOutcome = z.infer<typeof CourierOutcome>;
