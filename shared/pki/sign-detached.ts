import * as asn1 from 'asn1js';
import { hexToBytes } from '@noble/hashes/utils.js';
import type { Digest } from '../domain/identifiers.ts';
import { digestOfBytes } from '../seal/digest.ts';
import { readCertificate } from './certificate.ts';
import {
  decode,
  encode,
  inSetOrder,
  integer,
  type Node,
  nothing,
  objectId,
  octets,
  sequence,
  setOf,
  tagged,
} from './der.ts';
import { oid } from './oids.ts';
import type { Signer } from './signer.ts';

const attribute = (type: string, value: Node): Node => sequence(objectId(type), setOf(value));

/** RFC 5035: the digest of the certificate, so that no other certificate of the same key can take its place. */
const signingCertificate = (certificate: Uint8Array): Node =>
  sequence(sequence(sequence(octets(hexToBytes(digestOfBytes(certificate))))));

/** Issuer and serial number as they stand in the certificate. */
const issuerAndSerial = (der: Uint8Array): Node => {
  const certificate = readCertificate(der);
  const serial = hexToBytes(certificate.serial);
  const positive = (serial[0] ?? 0) >= 0x80 ? new Uint8Array([0, ...serial]) : serial;
  return sequence(
    decode(hexToBytes(certificate.issuerDer)),
    new asn1.Integer({ valueHex: new Uint8Array(positive).buffer }),
  );
};

const attributesOf = (contentDigest: Digest, certificate: Uint8Array, contentType: string): Node[] =>
  inSetOrder(
    attribute(oid.contentType, objectId(contentType)),
    attribute(oid.messageDigest, octets(hexToBytes(contentDigest))),
    attribute(oid.signingCertificateV2, signingCertificate(certificate)),
  );

export type DetachedParts = Pick<Signer, 'certificate' | 'chain' | 'algorithm'> & {
  readonly contentDigest: Digest;
  /** The signature over the attributes. */
  readonly signature: Uint8Array<ArrayBuffer>;
};

/** What is signed: its type, and the node that stands for it in the envelope (without content: detached). */
type Content = { readonly type: string; readonly node: Node };

/** The signer's signature over the attributes that name this content. @throws what the signer throws. */
export const signAttributes = (
  contentDigest: Digest,
  { certificate, sign }: Signer,
  contentType: string,
): Promise<Uint8Array<ArrayBuffer>> =>
  sign(encode(new asn1.Set({ value: attributesOf(contentDigest, certificate, contentType) })));

/** `ContentInfo` around one signer's `SignedData` (RFC 5652), DER. @throws RangeError for certificates that are none. */
export const composeEnvelope = (parts: DetachedParts, content: Content): Uint8Array<ArrayBuffer> => {
  const { contentDigest, certificate, chain, algorithm, signature } = parts;
  const sha256 = sequence(objectId(oid.sha256));
  const signerInfo = sequence(
    integer(1),
    issuerAndSerial(certificate),
    sha256,
    tagged(0, ...attributesOf(contentDigest, certificate, content.type)),
    algorithm === oid.rsaSha256 ? sequence(objectId(algorithm), nothing()) : sequence(objectId(algorithm)),
    octets(signature),
  );
  const signedData = sequence(
    // RFC 5652, 5.1: version 3 where the content is not plain data.
    integer(content.type === oid.data ? 1 : 3),
    setOf(sha256),
    content.node,
    tagged(0, ...inSetOrder(...[certificate, ...chain].map(decode))),
    setOf(signerInfo),
  );
  return encode(sequence(objectId(oid.signedData), tagged(0, signedData)));
};

/**
 * The one form in which these parts make a detached CMS signature. Returns DER of `ContentInfo`.
 * @throws RangeError for certificates that are none.
 */
export const composeDetached = (parts: DetachedParts): Uint8Array<ArrayBuffer> =>
  composeEnvelope(parts, { type: oid.data, node: sequence(objectId(oid.data)) });

/**
 * A detached CMS signature over content with this SHA-256, as PAdES baseline B-B asks (EN 319 142-1, 6.3; EN 319
 * 122-1): content type, message digest and signing-certificate-v2 are signed; no signing time is.
 * Returns DER of `ContentInfo`.
 * @throws what the signer throws.
 */
export const signDetached = async (
  contentDigest: Digest,
  signer: Signer,
): Promise<Uint8Array<ArrayBuffer>> => {
  const { certificate, chain, algorithm } = signer;
  const signature = await signAttributes(contentDigest, signer, oid.data);
  return composeDetached({ contentDigest, certificate, chain, algorithm, signature });
};
