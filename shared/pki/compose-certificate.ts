import * as asn1 from 'asn1js';
import { hexToBytes } from '@noble/hashes/utils.js';
import type { Instant } from '../domain/identifiers.ts';
import { digestOfBytes } from '../seal/digest.ts';
import type { KeyUse, Name } from './certificate.ts';
import {
  decode,
  encode,
  integer,
  natural,
  type Node,
  nothing,
  objectId,
  octets,
  sequence,
  tagged,
} from './der.ts';
import { oid } from './oids.ts';

/** Signs certificates, requests and lists: the bytes it is given, hashed by itself, in the form that X.509 carries. */
export type IssuingKey = {
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** OID: `ecdsaSha256` or `rsaSha256`. */
  readonly algorithm: string;
  readonly sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;
};

export type CertificateOrder = {
  /** Positive, at most 20 bytes, lower-case hex. */
  readonly serial: string;
  readonly subject: Name;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly uses: readonly KeyUse[];
  /** Extended key usages by OID; critical where time stamping is among them, as RFC 3161, 2.3 demands. */
  readonly purposes: readonly string[];
  readonly isAuthority: boolean;
};

const text = (value: string): Node => new asn1.Utf8String({ value });
const attribute = (type: string, value: string): Node[] =>
  value === '' ? [] : [new asn1.Set({ value: [sequence(objectId(type), text(value))] })];

/** A distinguished name; attributes that are empty are left out. */
const nameNode = ({ organisation, commonName, number }: Name): Node =>
  sequence(
    ...attribute(oid.organisation, organisation),
    ...attribute(oid.commonName, commonName),
    ...attribute(oid.serialNumber, number),
  );

/** UTCTime to 2049, GeneralizedTime after (RFC 5280, 4.1.2.5). */
const time = (instant: Instant): Node => {
  const valueDate = new Date(Math.floor(Date.parse(instant) / 1000) * 1000);
  return valueDate.getUTCFullYear() < 2050
    ? new asn1.UTCTime({ valueDate })
    : new asn1.GeneralizedTime({ valueDate });
};

const algorithmNode = (algorithm: string): Node =>
  algorithm === oid.rsaSha256 ? sequence(objectId(algorithm), nothing()) : sequence(objectId(algorithm));

const extension = (id: string, critical: boolean, value: Node): Node =>
  sequence(objectId(id), ...(critical ? [new asn1.Boolean({ value: true })] : []), octets(encode(value)));

const bitOf: Readonly<Record<KeyUse, number>> = {
  digitalSignature: 0,
  contentCommitment: 1,
  keyCertSign: 5,
  cRLSign: 6,
};

const usesNode = (uses: readonly KeyUse[]): Node => {
  const bits = uses.map((use) => bitOf[use]);
  const byte = bits.reduce((sum, bit) => sum | (0x80 >> bit), 0);
  return new asn1.BitString({ valueHex: new Uint8Array([byte]).buffer, unusedBits: 7 - Math.max(...bits) });
};

/** First 20 bytes of the SHA-256 of the key (RFC 7093, method 1). */
const keyIdentifier = (publicKey: Uint8Array): Uint8Array =>
  hexToBytes(digestOfBytes(publicKey)).subarray(0, 20);

const serialNode = (serial: string): Node => natural(hexToBytes(serial));

const signedNode = async (content: Node, key: IssuingKey): Promise<Uint8Array<ArrayBuffer>> => {
  const signature = await key.sign(encode(content));
  return encode(
    sequence(
      content,
      algorithmNode(key.algorithm),
      new asn1.BitString({ valueHex: signature.slice().buffer }),
    ),
  );
};

/** A certificate of version 3 (RFC 5280), signed by `key` in the name of `issuer`. Returns DER. */
export const composeCertificate = (
  order: CertificateOrder,
  issuer: Name,
  key: IssuingKey,
): Promise<Uint8Array<ArrayBuffer>> => {
  const extensions = [
    extension(
      oid.basicConstraints,
      true,
      order.isAuthority ? sequence(new asn1.Boolean({ value: true }), integer(0)) : sequence(),
    ),
    extension(oid.keyUsage, true, usesNode(order.uses)),
    ...(order.purposes.length === 0
      ? []
      : [
          extension(
            oid.extendedKeyUsage,
            order.purposes.includes(oid.timeStamping),
            sequence(...order.purposes.map(objectId)),
          ),
        ]),
    extension(oid.subjectKeyId, false, octets(keyIdentifier(order.publicKey))),
    extension(
      oid.authorityKeyId,
      false,
      sequence(
        new asn1.Primitive({
          idBlock: { tagClass: 3, tagNumber: 0 },
          valueHex: new Uint8Array(keyIdentifier(key.publicKey)).buffer,
        }),
      ),
    ),
  ];
  const content = sequence(
    tagged(0, integer(2)),
    serialNode(order.serial),
    algorithmNode(key.algorithm),
    nameNode(issuer),
    sequence(time(order.notBefore), time(order.notAfter)),
    nameNode(order.subject),
    decode(order.publicKey),
    tagged(3, sequence(...extensions)),
  );
  return signedNode(content, key);
};

/** A certification request (PKCS#10, RFC 2986): the key proves that it belongs to whoever asks. Returns DER. */
export const composeRequest = (subject: Name, key: IssuingKey): Promise<Uint8Array<ArrayBuffer>> =>
  signedNode(sequence(integer(0), nameNode(subject), decode(key.publicKey), tagged(0)), key);

export type RevocationOrder = {
  readonly number: number;
  readonly thisUpdate: Instant;
  readonly nextUpdate: Instant;
  readonly revoked: readonly { readonly serial: string; readonly at: Instant; readonly reason: number }[];
};

/** A revocation list of version 2 (RFC 5280, 5), signed by `key` in the name of `issuer`. Returns DER. */
export const composeRevocationList = (
  { number, thisUpdate, nextUpdate, revoked }: RevocationOrder,
  issuer: Name,
  key: IssuingKey,
): Promise<Uint8Array<ArrayBuffer>> => {
  const entries = revoked.map(({ serial, at, reason }) =>
    sequence(
      serialNode(serial),
      time(at),
      sequence(extension(oid.reasonCode, false, new asn1.Enumerated({ value: reason }))),
    ),
  );
  const content = sequence(
    integer(1),
    algorithmNode(key.algorithm),
    nameNode(issuer),
    time(thisUpdate),
    time(nextUpdate),
    ...(entries.length === 0 ? [] : [sequence(...entries)]),
    tagged(0, sequence(extension(oid.crlNumber, false, integer(number)))),
  );
  return signedNode(content, key);
};
