import { z } from 'zod';
import { Base64Url } from '../../shared/domain/identifiers.ts';
import { fromBase64Url, toBase64Url } from '../../shared/exchange/base64.ts';
import { DeviceList } from '../../shared/exchange/device-list.ts';
import { provenLists } from '../../shared/verify/vouch-device.ts';
import { type Given, nothingGiven } from './read-given.ts';

const place = 'hecha-verify';
const most = 8;

/** What the page keeps in the browser: headquarters' newest lists of laptops, and the keys that sign them. Nothing of reports. */
const Remembered = z.strictObject({
  lists: z.array(DeviceList).max(most),
  keys: z.array(Base64Url).max(most),
});

/** What was remembered; nothing where the browser keeps nothing, or something else lies there. */
export const recall = (): Given => {
  try {
    const { lists, keys } = Remembered.parse(JSON.parse(localStorage.getItem(place) ?? ''));
    return {
      ...nothingGiven,
      lists,
      keys: keys.flatMap((key) => {
        const der = fromBase64Url(key);
        return der ? [der] : [];
      }),
    };
  } catch {
    return nothingGiven;
  }
};

/** Keeps the newest list of each key that is proven, and the keys that were given. */
export const remember = async ({ lists, keys }: Given): Promise<void> => {
  // A key without a list is of receipts alone, and is asked for with each.
  const proven = await provenLists({ lists, keys });
  if (proven.length === 0) return;
  const newest = proven.filter(
    ({ body }, index) => proven.findIndex((other) => other.body.keyId === body.keyId) === index,
  );
  try {
    const kept = {
      lists: newest.slice(0, most),
      keys: [...new Set(keys.map(toBase64Url))].slice(-most),
    };
    localStorage.setItem(place, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing: the files are given again next time.
  }
};

export const forget = (): void => {
  try {
    localStorage.removeItem(place);
  } catch {
    // Nothing was kept.
  }
};
