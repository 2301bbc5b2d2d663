import { useEffect, useState } from 'react';

/** Does this Chinese text match these letters, as pinyin initials or as pinyin, also mixed? */
export type Pinyin = (text: string, letters: string) => boolean;

/** Do the letters spell syllables from this one on, each by its beginning? */
const spells = (syllables: readonly string[], from: number, letters: string): boolean => {
  if (letters === '') return true;
  const syllable = syllables[from] ?? '';
  for (let length = 1; length <= syllable.length && letters[length - 1] === syllable[length - 1]; length += 1)
    if (spells(syllables, from + 1, letters.slice(length))) return true;
  return false;
};

/** Are the letters initials of a name from its first syllable on, some left out: `jzgj` of 建筑用钢筋? */
const abbreviates = (syllables: readonly string[], letters: string): boolean => {
  if (syllables[0]?.[0] !== letters[0]) return false;
  let at = 0;
  for (const [initial] of syllables) if (initial === letters[at]) at += 1;
  return at >= letters.length;
};

let loading: Promise<Pinyin> | null = null;
let loaded: Pinyin | null = null;

const load = async (): Promise<Pinyin> => {
  const { pinyin } = await import('pinyin-pro');
  const known = new Map<string, readonly string[]>();
  const syllablesOf = (text: string): readonly string[] => {
    const syllables =
      known.get(text) ??
      pinyin(text, { type: 'array', toneType: 'none', v: true }).map((one) => one.toLowerCase());
    known.set(text, syllables);
    return syllables;
  };
  loaded = (text, letters) => {
    const syllables = syllablesOf(text);
    return (
      syllables.some((_one, from) => spells(syllables, from, letters)) || abbreviates(syllables, letters)
    );
  };
  return loaded;
};

/** Loads the dictionary of readings (a chunk of its own, no part of the first paint) once. */
export const loadPinyin = (): Promise<Pinyin> => (loading ??= load());

/** Null until the dictionary is there: then only the letters as written are found. */
export const usePinyin = (): Pinyin | null => {
  const [pinyin, setPinyin] = useState(() => loaded);
  useEffect(() => {
    let live = true;
    void loadPinyin().then((found) => {
      if (live) setPinyin(() => found);
    });
    return () => {
      live = false;
    };
  }, []);
  return pinyin;
};
