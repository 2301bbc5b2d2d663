import type { Context, Evaluation } from '../domain/evaluation.ts';
import { evaluationAfter } from '../domain/evaluation-after.ts';
import type { Id } from '../domain/identifiers.ts';
import type { Inspection } from '../domain/inspection.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { applyEntry } from '../domain/replay.ts';

/** An entry, with the inspection and what the rules say of it right after. */
export type Step = {
  readonly entry: JournalEntry;
  readonly inspection: Inspection;
  readonly evaluation: Evaluation;
};

/** The item that an entry is about; null for what concerns the whole inspection. */
export const itemIdOf = ({ event }: Pick<JournalEntry, 'event'>): Id | null =>
  'itemId' in event ? event.itemId : null;

/**
 * Every state that a journal went through, oldest first. An entry at an item costs that item alone and states share what
 * they have in common, so a journal of thousands is kept whole. Judged by one `context` throughout, the one that the
 * inspection ended with: where an edition was adopted on the way, earlier states show what it would have asked.
 * @throws HechaError like `replay`.
 */
export const stepsOf = (context: Context, journal: readonly JournalEntry[]): readonly Step[] => {
  const steps: Step[] = [];
  for (const entry of journal) {
    const before = steps.at(-1);
    const inspection = applyEntry(before?.inspection ?? null, entry);
    const evaluation = evaluationAfter(context, before?.evaluation ?? null, inspection, entry.event);
    steps.push({ entry, inspection, evaluation });
  }
  return steps;
};
