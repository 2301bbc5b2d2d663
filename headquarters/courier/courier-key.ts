import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { AgeRecipient } from '../../shared/domain/identifiers.ts';
import { readIfThere, writeDurably } from '../store/durable-file.ts';

/** The key that bundles brought by hand are encrypted to; laptops pin its recipient when they enrol. */
export type CourierKey = { readonly identity: string; readonly recipient: AgeRecipient };

/** Reads the key of a data folder, or makes it at the first start (file mode 0600): an identity file of the age tool. */
export const openCourierKey = async (dataFolder: string): Promise<CourierKey> => {
  const path = join(dataFolder, 'keys', 'courier-key.txt');
  const stored = await readIfThere(path);
  const identity = stored?.trim() ?? (await generateX25519Identity());
  if (stored === null) await writeDurably(path, Buffer.from(`${identity}\n`), 0o600);
  return { identity, recipient: await identityToRecipient(identity) };
};
