import type { Digest } from '../../shared/domain/identifiers.ts';

/** The same bytes over a buffer that web APIs accept; copied only where the buffer is shared with another thread. */
export const ownBytes = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);

/** SHA-256 of bytes, lower-case hex, computed by the platform away from the calling thread. */
export const sha256 = async (bytes: Uint8Array): Promise<Digest> => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', ownBytes(bytes)));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
};
