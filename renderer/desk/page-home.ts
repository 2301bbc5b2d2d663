import type { Digest } from '../../shared/domain/identifiers.ts';
import type { Inspection } from '../../shared/domain/inspection.ts';
import { type JournalEntry, noEntry } from '../../shared/domain/journal.ts';
import { ensureHechaError } from '../../shared/errors.ts';
import type { InspectionRepository } from '../storage/inspection-repository.ts';
import type { Summary } from '../storage/rows.ts';
import { rowOf, storedOf, touchedAnswers } from './projection.ts';
import type { PendingBlob } from './prepared-evidence.ts';

/** One entry, with the projection right after it. */
export type PageItem = {
  readonly entry: JournalEntry;
  readonly inspection: Inspection;
  readonly summary: Summary;
};

type PageWorld = {
  readonly repository: InspectionRepository;
  readonly owed: Map<Digest, PendingBlob>;
  readonly journal: () => Promise<readonly JournalEntry[]>;
};

/** Writes entries and projection to the page's copy in one transaction, with the bytes that are owed to it. */
export const appendToPage = async (
  { repository, owed, journal }: PageWorld,
  items: readonly PageItem[],
): Promise<void> => {
  const last = items.at(-1);
  if (!last) return;
  const { inspection, summary } = last;
  const entries = items.map(({ entry }) => entry);
  const blobs = [...owed.values()];
  try {
    const touched = touchedAnswers(inspection, entries);
    await repository.append({ entries, row: rowOf(inspection, summary), ...touched, blobs });
  } catch (caught) {
    const { code } = ensureHechaError(caught);
    if (code !== 'JOURNAL_GAP' && code !== 'JOURNAL_FORK') throw caught;
    const whole = (await journal()).filter(({ seq }) => seq <= inspection.head.seq);
    const stored = await repository.head(inspection.id);
    const ours = stored.seq === 0 ? noEntry : whole[stored.seq - 1]?.hash;
    if (stored.hash !== ours) throw caught;
    // The copy was emptied under our hands (Chromium does that when the disk was full), or a write that was reported
    // as failed had arrived: what is stored is ours, so the whole takes its place.
    await repository.replace(storedOf(inspection, summary), whole, blobs);
  }
  for (const { digest } of blobs) owed.delete(digest);
};
