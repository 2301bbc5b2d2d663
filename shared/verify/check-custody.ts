import type { Id } from '../domain/identifiers.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { fromBase64Url } from '../exchange/base64.ts';
import { type HandoverStatement, handoverStatementsOf } from '../exchange/handover.ts';
import { ed25519Spki } from '../pki/ed25519.ts';
import { isSignedBy } from './is-signed-by.ts';

/** Is the canonical form of `body` signed by this raw Ed25519 key, base64url? False also for a text that is no key. */
export const isSignedByRaw = async (
  publicKey: string,
  signed: { readonly body: object; readonly signature: string },
): Promise<boolean> => {
  const raw = fromBase64Url(publicKey);
  return raw !== null && (await isSignedBy(ed25519Spki(raw), signed));
};

/**
 * The first change of hands that the laptops named in it did not both sign, or where one laptop is said to have two
 * keys; null where each holds. `known` are keys of laptops that are known otherwise.
 */
export const unprovenHandover = async (
  journal: readonly JournalEntry[],
  known: ReadonlyMap<Id, string> = new Map(),
): Promise<HandoverStatement | null> => {
  const keys = new Map(known);
  for (const statement of handoverStatementsOf(journal)) {
    const { deviceId, publicKey } = statement;
    if ((keys.get(deviceId) ?? publicKey) !== publicKey || !(await isSignedByRaw(publicKey, statement)))
      return statement;
    keys.set(deviceId, publicKey);
  }
  return null;
};
