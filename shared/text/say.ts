import type { Language, Words } from '../domain/words.ts';

/**
 * A sentence in the reader's language. `{name}` is replaced by `values.name`; a name that is not given stays visible,
 * so that a mistake is seen and never silently dropped.
 */
export const say = (
  words: Words,
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): string => words[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** The same sentence in both languages; what it quotes may have words of its own for each. */
export const sayBoth = (words: Words, values: Readonly<Record<string, string | number | Words>>): Words => {
  const inOne = (language: Language): string =>
    say(
      words,
      language,
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          typeof value === 'object' ? value[language] : value,
        ]),
      ),
    );
  return { zh: inOne('zh'), en: inOne('en') };
};
