import { bytesToHex } from '@noble/hashes/utils.js';
import * as asn1 from 'asn1js';
import * as pki from 'pkijs';
import type { Instant } from '../domain/identifiers.ts';
import { encode } from './der.ts';
import { oid } from './oids.ts';

/** When and why a certificate lost its force (RFC 5280, 5.3.1: `1` key compromise, `5` cessation of operation, …). */
export type Revocation = { readonly at: Instant; readonly reason: number };

/** A certificate revocation list (RFC 5280, 5), read and not yet believed. */
export type RevocationList = {
  readonly der: Uint8Array<ArrayBuffer>;
  readonly issuerDer: string;
  readonly thisUpdate: Instant;
  readonly nextUpdate: Instant | null;
  /** By serial number, lower-case hex without leading zeros. */
  readonly revoked: ReadonlyMap<string, Revocation>;
  readonly signed: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
  readonly signatureAlgorithm: string;
};

const reasonOf = ({ crlEntryExtensions }: pki.RevokedCertificate): number => {
  const found: unknown = crlEntryExtensions?.extensions.find(
    ({ extnID }) => extnID === oid.reasonCode,
  )?.parsedValue;
  return found instanceof asn1.Enumerated ? found.valueBlock.valueDec : 0;
};

const serialOf = ({ userCertificate }: pki.RevokedCertificate): string =>
  bytesToHex(userCertificate.valueBlock.valueHexView).replace(/^(00)+(?=..)/, '');

/** Reads a list's DER. @throws RangeError when the bytes are none. */
export const readRevocationList = (bytes: Uint8Array): RevocationList => {
  const der = new Uint8Array(bytes);
  let read: pki.CertificateRevocationList;
  try {
    read = pki.CertificateRevocationList.fromBER(der);
  } catch {
    throw new RangeError('not a revocation list');
  }
  return {
    der,
    issuerDer: bytesToHex(encode(read.issuer.toSchema())),
    thisUpdate: read.thisUpdate.value.toISOString(),
    nextUpdate: read.nextUpdate?.value.toISOString() ?? null,
    revoked: new Map(
      (read.revokedCertificates ?? []).map((one) => [
        serialOf(one),
        { at: one.revocationDate.value.toISOString(), reason: reasonOf(one) },
      ]),
    ),
    signed: new Uint8Array(read.tbsView),
    signature: new Uint8Array(read.signatureValue.valueBlock.valueHexView),
    signatureAlgorithm: read.signatureAlgorithm.algorithmId,
  };
};
