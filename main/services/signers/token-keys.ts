import { HechaError } from '../../../shared/errors.ts';
import type { KeyHome, OpenKey, TokenKey } from './kept-key.ts';
import type { OpenToken } from './token/open-token.ts';
import type { Tokens } from './token/open-tokens.ts';

/** The key with this id; a token that has it not is closed again. */
const keyOn = async (token: OpenToken, id: string): Promise<OpenKey> => {
  try {
    return {
      ...(await token.key(id)),
      certified: async ({ certificate, name, replaces }) => {
        await token.keepCertificate(id, certificate, name);
        if (replaces?.name === 'token' && replaces.serial === token.serial && replaces.id !== id)
          await token.removeKey(replaces.id);
      },
      close: token.close,
    };
  } catch (caught) {
    await token.close();
    throw caught;
  }
};

/** A key on a token, at hand. @throws what `Tokens.open` throws, and `TOKEN_KEY_MISSING`. */
export const openTokenKey = async (tokens: Tokens, { serial, id }: TokenKey, pin: string): Promise<OpenKey> =>
  keyOn(await tokens.open(serial, pin), id);

/** Keys on one token, which this PIN opens. */
export const tokenHome = (tokens: Tokens, serial: string, pin: string): KeyHome => ({
  make: async () => {
    const token = await tokens.open(serial, pin);
    const id = await token.makeKey().catch(async (caught: unknown) => {
      await token.close();
      throw caught;
    });
    return { kept: { name: 'token', serial, label: token.label, id }, key: await keyOn(token, id) };
  },
  takeUp: async (kept) => {
    if (kept.name !== 'token' || kept.serial !== serial) return null;
    // A wrong PIN is told at once: trying it on a new key as well would cost the token a second try.
    return openTokenKey(tokens, kept, pin).catch((caught: unknown) => {
      if (caught instanceof HechaError && caught.code === 'TOKEN_KEY_MISSING') return null;
      throw caught;
    });
  },
});
