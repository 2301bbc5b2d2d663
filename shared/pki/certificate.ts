import { bytesToHex } from '@noble/hashes/utils.js';
import * as asn1 from 'asn1js';
import * as pki from 'pkijs';
import { digestOfBytes } from '../seal/digest.ts';
import type { Digest, Instant } from '../domain/identifiers.ts';
import { encode } from './der.ts';
import { oid } from './oids.ts';

/** What a certificate says of a person, a laptop or a service (subject attributes of RFC 5280). */
export type Name = {
  readonly commonName: string;
  readonly organisation: string;
  /** Staff number of a person, device id of a laptop; empty for services. */
  readonly number: string;
};

export type KeyUse = 'digitalSignature' | 'contentCommitment' | 'keyCertSign' | 'cRLSign';

/** A certificate (RFC 5280), read and not yet believed. */
export type Certificate = {
  readonly der: Uint8Array<ArrayBuffer>;
  readonly digest: Digest;
  /** Serial number, lower-case hex without leading zeros. */
  readonly serial: string;
  readonly subject: Name;
  readonly subjectDer: string;
  readonly issuer: Name;
  readonly issuerDer: string;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly isAuthority: boolean;
  readonly uses: ReadonlySet<KeyUse>;
  /** Extended key usages by OID; null where the extension is absent. */
  readonly purposes: ReadonlySet<string> | null;
  /** Extensions marked critical that nothing here understands: such a certificate must be refused. */
  readonly unknownCritical: readonly string[];
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly signed: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
  readonly signatureAlgorithm: string;
};

const bits: readonly (readonly [number, KeyUse])[] = [
  [0, 'digitalSignature'],
  [1, 'contentCommitment'],
  [5, 'keyCertSign'],
  [6, 'cRLSign'],
];

const understood: ReadonlySet<string> = new Set([
  oid.keyUsage,
  oid.basicConstraints,
  oid.extendedKeyUsage,
  oid.subjectKeyId,
  oid.authorityKeyId,
]);

const textOf = (name: pki.RelativeDistinguishedNames, type: string): string => {
  const found = name.typesAndValues.find((attribute) => attribute.type === type);
  const value: unknown = found?.value.valueBlock;
  return typeof value === 'object' && value !== null && 'value' in value && typeof value.value === 'string'
    ? value.value
    : '';
};

const nameOf = (name: pki.RelativeDistinguishedNames): Name => ({
  commonName: textOf(name, oid.commonName),
  organisation: textOf(name, oid.organisation),
  number: textOf(name, oid.serialNumber),
});

const hexOf = (node: asn1.BaseBlock): string => bytesToHex(encode(node));

const extension = ({ extensions = [] }: pki.Certificate, id: string): unknown =>
  extensions.find(({ extnID }) => extnID === id)?.parsedValue;

const usesOf = (certificate: pki.Certificate): Set<KeyUse> => {
  const value = extension(certificate, oid.keyUsage);
  if (!(value instanceof asn1.BitString)) return new Set();
  const bytes = value.valueBlock.valueHexView;
  return new Set(
    bits.flatMap(([bit, use]) => (((bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) === 0 ? [] : [use])),
  );
};

const purposesOf = (certificate: pki.Certificate): Set<string> | null => {
  const value = extension(certificate, oid.extendedKeyUsage);
  return value instanceof pki.ExtKeyUsage ? new Set(value.keyPurposes) : null;
};

/** The algorithm is named once more inside what is signed (RFC 5280, 4.1.1.2), and no bit of the signature is left over. */
const isWellFormed = ({ signature, signatureAlgorithm, signatureValue }: pki.Certificate): boolean =>
  hexOf(signature.toSchema()) === hexOf(signatureAlgorithm.toSchema()) &&
  signatureValue.valueBlock.unusedBits === 0;

/**
 * Reads a certificate's DER.
 * @throws RangeError when the bytes are no certificate of version 3.
 */
export const readCertificate = (bytes: Uint8Array): Certificate => {
  const der = new Uint8Array(bytes);
  let read: pki.Certificate;
  try {
    read = pki.Certificate.fromBER(der);
  } catch {
    throw new RangeError('not a certificate');
  }
  if (!isWellFormed(read)) throw new RangeError('a certificate whose parts disagree');
  const constraints = extension(read, oid.basicConstraints);
  return {
    der,
    digest: digestOfBytes(der),
    serial: bytesToHex(read.serialNumber.valueBlock.valueHexView).replace(/^(00)+(?=..)/, ''),
    subject: nameOf(read.subject),
    subjectDer: hexOf(read.subject.toSchema()),
    issuer: nameOf(read.issuer),
    issuerDer: hexOf(read.issuer.toSchema()),
    notBefore: read.notBefore.value.toISOString(),
    notAfter: read.notAfter.value.toISOString(),
    isAuthority: constraints instanceof pki.BasicConstraints && constraints.cA,
    uses: usesOf(read),
    purposes: purposesOf(read),
    unknownCritical: (read.extensions ?? [])
      .filter(({ critical, extnID }) => critical && !understood.has(extnID))
      .map(({ extnID }) => extnID),
    publicKey: encode(read.subjectPublicKeyInfo.toSchema()),
    signed: new Uint8Array(read.tbsView),
    signature: new Uint8Array(read.signatureValue.valueBlock.valueHexView),
    signatureAlgorithm: read.signatureAlgorithm.algorithmId,
  };
};
