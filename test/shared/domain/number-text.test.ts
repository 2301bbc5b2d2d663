import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from '../../../shared/domain/number-text.ts';

const readable: readonly (readonly [raw: string, text: string])[] = [
  ['50.1', '50.1'],
  [' 50.10 ', '50.10'],
  ['５０．１', '50.1'],
  ['50。1', '50.1'],
  ['50,1', '50.1'],
  ['５０，１５', '50.15'],
  ['0,125', '0.125'],
  ['−3.2', '-3.2'],
  ['－３', '-3'],
  ['+4', '4'],
  ['007', '7'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['-0.0', '0.0'],
];
const unreadable = [
  '',
  ' ',
  '.',
  '-',
  'abc',
  '1e3',
  '1.2.3',
  '1,2,3',
  '50kg',
  '1,000',
  '12,345',
  '0x10',
  '1 000',
  'Infinity',
  '1234567890123456',
];

describe('a number as typed', () => {
  it.each(readable)('reads “%s” as %s', (raw, text) => expect(readNumber(raw)).toBe(text));

  it.each(unreadable)('does not take “%s” for a number', (raw) => expect(readNumber(raw)).toBeNull());

  it('reads its own output unchanged, whatever was typed', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'0123456789０９.。,，-+－ a'), maxLength: 12 });
    fc.assert(
      fc.property(typed, (raw) => {
        const text = readNumber(raw);
        if (text !== null) expect(readNumber(text)).toBe(text);
      }),
    );
  });
});
