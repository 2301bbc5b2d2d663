import type { Digest } from '../domain/identifiers.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { HechaError } from '../errors.ts';
import { blobsOf, endsOf } from './submission-blobs.ts';
import type { Submission } from './submission.ts';

/**
 * What a sealed inspection sends to headquarters: its whole journal and the list of every file it names. Pure: the
 * same journal gives the same submission. `sizes` holds the bytes of checklist and rule set by digest; the sizes of
 * report and evidence are in the journal.
 * @throws HechaError `SUBMISSION_INVALID` for a journal without start or seal; `BLOB_UNKNOWN` for a size not given.
 */
export const composeSubmission = (
  journal: readonly JournalEntry[],
  sizes: Readonly<Record<Digest, number>>,
): Submission => {
  const { started } = endsOf(journal);
  const [first, ...rest] = journal as readonly [JournalEntry, ...JournalEntry[]];
  const sizeOf = (digest: Digest) => {
    const bytes = sizes[digest];
    if (bytes === undefined) throw new HechaError('BLOB_UNKNOWN', { digest });
    return bytes;
  };
  return {
    schema: 1,
    submissionId: first.inspectionId,
    // The laptop that sealed it, whichever began it.
    deviceId: (rest.at(-1) ?? first).deviceId,
    assignmentId: started.assignment.id,
    journal: [...journal],
    blobs: [...blobsOf(journal, sizeOf)],
  };
};
