import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import * as asn1 from 'asn1js';
import * as pki from 'pkijs';
import type { Digest, Instant } from '../domain/identifiers.ts';
import { digestOfBytes } from '../seal/digest.ts';
import type { Certificate } from './certificate.ts';
import { checkDetached, type DetachedProblem } from './check-detached.ts';
import { decode, encode, integer, natural, type Node, objectId, octets, sequence, tagged } from './der.ts';
import { oid } from './oids.ts';
import { composeEnvelope, signAttributes } from './sign-detached.ts';
import type { Signer } from './signer.ts';

const imprint = (digest: Digest): Node =>
  sequence(sequence(objectId(oid.sha256)), octets(hexToBytes(digest)));

/** A number of up to 20 bytes from hex, positive. */
const number = (hex: string): Node => natural(hexToBytes(hex));

const hexOf = (node: asn1.BaseBlock | undefined): string | null =>
  node instanceof asn1.Integer ? bytesToHex(node.valueBlock.valueHexView).replace(/^(00)+(?=..)/, '') : null;

const children = (node: asn1.BaseBlock | undefined): readonly asn1.BaseBlock[] =>
  node instanceof asn1.Sequence ? node.valueBlock.value : [];

const digestIn = (node: asn1.BaseBlock | undefined): Digest | null => {
  const [algorithm, hashed] = children(node);
  const [id] = children(algorithm);
  return id instanceof asn1.ObjectIdentifier &&
    id.valueBlock.toString() === oid.sha256 &&
    hashed instanceof asn1.OctetString
    ? bytesToHex(hashed.valueBlock.valueHexView)
    : null;
};

export type TimestampRequest = {
  readonly digest: Digest;
  /** Hex, at most 20 bytes. */ readonly nonce: string;
};

/** Asks for a timestamp over this SHA-256, with the authority's certificate inside (RFC 3161, 2.4.1). Returns DER. */
export const composeTimestampRequest = ({ digest, nonce }: TimestampRequest): Uint8Array<ArrayBuffer> =>
  encode(sequence(integer(1), imprint(digest), number(nonce), new asn1.Boolean({ value: true })));

/** What a request asks for; null for anything that is not a request over SHA-256 with a nonce. */
export const readTimestampRequest = (der: Uint8Array): TimestampRequest | null => {
  try {
    const [, asked, nonce] = children(decode(der));
    const digest = digestIn(asked);
    const hex = hexOf(nonce);
    return digest === null || hex === null || hex.length > 40 ? null : { digest, nonce: hex };
  } catch {
    return null;
  }
};

export type TimestampOrder = TimestampRequest & {
  /** Positive, hex. */
  readonly serial: string;
  readonly at: Instant;
  readonly policy: string;
};

/** The answer of a timestamp authority that grants the request (RFC 3161, 2.4.2), DER. @throws what the signer throws. */
export const composeTimestamp = async (
  { digest, nonce, serial, at, policy }: TimestampOrder,
  signer: Signer,
): Promise<Uint8Array<ArrayBuffer>> => {
  const info = encode(
    sequence(
      integer(1),
      objectId(policy),
      imprint(digest),
      number(serial),
      new asn1.GeneralizedTime({ valueDate: new Date(Math.floor(Date.parse(at) / 1000) * 1000) }),
      number(nonce),
    ),
  );
  const contentDigest = digestOfBytes(info);
  const signature = await signAttributes(contentDigest, signer, oid.tstInfo);
  const token = composeEnvelope(
    { ...signer, contentDigest, signature },
    { type: oid.tstInfo, node: sequence(objectId(oid.tstInfo), tagged(0, octets(info))) },
  );
  return encode(sequence(sequence(integer(0)), decode(token)));
};

/** The token in an authority's answer; null when it refused or the answer is none. */
export const tokenIn = (response: Uint8Array): Uint8Array<ArrayBuffer> | null => {
  try {
    const [status, token] = children(decode(response));
    const [code] = children(status);
    const granted =
      code instanceof asn1.Integer && (code.valueBlock.valueDec === 0 || code.valueBlock.valueDec === 1);
    return granted && token ? encode(token) : null;
  } catch {
    return null;
  }
};

export type CheckedTimestamp =
  | { readonly problem: DetachedProblem | 'OTHER_CONTENT' }
  | {
      readonly problem: null;
      readonly at: Instant;
      readonly nonce: string | null;
      readonly signer: Certificate;
      readonly others: readonly Certificate[];
    };

/**
 * Checks a timestamp token (RFC 3161) over content with this SHA-256: the authority's signature over what the token says,
 * and that it says it of this content. Whether the authority is to be believed is `checkChain`'s to say.
 */
export const checkTimestamp = async (token: Uint8Array, digest: Digest): Promise<CheckedTimestamp> => {
  try {
    const content = pki.ContentInfo.fromBER(new Uint8Array(token));
    const signed = new pki.SignedData({ schema: content.content });
    const { eContent, eContentType } = signed.encapContentInfo;
    if (eContentType !== oid.tstInfo || !eContent) return { problem: 'CONTENT_TYPE' };
    const info = new Uint8Array(eContent.getValue());
    const checked = await checkDetached(token, digestOfBytes(info), oid.tstInfo);
    if (checked.problem !== null) return { problem: checked.problem };
    const parts = children(decode(info));
    if (digestIn(parts[2]) !== digest) return { problem: 'OTHER_CONTENT' };
    const time = parts[4];
    if (!(time instanceof asn1.GeneralizedTime)) return { problem: 'UNREADABLE' };
    const nonce = parts.slice(5).find((part) => part instanceof asn1.Integer);
    const { signer, others } = checked;
    return { problem: null, at: time.toDate().toISOString(), nonce: hexOf(nonce), signer, others };
  } catch {
    return { problem: 'UNREADABLE' };
  }
};
