import type { EvidenceRef } from './evidence.ts';
import type { Digest } from './identifiers.ts';
import type { JournalEvent } from './journal.ts';

/** A stored file that an event names: what is shown and printed, or the picture as it came. */
export type EvidenceFile = {
  readonly digest: Digest;
  readonly bytes: number;
  readonly mediaType: string;
  readonly role: 'evidence' | 'original';
};

const filesOf = ({ digest, bytes, mediaType, original }: EvidenceRef): readonly EvidenceFile[] => {
  const shown: EvidenceFile = { digest, bytes, mediaType, role: 'evidence' };
  return original ? [shown, { ...original, role: 'original' }] : [shown];
};

/**
 * The files of evidence that an event names, which must be there before it is written. The copy without anything covered
 * is not named again by a redaction: an earlier event did. A correction names what the report that it corrects shows;
 * uncovered copies stay with that one.
 */
export const evidenceFilesOf = (event: JournalEvent): readonly EvidenceFile[] => {
  if (event.type === 'evidence.attached' || event.type === 'evidence.redacted')
    return filesOf(event.evidence);
  if (event.type !== 'inspection.started') return [];
  return Object.values(event.amends?.record.answers ?? {}).flatMap(({ evidence, removedEvidence }) =>
    [...evidence, ...removedEvidence.map((removed) => removed.evidence)].flatMap(filesOf),
  );
};
