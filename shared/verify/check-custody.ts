import type { Id } from '../domain/identifiers.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { fromBase64Url } from '../exchange/base64.ts';
import { type HandoverStatement, handoverStatementsOf } from '../exchange/handover.ts';
import { ed25519Spki } from '../pki/ed25519.ts';
import type { Check } from '../report/check-record.ts';
import type { EmbeddedRecord } from '../report/record.ts';
import { isSignedBy } from './is-signed-by.ts';
import type { Trust } from './trust.ts';
import { type DeviceTrust, vouchDevice } from './vouch-device.ts';

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

/** Where lists of devices were given: the first laptop whose key they do not know as its own. */
const unlisted = async (
  journal: readonly JournalEntry[],
  devices: DeviceTrust,
): Promise<HandoverStatement | null> => {
  for (const statement of handoverStatementsOf(journal)) {
    const voucher = await vouchDevice(statement.publicKey, devices);
    if (voucher.state !== 'listed' || voucher.deviceId !== statement.deviceId) return statement;
  }
  return null;
};

/** Did both laptops sign every change of hands? Nothing is said of a record that one laptop had from first to last. */
export const checkCustody = async (
  { journal, device }: Pick<EmbeddedRecord, 'journal' | 'device'>,
  { devices }: Pick<Trust, 'devices'>,
): Promise<Check[]> => {
  const laptops = new Set(handoverStatementsOf(journal).map(({ deviceId }) => deviceId));
  if (laptops.size === 0) return [];
  const printer = new Map(device ? [[device.deviceId, device.publicKey]] : []);
  const unproven = await unprovenHandover(journal, printer);
  const unknown = devices ? await unlisted(journal, devices) : null;
  const detail = unproven
    ? `entry ${unproven.seq}: not signed by ${unproven.deviceId}`
    : unknown
      ? `entry ${unknown.seq}: headquarters does not list this key as that of ${unknown.deviceId}`
      : `${[...laptops].join(', ')}: both signed each handover`;
  return [{ name: 'custody', ok: !unproven && !unknown, detail }];
};
