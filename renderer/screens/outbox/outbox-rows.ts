import type { Delivery } from '../../../shared/contract/contract.ts';
import type { InspectionLine } from '../../desk/desk.ts';

export type OutboxRow = {
  readonly id: string;
  readonly line: InspectionLine | null;
  readonly state: Delivery['state'] | { readonly name: 'notSealed' };
};

const order = { refused: 0, sending: 1, waiting: 2, notSealed: 3, settled: 4 } as const;

/**
 * The line of a delivery. A cleared line has no inspection id any more; the id of an inspection begins with that of
 * its assignment, so that its firm can still be named.
 */
const lineOf = (lines: readonly InspectionLine[], id: string): InspectionLine | null =>
  lines.find(({ inspectionId }) => inspectionId === id) ??
  lines.find(
    ({ inspectionId, status, assignment }) =>
      inspectionId === null && status === 'received' && id.startsWith(`${assignment.id}-`),
  ) ??
  null;

/** What is where: what a person must look at first, then what moves, then what waits, then what has arrived. */
export const outboxRows = (
  lines: readonly InspectionLine[],
  deliveries: readonly Delivery[],
): readonly OutboxRow[] => {
  const sent = new Set(deliveries.map(({ inspectionId }) => inspectionId));
  const drafts = lines.filter(
    ({ inspectionId, status }) =>
      inspectionId !== null && !sent.has(inspectionId) && (status === 'draft' || status === 'concluded'),
  );
  return [
    ...deliveries.map(({ inspectionId, state }) => ({
      id: inspectionId,
      line: lineOf(lines, inspectionId),
      state,
    })),
    ...drafts.map((line) => ({ id: line.inspectionId ?? '', line, state: { name: 'notSealed' as const } })),
  ].sort(
    (a, b) =>
      order[a.state.name] - order[b.state.name] ||
      (b.line?.updatedAt ?? '').localeCompare(a.line?.updatedAt ?? ''),
  );
};

/** Whether the rows change by themselves, so that asking again makes sense. */
export const isMoving = (rows: readonly OutboxRow[]): boolean =>
  rows.some(({ state }) => state.name === 'sending' || state.name === 'waiting');

/** The soonest next attempt of what waits; null when nothing waits for a time. */
export const nextAttempt = (rows: readonly OutboxRow[]): string | null =>
  rows.reduce<string | null>((soonest, { state }) => {
    const at = state.name === 'waiting' ? state.nextAt : null;
    return at !== null && (soonest === null || Date.parse(at) < Date.parse(soonest)) ? at : soonest;
  }, null);
