import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JournalEvent } from '../../../shared/domain/journal.ts';
import { emptyHead, followChain, linkEntry } from '../../../shared/seal/chain.ts';
import { isPlainJson, plainJson, plainText } from '../../../shared/seal/plain-text.ts';

const stamp = { at: '2026-11-23T10:00:00+08:00', by: 'me', deviceId: 'd-1' };
const note = (text: string): JournalEvent => ({ type: 'observation.noted', observationId: 'o', text });

it('typed text always becomes an entry that every store takes and whose hash holds', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 }), (units) => {
      const entry = linkEntry(emptyHead('i-1'), note(String.fromCharCode(...units)), stamp);
      expect(followChain(emptyHead('i-1'), [entry]).seq).toBe(1);
      expect(isPlainJson(JSON.stringify(entry))).toBe(true);
    }),
  );
});

it('replaces half a surrogate pair and NUL, and nothing else', () => {
  expect(plainText('a\uD800b\uDC00c\0d')).toBe('a\uFFFDb\uFFFDc\uFFFDd');
  const whole = { text: '𠮷 \\u0000 \t\n 水泥', list: ['\uFEFF'] };
  expect(plainJson(whole)).toEqual(whole);
  expect(plainJson({ text: String.raw`\ud800` })).toEqual({ text: String.raw`\ud800` });
});

it('sees them in JSON however they are written, in keys too, and not where the escape itself is the text', () => {
  for (const json of [
    String.raw`"\u0000"`,
    String.raw`"\uDFFF"`,
    String.raw`{"a\ud800":1}`,
    String.raw`[["\ud834x"]]`,
  ])
    expect(isPlainJson(json)).toBe(false);
  for (const json of [String.raw`"\\u0000"`, String.raw`"\ud834\udd1e"`, '"\u{20BB7}"'])
    expect(isPlainJson(json)).toBe(true);
});

it('an entry with half a surrogate pair from elsewhere is a broken chain, not an accident', () => {
  const entry = linkEntry(emptyHead('i-1'), note('x'), stamp);
  expect(() => followChain(emptyHead('i-1'), [{ ...entry, event: note('\uD800') }])).toThrow(
    'JOURNAL_BROKEN',
  );
});
