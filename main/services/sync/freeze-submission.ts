import type { Digest, Id } from '../../../shared/domain/identifiers.ts';
import { ensureHechaError, HechaError } from '../../../shared/errors.ts';
import { checkSubmission, readSubmission } from '../../../shared/exchange/check-submission.ts';
import { composeSubmission } from '../../../shared/exchange/compose-submission.ts';
import { editionFilesOf } from '../../../shared/exchange/submission-blobs.ts';
import type { Submission } from '../../../shared/exchange/submission.ts';
import { canonicalBytes } from '../../../shared/seal/canonical.ts';
import { sha256 } from '../sha256.ts';
import type { Vault } from '../vault/vault.ts';
import type { OutboxFiles } from './outbox-files.ts';

/** A submission as it travels. */
export type Frozen = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly digest: Digest;
  readonly submission: Submission;
};

const frozenOf = (bytes: Uint8Array<ArrayBuffer>, submission: Submission): Frozen => ({
  bytes,
  digest: sha256(bytes),
  submission,
});

/** The kept bytes, or null when they no longer say what the journal in the vault says. */
const readFrozen = (bytes: Uint8Array<ArrayBuffer>, head: string): Frozen | null => {
  try {
    const submission = readSubmission(bytes);
    checkSubmission(submission);
    return submission.journal.at(-1)?.hash === head ? frozenOf(bytes, submission) : null;
  } catch (caught) {
    if (ensureHechaError(caught).code === 'INTERNAL') throw caught;
    return null;
  }
};

type Parts = {
  readonly vault: Pick<Vault, 'readJournal' | 'readBlob'>;
  readonly files: Pick<OutboxFiles, 'readSubmission' | 'keepSubmission' | 'setSubmissionAside'>;
};

/**
 * The bytes that were frozen at the first attempt; made and kept now if this is the first. Damaged ones are set aside
 * and composed again: the same journal gives the same bytes, and should headquarters hold others under this id, it
 * refuses ours with `SUBMISSION_CONFLICT` and a person decides. Nothing is replaced silently at either end.
 */
const freeze = async ({ vault, files }: Parts, id: Id): Promise<Frozen> => {
  const journal = await vault.readJournal(id);
  const kept = await files.readSubmission(id);
  const frozen = kept && readFrozen(kept, journal.at(-1)?.hash ?? '');
  if (frozen) return frozen;
  if (kept) await files.setSubmissionAside(id);
  if (journal.length === 0) throw new HechaError('INSPECTION_UNKNOWN', { inspectionId: id });
  const sizes: Record<string, number> = {};
  for (const { digest } of editionFilesOf(journal)) sizes[digest] = (await vault.readBlob(digest)).length;
  const submission = composeSubmission(journal, sizes);
  const bytes = canonicalBytes(submission);
  await files.keepSubmission(id, bytes);
  return frozenOf(bytes, submission);
};

/** Freezes each submission once, also for a courier and a network that ask at the same time. */
export type Freeze = (id: Id) => Promise<Frozen>;

export const createFreeze = (parts: Parts): Freeze => {
  const running = new Map<Id, Promise<Frozen>>();
  return (id) => {
    const already = running.get(id);
    if (already) return already;
    const job = freeze(parts, id).finally(() => running.delete(id));
    running.set(id, job);
    return job;
  };
};
