import type { SafeStorage } from 'electron';
import { HechaError } from '../../../shared/errors.ts';
import type { KeyVault } from '../../services/ports.ts';

/**
 * Wraps secrets with the keychain of the operating system.
 * @throws HechaError `HOST_FORBIDDEN` where there is none: on Linux without a keyring Chromium would "encrypt" with a
 * password that everybody knows (`basic_text`), which must not pass for protection.
 */
export const openSafeStorageVault = async (
  storage: Pick<
    SafeStorage,
    'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
  >,
  platform: NodeJS.Platform = process.platform,
): Promise<KeyVault> => {
  const weak = platform === 'linux' && storage.getSelectedStorageBackend() === 'basic_text';
  if (weak || !(await storage.isAsyncEncryptionAvailable())) {
    throw new HechaError('HOST_FORBIDDEN', { reason: 'no keychain' });
  }
  return {
    protect: async (secret) => {
      const wrapped = await storage.encryptStringAsync(Buffer.from(secret).toString('base64'));
      return new Uint8Array(wrapped);
    },
    reveal: async (wrapped) => {
      const { result } = await storage.decryptStringAsync(Buffer.from(wrapped));
      return new Uint8Array(Buffer.from(result, 'base64'));
    },
  };
};
