import type { Instant } from '../domain/identifiers.ts';
import type { CheckedFile } from '../pdf/check-signatures.ts';
import { type Certificate, readCertificate } from '../pki/certificate.ts';
import { checkChain, type ChainProblem } from '../pki/check-chain.ts';
import { readRevocationList, type RevocationList } from '../pki/revocation-list.ts';
import type { CheckedTimestamp } from '../pki/timestamp.ts';
import type { Trust } from './trust.ts';

/** One document timestamp of a report, as a verifier tells it. */
export type StampFacts = {
  readonly at: Instant | null;
  readonly authority: string | null;
  readonly problem: CheckedTimestamp['problem'] | ChainProblem['code'];
};

/** The earliest instant that a believed timestamp proves; null where there is none. */
export const earliestOf = (stamps: readonly StampFacts[]): Instant | null =>
  stamps.flatMap(({ at, problem }) => (problem === null && at !== null ? [at] : [])).sort()[0] ?? null;

const readEach = <T>(all: readonly Uint8Array[], read: (der: Uint8Array) => T): T[] =>
  all.flatMap((der) => {
    try {
      return [read(der)];
    } catch {
      return [];
    }
  });

/** What the verifier brings along together with what the file carries; the file's certificates anchor nothing. */
export const withFile = (trust: Trust, { validation }: CheckedFile): Trust => ({
  ...trust,
  revocations: [...trust.revocations, ...readEach<RevocationList>(validation.lists, readRevocationList)],
});

/**
 * Believes, or not, each timestamp. `provenAt` is the earliest instant at which a believed one says that the signed file
 * existed: certificates are judged as of then, however long ago it was.
 */
export const checkStamps = async (
  file: CheckedFile,
  trust: Trust,
): Promise<{ readonly stamps: readonly StampFacts[]; readonly provenAt: Instant | null }> => {
  const kept = readEach<Certificate>(file.validation.certificates, readCertificate);
  const stamps: StampFacts[] = [];
  for (const { result } of file.stamps) {
    if (result.problem !== null) {
      stamps.push({ at: null, authority: null, problem: result.problem });
      continue;
    }
    const others = [...result.others, ...kept];
    const { problem } = await checkChain({
      leaf: result.signer,
      others,
      anchors: trust.anchors.length > 0 ? trust.anchors : others.filter(({ isAuthority }) => isAuthority),
      revocations: withFile(trust, file).revocations,
      at: trust.now,
      use: 'timestamp',
    });
    stamps.push({
      at: result.at,
      authority: result.signer.subject.commonName,
      problem: problem?.code ?? null,
    });
  }
  return { stamps, provenAt: earliestOf(stamps) };
};
