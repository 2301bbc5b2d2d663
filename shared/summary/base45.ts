/** The 45 characters of a QR code's alphanumeric mode, in the order of their values. */
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Base 45 (RFC 9285): two bytes become three characters, a last single one two. */
export const toBase45 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const pair = at + 1 < bytes.length;
    let value = pair ? (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0) : (bytes[at] ?? 0);
    for (let n = pair ? 3 : 2; n > 0; n -= 1) {
      text += alphabet.charAt(value % 45);
      value = Math.floor(value / 45);
    }
  }
  return text;
};

const valueOf = (group: string): number | null => {
  let value = 0;
  for (const letter of [...group].reverse()) {
    const digit = alphabet.indexOf(letter);
    if (digit < 0) return null;
    value = value * 45 + digit;
  }
  return value;
};

/** Bytes of a text in base 45, or null when it is not exactly that. */
export const fromBase45 = (text: string): Uint8Array<ArrayBuffer> | null => {
  if (text.length % 3 === 1) return null;
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const group = text.slice(at, at + 3);
    const value = valueOf(group);
    if (value === null || value >= (group.length === 3 ? 65_536 : 256)) return null;
    if (group.length === 3) bytes.push(value >> 8);
    bytes.push(value & 255);
  }
  return new Uint8Array(bytes);
};
