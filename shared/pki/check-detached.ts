import { bytesToHex } from '@noble/hashes/utils.js';
import * as asn1 from 'asn1js';
import * as pki from 'pkijs';
import type { Digest } from '../domain/identifiers.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { encode } from './der.ts';
import { oid } from './oids.ts';
import { composeDetached } from './sign-detached.ts';
import { verifySignature } from './verify-signature.ts';

/** Why a CMS signature is none that is accepted. */
export type DetachedProblem =
  | 'UNREADABLE'
  | 'SIGNER_COUNT'
  | 'ALGORITHM'
  | 'CERTIFICATE_MISSING'
  | 'CONTENT_TYPE'
  | 'CONTENT_CHANGED'
  | 'SIGNING_TIME'
  | 'CERTIFICATE_SWAPPED'
  | 'SIGNATURE_WRONG'
  | 'NOT_AS_WRITTEN';

export type CheckedDetached =
  | { readonly problem: DetachedProblem }
  | {
      readonly problem: null;
      readonly signer: Certificate;
      readonly others: readonly Certificate[];
      /** The signature's own bytes: what a timestamp is made over (RFC 3161, appendix A). */
      readonly signature: Uint8Array<ArrayBuffer>;
    };

const refuse = (problem: DetachedProblem): CheckedDetached => ({ problem });

const areSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

const readSignedData = (der: Uint8Array): pki.SignedData | null => {
  try {
    const content = pki.ContentInfo.fromBER(new Uint8Array(der));
    return content.contentType === oid.signedData ? new pki.SignedData({ schema: content.content }) : null;
  } catch {
    return null;
  }
};

const certificatesOf = (signed: pki.SignedData): Certificate[] =>
  (signed.certificates ?? []).flatMap((one) =>
    one instanceof pki.Certificate ? [readCertificate(encode(one.toSchema(true)))] : [],
  );

const only = (attributes: readonly pki.Attribute[], type: string): asn1.BaseBlock | null => {
  const found = attributes.filter((attribute) => attribute.type === type);
  const values = found[0]?.values as readonly asn1.BaseBlock[] | undefined;
  return found.length === 1 && values?.length === 1 ? (values[0] ?? null) : null;
};

const children = (node: asn1.BaseBlock | null | undefined): readonly asn1.BaseBlock[] =>
  node instanceof asn1.Sequence ? node.valueBlock.value : [];

const hexOf = (node: asn1.BaseBlock | null | undefined): string | null =>
  node instanceof asn1.OctetString ? bytesToHex(node.valueBlock.valueHexView) : null;

/** Digest of the signer's certificate in signing-certificate-v2; only SHA-256, its default, is accepted. */
const namedCertificate = (attributes: readonly pki.Attribute[]): string | null => {
  const [identifiers] = children(only(attributes, oid.signingCertificateV2));
  const [first] = children(identifiers);
  return hexOf(children(first)[0]);
};

const findSigner = (info: pki.SignerInfo, certificates: readonly Certificate[]): Certificate | null => {
  if (!(info.sid instanceof pki.IssuerAndSerialNumber)) return null;
  const issuer = bytesToHex(encode(info.sid.issuer.toSchema()));
  const serial = bytesToHex(info.sid.serialNumber.valueBlock.valueHexView).replace(/^(00)+(?=..)/, '');
  return certificates.find((one) => one.issuerDer === issuer && one.serial === serial) ?? null;
};

/** What was signed: the attributes as a SET OF, not as the `[0]` they stand under (RFC 5652, 5.4). */
const signedBytes = ({ encodedValue }: pki.SignedAndUnsignedAttributes): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(encodedValue.slice(0));
  bytes[0] = 0x31;
  return bytes;
};

const checkAttributes = (
  attributes: readonly pki.Attribute[],
  contentType: string,
  contentDigest: Digest,
  signer: Certificate,
): DetachedProblem | null => {
  const type = only(attributes, oid.contentType);
  if (!(type instanceof asn1.ObjectIdentifier) || type.valueBlock.toString() !== contentType)
    return 'CONTENT_TYPE';
  if (hexOf(only(attributes, oid.messageDigest)) !== contentDigest) return 'CONTENT_CHANGED';
  if (contentType === oid.data && attributes.some((attribute) => attribute.type === oid.signingTime))
    return 'SIGNING_TIME';
  return namedCertificate(attributes) === signer.digest ? null : 'CERTIFICATE_SWAPPED';
};

/**
 * Checks a CMS signature over content whose SHA-256 is `contentDigest`: one signer, its certificate inside and named by
 * digest, the attributes of PAdES B-B (or of a timestamp, with `contentType` TSTInfo), and the signature itself.
 * Whether the certificate is to be believed is another question (`checkChain`).
 */
export const checkDetached = async (
  der: Uint8Array,
  contentDigest: Digest,
  contentType: string = oid.data,
): Promise<CheckedDetached> => {
  try {
    const signed = readSignedData(der);
    if (!signed) return refuse('UNREADABLE');
    const [info, ...more] = signed.signerInfos;
    if (!info || more.length > 0) return refuse('SIGNER_COUNT');
    if (info.digestAlgorithm.algorithmId !== oid.sha256) return refuse('ALGORITHM');
    const certificates = certificatesOf(signed);
    const signer = findSigner(info, certificates);
    if (!signer || !info.signedAttrs) return refuse('CERTIFICATE_MISSING');
    const problem = checkAttributes(info.signedAttrs.attributes, contentType, contentDigest, signer);
    if (problem) return refuse(problem);
    const signature = new Uint8Array(info.signature.valueBlock.valueHexView);
    const holds = await verifySignature({
      publicKey: signer.publicKey,
      algorithm: info.signatureAlgorithm.algorithmId,
      signature,
      signed: signedBytes(info.signedAttrs),
    });
    if (!holds) return refuse('SIGNATURE_WRONG');
    const others = certificates.filter((one) => one !== signer);
    // What a signature does not cover of its own envelope could still be changed: for ours, only one form is right.
    if (
      contentType === oid.data &&
      !areSame(
        der,
        composeDetached({
          contentDigest,
          certificate: signer.der,
          chain: others.map((one) => one.der),
          algorithm: info.signatureAlgorithm.algorithmId,
          signature,
        }),
      )
    )
      return refuse('NOT_AS_WRITTEN');
    return { problem: null, signer, others, signature };
  } catch {
    return refuse('UNREADABLE');
  }
};
