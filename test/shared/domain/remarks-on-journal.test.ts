import { describe, expect, it } from 'vitest';
import type { JournalEntry, JournalEvent } from '../../../shared/domain/journal.ts';
import { remarksOn } from '../../../shared/domain/remarks-on-journal.ts';
import { emptyHead, linkEntry } from '../../../shared/seal/chain.ts';
import {
  attached,
  both,
  checklistOf,
  handedOver,
  itemNamed,
  judged,
  type Link,
  photo,
  started,
  takenOver,
} from './specimen.ts';

/** Forty characters: read in a little more than two seconds at the fastest. */
const long = both('查'.repeat(40));
const checklist = checklistOf(['a', 'b', 'c'].map((id) => itemNamed(id, { requirement: long })));

type Timed = readonly [second: number, event: JournalEvent, more?: Link];

/** A journal whose acts happen at these seconds after nine. */
const journalAt = (...acts: readonly Timed[]): JournalEntry[] => {
  const entries: JournalEntry[] = [];
  for (const [second, event, more = {}] of acts) {
    const last = entries.at(-1);
    const head = last ? { inspectionId: 'i', seq: last.seq, hash: last.hash } : emptyHead('i');
    const at = new Date(Date.UTC(2026, 10, 23, 1, 0, second)).toISOString();
    entries.push(linkEntry(head, event, { at, by: 'insp-1', deviceId: 'd', ...more }));
  }
  return entries;
};
const remarks = (...acts: readonly Timed[]) => remarksOn(journalAt([0, started()], ...acts), checklist);

describe('what stands out in a journal', () => {
  it('is nothing where an inspector takes the time it takes', () => {
    expect(remarks([60, judged('a', 'conforms')], [90, judged('b', 'improvement')])).toEqual([]);
  });

  it('is an answer given faster than its item can be read, once an item', () => {
    expect(
      remarks([60, judged('a', 'conforms')], [62, judged('b', 'conforms')], [63, judged('b', 'improvement')]),
    ).toEqual([{ seq: 3, kind: 'fasterThanReading', itemId: 'b', seconds: 2 }]);
    expect(remarks([60, judged('a', 'conforms')], [63, judged('b', 'conforms')])).toEqual([]);
  });

  it('is one photo on two items, but not twice on one', () => {
    expect(remarks([60, attached('a', 1)], [61, attached('a', 1)], [62, attached('b', 1)])).toEqual([
      { seq: 4, kind: 'photoTwice', itemId: 'b', first: 2 },
    ]);
  });

  it('is a photo from before the visit', () => {
    const old: JournalEvent = {
      type: 'evidence.attached',
      itemId: 'a',
      evidence: { ...photo(1), takenAt: '2026-11-22T01:30:00Z' },
    };
    expect(remarks([60, old])).toEqual([{ seq: 2, kind: 'photoOlder', itemId: 'a', hours: 23 }]);
  });

  it('is a verdict that became milder, not one that became graver', () => {
    expect(
      remarks(
        [60, judged('a', 'nonconforming')],
        [90, judged('a', 'conforms')],
        [120, judged('a', 'improvement')],
      ),
    ).toEqual([{ seq: 3, kind: 'verdictBettered', itemId: 'a', first: 2 }]);
  });

  it('is a clock that went back, also at an undo; what undo did is no verdict of a person', () => {
    expect(remarks([60, judged('a', 'nonconforming')], [20, judged('a', 'conforms'), { undoes: 2 }])).toEqual(
      [{ seq: 3, kind: 'clockBack', seconds: 40 }],
    );
    expect(remarks([60, judged('a', 'conforms')], [57, judged('b', 'conforms')])).toEqual([]);
  });

  it('is nothing in an empty journal', () => {
    expect(remarksOn([], checklist)).toEqual([]);
  });

  it('is not the clock of another laptop that took over, but is what that one’s does later', () => {
    const other = { deviceId: 'd2' };
    expect(
      remarks(
        [600, handedOver('d2')],
        [60, takenOver('d'), other],
        [120, judged('a', 'conforms'), other],
        [90, judged('a', 'improvement'), other],
      ),
    ).toEqual([{ seq: 5, kind: 'clockBack', seconds: 30 }]);
  });
});
