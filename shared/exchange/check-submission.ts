import { contentDigestOf } from '../domain/content.ts';
import type { Inspection } from '../domain/inspection.ts';
import { replay } from '../domain/replay.ts';
import { ensureHechaError, HechaError } from '../errors.ts';
import { canonical } from '../seal/canonical.ts';
import { emptyHead, followChain } from '../seal/chain.ts';
import { isPlainJson } from '../seal/plain-text.ts';
import { blobsOf, endsOf } from './submission-blobs.ts';
import { Submission } from './submission.ts';

const invalid = (reason: string, detail: Readonly<Record<string, unknown>> = {}) =>
  new HechaError('SUBMISSION_INVALID', { reason, ...detail });

const readJson = (bytes: Uint8Array): { text: string; value: unknown } => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, value: JSON.parse(text) as unknown };
  } catch {
    throw invalid('notJson');
  }
};

/**
 * Reads the bytes of a submission. They must be the canonical form of a known schema.
 * @throws HechaError `SUBMISSION_SCHEMA_UNKNOWN` or `SUBMISSION_INVALID` with the first fields that are wrong.
 */
export const readSubmission = (bytes: Uint8Array): Submission => {
  const { text, value } = readJson(bytes);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid('notAnObject');
  if (!isPlainJson(text)) throw invalid('text');
  const schema = (value as { schema?: unknown }).schema;
  if (schema !== 1)
    throw new HechaError('SUBMISSION_SCHEMA_UNKNOWN', {
      schema: typeof schema === 'number' ? schema : null,
      known: [1],
    });
  const parsed = Submission.safeParse(value);
  if (!parsed.success)
    throw invalid('fields', {
      issues: parsed.error.issues.slice(0, 5).map((issue) => ({
        path: issue.path.join('.'),
        message: issue.message,
      })),
    });
  if (canonical(value) !== text) throw invalid('notCanonical');
  return parsed.data;
};

/** The journal is whole, each entry is of the laptop that had the inspection then, and the last one is the sender's. */
const checkChain = ({ submissionId, deviceId, journal }: Submission): Inspection => {
  let inspection: Inspection;
  try {
    followChain(emptyHead(submissionId), journal);
    inspection = replay(journal);
  } catch (caught) {
    const { code, detail } = ensureHechaError(caught);
    throw new HechaError('SUBMISSION_CHAIN_BROKEN', { ...detail, code }, { cause: caught });
  }
  if (inspection.deviceId !== deviceId || inspection.handover)
    throw new HechaError('SUBMISSION_CHAIN_BROKEN', {
      seq: inspection.head.seq,
      deviceId: inspection.handover?.deviceId ?? inspection.deviceId,
    });
  return inspection;
};

const checkBlobs = ({ journal, blobs }: Submission): void => {
  const claimed = new Map(blobs.map(({ digest, bytes }) => [digest, bytes]));
  const named = blobsOf(journal, (digest) => claimed.get(digest) ?? 0);
  if (canonical(named) !== canonical(blobs)) throw invalid('blobList');
};

/**
 * Checks all of a submission that can be checked without keys and files: the chain is whole and its sender's, it
 * begins with its start and ends with its only seal, the seal covers exactly this journal and this content, and the
 * list of files is the one that the journal names. Returns the inspection that the journal tells.
 * The caller still verifies the seal's signature (`sealMessage`) and the bytes of every file.
 * @throws HechaError `SUBMISSION_CHAIN_BROKEN` or `SUBMISSION_INVALID`.
 */
export const checkSubmission = (submission: Submission): Inspection => {
  const inspection = checkChain(submission);
  const { started, sealed } = endsOf(submission.journal);
  if (started.assignment.id !== submission.assignmentId) throw invalid('assignment');
  if (submission.journal.at(-2)?.hash !== sealed.journalHead) throw invalid('sealedHead');
  if (contentDigestOf(inspection) !== sealed.contentDigest) throw invalid('sealedContent');
  checkBlobs(submission);
  return inspection;
};
