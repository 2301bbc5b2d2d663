import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAct } from '../../../shared/domain/acts.ts';
import { contentDigestOf } from '../../../shared/domain/content.ts';
import { deviceAt } from '../../../shared/domain/custody.ts';
import type { JournalEntry, JournalEvent } from '../../../shared/domain/journal.ts';
import { statusOf } from '../../../shared/domain/inspection.ts';
import { replay } from '../../../shared/domain/replay.ts';
import { nextRedo, nextUndo } from '../../../shared/domain/undo.ts';
import { isErrorCode } from '../../../shared/errors.ts';
import {
  append,
  contextOf,
  handedOver,
  itemNamed,
  journalOf,
  noted,
  started,
  takenOver,
} from './specimen.ts';

const context = contextOf([itemNamed('i1')]);

const accepts = (entries: readonly JournalEntry[], event: JournalEvent, deviceId: string): boolean => {
  try {
    replay(append(entries, event, { deviceId }));
    return true;
  } catch (caught) {
    expect(caught).toMatchObject({ code: 'JOURNAL_FOREIGN', detail: { seq: entries.length + 1, deviceId } });
    return false;
  }
};

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'none';
  } catch (caught) {
    const { code } = caught as { code: string };
    return isErrorCode(code) ? code : String(caught);
  }
};

const devices = ['d1', 'd2', 'd3'] as const;
const device = fc.constantFrom(...devices);
const step = fc.record({
  by: device,
  event: fc.oneof(
    fc.constant(noted('i1')),
    device.map((to) => handedOver(to)),
    device.map((from) => takenOver(from)),
  ),
});

describe('who has an inspection', () => {
  it('is one laptop at any time, whatever is tried and by whom', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let entries = journalOf(started());
        for (const { by, event } of steps) {
          if (accepts(entries, event, by)) entries = append(entries, event, { deviceId: by });
          const { handover, deviceId, custody } = replay(entries);
          const writers = devices.filter(
            (each) =>
              accepts(entries, noted('i1'), each) ||
              devices.some((from) => accepts(entries, takenOver(from), each)),
          );
          expect(writers).toEqual([handover?.deviceId ?? deviceId]);
          expect(custody.filter(({ until }) => until === null)).toHaveLength(handover ? 0 : 1);
        }
        const inspection = replay(entries);
        for (const entry of entries) expect(deviceAt(inspection, entry.seq)).toBe(entry.deviceId);
      }),
    );
  });

  it('is told with from when until when, and by whose name', () => {
    const away = append(journalOf(started(), noted('i1')), handedOver('d2'));
    const there = append(away, takenOver('d1'), { deviceId: 'd2' });
    const [, , given, taken] = there;
    expect(replay(there).custody).toEqual([
      {
        deviceId: 'd1',
        holder: { id: 'lead', name: '丙' },
        from: { seq: 1, at: there[0]?.at },
        until: { seq: 3, at: given?.at },
      },
      {
        deviceId: 'd2',
        holder: { id: 'holder-d2', name: '持有人 d2' },
        from: { seq: 4, at: taken?.at },
        until: null,
      },
    ]);
  });

  it('goes back the way it came, and no act of in between is lost', () => {
    const there = append(append(journalOf(started()), handedOver('d2')), takenOver('d1'), { deviceId: 'd2' });
    const back = append(append(there, noted('i1', 'over there'), { deviceId: 'd2' }), handedOver('d1'), {
      deviceId: 'd2',
    });
    const here = replay(append(back, takenOver('d2')));
    expect(here.deviceId).toBe('d1');
    expect(here.answers.get('i1')?.note).toBe('over there');
    expect(here.custody.map(({ deviceId }) => deviceId)).toEqual(['d1', 'd2', 'd1']);
  });

  it('is taken over by nobody from a laptop that did not have it', () => {
    const away = append(journalOf(started()), handedOver('d2'));
    expect(accepts(away, takenOver('d3'), 'd2')).toBe(false);
    expect(accepts(away, takenOver('d1'), 'd2')).toBe(true);
  });
});

describe('an inspection that was handed over', () => {
  const away = append(journalOf(started(), noted('i1')), handedOver('d2'));

  it('takes no act any more, names who has it, and neither undo nor redo goes back behind that', () => {
    const inspection = replay(away);
    expect(statusOf(inspection)).toBe('handedOver');
    expect(() => checkAct(context, inspection, noted('i1', 'more'))).toThrowError(
      expect.objectContaining({
        code: 'INSPECTION_HANDED_OVER',
        detail: expect.objectContaining({ holder: '持有人 d2' }) as unknown,
      }),
    );
    expect(codeOf(() => checkAct(context, inspection, handedOver('d3')))).toBe('INSPECTION_HANDED_OVER');
    const there = append(away, takenOver('d1'), { deviceId: 'd2' });
    for (const journal of [away, there]) {
      expect(nextUndo(journal)).toBeNull();
      expect(nextRedo(journal)).toBeNull();
    }
    expect(nextUndo(append(there, noted('i1', 'more'), { deviceId: 'd2' }))?.seq).toBe(5);
  });

  it('says the same content until it is taken over, and then which laptop has it', () => {
    const before = replay(away.slice(0, -1));
    expect(contentDigestOf(replay(away))).toBe(contentDigestOf(before));
    const there = replay(append(away, takenOver('d1'), { deviceId: 'd2' }));
    expect(contentDigestOf(there)).toBe(contentDigestOf({ ...before, deviceId: 'd2' }));
  });

  it('is not given to the laptop that has it, nor taken by an act of a person', () => {
    const inspection = replay(journalOf(started()));
    expect(codeOf(() => checkAct(context, inspection, handedOver('d1')))).toBe('HANDOVER_TO_ITSELF');
    expect(codeOf(() => checkAct(context, inspection, takenOver('d1')))).toBe('INPUT_INVALID');
  });

  it('is not given away once a party signed what it says now', () => {
    const inspection = replay(journalOf(started()));
    const signature = {
      kind: 'refused' as const,
      party: { id: 'lead', role: 'leader' as const, name: '丙', post: '' },
      contentDigest: contentDigestOf(inspection),
      reason: 'no',
      witness: '',
      stamp: inspection.started,
    };
    const signed = { ...inspection, signatures: [signature] };
    expect(codeOf(() => checkAct(context, signed, handedOver('d2')))).toBe('HANDOVER_SIGNED');
    const reopened = { ...signed, signatures: [{ ...signature, contentDigest: '0'.repeat(64) }] };
    expect(codeOf(() => checkAct(context, reopened, handedOver('d2')))).toBe('none');
  });
});
