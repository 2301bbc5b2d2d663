import type { Inspection } from '../domain/inspection.ts';
import { signatureOf } from '../domain/parties.ts';
import type { Instant } from '../domain/identifiers.ts';
import type { CheckedSignature } from '../pdf/check-signatures.ts';
import { refusePdf } from '../pdf/unreadable-pdf.ts';
import type { FieldSigner } from '../pdf/signature-revision.ts';
import { checkChain, type ChainProblem, isOwnIssuer } from '../pki/check-chain.ts';
import type { Certificate } from '../pki/certificate.ts';
import type { EmbeddedRecord } from '../report/record.ts';
import type { Trust } from './trust.ts';

/** One certificate signature of a report, as a verifier tells it. */
export type SignerFacts = {
  readonly partyId: string;
  readonly name: string;
  /** What the laptop's clock said: a claim. */
  readonly claimedAt: Instant | null;
  readonly certificate: {
    readonly serial: string;
    readonly subject: string;
    readonly number: string;
    readonly organisation: string;
    readonly issuer: string;
    readonly notBefore: Instant;
    readonly notAfter: Instant;
  } | null;
  /** Why the signature is not accepted; null when it is. */
  readonly problem:
    CheckedSignature['result']['problem'] | ChainProblem['code'] | 'STRAY_CERTIFICATE' | 'OTHER_PERSON';
  /** Was there a revocation list to look into? */
  readonly revocationKnown: boolean;
};

/**
 * Who the record says signs the file, with what their hands drew.
 * @throws UnreadablePdf when the record names a signer who gave no drawn signature for this content.
 */
export const fieldSignersOf = (record: EmbeddedRecord, inspection: Inspection): readonly FieldSigner[] =>
  record.signers.map((partyId) => {
    const signature = signatureOf(inspection, partyId, record.contentDigest);
    if (signature?.kind !== 'given') return refusePdf(`${partyId} did not sign this content`);
    return { partyId, name: signature.party.name, drawing: signature.drawing };
  });

/**
 * Certificates name a person by staff number, and the record by the same number; where the record has none, by name.
 */
const isSamePerson = ({ subject }: Certificate, partyId: string, inspection: Inspection): boolean => {
  const member = inspection.assignment.team.find(({ id }) => id === partyId);
  if (!member) return false;
  return (
    subject.commonName === member.name && (subject.number === member.id || subject.number === member.number)
  );
};

const factsOf = ({
  serial,
  subject,
  issuer,
  notBefore,
  notAfter,
}: Certificate): SignerFacts['certificate'] => ({
  serial,
  subject: subject.commonName,
  number: subject.number,
  organisation: subject.organisation,
  issuer: issuer.commonName,
  notBefore,
  notAfter,
});

/** Where the verifier brought no anchors: the roots that came with the signature, as far as they are whole. */
const rootsAmong = async (others: readonly Certificate[]): Promise<readonly Certificate[]> => {
  const own = await Promise.all(
    others.map(async (certificate) => certificate.isAuthority && isOwnIssuer(certificate)),
  );
  return others.filter((_, index) => own[index]);
};

/**
 * Believes, or not, each signature that holds: its certificate must lead to an anchor, be in force at `at`, and be of the
 * person whom the record names.
 */
export const checkSigners = async (
  signatures: readonly CheckedSignature[],
  inspection: Inspection,
  trust: Trust,
  at: Instant,
): Promise<readonly SignerFacts[]> => {
  const found: SignerFacts[] = [];
  for (const { partyId, name, claimedAt, result } of signatures) {
    const facts = { partyId, name, claimedAt, certificate: null, revocationKnown: false };
    if (result.problem !== null) {
      found.push({ ...facts, problem: result.problem });
      continue;
    }
    const { signer, others } = result;
    const anchors = trust.anchors.length > 0 ? trust.anchors : await rootsAmong(others);
    const { problem, path, revocationKnown } = await checkChain({
      leaf: signer,
      others,
      anchors,
      revocations: trust.revocations,
      at,
      use: 'documentSignature',
    });
    // The signature covers no certificate but the signer's: one that belongs to no step of the chain may be anything.
    const known = new Set([...path, ...anchors].map(({ digest }) => digest));
    const stray = others.some(({ digest }) => !known.has(digest));
    found.push({
      ...facts,
      certificate: factsOf(signer),
      revocationKnown,
      problem:
        problem?.code ??
        (stray ? 'STRAY_CERTIFICATE' : isSamePerson(signer, partyId, inspection) ? null : 'OTHER_PERSON'),
    });
  }
  return found;
};
