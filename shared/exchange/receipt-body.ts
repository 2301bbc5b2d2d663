import type { Digest, Id, Instant } from '../domain/identifiers.ts';
import { digestOf } from '../seal/digest.ts';
import { endsOf } from './submission-blobs.ts';
import type { ReceiptBody, Submission } from './submission.ts';

/**
 * What headquarters signs for a submission, and what the laptop expects to find signed: both ends compute it from the
 * submission, so a receipt for anything else does not match.
 */
export const receiptBodyOf = (
  submission: Submission,
  facts: { readonly submissionDigest: Digest; readonly receivedAt: Instant; readonly keyId: Id },
): ReceiptBody => {
  const { sealed } = endsOf(submission.journal);
  const digests = submission.blobs.map(({ digest }) => digest).sort();
  return {
    schema: 1,
    level: 'complete',
    submissionId: submission.submissionId,
    deviceId: submission.deviceId,
    submissionDigest: facts.submissionDigest,
    journalHead: submission.journal.at(-1)?.hash ?? '',
    contentDigest: sealed.contentDigest,
    reportDigest: sealed.report.digest,
    blobsDigest: digestOf(digests),
    blobCount: digests.length,
    receivedAt: facts.receivedAt,
    keyId: facts.keyId,
  };
};
