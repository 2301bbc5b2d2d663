import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentDigestOf, contentOf } from '../../../shared/domain/content.ts';
import type { FindingDetail, JournalEntry, JournalEvent } from '../../../shared/domain/journal.ts';
import { applyEntry, replay } from '../../../shared/domain/replay.ts';
import { nextRedo, nextUndo } from '../../../shared/domain/undo.ts';
import type { Inspection } from '../../../shared/domain/inspection.ts';
import { emptyHead, followChain } from '../../../shared/seal/chain.ts';
import {
  append,
  attached,
  digestFor,
  filled,
  journalOf,
  judged,
  noted,
  photo,
  redacted,
  started,
} from './specimen.ts';

const undo = (entries: readonly JournalEntry[]): JournalEntry[] | null => {
  const step = nextUndo(entries);
  return step && append(entries, step.event, { undoes: step.seq });
};
const redo = (entries: readonly JournalEntry[]): JournalEntry[] | null => {
  const step = nextRedo(entries);
  return step && append(entries, step.event, { redoes: step.seq });
};

const emptyAnswerContent = {
  verdict: null,
  reason: null,
  note: '',
  values: {},
  evidence: [],
  waivers: {},
  confirmedLimits: {},
  removedEvidence: [],
};
const isBlank = (answer: unknown): boolean => JSON.stringify(answer) === JSON.stringify(emptyAnswerContent);

/**
 * What is recorded; a picture whose attachment was undone stays listed as removed, and is left out here, as is the
 * instant of a removal, which is that of its redo.
 */
const recorded = (entries: readonly JournalEntry[]): unknown => {
  const { answers, ...content } = contentOf(replay(entries));
  const kept = Object.entries(answers).map(([id, { removedEvidence, ...answer }]): [string, object] => [
    id,
    {
      ...answer,
      removedEvidence: removedEvidence
        .filter(({ reason }) => reason === 'blurred')
        .map(({ at: _at, ...removed }) => removed),
    },
  ]);
  return { ...content, answers: Object.fromEntries(kept.filter(([, answer]) => !isBlank(answer))) };
};

const detail = (fact: string): FindingDetail => ({
  fact,
  correction: '',
  correctionDueOn: null,
  enterpriseView: 'notAsked',
  enterpriseText: '',
});

const itemId = fc.constantFrom('a', 'b');
const removal: fc.Arbitrary<JournalEvent> = fc
  .tuple(itemId, fc.integer({ min: 5, max: 7 }))
  .map(([id, n]) => ({ type: 'evidence.removed', itemId: id, digest: digestFor(n), reason: 'blurred' }));
const undoable: fc.Arbitrary<JournalEvent> = fc.oneof(
  removal,
  fc
    .tuple(itemId, fc.constantFrom('conforms', 'nonconforming', null))
    .map(([id, v]) => judged(id, v, v && 'r')),
  fc.tuple(itemId, fc.constantFrom('', 'x', 'y')).map(([id, text]) => noted(id, text)),
  fc
    .tuple(itemId, fc.dictionary(fc.constantFrom('q/x/1', 'q/x/2', 'p/t'), fc.constantFrom('', '1', '2')))
    .map(([id, values]) => filled(id, values)),
  fc.tuple(itemId, fc.constantFrom('2007', '2023', null)).map(([id, edition]): JournalEvent => ({
    type: 'limit.confirmed',
    itemId: id,
    criterionId: 'c',
    edition,
  })),
  fc.tuple(itemId, fc.integer({ min: 5, max: 7 })).map(([id, n]) => attached(id, n)),
  fc.tuple(itemId, fc.integer({ min: 5, max: 7 })).map(([id, n]) => redacted(id, n)),
  fc
    .tuple(itemId, fc.integer({ min: 5, max: 7 }), fc.constantFrom('', 'left', 'right'))
    .map(([id, n, caption]): JournalEvent => ({
      type: 'evidence.captioned',
      itemId: id,
      digest: digestFor(n),
      caption,
    })),
  fc
    .tuple(itemId, fc.constantFrom('Ex zone', null))
    .map(([id, reason]): JournalEvent => ({ type: 'evidence.waived', itemId: id, demandId: 'd', reason })),
  fc
    .tuple(itemId, fc.constantFrom('', 'f1', 'f2'))
    .map(([id, fact]): JournalEvent => ({ type: 'finding.detailed', itemId: id, detail: detail(fact) })),
  fc
    .constantFrom('', 'o1', 'o2')
    .map((text): JournalEvent => ({ type: 'observation.noted', observationId: 'o', text })),
);
const barrier: fc.Arbitrary<JournalEvent> = fc.constantFrom<JournalEvent>(
  { type: 'scope.recorded', scope: { units: ['u1'], areas: '', excluded: '' } },
  {
    type: 'conclusion.confirmed',
    conclusion: { result: 'pass', followUp: null, overrideReason: null, remark: '' },
  },
  { type: 'conclusion.reopened', reason: 'late' },
);

/** A step of a person: something new, undo, or redo. */
const step = fc.oneof(
  { weight: 6, arbitrary: undoable },
  { weight: 1, arbitrary: barrier },
  { weight: 3, arbitrary: fc.constant('undo' as const) },
  { weight: 2, arbitrary: fc.constant('redo' as const) },
);

const walk = (steps: readonly (JournalEvent | 'undo' | 'redo')[]): JournalEntry[] => {
  let entries = journalOf(started());
  for (const next of steps) {
    if (next === 'undo') entries = undo(entries) ?? entries;
    else if (next === 'redo') entries = redo(entries) ?? entries;
    else entries = append(entries, next);
  }
  return entries;
};

describe('undo and redo', () => {
  it('takes back one act after another to the very start, and puts all back', () => {
    fc.assert(
      fc.property(fc.array(undoable, { maxLength: 15 }), (events) => {
        let entries = journalOf(started(), ...events);
        const [empty, full] = [recorded(journalOf(started())), recorded(entries)];
        for (let next = undo(entries); next; next = undo(next)) entries = next;
        expect(recorded(entries)).toEqual(empty);
        for (let next = redo(entries); next; next = redo(next)) entries = next;
        expect(recorded(entries)).toEqual(full);
      }),
      { numRuns: 300 },
    );
  });

  it('restores what was recorded before the act, whatever came before it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), undoable, (steps, act) => {
        const before = walk(steps);
        const after = append(before, act);
        const undone = undo(after);
        if (nextUndo(after)?.seq !== after.length) return;
        expect(recorded(undone ?? after)).toEqual(recorded(before));
        expect(recorded(redo(undone ?? after) ?? after)).toEqual(recorded(after));
      }),
      { numRuns: 500 },
    );
  });

  it('follows a plain stack of acts', () => {
    let entries = journalOf(started(), noted('a', '1'), noted('a', '2'), noted('a', '3'));
    const note = (): string => replay(entries).answers.get('a')?.note ?? '';
    const trail: string[] = [];
    for (const move of [undo, undo, redo, undo, undo, undo, redo, redo, redo, redo]) {
      entries = move(entries) ?? entries;
      trail.push(note());
    }
    expect(trail).toEqual(['2', '1', '2', '1', '', '', '1', '2', '3', '3']);
  });

  it('forgets what could be redone at the next act', () => {
    const undone = undo(journalOf(started(), noted('a', '1'), noted('a', '2'))) ?? [];
    expect(nextRedo(undone)).not.toBeNull();
    expect(nextRedo(append(undone, judged('b', 'conforms')))).toBeNull();
  });

  it('restores the digest that the parties would sign', () => {
    const before = journalOf(started(), judged('a', 'conforms'));
    const after = undo(append(before, judged('a', 'nonconforming'))) ?? [];
    expect(contentDigestOf(replay(after))).toBe(contentDigestOf(replay(before)));
  });

  it('never reaches across a conclusion, a reopening, a change of scope or a seal', () => {
    const barriers: readonly JournalEvent[] = [
      {
        type: 'conclusion.confirmed',
        conclusion: { result: 'pass', followUp: null, overrideReason: null, remark: '' },
      },
      { type: 'conclusion.reopened', reason: 'late' },
      { type: 'scope.recorded', scope: { units: ['u1'], areas: '', excluded: '' } },
    ];
    for (const event of barriers) expect(nextUndo(journalOf(started(), noted('a', '1'), event))).toBeNull();
    expect(nextUndo(journalOf(started()))).toBeNull();
    expect(nextRedo([])).toBeNull();
  });

  it('lists a picture whose attachment was undone as removed, and takes that back with redo', () => {
    const undone = undo(journalOf(started(), attached('a', 5))) ?? [];
    const answer = replay(undone).answers.get('a');
    expect(answer?.evidence).toEqual([]);
    expect(answer?.removedEvidence.map(({ evidence }) => evidence)).toEqual([photo(5)]);
    const redone = replay(redo(undone) ?? []).answers.get('a');
    expect([redone?.evidence, redone?.removedEvidence]).toEqual([[photo(5)], []]);
  });

  it('puts a picture back that a person removed, with its caption; redo removes it for the same reason', () => {
    const removed = journalOf(
      started(),
      attached('a', 4),
      attached('a', 5),
      { type: 'evidence.captioned', itemId: 'a', digest: digestFor(5), caption: 'scale' },
      { type: 'evidence.removed', itemId: 'a', digest: digestFor(5), reason: 'blurred' },
    );
    const undone = undo(removed) ?? [];
    const answer = replay(undone).answers.get('a');
    expect(answer?.evidence).toEqual([photo(4), { ...photo(5), caption: 'scale' }]);
    expect(answer?.removedEvidence).toEqual([]);
    const redone = replay(redo(undone) ?? []).answers.get('a');
    expect(redone?.evidence).toEqual([photo(4)]);
    expect(redone?.removedEvidence).toMatchObject([{ evidence: { caption: 'scale' }, reason: 'blurred' }]);
  });
});

describe('replay', () => {
  it('equals the projection kept entry by entry, for any acts, undos and redos', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const entries = walk(steps);
        followChain(emptyHead('i1'), entries);
        let kept: Inspection | null = null;
        for (const entry of entries) kept = applyEntry(kept, entry);
        const replayed = replay(entries);
        expect(kept && contentOf(kept)).toEqual(contentOf(replayed));
        expect(kept?.head).toEqual(replayed.head);
        expect(JSON.parse(JSON.stringify(contentOf(replayed)))).toEqual(contentOf(replayed));
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same digest in whatever order independent things were recorded', () => {
    const acts = [noted('a', '1'), noted('b', '2'), filled('a', { 'q/x/1': '1' }), attached('b', 5)];
    const digests = fc.shuffledSubarray(acts, { minLength: acts.length });
    const expected = contentDigestOf(replay(journalOf(started(), ...acts)));
    fc.assert(
      fc.property(digests, (order) => {
        expect(contentDigestOf(replay(journalOf(started(), ...order)))).toBe(expected);
      }),
    );
  });

  it('refuses a journal without a beginning, with two, or with a gap', () => {
    const [first, second, third] = journalOf(started(), noted('a', '1'), noted('a', '2'));
    if (!first || !second || !third) throw new Error('three entries');
    expect(() => replay([])).toThrow('JOURNAL_BROKEN');
    expect(() => replay([second])).toThrow('JOURNAL_BROKEN');
    expect(() => replay([first, third])).toThrow('JOURNAL_GAP');
    expect(() => replay(append([first], started()))).toThrow('JOURNAL_BROKEN');
  });
});
