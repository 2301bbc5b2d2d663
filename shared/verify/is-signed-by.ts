import { fromBase64Url } from '../exchange/base64.ts';
import { canonicalBytes } from '../seal/canonical.ts';

/** Ed25519 (RFC 8032) over the canonical form of `body`, by a key in SPKI, DER; false also for a key or signature that is none. */
export const isSignedBy = async (
  spki: Uint8Array<ArrayBuffer>,
  { body, signature }: { readonly body: object; readonly signature: string },
): Promise<boolean> => {
  const bytes = fromBase64Url(signature);
  if (!bytes) return false;
  try {
    const key = await crypto.subtle.importKey('spki', spki, { name: 'Ed25519' }, false, ['verify']);
    return await crypto.subtle.verify({ name: 'Ed25519' }, key, bytes, canonicalBytes(body));
  } catch {
    return false;
  }
};
