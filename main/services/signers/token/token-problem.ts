import { ensureHechaError, HechaError } from '../../../../shared/errors.ts';
import { returned, tokenFlag } from './codes.ts';
import { CryptokiError } from './cryptoki.ts';

const gone: ReadonlySet<number> = new Set([
  returned.TOKEN_NOT_PRESENT,
  returned.TOKEN_NOT_RECOGNIZED,
  returned.DEVICE_REMOVED,
  returned.SLOT_ID_INVALID,
  returned.SESSION_CLOSED,
  returned.SESSION_HANDLE_INVALID,
]);
const keyGone: ReadonlySet<number> = new Set([returned.KEY_HANDLE_INVALID, returned.OBJECT_HANDLE_INVALID]);
const wrongPin: ReadonlySet<number> = new Set([
  returned.PIN_INCORRECT,
  returned.PIN_INVALID,
  returned.PIN_LEN_RANGE,
]);
const noPin: ReadonlySet<number> = new Set([returned.PIN_EXPIRED, returned.USER_PIN_NOT_INITIALIZED]);

/** What the page is told when the token with this serial number did not do what was asked; its code and detail. */
export const tokenProblem = (caught: unknown, serial: string): HechaError => {
  if (!(caught instanceof CryptokiError)) return ensureHechaError(caught);
  const because = { cause: caught };
  if (gone.has(caught.code)) return new HechaError('TOKEN_ABSENT', { serial }, because);
  if (keyGone.has(caught.code)) return new HechaError('TOKEN_KEY_MISSING', { serial }, because);
  if (caught.code === returned.PIN_LOCKED) return new HechaError('PIN_LOCKED', { serial }, because);
  if (caught.code === returned.USER_NOT_LOGGED_IN)
    return new HechaError('SIGNER_LOCKED', { serial }, because);
  if (noPin.has(caught.code)) return new HechaError('TOKEN_UNFIT', { serial, reason: 'pin' }, because);
  return new HechaError('TOKEN_FAILED', { serial, reason: caught.message }, because);
};

/**
 * What a refused login means. PKCS#11 does not count aloud: it only says whether one try is left, or none.
 * `flags` are the token's after the refusal; null when they could not be read.
 */
export const loginProblem = (caught: unknown, serial: string, flags: number | null): HechaError => {
  if (!(caught instanceof CryptokiError) || !wrongPin.has(caught.code)) return tokenProblem(caught, serial);
  const says = (flag: number) => flags !== null && (flags & flag) !== 0;
  const because = { cause: caught };
  if (says(tokenFlag.USER_PIN_LOCKED)) return new HechaError('PIN_LOCKED', { serial }, because);
  if (says(tokenFlag.USER_PIN_FINAL_TRY)) return new HechaError('PIN_LAST_TRY', { serial }, because);
  return new HechaError('PIN_WRONG', { serial }, because);
};
