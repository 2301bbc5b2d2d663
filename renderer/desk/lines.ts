import type { Delivery } from '../../shared/contract/contract.ts';
import type { Assignment } from '../../shared/domain/assignment.ts';
import type { Digest, Id, Instant } from '../../shared/domain/identifiers.ts';
import { type Inspection, type InspectionStatus, statusOf } from '../../shared/domain/inspection.ts';
import type { ClearedRow, InspectionRow, Summary } from '../storage/rows.ts';
import type { InspectionLine } from './desk.ts';

/** What the list knows of an inspection on this laptop. */
export type KnownInspection = {
  readonly inspectionId: Id;
  readonly assignment: Assignment;
  readonly status: InspectionStatus;
  readonly heldBy: string | null;
  readonly summary: Summary;
  readonly updatedAt: Instant;
};

export const knownOfRow = ({ inspectionId, status, summary, header }: InspectionRow): KnownInspection => ({
  inspectionId,
  assignment: header.assignment,
  status,
  heldBy: header.handover?.holder.name ?? null,
  summary,
  updatedAt: header.updatedAt,
});

export const knownOfInspection = (inspection: Inspection, summary: Summary): KnownInspection => ({
  inspectionId: inspection.id,
  assignment: inspection.assignment,
  status: statusOf(inspection),
  heldBy: inspection.handover?.holder.name ?? null,
  summary,
  updatedAt: inspection.updatedAt,
});

type Known = {
  readonly assignments: Iterable<Assignment>;
  readonly inspections: Iterable<KnownInspection>;
  readonly cleared: Iterable<ClearedRow>;
  readonly deliveries: readonly Delivery[];
  readonly has: (digest: Digest) => boolean;
};

const statusIn = (
  deliveries: ReadonlyMap<Id, Delivery>,
  known: KnownInspection,
): InspectionLine['status'] => {
  const state = deliveries.get(known.inspectionId)?.state.name;
  if (state === 'settled') return 'received';
  return state === 'refused' ? 'refused' : known.status;
};

/**
 * "My inspections", by due date: local inspections, assignments that were not started, and what a person cleared
 * after the receipt (received, without an inspection to open).
 */
export const linesOf = ({ assignments, inspections, cleared, deliveries, has }: Known): InspectionLine[] => {
  const delivered = new Map(deliveries.map((delivery) => [delivery.inspectionId, delivery]));
  const lines: InspectionLine[] = [];
  const started = new Set<Id>();
  const ready = ({ checklist, ruleSet }: Assignment) => has(checklist.digest) && has(ruleSet.digest);
  for (const known of inspections) {
    const { assignment, inspectionId, heldBy, summary, updatedAt } = known;
    started.add(assignment.id);
    const status = statusIn(delivered, known);
    const offlineReady = ready(assignment);
    lines.push({ assignment, inspectionId, status, heldBy, ...summary, updatedAt, offlineReady });
  }
  for (const { assignment, summary, at } of cleared) {
    if (started.has(assignment.id)) continue;
    started.add(assignment.id);
    const nothing = { inspectionId: null, status: 'received' as const, heldBy: null };
    lines.push({ assignment, ...nothing, ...summary, updatedAt: at, offlineReady: ready(assignment) });
  }
  for (const assignment of assignments) {
    if (started.has(assignment.id)) continue;
    const counts = { asked: 0, judged: 0, updatedAt: null };
    const nothing = { inspectionId: null, status: 'assigned' as const, heldBy: null };
    lines.push({ assignment, ...nothing, ...counts, offlineReady: ready(assignment) });
  }
  return lines.sort(
    (a, b) =>
      a.assignment.dueOn.localeCompare(b.assignment.dueOn) || a.assignment.id.localeCompare(b.assignment.id),
  );
};
