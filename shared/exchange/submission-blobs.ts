import { evidenceFilesOf } from '../domain/evidence-files.ts';
import type { Digest } from '../domain/identifiers.ts';
import type { JournalEntry, JournalEvent } from '../domain/journal.ts';
import { HechaError } from '../errors.ts';
import type { BlobRef } from './submission.ts';

type Started = Extract<JournalEvent, { type: 'inspection.started' }>;
type Sealed = Extract<JournalEvent, { type: 'inspection.sealed' }>;

/**
 * The first and the last event of a journal that may be submitted.
 * @throws HechaError `SUBMISSION_INVALID` when it does not begin with its start, end with its seal, or has a seal inside.
 */
export const endsOf = (journal: readonly JournalEntry[]): { started: Started; sealed: Sealed } => {
  const started = journal[0]?.event;
  const sealed = journal.at(-1)?.event;
  if (started?.type !== 'inspection.started')
    throw new HechaError('SUBMISSION_INVALID', { reason: 'notStarted' });
  if (sealed?.type !== 'inspection.sealed')
    throw new HechaError('SUBMISSION_INVALID', { reason: 'notSealed' });
  if (journal.filter(({ event }) => event.type === 'inspection.sealed').length > 1)
    throw new HechaError('SUBMISSION_INVALID', { reason: 'sealedTwice' });
  return { started, sealed };
};

/** Checklist and rule set that the inspection was started with, then those of every edition it adopted; each once. */
export const editionFilesOf = (
  journal: readonly JournalEntry[],
): readonly { readonly digest: Digest; readonly role: 'checklist' | 'ruleSet' }[] => {
  const pair = (checklist: Digest, ruleSet: Digest) => [
    { digest: checklist, role: 'checklist' as const },
    { digest: ruleSet, role: 'ruleSet' as const },
  ];
  const all = journal.flatMap(({ event }) => {
    if (event.type === 'inspection.started') return pair(event.checklistDigest, event.ruleSetDigest);
    return event.type === 'edition.adopted' ? pair(event.to.checklist.digest, event.to.ruleSet.digest) : [];
  });
  return all.filter(({ digest }, at) => all.findIndex((one) => one.digest === digest) === at);
};

/**
 * Every file that a journal names, each once: the report, checklist and rule set of every edition, then all evidence ever attached, in
 * that order, as shown and as it came. What was removed or covered later stays in the record, so its bytes travel too.
 */
export const blobsOf = (
  journal: readonly JournalEntry[],
  sizeOf: (digest: Digest) => number,
): readonly BlobRef[] => {
  const { sealed } = endsOf(journal);
  const named: BlobRef[] = [
    {
      digest: sealed.report.digest,
      bytes: sealed.report.bytes,
      mediaType: 'application/pdf',
      role: 'report',
    },
    ...editionFilesOf(journal).map(({ digest, role }) => ({
      digest,
      bytes: sizeOf(digest),
      mediaType: 'application/json',
      role,
    })),
  ];
  for (const { event } of journal) named.push(...evidenceFilesOf(event));
  const seen = new Set<Digest>();
  return named.filter(({ digest }) => !seen.has(digest) && seen.add(digest));
};
