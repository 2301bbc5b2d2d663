import type { Digest } from './identifiers.ts';
import type { JournalEvent } from './journal.ts';

/** A stored file that an event names: what is shown and printed, or the picture as it came. */
export type EvidenceFile = {
  readonly digest: Digest;
  readonly bytes: number;
  readonly mediaType: string;
  readonly role: 'evidence' | 'original';
};

/**
 * The files of evidence that an event names, which must be there before it is written. The copy without anything covered
 * is not named again by a redaction: an earlier event did.
 */
export const evidenceFilesOf = (event: JournalEvent): readonly EvidenceFile[] => {
  if (event.type !== 'evidence.attached' && event.type !== 'evidence.redacted') return [];
  const { digest, bytes, mediaType, original } = event.evidence;
  const shown: EvidenceFile = { digest, bytes, mediaType, role: 'evidence' };
  return original ? [shown, { ...original, role: 'original' }] : [shown];
};
