import type { Base64Url, Id, Instant } from '../domain/identifiers.ts';
import type { DeviceList } from '../exchange/device-list.ts';
import { isSignedBy } from './is-signed-by.ts';

/** What was given to tell whose a device key is: headquarters' lists, and the keys that sign them (SPKI, DER). */
export type DeviceTrust = {
  readonly lists: readonly DeviceList[];
  readonly keys: readonly Uint8Array<ArrayBuffer>[];
};

/** What headquarters says of a device key. */
export type Voucher =
  /** No list was given. */
  | { readonly state: 'none' }
  /** Lists were given, and no key among those given signs one. */
  | { readonly state: 'unproven' }
  /** The newest list that holds does not know the key. */
  | { readonly state: 'absent'; readonly authority: string; readonly at: Instant }
  | {
      readonly state: 'listed';
      readonly authority: string;
      readonly at: Instant;
      readonly deviceId: Id;
      readonly revokedAt: Instant | null;
    };

const isProven = async (list: DeviceList, keys: DeviceTrust['keys']): Promise<boolean> => {
  for (const key of keys) if (await isSignedBy(key, list)) return true;
  return false;
};

/** The lists that one of the keys signs, newest first. */
export const provenLists = async ({ lists, keys }: DeviceTrust): Promise<readonly DeviceList[]> => {
  const proven: DeviceList[] = [];
  for (const list of lists) if (await isProven(list, keys)) proven.push(list);
  return proven.sort((a, b) => Date.parse(b.body.at) - Date.parse(a.body.at));
};

/** Looks a device key up in the lists that are proven. A newer list wins over an older one. */
export const vouchDevice = async (publicKey: Base64Url, trust: DeviceTrust): Promise<Voucher> => {
  if (trust.lists.length === 0) return { state: 'none' };
  const newestFirst = (await provenLists(trust)).map(({ body }) => body);
  for (const { devices, authority, at } of newestFirst) {
    const found = devices.find((device) => device.publicKey === publicKey);
    if (found)
      return { state: 'listed', authority, at, deviceId: found.deviceId, revokedAt: found.revokedAt };
  }
  const [newest] = newestFirst;
  return newest ? { state: 'absent', authority: newest.authority, at: newest.at } : { state: 'unproven' };
};
