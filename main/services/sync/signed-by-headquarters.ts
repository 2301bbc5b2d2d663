import { createPublicKey, verify } from 'node:crypto';
import { fromBase64Url } from '../../../shared/exchange/base64.ts';
import type { Enrolment } from '../../../shared/exchange/headquarters-api.ts';
import { ed25519Spki } from '../../../shared/pki/ed25519.ts';
import { canonicalBytes } from '../../../shared/seal/canonical.ts';

type Signed = { readonly body: { readonly keyId: string }; readonly signature: string };

/**
 * Whether the key pinned at enrolment signed this. `otherKey`: another one did, or the signature does not fit;
 * `unreadable`: key or signature are no base64url.
 */
export const signedByHeadquarters = (
  { body, signature }: Signed,
  { receiptKey }: Pick<Enrolment, 'receiptKey'>,
): 'yes' | 'otherKey' | 'unreadable' => {
  if (body.keyId !== receiptKey.keyId) return 'otherKey';
  const raw = fromBase64Url(receiptKey.publicKey);
  const bytes = fromBase64Url(signature);
  if (!raw || !bytes) return 'unreadable';
  const key = createPublicKey({ key: Buffer.from(ed25519Spki(raw)), type: 'spki', format: 'der' });
  return verify(null, canonicalBytes(body), key, bytes) ? 'yes' : 'otherKey';
};
