import { bytesToHex } from '@noble/hashes/utils.js';
import type { Instant } from '../domain/identifiers.ts';
import { HechaError } from '../errors.ts';
import { signDetached } from '../pki/sign-detached.ts';
import type { Signer } from '../pki/signer.ts';
import { readBase } from './base-facts.ts';
import { asBytes, joined } from './latin.ts';
import { readRevisions } from './read-revisions.ts';
import { composeSignature, contentsBytes, type FieldSigner, signedPart } from './signature-revision.ts';

/** SHA-256 of any number of bytes, computed by the platform. */
export const digestOfFile = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));

export type SigningOrder = {
  /** Everyone who signs this report, in the order of signing. */
  readonly signers: readonly FieldSigner[];
  readonly claimedAt: Instant;
};

/**
 * Adds the next signature to a report: one incremental update, everything before it byte for byte as it was. Who signs
 * next follows from how many updates the file has. The file given back is whole, or nothing is given back.
 * @throws HechaError `SIGNATURE_INVALID` when everyone has signed or the signature finds no room; UnreadablePdf for a
 * file that is not in Hecha's form; and what the signer throws.
 */
export const signFile = async (
  file: Uint8Array<ArrayBuffer>,
  { signers, claimedAt }: SigningOrder,
  signer: Signer,
): Promise<Uint8Array<ArrayBuffer>> => {
  const revisions = readRevisions(file);
  const index = revisions.length - 1;
  if (index >= signers.length) throw new HechaError('SIGNATURE_INVALID', { reason: 'everyoneSigned' });
  const composed = composeSignature({
    base: readBase(file, revisions[0]),
    signers,
    index,
    claimedAt,
    at: file.length,
    previousXref: revisions.at(-1)?.xrefAt ?? 0,
  });
  const whole = joined(file, composed.bytes);
  const cms = await signDetached(await digestOfFile(signedPart(whole, composed.contents)), signer);
  if (cms.length > contentsBytes) throw new HechaError('SIGNATURE_INVALID', { reason: 'tooLarge' });
  whole.set(asBytes(bytesToHex(cms)), composed.contents.from);
  return whole;
};
