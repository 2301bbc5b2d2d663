import type { TokenList, TokenState } from '../../../../shared/contract/contract.ts';
import { ensureHechaError, HechaError } from '../../../../shared/errors.ts';
import { createTurns } from '../../../../shared/turns.ts';
import { returned, tokenFlag } from './codes.ts';
import { type Cryptoki, CryptokiError, type Handle, openCryptoki, type TokenInfo } from './cryptoki.ts';
import { createOpenToken, type OpenToken } from './open-token.ts';
import { loginProblem, tokenProblem } from './token-problem.ts';

/** The tokens (smart card, UKey) that the configured PKCS#11 module shows. */
export type Tokens = {
  /** What is in just now; never throws. */
  readonly list: () => Promise<TokenList>;
  /**
   * Opens a token by its PIN, which is tried once and not kept.
   * @throws HechaError `TOKEN_MODULE_UNUSABLE`, `TOKEN_ABSENT`, `PIN_WRONG`, `PIN_LAST_TRY`, `PIN_LOCKED`, `TOKEN_UNFIT`,
   * `TOKEN_FAILED`.
   */
  readonly open: (serial: string, pin: string) => Promise<OpenToken>;
  readonly close: () => Promise<void>;
};

/** Somebody opened a token; `ended` when it was closed, or lost its login to a wrong PIN. */
type Login = { readonly serial: string; ended: boolean };
type Found = { readonly slot: Handle; readonly info: TokenInfo };

/** Fields of CK_TOKEN_INFO are padded with blanks; a vendor's text need not be UTF-8. */
const textOf = (field: Buffer): string =>
  field
    .toString('utf8')
    .replace(/[\u0000-\u001f\u007f]/g, '')
    .trim();

const pinState = (flags: number): TokenState['pin'] => {
  if ((flags & tokenFlag.USER_PIN_LOCKED) !== 0) return 'locked';
  return (flags & tokenFlag.USER_PIN_FINAL_TRY) === 0 ? 'ready' : 'lastTry';
};

const stateOf = ({ label, serial, flags }: TokenInfo): TokenState => ({
  serial: textOf(serial),
  label: textOf(label) || textOf(serial),
  pin: pinState(flags),
});

/** Tokens without a serial number cannot be told apart, and blank ones hold nothing. */
const isUsable = ({ info }: Found): boolean =>
  textOf(info.serial) !== '' && (info.flags & tokenFlag.TOKEN_INITIALIZED) !== 0;

const findIn = async (cryptoki: Cryptoki): Promise<readonly Found[]> => {
  const found: Found[] = [];
  for (const slot of await cryptoki.slots()) {
    // One that is pulled while it is being read is not in.
    const info = await cryptoki.tokenInfo(slot).catch((caught: unknown) => {
      if (caught instanceof CryptokiError) return null;
      throw caught;
    });
    if (info) found.push({ slot, info });
  }
  return found.filter(isUsable);
};

/** Tries this very PIN: a token that is open already would take any, so it is closed first. */
const logIn = async (cryptoki: Cryptoki, session: Handle, pin: string): Promise<void> => {
  try {
    await cryptoki.login(session, pin);
  } catch (caught) {
    if (!(caught instanceof CryptokiError) || caught.code !== returned.USER_ALREADY_LOGGED_IN) throw caught;
    await cryptoki.logout(session);
    await cryptoki.login(session, pin);
  }
};

/**
 * Tokens behind the module at `path`; without one there are none. The module is loaded when it is first needed and tried
 * again whenever that failed. It is asked one thing after the other: not every vendor's stands more.
 */
export const openTokens = ({
  path,
  log,
  load = openCryptoki,
}: {
  path: string | null;
  log: (line: string) => void;
  load?: (path: string) => Promise<Cryptoki>;
}): Tokens => {
  const turns = createTurns();
  const inTurn = <T>(work: () => Promise<T>) => turns('module', work);
  let loaded: Cryptoki | null = null;
  /** A token has one login, which everybody who opened it shares. */
  const logins = new Set<Login>();

  const unload = async (): Promise<void> => {
    const ending = loaded;
    loaded = null;
    await ending?.finalize().catch((caught: unknown) => log(`tokens: ${String(caught)}`));
  };

  const module = async (): Promise<Cryptoki> => {
    if (path === null) throw new HechaError('TOKEN_MODULE_UNUSABLE', { reason: 'none' });
    loaded ??= await load(path).catch((cause: unknown) => {
      if (cause instanceof HechaError) throw cause;
      throw new HechaError('TOKEN_MODULE_UNUSABLE', { reason: 'initialize' }, { cause });
    });
    return loaded;
  };

  /** Tokens that are in. Some modules see only what was in when they were initialized: that is done anew, while nothing is open. */
  const find = async (wanted: (found: Found) => boolean): Promise<readonly Found[]> => {
    const initialized = loaded !== null;
    const found = await findIn(await module());
    if (!initialized || logins.size > 0 || found.some(wanted)) return found;
    await unload();
    return findIn(await module());
  };

  const bySerial = async (serial: string): Promise<Found> => {
    const wanted = ({ info }: Found) => textOf(info.serial) === serial;
    const found = (await find(wanted)).find(wanted);
    if (!found) throw new HechaError('TOKEN_ABSENT', { serial });
    return found;
  };

  const open = async (serial: string, pin: string): Promise<OpenToken> => {
    const { slot, info } = await bySerial(serial);
    const cryptoki = await module();
    if (pinState(info.flags) === 'locked') throw new HechaError('PIN_LOCKED', { serial });
    const session = await cryptoki.openSession(slot);
    try {
      await logIn(cryptoki, session, pin);
    } catch (caught) {
      const flags = await cryptoki.tokenInfo(slot).then(
        (after) => after.flags,
        () => null,
      );
      await cryptoki.closeSession(session).catch(() => undefined);
      for (const other of logins) if (other.serial === serial) other.ended = true;
      throw loginProblem(caught, serial, flags);
    }
    const login: Login = { serial, ended: false };
    logins.add(login);
    const close = async (): Promise<void> => {
      if (!logins.delete(login)) return;
      login.ended = true;
      const shared = [...logins].some((other) => other.serial === serial);
      // A module that refuses these has lost the token, and the login with it.
      if (!shared) await cryptoki.logout(session).catch(() => undefined);
      await cryptoki.closeSession(session).catch(() => undefined);
    };
    const demandOpen = async (): Promise<void> => {
      if (login.ended) throw new HechaError('SIGNER_LOCKED', { serial });
      // A module may go on answering from memory after the token was pulled.
      if ((await bySerial(serial)).slot !== slot) throw new HechaError('TOKEN_ABSENT', { serial });
    };
    const at = { cryptoki, slot, session, serial, label: stateOf(info).label };
    return createOpenToken(at, { inTurn, demandOpen, close, log });
  };

  return {
    list: async () => {
      if (path === null) return { name: 'none' };
      try {
        const found = await inTurn(() => find(() => true));
        return { name: 'read', tokens: found.map(({ info }) => stateOf(info)) };
      } catch (caught) {
        const problem = caught instanceof CryptokiError ? tokenProblem(caught, '') : ensureHechaError(caught);
        log(`tokens: ${problem.code} ${problem.cause instanceof Error ? problem.cause.message : ''}`);
        return { name: 'failed', problem: { code: problem.code, detail: problem.detail } };
      }
    },
    open: (serial, pin) =>
      inTurn(() =>
        open(serial, pin).catch((caught: unknown) => {
          throw tokenProblem(caught, serial);
        }),
      ),
    close: () => inTurn(unload),
  };
};
