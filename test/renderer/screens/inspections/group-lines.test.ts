import { describe, expect, it } from 'vitest';
import type { InspectionLine } from '../../../../renderer/desk/desk.ts';
import { groupLines, isCleared } from '../../../../renderer/screens/inspections/group-lines.ts';
import { assignment } from '../../../shared/domain/specimen.ts';

const line = (
  id: string,
  dueOn: string,
  status: InspectionLine['status'] = 'assigned',
  more: Partial<InspectionLine> = {},
): InspectionLine => ({
  assignment: { ...assignment, id, dueOn },
  inspectionId: status === 'assigned' ? null : `i-${id}`,
  status,
  heldBy: null,
  asked: 0,
  judged: 0,
  updatedAt: null,
  offlineReady: true,
  ...more,
});

const shape = (lines: readonly InspectionLine[]) =>
  groupLines(lines, '2026-11-23').map(({ name, lines: grouped }) => [
    name,
    ...grouped.map((grouped) => grouped.assignment.id),
  ]);

describe('the groups of my inspections', () => {
  it('puts what is late first, then today, then the rest by due date', () => {
    expect(
      shape([
        line('c', '2026-12-01'),
        line('b', '2026-11-24'),
        line('t', '2026-11-23'),
        line('o', '2026-11-20'),
      ]),
    ).toEqual([
      ['overdue', 'o'],
      ['today', 't'],
      ['later', 'b', 'c'],
    ]);
  });

  it('keeps what is sealed apart however late it was, with what was returned on top', () => {
    expect(
      shape([
        line('old', '2026-11-01', 'received', { updatedAt: '2026-11-02T08:00:00Z' }),
        line('new', '2026-11-20', 'sealed', { updatedAt: '2026-11-21T08:00:00Z' }),
        line('back', '2026-11-10', 'refused', { updatedAt: '2026-11-10T08:00:00Z' }),
      ]),
    ).toEqual([['sealed', 'back', 'new', 'old']]);
  });

  it('has no group for an empty list', () => {
    expect(groupLines([], '2026-11-23')).toEqual([]);
  });

  it('knows a line whose record a person cleared after the receipt', () => {
    expect(isCleared(line('x', '2026-11-01', 'received', { inspectionId: null }))).toBe(true);
    expect(isCleared(line('x', '2026-11-01', 'received'))).toBe(false);
    expect(isCleared(line('x', '2026-11-01', 'assigned'))).toBe(false);
  });
});
