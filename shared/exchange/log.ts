import { z } from 'zod';
import { Base64Url, Digest, Id, Instant } from '../domain/identifiers.ts';
import { leafHash } from '../log/merkle-tree.ts';
import { canonicalBytes } from '../seal/canonical.ts';
import type { ReceiptBody } from './submission.ts';

const Size = z.int().min(0);
const Path = z.array(Digest).max(64);

/** State of the log at an instant, as headquarters signs it: whoever keeps one can later demand that the log continues it. */
export const TreeHeadBody = z.strictObject({
  schema: z.literal(1),
  kind: z.literal('treeHead'),
  size: Size,
  root: Digest,
  at: Instant,
  /** Key id of headquarters' receipt key. */
  keyId: Id,
});
export type TreeHeadBody = z.infer<typeof TreeHeadBody>;

/** Ed25519 over the canonical form of `body`. */
export const TreeHead = z.strictObject({ body: TreeHeadBody, signature: Base64Url });
export type TreeHead = z.infer<typeof TreeHead>;

/** Where a receipt stands in the log, and the proof of it under a head. @see RFC 9162, 2.1.3 */
export const LogInclusion = z.strictObject({ index: Size, path: Path, head: TreeHead });
export type LogInclusion = z.infer<typeof LogInclusion>;

/** The newest head, and the proof that it continues the one of the size that was asked from. @see RFC 9162, 2.1.4 */
export const LogConsistency = z.strictObject({ path: Path, head: TreeHead });
export type LogConsistency = z.infer<typeof LogConsistency>;

/** The entry of the log for a receipt: whoever holds the receipt can compute it. */
export const logLeafOf = (body: ReceiptBody): Digest => leafHash(canonicalBytes(body));
