import { evaluate, reevaluate } from './evaluate.ts';
import type { Context, Evaluation } from './evaluation.ts';
import type { Inspection } from './inspection.ts';
import type { JournalEvent } from './journal.ts';

/** What bears on every item: edition, scope and day of the visit. Any other act touches one item and what hangs on it. */
const bearOnAll: ReadonlySet<JournalEvent['type']> = new Set([
  'edition.adopted',
  'scope.recorded',
  'opening.recorded',
]);

/**
 * The evaluation after an event, from the one before it (null before the first): equals `evaluate`, at the cost of what
 * the event touches. An item that this checklist does not have was another edition's, and changes nothing.
 */
export const evaluationAfter = (
  context: Context,
  before: Evaluation | null,
  inspection: Inspection,
  event: JournalEvent,
): Evaluation => {
  if (!before || bearOnAll.has(event.type)) return evaluate(context, inspection);
  if (!('itemId' in event) || !before.items.has(event.itemId)) return before;
  return reevaluate(context, before, inspection, event.itemId);
};
