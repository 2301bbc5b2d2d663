import type { Digest, Id } from '../domain/identifiers.ts';
import { canonicalBytes } from '../seal/canonical.ts';

/** The bytes that the device key signs when an inspection is sealed. Its `purpose` keeps them from meaning anything else. */
export const sealMessage = (sealed: {
  readonly inspectionId: Id;
  readonly contentDigest: Digest;
  readonly journalHead: Digest;
  readonly reportDigest: Digest;
}): Uint8Array<ArrayBuffer> =>
  canonicalBytes({
    purpose: 'hecha-seal',
    inspectionId: sealed.inspectionId,
    contentDigest: sealed.contentDigest,
    journalHead: sealed.journalHead,
    reportDigest: sealed.reportDigest,
  });
