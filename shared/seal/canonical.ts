import canonicalize from 'canonicalize';

/**
 * The one byte form of a JSON value (RFC 8785), as text. Equal values give equal text on every machine.
 * @throws TypeError for what JSON cannot hold (functions, undefined at the root, non-finite numbers).
 */
export const canonical = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('value has no JSON form');
  return text;
};

export const canonicalBytes = (value: unknown): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(canonical(value));
