import { fromBase64 } from '../exchange/base64.ts';

const bodies = /-----BEGIN ([A-Z0-9 ]+)-----([^-]+)-----END \1-----/g;

/** DER of every object of a PEM text (RFC 7468), or the bytes themselves where they are no PEM. */
export const derOf = (bytes: Uint8Array<ArrayBuffer>): readonly Uint8Array<ArrayBuffer>[] => {
  if (bytes[0] !== 0x2d) return [bytes];
  const text = new TextDecoder().decode(bytes);
  return [...text.matchAll(bodies)].flatMap(([, , body = '']) => fromBase64(body.replace(/\s/g, '')) ?? []);
};
