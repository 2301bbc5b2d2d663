import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../../../shared/domain/checklist.ts';
import { answerOf } from '../../../shared/domain/inspection.ts';
import { hasField } from '../../../shared/domain/item-fields.ts';
import type { JournalEntry } from '../../../shared/domain/journal.ts';
import { applyEntry, replay } from '../../../shared/domain/replay.ts';
import {
  addSample,
  mostSamples,
  removeSample,
  sampleCount,
  sampleFields,
  samplePath,
  samplesOf,
  sealsOf,
} from '../../../shared/domain/samples.ts';
import { nextRedo, nextUndo } from '../../../shared/domain/undo.ts';
import { append, both, filled, journalOf, started } from './specimen.ts';

type Sample = Readonly<Partial<Record<(typeof sampleFields)[number], string>>>;
type Act =
  | { readonly do: 'add' }
  | { readonly do: 'remove'; readonly n: number }
  | {
      readonly do: 'fill';
      readonly n: number;
      readonly field: (typeof sampleFields)[number];
      readonly text: string;
    };

const valuesOf = (entries: readonly JournalEntry[]) => answerOf(replay(entries), 'a').values;

/** The record as a list of samples, without its empty fields. */
const listOf = (entries: readonly JournalEntry[]): Sample[] => {
  const values = valuesOf(entries);
  return samplesOf(values).map(
    (n) =>
      Object.fromEntries(
        sampleFields.flatMap((field) => {
          const text = values[samplePath(n, field)] ?? '';
          return text === '' ? [] : [[field, text]];
        }),
      ) as Sample,
  );
};

/** What an act does to a plain list: the model that the record is held against. */
const onList = (list: readonly Sample[], act: Act): readonly Sample[] => {
  switch (act.do) {
    case 'add': {
      const { laboratory } = list.at(-1) ?? {};
      return list.length === mostSamples ? list : [...list, laboratory === undefined ? {} : { laboratory }];
    }
    case 'remove':
      return list.length === 1 || act.n > list.length ? list : list.filter((_, at) => at !== act.n - 1);
    case 'fill':
      return list.map((sample, at) => {
        const { [act.field]: _before, ...rest } = sample;
        if (at !== act.n - 1) return sample;
        return act.text === '' ? rest : { ...rest, [act.field]: act.text };
      });
  }
};

const onJournal = (entries: readonly JournalEntry[], act: Act): readonly JournalEntry[] => {
  const values = valuesOf(entries);
  const change =
    act.do === 'add'
      ? addSample(values)
      : act.do === 'remove'
        ? removeSample(values, act.n)
        : act.n > sampleCount(values)
          ? null
          : { [samplePath(act.n, act.field)]: act.text };
  return change === null ? entries : append(entries, filled('a', { ...change }));
};

const undo = (entries: readonly JournalEntry[]): readonly JournalEntry[] | null => {
  const step = nextUndo(entries);
  return step && append(entries, step.event, { undoes: step.seq });
};
const redo = (entries: readonly JournalEntry[]): readonly JournalEntry[] | null => {
  const step = nextRedo(entries);
  return step && append(entries, step.event, { redoes: step.seq });
};

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ do: 'add' } as const) },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 1, max: 5 }).map((n) => ({ do: 'remove', n }) as const),
  },
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom('batch' as const, 'seals' as const, 'laboratory' as const),
        fc.constantFrom('', 'x', 'y'),
      )
      .map(([n, field, text]) => ({ do: 'fill', n, field, text }) as const),
  },
);

const task: Item['task'] = { kind: 'sampling', plan: both('12 kg'), unit: 'kg' };

describe('the samples of a sampling record', () => {
  it('are a list: adding puts one at the end, removing takes one out and moves the others up', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 25 }), (acts) => {
        let entries: readonly JournalEntry[] = journalOf(started());
        let list: readonly Sample[] = [{}];
        for (const act of acts) {
          entries = onJournal(entries, act);
          list = onList(list, act);
          expect(listOf(entries)).toEqual(list);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('come back whole by undo, one act after another, and go again by redo', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 12 }), (acts) => {
        let entries: readonly JournalEntry[] = journalOf(started());
        const states = [listOf(entries)];
        for (const act of acts) {
          const after = onJournal(entries, act);
          if (after !== entries) states.push(listOf(after));
          entries = after;
        }
        for (const state of states.slice(0, -1).toReversed()) {
          entries = undo(entries) ?? [];
          expect(listOf(entries)).toEqual(state);
        }
        for (const state of states.slice(1)) {
          entries = redo(entries) ?? [];
          expect(listOf(entries)).toEqual(state);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are the same after every entry and after a whole replay, and leave nothing beyond their number', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 20 }), (acts) => {
        const entries = acts.reduce<readonly JournalEntry[]>(onJournal, journalOf(started()));
        const [first, ...rest] = entries;
        const step = rest.reduce(applyEntry, applyEntry(null, first as JournalEntry));
        expect(answerOf(step, 'a')).toEqual(answerOf(replay(entries), 'a'));
        const { values } = answerOf(step, 'a');
        for (const path of Object.keys(values)) {
          expect(hasField({ task }, path)).toBe(true);
          expect(Number(path.split('/')[1]) || 1).toBeLessThanOrEqual(sampleCount(values));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are one to twenty', () => {
    let entries: readonly JournalEntry[] = journalOf(started());
    for (let n = 1; n < mostSamples; n += 1) entries = onJournal(entries, { do: 'add' });
    expect(sampleCount(valuesOf(entries))).toBe(20);
    expect(addSample(valuesOf(entries))).toBeNull();
    expect(removeSample({}, 1)).toBeNull();
    expect(removeSample(valuesOf(entries), 21)).toBeNull();
  });

  it('never take in what stands beyond their number', () => {
    const stale = { 's/count': '2', 's/2/batch': 'B2', 's/3/batch': 'B3' };
    expect(removeSample(stale, 2)).toEqual({ 's/count': '', 's/2/batch': '' });
  });

  it.each(['0', '-1', '21', '2.5', 'two', ''])('are one where the record says “%s”', (count) => {
    expect(samplesOf({ 's/count': count })).toEqual([1]);
  });

  it.each([
    ['s/count', true],
    ['s/1/product', true],
    ['s/20/laboratory', true],
    ['s/21/product', false],
    ['s/0/product', false],
    ['s/01/product', false],
    ['s/1/colour', false],
    ['s/product', false],
    ['s/1/product/x', false],
  ])('have the field %s: %s', (path, known) => expect(hasField({ task }, path)).toBe(known));

  it('have any number of seals each', () => {
    expect(sealsOf({ 's/2/seals': 'F1、F2；F3, F4\nF5' }, 2)).toEqual(['F1', 'F2', 'F3', 'F4', 'F5']);
    expect(sealsOf({}, 1)).toEqual([]);
  });
});
