import * as asn1 from 'asn1js';
import { decode } from './der.ts';
import { oid } from './oids.ts';

/** What is signed, by whose key (SubjectPublicKeyInfo, DER), how (signature algorithm OID), and the signature. */
export type SignatureClaim = {
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly algorithm: string;
  readonly signature: Uint8Array<ArrayBuffer>;
  readonly signed: Uint8Array<ArrayBuffer>;
};

/** Algorithms that are accepted, and the shortest RSA key: what EN 319 142 tools verify and nobody calls weak. */
const minimalRsaBits = 3072;

const isRsa = (publicKey: Uint8Array): boolean => {
  const info = decode(publicKey);
  const [algorithm] = info instanceof asn1.Sequence ? info.valueBlock.value : [];
  const [id] = algorithm instanceof asn1.Sequence ? algorithm.valueBlock.value : [];
  return id instanceof asn1.ObjectIdentifier && id.valueBlock.toString() === oid.rsa;
};

/** r and s of an ECDSA signature (RFC 3279, DER) as the 64 bytes that WebCrypto wants; null for anything else. */
const toFixed = (signature: Uint8Array): Uint8Array<ArrayBuffer> | null => {
  const { result, offset } = asn1.fromBER(new Uint8Array(signature).buffer);
  if (offset !== signature.length || !(result instanceof asn1.Sequence)) return null;
  const numbers = result.valueBlock.value;
  if (numbers.length !== 2) return null;
  const fixed = new Uint8Array(64);
  for (const [index, number] of numbers.entries()) {
    if (!(number instanceof asn1.Integer)) return null;
    const bytes = number.valueBlock.valueHexView;
    const trimmed = bytes.length > 32 && bytes[0] === 0 ? bytes.subarray(1) : bytes;
    if (trimmed.length > 32) return null;
    fixed.set(trimmed, 32 * index + 32 - trimmed.length);
  }
  return fixed;
};

const verifyRsa = async ({ publicKey, signature, signed }: SignatureClaim): Promise<boolean> => {
  const hash = 'SHA-256';
  const key = await crypto.subtle.importKey('spki', publicKey, { name: 'RSASSA-PKCS1-v1_5', hash }, false, [
    'verify',
  ]);
  return (
    signature.length * 8 >= minimalRsaBits && crypto.subtle.verify(key.algorithm, key, signature, signed)
  );
};

const verifyEcdsa = async ({ publicKey, signature, signed }: SignatureClaim): Promise<boolean> => {
  const fixed = toFixed(signature);
  if (!fixed) return false;
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('spki', publicKey, curve, false, ['verify']);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, fixed, signed);
};

/**
 * Does the signature hold? ECDSA on P-256 and RSA PKCS#1 v1.5 of at least 3072 bits, both over SHA-256; every other
 * algorithm, and every malformed key or signature, does not.
 */
export const verifySignature = async (claim: SignatureClaim): Promise<boolean> => {
  try {
    if (claim.algorithm === oid.ecdsaSha256) return await verifyEcdsa(claim);
    if (claim.algorithm === oid.rsaSha256 || claim.algorithm === oid.rsa)
      return isRsa(claim.publicKey) && (await verifyRsa(claim));
    return false;
  } catch {
    return false;
  }
};
