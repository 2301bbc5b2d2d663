import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type KeyObject,
} from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { Base64Url, type Digest } from '../../../shared/domain/identifiers.ts';
import { HechaError } from '../../../shared/errors.ts';
import { toBase64Url } from '../../../shared/exchange/base64.ts';
import { Enrolment } from '../../../shared/exchange/headquarters-api.ts';
import { keepFile, readKeptFile } from '../kept-file.ts';
import type { Ports } from '../ports.ts';

const DeviceFile = z.strictObject({
  schema: z.literal(1),
  publicKey: Base64Url,
  enrolment: Enrolment.nullable(),
});
type DeviceFile = z.infer<typeof DeviceFile>;

/** Raw 32 bytes of an Ed25519 public key (RFC 8410: the end of its SPKI form). */
const rawPublicKey = (key: KeyObject): Uint8Array =>
  new Uint8Array(key.export({ type: 'spki', format: 'der' }).subarray(-32));

/** This laptop: its signing key, made here and never shown, and what headquarters said when it was enrolled. */
export type Device = {
  /** Raw Ed25519 public key, base64url. */
  readonly publicKey: Base64Url;
  /** SHA-256 of the raw public key: what both sides read to each other at enrolment. */
  readonly fingerprint: Digest;
  readonly enrolment: () => Enrolment | null;
  /** @throws HechaError `NOT_ENROLLED`. */
  readonly enrolled: () => Enrolment;
  /** Keeps what headquarters answered. @throws HechaError `ALREADY_ENROLLED` for another device id. */
  readonly keep: (enrolment: Enrolment) => Promise<void>;
  /** Raw Ed25519 signature, 64 bytes. */
  readonly sign: (message: Uint8Array) => Uint8Array;
};

/** What headquarters said at enrolment; null for a file that is damaged or names another key: the laptop enrols again. */
const readEnrolment = (stored: Uint8Array | null, publicKey: Base64Url): Enrolment | null => {
  try {
    const file = DeviceFile.parse(JSON.parse(Buffer.from(stored ?? []).toString('utf8')));
    return file.publicKey === publicKey ? file.enrolment : null;
  } catch {
    return null;
  }
};

/**
 * Opens the identity of this laptop, and makes its key the first time. The key rests wrapped by the host's vault;
 * it is written before anything that names it, so a crash in between leaves at worst a key that nobody knows.
 */
export const openDevice = async ({
  dataFolder,
  vault,
}: Pick<Ports, 'dataFolder' | 'vault'>): Promise<Device> => {
  const keyPath = join(dataFolder, 'device.key');
  const filePath = join(dataFolder, 'device.json');

  const wrapped = await readKeptFile(keyPath);
  const privateKey = wrapped
    ? createPrivateKey({ key: Buffer.from(await vault.reveal(wrapped)), type: 'pkcs8', format: 'der' })
    : generateKeyPairSync('ed25519').privateKey;
  if (!wrapped) {
    await keepFile(keyPath, await vault.protect(privateKey.export({ type: 'pkcs8', format: 'der' })));
  }
  const raw = rawPublicKey(createPublicKey(privateKey));
  const publicKey = toBase64Url(raw);

  let enrolment = readEnrolment(await readKeptFile(filePath), publicKey);

  return {
    publicKey,
    fingerprint: createHash('sha256').update(raw).digest('hex'),
    enrolment: () => enrolment,
    enrolled: () => {
      if (!enrolment) throw new HechaError('NOT_ENROLLED');
      return enrolment;
    },
    keep: async (next) => {
      if (enrolment && enrolment.deviceId !== next.deviceId) throw new HechaError('ALREADY_ENROLLED');
      const file: DeviceFile = { schema: 1, publicKey, enrolment: next };
      await keepFile(filePath, Buffer.from(JSON.stringify(file)));
      enrolment = next;
    },
    sign: (message) => new Uint8Array(sign(null, message, privateKey)),
  };
};
