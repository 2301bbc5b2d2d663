/** Start of the SPKI form of every Ed25519 public key; its 32 raw bytes follow (RFC 8410). */
const spkiStart = Uint8Array.of(0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00);

/** SPKI, DER, of a raw Ed25519 public key of 32 bytes. */
export const ed25519Spki = (raw: Uint8Array): Uint8Array<ArrayBuffer> =>
  new Uint8Array([...spkiStart, ...raw]);

/** Does the key (SPKI, DER) sign the message (RFC 8032)? False also for a key or signature that is none. */
export const holdsEd25519 = async (
  spki: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
): Promise<boolean> => {
  try {
    const key = await crypto.subtle.importKey('spki', spki, { name: 'Ed25519' }, false, ['verify']);
    return await crypto.subtle.verify({ name: 'Ed25519' }, key, signature, message);
  } catch {
    return false;
  }
};

/** Can this machine check Ed25519 at all? An old browser, or a page that came without TLS, cannot. */
export const knowsEd25519 = async (): Promise<boolean> => {
  // The base point: a key that every implementation takes.
  const point = Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? 0x58 : 0x66));
  try {
    await crypto.subtle.importKey('spki', ed25519Spki(point), { name: 'Ed25519' }, false, ['verify']);
    return true;
  } catch {
    return false;
  }
};
