import type { Instant } from '../domain/identifiers.ts';
import type { Certificate } from './certificate.ts';
import { oid } from './oids.ts';
import type { RevocationList } from './revocation-list.ts';
import { verifySignature } from './verify-signature.ts';

/** What the certificate at the end of the chain was used for. */
export type ChainUse = 'documentSignature' | 'timestamp';

/** Why a chain is not believed; the first reason that was met, from the signer up. */
export type ChainProblem =
  | { readonly code: 'SELF_SIGNED' }
  | { readonly code: 'FOREIGN_ISSUER'; readonly issuer: string }
  | { readonly code: 'WRONG_USAGE'; readonly of: string }
  | { readonly code: 'CRITICAL_EXTENSION'; readonly of: string; readonly extension: string }
  | { readonly code: 'NOT_YET_VALID'; readonly of: string; readonly notBefore: Instant }
  | { readonly code: 'EXPIRED'; readonly of: string; readonly notAfter: Instant }
  | { readonly code: 'REVOKED'; readonly of: string; readonly at: Instant; readonly reason: number };

export type CheckedChain = {
  /** From the signer to the anchor; as far as it could be followed. */
  readonly path: readonly Certificate[];
  readonly problem: ChainProblem | null;
  /** Was a list of the issuer's that was current at `at`, or made later, there to look into? */
  readonly revocationKnown: boolean;
};

export type ChainQuestion = {
  readonly leaf: Certificate;
  /** Certificates that came along; none is believed by itself. */
  readonly others: readonly Certificate[];
  /** Certificates that are believed because the verifier was given them by another way. */
  readonly anchors: readonly Certificate[];
  readonly revocations: readonly RevocationList[];
  /** The instant at which the signature is known to have existed; now, where nothing proves an earlier one. */
  readonly at: Instant;
  readonly use: ChainUse;
};

const longestPath = 4;

const mayEnd = ({ isAuthority, uses, purposes }: Certificate, use: ChainUse): boolean =>
  !isAuthority &&
  (uses.has('digitalSignature') || uses.has('contentCommitment')) &&
  (use === 'timestamp'
    ? purposes !== null && purposes.size === 1 && purposes.has(oid.timeStamping)
    : purposes === null || purposes.has(oid.documentSigning));

const mayIssue = ({ isAuthority, uses }: Certificate): boolean => isAuthority && uses.has('keyCertSign');

const timeProblem = (certificate: Certificate, at: number): ChainProblem | null => {
  const { subject, notBefore, notAfter } = certificate;
  if (at < Date.parse(notBefore)) return { code: 'NOT_YET_VALID', of: subject.commonName, notBefore };
  if (at > Date.parse(notAfter)) return { code: 'EXPIRED', of: subject.commonName, notAfter };
  return null;
};

const isSignedBy = (
  { signed, signature, signatureAlgorithm }: Certificate | RevocationList,
  issuer: Certificate,
): Promise<boolean> =>
  verifySignature({ publicKey: issuer.publicKey, algorithm: signatureAlgorithm, signature, signed });

/** Did this authority sign its own certificate, as a root does? */
export const isOwnIssuer = async (authority: Certificate): Promise<boolean> =>
  authority.subjectDer === authority.issuerDer && (await isSignedBy(authority, authority));

/** Lists of this issuer that it signed itself, and that were made no earlier than they had to be for `at`. */
const listsOf = async (
  issuer: Certificate,
  lists: readonly RevocationList[],
  at: number,
): Promise<RevocationList[]> => {
  if (!issuer.uses.has('cRLSign')) return [];
  const named = lists.filter(
    ({ issuerDer, nextUpdate }) =>
      issuerDer === issuer.subjectDer && (nextUpdate === null || Date.parse(nextUpdate) >= at),
  );
  const held = await Promise.all(named.map((list) => isSignedBy(list, issuer)));
  return named.filter((_, index) => held[index]);
};

const issuerOf = async (
  certificate: Certificate,
  candidates: readonly Certificate[],
): Promise<Certificate | null> => {
  for (const candidate of candidates) {
    if (candidate.subjectDer !== certificate.issuerDer || candidate.digest === certificate.digest) continue;
    if (await isSignedBy(certificate, candidate)) return candidate;
  }
  return null;
};

/**
 * Follows a certificate to an anchor (RFC 5280, 6, for short chains without policies and name constraints) and says
 * the first reason, if any, why it was not to be believed at the instant `at`. A revocation counts from the day it
 * names: what was signed before keeps its force.
 */
export const checkChain = async (question: ChainQuestion): Promise<CheckedChain> => {
  const { leaf, others, anchors, revocations, use } = question;
  const at = Date.parse(question.at);
  const path: Certificate[] = [leaf];
  let revocationKnown = true;
  const end = (problem: ChainProblem | null): CheckedChain => ({
    path,
    problem,
    revocationKnown: revocationKnown && path.length > 1,
  });
  if (!mayEnd(leaf, use)) return end({ code: 'WRONG_USAGE', of: leaf.subject.commonName });
  const anchored = (certificate: Certificate) => anchors.some(({ digest }) => digest === certificate.digest);
  for (let current = leaf; ;) {
    const of = current.subject.commonName;
    const [extension] = current.unknownCritical;
    if (extension !== undefined) return end({ code: 'CRITICAL_EXTENSION', of, extension });
    const outside = timeProblem(current, at);
    if (outside) return end(outside);
    if (anchored(current)) return end(null);
    const issuer = await issuerOf(current, [...anchors, ...others]);
    if (!issuer || path.length >= longestPath) {
      const selfSigned = path.length === 1 && current.issuerDer === current.subjectDer;
      return end(
        selfSigned ? { code: 'SELF_SIGNED' } : { code: 'FOREIGN_ISSUER', issuer: current.issuer.commonName },
      );
    }
    if (!mayIssue(issuer)) return end({ code: 'WRONG_USAGE', of: issuer.subject.commonName });
    const lists = await listsOf(issuer, revocations, at);
    if (lists.length === 0) revocationKnown = false;
    const revocation = lists.map(({ revoked }) => revoked.get(current.serial)).find(Boolean);
    if (revocation && Date.parse(revocation.at) <= at) return end({ code: 'REVOKED', of, ...revocation });
    path.push(issuer);
    current = issuer;
  }
};
