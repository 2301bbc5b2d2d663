/** The fewest characters that a passphrase may have; the contract demands the same. */
export const shortestPassphrase = 8;

export type PassphraseStrength = 'short' | 'weak' | 'fair' | 'good';

/** Rows of keyboards and of counting, in which neighbours add nothing to guess. */
const rows = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

const follows = (before: string, after: string): boolean =>
  before === after || rows.some((row) => row.includes(before + after) || row.includes(after + before));

/**
 * A plain hint, never a gate: characters that are new and do not merely follow the one before count; one outside of
 * ASCII counts twice, because there are so many of them.
 */
export const passphraseStrength = (passphrase: string): PassphraseStrength => {
  if (passphrase.length < shortestPassphrase) return 'short';
  const characters = [...passphrase.toLowerCase()];
  const counted = characters.filter((character, at) => {
    const before = characters[at - 1];
    return characters.indexOf(character) === at && (before === undefined || !follows(before, character));
  });
  const worth = counted.reduce((sum, character) => sum + (character.charCodeAt(0) > 127 ? 2 : 1), 0);
  if (worth < 6 || /^\d+$/.test(passphrase)) return 'weak';
  return worth < 10 ? 'fair' : 'good';
};
