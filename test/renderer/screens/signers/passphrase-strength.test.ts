import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passphraseFault } from '../../../../renderer/screens/signers/new-passphrase.tsx';
import { passphraseStrength } from '../../../../renderer/screens/signers/passphrase-strength.ts';

describe('the hint at a new passphrase', () => {
  it.each([
    ['1234567', 'short'],
    ['12345678', 'weak'],
    ['20261123', 'weak'],
    ['aaaaaaaaaaaaaaaa', 'weak'],
    ['abcdefghij', 'weak'],
    ['qwertyuiop', 'weak'],
    ['tomato91', 'fair'],
    ['brown horse staple', 'good'],
    ['青山依旧在几度夕阳红', 'good'],
  ])('of %s is %s', (passphrase, strength) => {
    expect(passphraseStrength(passphrase)).toBe(strength);
  });

  it('never falls when something is added', () => {
    const order = ['short', 'weak', 'fair', 'good'];
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (start, more) => {
        expect(order.indexOf(passphraseStrength(start + more))).toBeGreaterThanOrEqual(
          order.indexOf(passphraseStrength(start)),
        );
      }),
    );
  });

  it('a passphrase is typed twice alike, and long enough', () => {
    expect(passphraseFault({ first: 'short', again: 'short' })).toBe('tooShort');
    expect(passphraseFault({ first: 'long enough', again: 'long enogh' })).toBe('notTheSame');
    expect(passphraseFault({ first: 'long enough', again: 'long enough' })).toBeNull();
  });
});
