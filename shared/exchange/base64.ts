const standard = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const urlSafe = standard.replace('+/', '-_');

const encode = (bytes: Uint8Array, alphabet: string): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const letters = Math.min(3, bytes.length - at) + 1;
    for (let n = 0; n < letters; n += 1) text += alphabet.charAt((group >> (18 - 6 * n)) & 63);
  }
  return text;
};

const decode = (text: string, alphabet: string): Uint8Array<ArrayBuffer> | null => {
  if (text.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const letter of text) {
    const value = alphabet.indexOf(letter);
    if (value < 0) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (held >> bits) & 255;
      at += 1;
    }
  }
  // Bits left over must be zero: otherwise two texts would name the same bytes.
  return (held & ((1 << bits) - 1)) === 0 ? bytes : null;
};

/** Base64 with padding (RFC 4648 §4), as structured HTTP fields carry bytes. */
export const toBase64 = (bytes: Uint8Array): string => {
  const text = encode(bytes, standard);
  return text + '='.repeat((4 - (text.length % 4)) % 4);
};

/** Bytes of padded base64, or null when the text is not exactly that. */
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> | null =>
  text.length % 4 === 0 ? decode(text.replace(/={1,2}$/, ''), standard) : null;

/** Base64url without padding (RFC 4648 §5): keys and signatures. */
export const toBase64Url = (bytes: Uint8Array): string => encode(bytes, urlSafe);

/** Bytes of unpadded base64url, or null when the text is not exactly that. */
export const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> | null => decode(text, urlSafe);
