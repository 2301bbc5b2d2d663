import type { Day } from '../../../shared/domain/identifiers.ts';
import type { InspectionLine } from '../../desk/desk.ts';

export type LineGroup = {
  readonly name: 'overdue' | 'today' | 'later' | 'handedOver' | 'sealed';
  readonly lines: readonly InspectionLine[];
};

const sealed: ReadonlySet<InspectionLine['status']> = new Set(['sealed', 'received', 'refused']);
const isSealed = (line: InspectionLine): boolean => sealed.has(line.status);

/** Received, and then cleared from this laptop by a person: nothing is left to open here. */
export const isCleared = ({ status, inspectionId }: InspectionLine): boolean =>
  status === 'received' && inspectionId === null;

const nameOf = (line: InspectionLine, today: Day): LineGroup['name'] => {
  if (isSealed(line)) return 'sealed';
  if (line.status === 'handedOver') return 'handedOver';
  if (line.assignment.dueOn < today) return 'overdue';
  return line.assignment.dueOn === today ? 'today' : 'later';
};

const byDue = (a: InspectionLine, b: InspectionLine): number =>
  a.assignment.dueOn.localeCompare(b.assignment.dueOn) || a.assignment.id.localeCompare(b.assignment.id);

/** What headquarters returned comes first, then the latest. */
const bySealed = (a: InspectionLine, b: InspectionLine): number =>
  Number(b.status === 'refused') - Number(a.status === 'refused') ||
  (b.updatedAt ?? '').localeCompare(a.updatedAt ?? '') ||
  byDue(a, b);

/** The lines in the order of the screen; every line is in exactly one group, and empty groups are left out. */
export const groupLines = (lines: readonly InspectionLine[], today: Day): readonly LineGroup[] =>
  (['overdue', 'today', 'later', 'handedOver', 'sealed'] as const)
    .map((name) => ({
      name,
      lines: lines.filter((line) => nameOf(line, today) === name).sort(name === 'sealed' ? bySealed : byDue),
    }))
    .filter((group) => group.lines.length > 0);
