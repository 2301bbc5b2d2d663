import type { Services } from '../../../shared/contract/contract.ts';
import type { Id } from '../../../shared/domain/identifiers.ts';
import type { Vault } from './vault.ts';

type VaultServices = Pick<
  Services,
  | 'vault.append'
  | 'vault.heads'
  | 'vault.read'
  | 'vault.putBlob'
  | 'vault.readBlob'
  | 'vault.missingBlobs'
  | 'vault.notices'
>;

/** What the page may ask of the second copy. `onSealed` hears of an inspection once its seal is durable. */
export const createVaultServices = (vault: Vault, onSealed: (inspectionId: Id) => void): VaultServices => ({
  'vault.append': async ({ entries }) => {
    const head = await vault.append(entries);
    if (entries.some(({ event }) => event.type === 'inspection.sealed')) onSealed(head.inspectionId);
    return head;
  },
  'vault.heads': () => Promise.resolve({ heads: [...vault.heads()] }),
  'vault.read': async ({ inspectionId, afterSeq, limit }) => {
    const entries = await vault.readJournal(inspectionId, { afterSeq, limit });
    return { entries, head: vault.head(inspectionId) };
  },
  'vault.putBlob': async ({ digest, bytes }) => {
    await vault.putBlob(digest, bytes, 'evidence');
    return { digest };
  },
  'vault.readBlob': async ({ digest }) => ({ bytes: await vault.readBlob(digest) }),
  'vault.missingBlobs': async ({ digests }) => {
    const there = await Promise.all(digests.map(vault.hasBlob));
    return { missing: digests.filter((_digest, index) => !there[index]) };
  },
  'vault.notices': () => Promise.resolve({ notices: [...vault.notices()] }),
});
