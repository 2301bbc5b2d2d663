import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../shared/domain/journal.ts';
import { isErrorCode } from '../../../shared/errors.ts';
import { canonical, canonicalBytes } from '../../../shared/seal/canonical.ts';
import { emptyHead, followChain, hashOfEntry } from '../../../shared/seal/chain.ts';
import { digestOf, digestOfBytes } from '../../../shared/seal/digest.ts';
import { journalOf, judged, noted, started } from '../domain/specimen.ts';

const journal = journalOf(
  started(),
  ...Array.from({ length: 12 }, (_, index) =>
    index % 2 ? noted('a', `note ${index}`) : judged('a', 'conforms'),
  ),
);
const place = fc.nat(journal.length - 1);
const start = emptyHead('i1');

const isRefused = (entries: readonly JournalEntry[]): boolean => {
  try {
    followChain(start, entries);
    return false;
  } catch (caught) {
    return isErrorCode((caught as Error).message);
  }
};

describe('the chain of a journal', () => {
  it('is followed to its head, in one go or in parts', () => {
    const whole = followChain(start, journal);
    expect(whole).toEqual({ inspectionId: 'i1', seq: journal.length, hash: journal.at(-1)?.hash });
    fc.assert(
      fc.property(place, (at) => {
        const part = followChain(start, journal.slice(0, at));
        expect(followChain(part, journal.slice(at))).toEqual(whole);
      }),
    );
  });

  it('shows when an entry was deleted, inserted or swapped with another', () => {
    fc.assert(
      fc.property(place, place, (at, other) => {
        const entry = journal[at] as JournalEntry;
        if (at < journal.length - 1) expect(isRefused(journal.toSpliced(at, 1))).toBe(true);
        expect(isRefused(journal.toSpliced(other, 0, entry))).toBe(true);
        fc.pre(at !== other);
        const swapped = [...journal];
        [swapped[at], swapped[other]] = [journal[other] as JournalEntry, entry];
        expect(isRefused(swapped)).toBe(true);
      }),
    );
  });

  it('shows when any field of an entry was edited', () => {
    const edit = fc.constantFrom<(entry: JournalEntry) => JournalEntry>(
      (entry) => ({ ...entry, at: '2026-11-24T01:00:00Z' }),
      (entry) => ({ ...entry, by: 'someone' }),
      (entry) => ({ ...entry, deviceId: 'd2' }),
      (entry) => ({ ...entry, undoes: 1 }),
      (entry) => ({ ...entry, seq: entry.seq + 1 }),
      (entry) => ({ ...entry, inspectionId: 'i2' }),
      (entry) => ({ ...entry, prev: digestOf('other') }),
      (entry) => ({ ...entry, hash: digestOf('other') }),
      (entry) => ({ ...entry, event: noted('a', 'what was never written') }),
    );
    fc.assert(
      fc.property(place, edit, (at, change) => {
        expect(isRefused(journal.with(at, change(journal[at] as JournalEntry)))).toBe(true);
      }),
    );
  });

  it('shows an edit whose own hash was made to fit, at the entry after it', () => {
    fc.assert(
      fc.property(fc.nat(journal.length - 2), (at) => {
        const edited = { ...(journal[at] as JournalEntry), by: 'someone' };
        expect(isRefused(journal.with(at, { ...edited, hash: hashOfEntry(edited) }))).toBe(true);
      }),
    );
  });
});

describe('the canonical form', () => {
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, inner]) => [key, shuffled(inner)]),
    );
  };

  it('is the same for equal values, whatever the order of keys, and survives a round trip', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonical(value);
        expect(canonical(shuffled(value))).toBe(text);
        expect(canonical(JSON.parse(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('differs for different values', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const same = canonical(a) === canonical(b);
        expect(digestOf(a) === digestOf(b)).toBe(same);
      }),
    );
  });

  it('sorts keys by their code units and writes numbers as RFC 8785 shows', () => {
    const value = { '\u20ac': 1, '\r': 2, '1': 3, '\u00f6': 4, '\u0080': 5 };
    expect(canonical(value)).toBe('{"\\r":2,"1":3,"\u0080":5,"ö":4,"€":1}');
    expect(canonical([333333333.33333329, 1e30, 4.5, 2e-3, 1e-27])).toBe(
      '[333333333.3333333,1e+30,4.5,0.002,1e-27]',
    );
  });

  it('is hashed as UTF-8 with SHA-256', () => {
    expect(digestOfBytes(new Uint8Array())).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(digestOf('水泥')).toBe(digestOfBytes(canonicalBytes('水泥')));
  });

  it('refuses what JSON cannot hold', () => {
    expect(() => canonical(undefined)).toThrow();
    expect(() => canonical(Number.NaN)).toThrow();
  });
});
