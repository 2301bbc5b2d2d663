import { type Assignment, assignedUnits } from '../../shared/domain/assignment.ts';
import type { JournalEvent } from '../../shared/domain/journal.ts';
import { type AnsweredOptions, buildAnsweredInspection } from '../fixtures/report/answered-inspection.ts';

const known = new Map<string, readonly JournalEvent[]>();

/**
 * What a team records from the opening to the closing of an assignment's visit, everything filled in and found in
 * order but for the given verdicts. Demands for evidence are waived in writing: tests attach files of their own.
 */
export const visitEvents = (
  assignment: Assignment,
  verdicts: AnsweredOptions['verdicts'] = {},
): readonly JournalEvent[] => {
  const { checklist, products, type, earlier, followsUp } = assignment;
  const units = assignedUnits(assignment);
  const key = JSON.stringify([checklist.id, type, units, verdicts, followsUp && earlier]);
  const built = known.get(key);
  if (built) return built;
  const { journal } = buildAnsweredInspection({
    checklist: products.map(({ categoryCode }) => categoryCode).join('+'),
    type,
    units,
    verdicts,
    ...(followsUp === null ? {} : { earlier, followsUp }),
    waiveEvidence: true,
    signatures: 'none',
  });
  const events = journal.map(({ event }) => event).filter((event) => event.type !== 'inspection.started');
  known.set(key, events);
  return events;
};
