import { describe, expect, it, vi } from 'vitest';
import { registerIpc } from '../../../main/hosts/electron/register-ipc.ts';
import { openSafeStorageVault } from '../../../main/hosts/electron/safe-storage-vault.ts';

type Listener = Parameters<Parameters<typeof registerIpc>[0]['handle']>[1];

const register = () => {
  const send = vi.fn(() => Promise.resolve({ ok: true as const, value: {} }));
  const channels = new Map<string, Listener>();
  registerIpc({ handle: (channel, listener) => void channels.set(channel, listener) }, send);
  return { send, channels, call: channels.get('hecha:call')! };
};

describe('the Electron door', () => {
  it('has one channel and serves our page in the top frame', async () => {
    const { send, channels, call } = register();
    expect([...channels.keys()]).toEqual(['hecha:call']);
    const senderFrame = { url: 'app://hecha/#code=1', parent: null };
    expect(await call({ senderFrame }, 'app.describe', {})).toEqual({ ok: true, value: {} });
    expect(send).toHaveBeenCalledWith('app.describe', {});
  });

  it.each([
    ['a frame that is gone', null],
    ['a frame inside the page', { url: 'app://hecha/', parent: {} }],
    ['a web page', { url: 'https://evil.example/', parent: null }],
    ['a name that only begins like ours', { url: 'app://hecha.evil/', parent: null }],
    ['a document of its own', { url: 'blob:app://hecha/1', parent: null }],
  ])('refuses %s', async (_name, senderFrame) => {
    const { send, call } = register();
    expect(await call({ senderFrame }, 'app.describe', {})).toMatchObject({ code: 'HOST_FORBIDDEN' });
    expect(send).not.toHaveBeenCalled();
  });

  it('refuses a method that is no text', async () => {
    const { send, call } = register();
    const senderFrame = { url: 'app://hecha/', parent: null };
    expect(await call({ senderFrame }, { toString: () => 'x' })).toMatchObject({ code: 'INPUT_INVALID' });
    expect(send).not.toHaveBeenCalled();
  });
});

const keychain = (backend: 'basic_text' | 'gnome_libsecret', available = true) => ({
  isAsyncEncryptionAvailable: () => Promise.resolve(available),
  getSelectedStorageBackend: () => backend,
  encryptStringAsync: (text: string) => Promise.resolve(Buffer.from([...text].reverse().join(''))),
  decryptStringAsync: (wrapped: Buffer) =>
    Promise.resolve({ shouldReEncrypt: false, result: [...wrapped.toString()].reverse().join('') }),
});

describe('the keychain vault', () => {
  it('gives back every byte it was given', async () => {
    const vault = await openSafeStorageVault(keychain('gnome_libsecret'), 'linux');
    const secret = new Uint8Array(256).map((_, index) => index);
    expect(await vault.reveal(await vault.protect(secret))).toEqual(secret);
  });

  it('refuses what only looks like protection', async () => {
    const refused = { code: 'HOST_FORBIDDEN' };
    await expect(openSafeStorageVault(keychain('basic_text'), 'linux')).rejects.toMatchObject(refused);
    await expect(openSafeStorageVault(keychain('gnome_libsecret', false), 'linux')).rejects.toMatchObject(
      refused,
    );
    await expect(openSafeStorageVault(keychain('basic_text', false), 'win32')).rejects.toMatchObject(refused);
  });
});
