import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { join } from 'node:path';
import type { Base64Url, Id } from '../../shared/domain/identifiers.ts';
import { canonicalBytes } from '../../shared/seal/canonical.ts';
import { readIfThere, writeDurably } from '../store/durable-file.ts';

/** The key that signs receipts, editions and heads of the log; laptops pin its public half when they enrol. */
export type ReceiptKey = {
  readonly keyId: Id;
  readonly publicKey: string;
  /** The same as SPKI, PEM: what OpenSSL reads. */
  readonly pem: string;
  readonly sign: <B extends object>(body: B) => { body: B; signature: Base64Url };
};

const rawPublicKey = (key: KeyObject): Buffer =>
  Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');

const loadOrMake = async (path: string): Promise<KeyObject> => {
  const stored = await readIfThere(path);
  if (stored !== null) return createPrivateKey(stored);
  const { privateKey } = generateKeyPairSync('ed25519');
  await writeDurably(path, Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })), 0o600);
  return privateKey;
};

/** Reads the receipt key of a data folder, or makes it at the first start (file mode 0600). */
export const openReceiptKey = async (dataFolder: string): Promise<ReceiptKey> => {
  const privateKey = await loadOrMake(join(dataFolder, 'keys', 'receipt-key.pem'));
  const publicKey = createPublicKey(privateKey);
  const raw = rawPublicKey(publicKey);
  return {
    keyId: `hq-${createHash('sha256').update(raw).digest('hex').slice(0, 16)}`,
    publicKey: raw.toString('base64url'),
    pem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: (body) => ({ body, signature: sign(null, canonicalBytes(body), privateKey).toString('base64url') }),
  };
};
