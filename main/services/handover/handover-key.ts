import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { AgeRecipient } from '../../../shared/domain/identifiers.ts';
import { keepFile, readKeptFile } from '../kept-file.ts';
import type { Ports } from '../ports.ts';

/** The key that handovers to this laptop are encrypted to. It rests wrapped by the host's vault, as the device key does. */
export type HandoverKey = { readonly identity: string; readonly recipient: AgeRecipient };

/** Reads the key of a data folder, or makes it the first time. */
export const openHandoverKey = async ({
  dataFolder,
  vault,
}: Pick<Ports, 'dataFolder' | 'vault'>): Promise<HandoverKey> => {
  const path = join(dataFolder, 'handover.key');
  const wrapped = await readKeptFile(path);
  const identity = wrapped
    ? new TextDecoder().decode(await vault.reveal(wrapped))
    : await generateX25519Identity();
  if (!wrapped) await keepFile(path, await vault.protect(new TextEncoder().encode(identity)));
  return { identity, recipient: await identityToRecipient(identity) };
};
