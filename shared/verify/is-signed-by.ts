import { fromBase64Url } from '../exchange/base64.ts';
import { holdsEd25519 } from '../pki/ed25519.ts';
import { canonicalBytes } from '../seal/canonical.ts';

/** Is the canonical form of `body` signed by this Ed25519 key (SPKI, DER)? False also for a signature that is none. */
export const isSignedBy = async (
  spki: Uint8Array<ArrayBuffer>,
  { body, signature }: { readonly body: object; readonly signature: string },
): Promise<boolean> => {
  const bytes = fromBase64Url(signature);
  return bytes !== null && (await holdsEd25519(spki, canonicalBytes(body), bytes));
};
