import { describe, expect, it } from 'vitest';
import type { InspectionLine } from '../../../../renderer/desk/desk.ts';
import { isMoving, nextAttempt, outboxRows } from '../../../../renderer/screens/outbox/outbox-rows.ts';
import type { Delivery } from '../../../../shared/contract/contract.ts';
import { assignment } from '../../../shared/domain/specimen.ts';

const line = (inspectionId: string | null, status: InspectionLine['status']): InspectionLine => ({
  assignment: { ...assignment, id: `a-${inspectionId ?? 'none'}` },
  inspectionId,
  status,
  heldBy: null,
  asked: 1,
  judged: 1,
  updatedAt: '2026-11-23T08:00:00Z',
  offlineReady: true,
});
const waiting = (inspectionId: string, nextAt: string | null): Delivery => ({
  inspectionId,
  state: { name: 'waiting', attempt: 1, nextAt, problem: null },
});
const refused: Delivery = {
  inspectionId: 'r',
  state: { name: 'refused', problem: { code: 'SUBMISSION_BLOB_ALTERED', detail: {} } },
};

describe('the outbox', () => {
  it('shows what a person must look at first, then what waits, then what is not sealed', () => {
    const rows = outboxRows(
      [line('d', 'draft'), line('w', 'sealed'), line('r', 'refused'), line(null, 'assigned')],
      [waiting('w', null), refused],
    );
    expect(rows.map(({ id, state }) => [id, state.name])).toEqual([
      ['r', 'refused'],
      ['w', 'waiting'],
      ['d', 'notSealed'],
    ]);
  });

  it('keeps a delivery whose line is not known here', () => {
    expect(outboxRows([], [waiting('x', null)])).toMatchObject([{ id: 'x', line: null }]);
  });

  it('still names the firm of a delivery that was cleared from this laptop', () => {
    const cleared = { ...line(null, 'received'), assignment: { ...assignment, id: 'a-7' } };
    expect(outboxRows([cleared], [waiting('a-7-x1', null)])[0]?.line).toBe(cleared);
    expect(outboxRows([cleared], [waiting('a-71-x1', null)])[0]?.line).toBeNull();
  });

  it('asks again only while something moves by itself', () => {
    expect(isMoving(outboxRows([], [waiting('x', null)]))).toBe(true);
    expect(isMoving(outboxRows([line('d', 'draft')], [refused]))).toBe(false);
  });

  it('names the soonest attempt, whatever the offset it is written with', () => {
    const rows = outboxRows(
      [],
      [waiting('a', '2026-11-23T12:00:00Z'), waiting('b', '2026-11-23T19:00:00+08:00'), waiting('c', null)],
    );
    expect(nextAttempt(rows)).toBe('2026-11-23T19:00:00+08:00');
    expect(nextAttempt([])).toBeNull();
  });
});
