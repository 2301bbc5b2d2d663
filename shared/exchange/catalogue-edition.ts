import { z } from 'zod';
import { Base64Url, Day, Digest, Id, Instant } from '../domain/identifiers.ts';

/** What headquarters says of the edition of the catalogue in force: which one, and by which digest its bytes are named. */
export const EditionBody = z.strictObject({
  schema: z.literal(1),
  kind: z.literal('catalogueEdition'),
  /** SHA-256 of the canonical form of the `Catalogue`; its bytes are at `GET /v1/blobs/{digest}`. */
  digest: Digest,
  version: z.int().min(1),
  issuedOn: Day,
  publishedAt: Instant,
  /** Key id of headquarters' receipt key. */
  keyId: Id,
});
export type EditionBody = z.infer<typeof EditionBody>;

/** Ed25519 by headquarters' receipt key over the canonical form of `body`. */
export const SignedEdition = z.strictObject({ body: EditionBody, signature: Base64Url });
export type SignedEdition = z.infer<typeof SignedEdition>;
