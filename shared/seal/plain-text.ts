const replacement = '\uFFFD';

/** Text as every store takes it: no NUL (PostgreSQL holds none), no half of a surrogate pair (UTF-8 has none). */
export const plainText = (text: string): string =>
  text.replaceAll('\0', replacement).replaceAll(/\p{Surrogate}/gu, replacement);

/** How JSON writes what `plainText` replaces; may also be found in harmless text, never missed. */
const suspect = /\\u(?:0000|d[89a-f])/i;

/** Does this JSON text say only what every store takes as it is? */
export const isPlainJson = (json: string): boolean => {
  if (!suspect.test(json)) return true;
  let plain = true;
  JSON.parse(json, (key, value: unknown) => {
    if (plainText(key) !== key || (typeof value === 'string' && plainText(value) !== value)) plain = false;
    return value;
  });
  return plain;
};

/** A JSON value with `plainText` in every text. The same value where there is nothing to replace. */
export const plainJson = <T>(value: T): T => {
  const json = JSON.stringify(value);
  if (!suspect.test(json)) return value;
  return JSON.parse(json, (_key, part: unknown) => (typeof part === 'string' ? plainText(part) : part)) as T;
};
