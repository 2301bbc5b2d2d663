import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HechaError } from '../../../shared/errors.ts';
import type { KeyVault } from '../../services/ports.ts';
import { folderError } from '../../services/vault/disk.ts';

const algorithm = 'aes-256-gcm';
const [keyBytes, nonceBytes, tagBytes] = [32, 12, 16];

const readKey = async (path: string): Promise<Buffer> => {
  const draft = `${path}.${String(process.pid)}.tmp`;
  try {
    // `link` shows the whole key or none, and never replaces one that exists.
    await writeFile(draft, randomBytes(keyBytes), { mode: 0o600, flush: true });
    await link(draft, path);
  } catch (caught) {
    if ((caught as NodeJS.ErrnoException).code !== 'EEXIST') throw caught;
  } finally {
    await rm(draft, { force: true });
  }
  const key = await readFile(path);
  if (key.byteLength !== keyBytes) throw new HechaError('DISK_FAILED', { file: 'host.key' });
  return key;
};

/**
 * Wraps secrets with a key in a file that only its owner may read. It keeps a copied secret useless without the key
 * beside it; it does not protect from other programs of the same person. A keychain does: the Electron host has it.
 * @throws HechaError `DATA_FOLDER_UNUSABLE`, `DISK_FULL`, `DISK_FAILED`
 */
export const openFileVault = async (folder: string): Promise<KeyVault> => {
  const open = async (): Promise<Buffer> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return readKey(join(folder, 'host.key'));
  };
  const key = await open().catch((caught: unknown) => {
    throw folderError(folder, caught);
  });
  return {
    protect: (secret) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce);
      const wrapped = Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
      return Promise.resolve(new Uint8Array(wrapped));
    },
    reveal: (wrapped) => {
      const decipher = createDecipheriv(algorithm, key, wrapped.subarray(0, nonceBytes));
      decipher.setAuthTag(wrapped.subarray(-tagBytes));
      try {
        const secret = [decipher.update(wrapped.subarray(nonceBytes, -tagBytes)), decipher.final()];
        return Promise.resolve(new Uint8Array(Buffer.concat(secret)));
      } catch (caught) {
        return Promise.reject(new HechaError('DISK_FAILED', { file: 'device.key' }, { cause: caught }));
      }
    },
  };
};
