import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { IssuingKey } from '../../../shared/pki/compose-certificate.ts';
import { oid } from '../../../shared/pki/oids.ts';
import type { Signer } from '../../../shared/pki/signer.ts';

/** A new P-256 key, PKCS#8 DER: made on this laptop and never shown. */
export const makeSigningKey = (): Uint8Array =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'der' });

const readKey = (pkcs8: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.from(pkcs8), type: 'pkcs8', format: 'der' });

/** The key as requests and certificates want it. */
export const issuingKeyOf = (pkcs8: Uint8Array): IssuingKey => {
  const key = readKey(pkcs8);
  return {
    publicKey: new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' })),
    algorithm: oid.ecdsaSha256,
    sign: (bytes) => Promise.resolve(new Uint8Array(sign('sha256', bytes, key))),
  };
};

/** Signs with a key in this process's memory. */
export const createSoftwareSigner = (
  pkcs8: Uint8Array,
  { certificate, chain }: Pick<Signer, 'certificate' | 'chain'>,
): Signer => {
  const { algorithm, sign: signBytes } = issuingKeyOf(pkcs8);
  return { certificate, chain, algorithm, sign: signBytes };
};
