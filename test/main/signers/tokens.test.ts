import { createPublicKey, verify } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attribute, returned, tokenFlag } from '../../../main/services/signers/token/codes.ts';
import { type Cryptoki, CryptokiError, openCryptoki } from '../../../main/services/signers/token/cryptoki.ts';
import { openTokens, type Tokens } from '../../../main/services/signers/token/open-tokens.ts';
import { HechaError } from '../../../shared/errors.ts';
import { oid } from '../../../shared/pki/oids.ts';
import { verifySignature } from '../../../shared/pki/verify-signature.ts';
import { tempFolder } from '../../headquarters/office.ts';
import { runVerifier, verifiers } from '../../setup/verifiers.ts';
import { codeOf } from './signing-laptop.ts';
import { onlyRsa, openSoftToken, softModule, type SoftToken } from './soft-token.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const pin = '654321';
const words = new TextEncoder().encode('核查报告');

describe('a module that cannot be used', () => {
  const refusal = async (path: string | null) => {
    const tokens = openTokens({ path, log: () => undefined });
    const caught = await tokens.open('1', pin).catch((error: unknown) => error);
    return caught instanceof HechaError ? [caught.code, caught.detail['reason']] : caught;
  };

  it('is told where none is configured, where the file is none, and where it is no library', async () => {
    const file = join(await tempFolder('module'), 'module.so');
    await writeFile(file, 'not a library');
    expect(await refusal(null)).toEqual(['TOKEN_MODULE_UNUSABLE', 'none']);
    expect(await refusal(`${file}.absent`)).toEqual(['TOKEN_MODULE_UNUSABLE', 'load']);
    expect(await refusal(file)).toEqual(['TOKEN_MODULE_UNUSABLE', 'load']);
  });

  it.runIf(process.platform === 'linux')('is told where it is a library of another kind', async () => {
    expect(await refusal('libm.so.6')).toEqual(['TOKEN_MODULE_UNUSABLE', 'load']);
  });

  it('is shown to the page, and no module is no problem', async () => {
    const log: string[] = [];
    const broken = openTokens({
      path: join(await tempFolder('module'), 'absent.so'),
      log: (line) => log.push(line),
    });
    expect(await broken.list()).toEqual({
      name: 'failed',
      problem: { code: 'TOKEN_MODULE_UNUSABLE', detail: { reason: 'load' } },
    });
    expect(log.join()).toContain('TOKEN_MODULE_UNUSABLE');
    expect(await openTokens({ path: null, log: () => undefined }).list()).toEqual({ name: 'none' });
  });
});

/** Real tokens where SoftHSM is installed (`.ci/run` does that). */
describe.each(softModule === null ? [] : ['SoftHSM'])('a token of %s', () => {
  let soft: SoftToken;
  let tokens: Tokens;
  /** What a test has the module answer in place of its own. */
  let instead: Partial<Cryptoki>;

  const begin = async (mechanisms?: string) => {
    soft = await openSoftToken(mechanisms);
    soft.add('陈立群的 UKey', pin);
    tokens = openTokens({
      path: soft.module,
      log: () => undefined,
      load: async (path) => {
        const real = await openCryptoki(path);
        return new Proxy(real, {
          get: (target, name: keyof Cryptoki) => instead[name] ?? target[name],
        });
      },
    });
  };
  beforeEach(() => {
    instead = {};
  });
  afterEach(async () => {
    await tokens.close();
    await soft.close();
  });

  const serialOf = async () => {
    const list = await tokens.list();
    if (list.name !== 'read' || !list.tokens[0]) throw new Error(JSON.stringify(list));
    return list.tokens[0].serial;
  };

  it.each([
    ['ALL', oid.ecdsaSha256, 'ec'],
    [onlyRsa, oid.rsaSha256, 'rsa'],
  ])(
    'with mechanisms %s makes a key that never leaves it and signs as verifiers want it',
    async (mechanisms, algorithm, kind) => {
      await begin(mechanisms);
      const token = await tokens.open(await serialOf(), pin);
      const key = await token.key(await token.makeKey());
      expect(key.algorithm).toBe(algorithm);
      const signature = await key.sign(words);
      expect(await verifySignature({ ...key, signature, signed: words })).toBe(true);
      const publicKey = createPublicKey({ key: Buffer.from(key.publicKey), type: 'spki', format: 'der' });
      expect(publicKey.asymmetricKeyType).toBe(kind);
      expect(verify('sha256', words, publicKey, signature)).toBe(true);
      if (verifiers.openssl) {
        const folder = await tempFolder('openssl');
        const place = (name: string) => join(folder, name);
        await writeFile(place('key.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
        await writeFile(place('signature'), signature);
        await writeFile(place('words'), words);
        const signed = ['-signature', place('signature'), place('words')];
        const { output } = runVerifier('openssl', [
          'dgst',
          '-sha256',
          '-verify',
          place('key.pem'),
          ...signed,
        ]);
        expect(output).toContain('Verified OK');
      }
      await token.close();
    },
  );

  it('is refused where it makes keys that can be taken out, or no key that is certified', async () => {
    await begin();
    const serial = await serialOf();
    const real = await openCryptoki(soft.module);
    instead = {
      readAttribute: (session, object, type) =>
        type === attribute.SENSITIVE
          ? Promise.resolve(Uint8Array.of(0))
          : real.readAttribute(session, object, type),
    };
    const token = await tokens.open(serial, pin);
    await expect(token.makeKey()).rejects.toMatchObject({
      code: 'TOKEN_UNFIT',
      detail: { reason: 'extractable' },
    });
    instead = { largestKey: () => Promise.resolve(2048), mechanisms: () => Promise.resolve(new Set([0, 1])) };
    await expect(token.makeKey()).rejects.toMatchObject({ code: 'TOKEN_UNFIT', detail: { reason: 'keys' } });
    await token.close();
  });

  it('refuses a wrong PIN, also while it is open, and says when one try is left and when it is locked', async () => {
    await begin();
    const serial = await serialOf();
    const first = await tokens.open(serial, pin);
    const key = await first.key(await first.makeKey());
    expect(await codeOf(tokens.open(serial, '000000'))).toBe('PIN_WRONG');
    expect(await codeOf(key.sign(words))).toBe('SIGNER_LOCKED');
    await first.close();
    expect(await codeOf(tokens.open(serial, '1'))).toBe('PIN_WRONG');

    const real = await openCryptoki(soft.module);
    const flagged = (flag: number): Partial<Cryptoki> => ({
      tokenInfo: async (slot) => {
        const info = await real.tokenInfo(slot);
        return { ...info, flags: info.flags | flag };
      },
    });
    instead = flagged(tokenFlag.USER_PIN_FINAL_TRY);
    expect(await tokens.list()).toMatchObject({ tokens: [{ pin: 'lastTry' }] });
    expect(await codeOf(tokens.open(serial, '000000'))).toBe('PIN_LAST_TRY');
    let tries = 0;
    const counted: Partial<Cryptoki> = {
      login: (session, given) => {
        tries += 1;
        return real.login(session, given);
      },
    };
    instead = { ...flagged(tokenFlag.USER_PIN_LOCKED), ...counted };
    expect(await tokens.list()).toMatchObject({ tokens: [{ pin: 'locked' }] });
    expect(await codeOf(tokens.open(serial, pin))).toBe('PIN_LOCKED');
    expect(tries).toBe(0);
    instead = { login: () => Promise.reject(new CryptokiError('C_Login', returned.PIN_LOCKED)) };
    expect(await codeOf(tokens.open(serial, pin))).toBe('PIN_LOCKED');
    instead = counted;
    expect(await codeOf(tokens.open(serial, '000000'))).toBe('PIN_WRONG');
    expect(tries).toBe(1);
    instead = {
      login: () => Promise.reject(new CryptokiError('C_Login', returned.USER_PIN_NOT_INITIALIZED)),
    };
    expect(await codeOf(tokens.open(serial, pin))).toBe('TOKEN_UNFIT');
    instead = {};
    const last = await tokens.open(serial, pin);
    await last.close();
  });

  it('that is another one, or has not this key, is told from the one that is wanted', async () => {
    await begin();
    const serial = await serialOf();
    expect(await codeOf(tokens.open('another serial', pin))).toBe('TOKEN_ABSENT');
    const token = await tokens.open(serial, pin);
    expect(await codeOf(token.key('ab'.repeat(20)))).toBe('TOKEN_KEY_MISSING');
    const id = await token.makeKey();
    await token.key(id);
    await token.removeKey(id);
    expect(await codeOf(token.key(id))).toBe('TOKEN_KEY_MISSING');
    await token.close();
    expect(await codeOf(token.key(id))).toBe('SIGNER_LOCKED');
  });

  it('that two opened stays open for one when the other closes it', async () => {
    await begin();
    const serial = await serialOf();
    const one = await tokens.open(serial, pin);
    const key = await one.key(await one.makeKey());
    const other = await tokens.open(serial, pin);
    expect(await codeOf(key.sign(words))).toBe('none');
    await other.close();
    expect(await codeOf(key.sign(words))).toBe('none');
    await one.close();
    expect(await codeOf(key.sign(words))).toBe('SIGNER_LOCKED');
  });

  it('that is pulled signs nothing, and signs again when it is back and opened anew', async () => {
    await begin();
    const serial = await serialOf();
    const token = await tokens.open(serial, pin);
    const id = await token.makeKey();
    const key = await token.key(id);
    await soft.pull();
    expect(await codeOf(key.sign(words))).toBe('TOKEN_ABSENT');
    expect(await tokens.list()).toEqual({ name: 'read', tokens: [] });
    await token.close();
    expect(await codeOf(tokens.open(serial, pin))).toBe('TOKEN_ABSENT');
    await soft.putBack();
    const again = await tokens.open(serial, pin);
    const signature = await (await again.key(id)).sign(words);
    expect(await verifySignature({ ...key, signature, signed: words })).toBe(true);
    await again.close();
  });

  it.each([
    ['TOKEN_ABSENT', returned.DEVICE_REMOVED],
    ['TOKEN_ABSENT', returned.TOKEN_NOT_PRESENT],
    ['TOKEN_ABSENT', returned.SESSION_HANDLE_INVALID],
    ['SIGNER_LOCKED', returned.USER_NOT_LOGGED_IN],
    ['TOKEN_KEY_MISSING', returned.KEY_HANDLE_INVALID],
    ['TOKEN_FAILED', 0x30],
  ])('says %s when its module refuses to sign with %i', async (code, refused) => {
    await begin();
    const token = await tokens.open(await serialOf(), pin);
    const key = await token.key(await token.makeKey());
    instead = { sign: () => Promise.reject(new CryptokiError('C_Sign', refused)) };
    expect(await codeOf(key.sign(words))).toBe(code);
    await token.close();
  });

  it('outlives what JavaScript clears away: its module stays loaded while nothing of ours points to it', async () => {
    await begin();
    const token = await tokens.open(await serialOf(), pin);
    const key = await token.key(await token.makeKey());
    for (let round = 0; round < 20; round += 1) {
      const signing = key.sign(words);
      collectGarbage();
      expect(await verifySignature({ ...key, signature: await signing, signed: words })).toBe(true);
      await new Promise(setImmediate);
      collectGarbage();
    }
    await token.close();
  });

  it('whose signature does not hold hands none out', async () => {
    await begin();
    const token = await tokens.open(await serialOf(), pin);
    const key = await token.key(await token.makeKey());
    instead = { sign: () => Promise.resolve(new Uint8Array(64).fill(7)) };
    await expect(key.sign(words)).rejects.toMatchObject({
      code: 'TOKEN_FAILED',
      detail: { reason: 'signature' },
    });
    await token.close();
  });
});
