import { createHash, createPublicKey, type JsonWebKey } from 'node:crypto';
import { encode, natural, nothing, objectId, octets, sequence } from '../../../../shared/pki/der.ts';
import { oid } from '../../../../shared/pki/oids.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const pointBytes = 65;
const uncompressed = 0x04;

/** CKA_EC_PARAMS of P-256. */
export const p256Parameters: Bytes = encode(objectId(oid.p256));

const spkiOf = (jwk: JsonWebKey): Bytes =>
  new Uint8Array(createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'der' }));

const base64Url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/**
 * SubjectPublicKeyInfo of a P-256 key from CKA_EC_POINT: an OCTET STRING around the point, as the standard says, or the
 * bare point, as some tokens have it.
 * @throws RangeError for anything else, and what Node throws for a point that is not on the curve.
 */
export const ecPublicKey = (attribute: Uint8Array): Bytes => {
  const point = attribute.subarray(Math.max(0, attribute.length - pointBytes));
  const wrapped = attribute.length === pointBytes + 2;
  if ((!wrapped && attribute.length !== pointBytes) || point[0] !== uncompressed)
    throw new RangeError('not an uncompressed point of P-256');
  return spkiOf({
    kty: 'EC',
    crv: 'P-256',
    x: base64Url(point.subarray(1, 33)),
    y: base64Url(point.subarray(33)),
  });
};

/** SubjectPublicKeyInfo of an RSA key from CKA_MODULUS and CKA_PUBLIC_EXPONENT. */
export const rsaPublicKey = (modulus: Uint8Array, exponent: Uint8Array): Bytes =>
  spkiOf({ kty: 'RSA', n: base64Url(modulus), e: base64Url(exponent) });

/** What CKM_ECDSA signs: the hash alone. */
export const ecdsaInput = (bytes: Uint8Array): Bytes =>
  new Uint8Array(createHash('sha256').update(bytes).digest());

/** What CKM_RSA_PKCS signs: DigestInfo (RFC 8017, 9.2), to which the token adds its padding. */
export const rsaInput = (bytes: Uint8Array): Bytes =>
  encode(sequence(sequence(objectId(oid.sha256), nothing()), octets(ecdsaInput(bytes))));

/** ECDSA-Sig-Value (RFC 3279) from what CKM_ECDSA gives: r and s, one after the other. */
export const ecdsaSignature = (fixed: Uint8Array): Bytes => {
  const half = fixed.length / 2;
  return encode(sequence(natural(fixed.subarray(0, half)), natural(fixed.subarray(half))));
};
