/** The structure of a PDF as text: one character a byte. Bytes above 127 are inside streams and strings only. */
export const asText = (bytes: Uint8Array, from = 0, to = bytes.length): string => {
  let text = '';
  for (let at = from; at < to; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, Math.min(at + 8192, to)));
  }
  return text;
};

export const asBytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

export const joined = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

export const areEqual = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

/** Where `text` (ASCII) stands first in `bytes` from `from` on and before `to`; -1 where it does not. */
export const find = (bytes: Uint8Array, text: string, from = 0, to = bytes.length): number => {
  const wanted = asBytes(text);
  const last = Math.min(to, bytes.length) - wanted.length;
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first, from); at >= 0 && at <= last; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
};
