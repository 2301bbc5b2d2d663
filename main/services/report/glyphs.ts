/** Printed in place of a character that the font lacks; never dropped, never an empty box. */
const namedGlyph = (character: string): string =>
  `〔U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}〕`;

const asSpace = /[\t\u00A0]/g;

/** Lowered and raised digits and signs read the same on the line (SO₃ as SO3); anything else must be named. */
const onTheLine = /^[\u2070\u2074-\u208E]$/;

const printable = (character: string, covers: (codePoint: number) => boolean): string | null => {
  if (character === '\n' || covers(character.codePointAt(0) ?? 0)) return character;
  const plain = onTheLine.test(character) ? character.normalize('NFKC') : character;
  return plain !== character && [...plain].every((one) => covers(one.codePointAt(0) ?? 0)) ? plain : null;
};

/** One text with every uncovered character named; `missing` gathers those characters. */
const coverText = (text: string, covers: (codePoint: number) => boolean, missing: Set<string>): string => {
  let covered = '';
  for (const character of text.replace(/\r\n?/g, '\n').replace(asSpace, ' ')) {
    const found = printable(character, covers);
    if (found === null) missing.add(character);
    covered += found ?? namedGlyph(character);
  }
  return covered;
};

/**
 * Walks a whole value and names every character that the fonts lack, in every text of it: no text of a report can
 * reach the page by another way. Returns the covered copy and the missing characters in order of code point.
 */
export const coverGlyphs = <T>(
  value: T,
  covers: (codePoint: number) => boolean,
): { covered: T; missing: string[] } => {
  const missing = new Set<string>();
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return coverText(part, covers, missing);
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part === 'object' && part !== null) {
      return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]));
    }
    return part;
  };
  const covered = walk(value) as T;
  return { covered, missing: [...missing].sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)) };
};
