import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { VerifyBytes } from '../../shared/exchange/http-signature.ts';

const keyOf = (raw: string): KeyObject | null => {
  if (Buffer.from(raw, 'base64url').length !== 32) return null;
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw }, format: 'jwk' });
  } catch {
    return null;
  }
};

/** Is this base64url text an Ed25519 public key of 32 bytes? */
export const isPublicKey = (raw: string): boolean => keyOf(raw) !== null;

/** Verifies signatures of the key with these 32 raw bytes (base64url). A text that is no key verifies nothing. */
export const verifierOf = (raw: string): VerifyBytes => {
  const key = keyOf(raw);
  return (message, signature) => key !== null && verify(null, message, key, signature);
};
