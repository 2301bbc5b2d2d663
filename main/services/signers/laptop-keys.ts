import { generateKeyPairSync, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { oid } from '../../../shared/pki/oids.ts';
import type { KeyHome, OpenKey } from './kept-key.ts';
import { unwrapKey, type WrappedKey, wrapKey } from './wrap-key.ts';

/** A new P-256 key, PKCS#8 DER: made on this laptop and never shown. */
const makeSigningKey = (): Uint8Array =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'der' });

/** Signs with a key in this process's memory. */
const openPkcs8 = (pkcs8: Uint8Array): OpenKey => {
  const key = createPrivateKey({ key: Buffer.from(pkcs8), type: 'pkcs8', format: 'der' });
  return {
    publicKey: new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' })),
    algorithm: oid.ecdsaSha256,
    sign: (bytes) => Promise.resolve(new Uint8Array(sign('sha256', bytes, key))),
    certified: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
};

/** A key that rests on this laptop, at hand. @throws HechaError `PASSPHRASE_WRONG`. */
export const openLaptopKey = async (wrapped: WrappedKey, passphrase: string): Promise<OpenKey> =>
  openPkcs8(await unwrapKey(wrapped, passphrase));

/** Keys that rest on this laptop, wrapped by this passphrase. */
export const laptopHome = (passphrase: string): KeyHome => ({
  make: async () => {
    const pkcs8 = makeSigningKey();
    return { kept: { name: 'laptop', wrapped: await wrapKey(pkcs8, passphrase) }, key: openPkcs8(pkcs8) };
  },
  takeUp: (kept) =>
    kept.name === 'laptop'
      ? openLaptopKey(kept.wrapped, passphrase).catch(() => null)
      : Promise.resolve(null),
});
