import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { argon2id } from 'hash-wasm';
import { z } from 'zod';
import { Base64Url } from '../../../shared/domain/identifiers.ts';
import { HechaError } from '../../../shared/errors.ts';

/** How much a guess costs: Argon2id (RFC 9106) with 64 MiB and three passes, about a quarter of a second. */
const cost = { memoryKiB: 64 * 1024, passes: 3, lanes: 1 } as const;

/** A private key at rest: AES-256-GCM under a key that Argon2id makes of a passphrase. */
export const WrappedKey = z.strictObject({
  kdf: z.literal('argon2id'),
  memoryKiB: z
    .int()
    .min(8)
    .max(1 << 20),
  passes: z.int().min(1).max(16),
  lanes: z.int().min(1).max(8),
  salt: Base64Url,
  nonce: Base64Url,
  /** Cipher text followed by the tag of 16 bytes. */
  sealed: Base64Url,
});
export type WrappedKey = z.infer<typeof WrappedKey>;

const tagBytes = 16;

const keyFrom = (
  passphrase: string,
  { memoryKiB, passes, lanes, salt }: Pick<WrappedKey, 'memoryKiB' | 'passes' | 'lanes' | 'salt'>,
): Promise<Uint8Array> =>
  argon2id({
    // The same letters may be typed in more than one form.
    password: passphrase.normalize('NFKC'),
    salt: Buffer.from(salt, 'base64url'),
    memorySize: memoryKiB,
    iterations: passes,
    parallelism: lanes,
    hashLength: 32,
    outputType: 'binary',
  });

/** Wraps a secret under a passphrase; each time with other salt and nonce. */
export const wrapKey = async (secret: Uint8Array, passphrase: string): Promise<WrappedKey> => {
  const salt = randomBytes(16).toString('base64url');
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await keyFrom(passphrase, { ...cost, salt }), nonce);
  const sealed = Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  return {
    kdf: 'argon2id',
    ...cost,
    salt,
    nonce: nonce.toString('base64url'),
    sealed: sealed.toString('base64url'),
  };
};

/** The secret again. @throws HechaError `PASSPHRASE_WRONG`; the two causes, passphrase and damage, cannot be told apart. */
export const unwrapKey = async (wrapped: WrappedKey, passphrase: string): Promise<Uint8Array> => {
  const sealed = Buffer.from(wrapped.sealed, 'base64url');
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      await keyFrom(passphrase, wrapped),
      Buffer.from(wrapped.nonce, 'base64url'),
    );
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
  } catch (cause) {
    throw new HechaError('PASSPHRASE_WRONG', {}, { cause });
  }
};
