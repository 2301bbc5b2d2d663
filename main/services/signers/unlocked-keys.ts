import type { Id, Instant } from '../../../shared/domain/identifiers.ts';
import type { OpenKey } from './kept-key.ts';

/** An unlocked key is forgotten when it was not used for this long. */
const idleMs = 10 * 60_000;

/** Keys between an unlock and ten minutes without use. */
export const createUnlockedKeys = (now: () => number) => {
  const unlocked = new Map<Id, { readonly key: OpenKey; usedAt: number }>();

  const forget = async (ids: readonly Id[]): Promise<void> => {
    const keys = ids.flatMap((id) => unlocked.get(id)?.key ?? []);
    for (const id of ids) unlocked.delete(id);
    await Promise.all(keys.map(({ close }) => close()));
  };

  return {
    keep: async (id: Id, key: OpenKey): Promise<void> => {
      await forget([id]);
      unlocked.set(id, { key, usedAt: now() });
    },
    /** When it will be forgotten; null where there is no key. */
    until: (id: Id): Instant | null => {
      const found = unlocked.get(id);
      return found ? new Date(found.usedAt + idleMs).toISOString() : null;
    },
    /** The key, used now. */
    use: (id: Id): OpenKey | null => {
      const found = unlocked.get(id);
      if (!found) return null;
      found.usedAt = now();
      return found.key;
    },
    forget: (id: Id) => forget([id]),
    forgetIdle: () =>
      forget([...unlocked].flatMap(([id, { usedAt }]) => (now() - usedAt > idleMs ? [id] : []))),
    forgetAll: () => forget([...unlocked.keys()]),
  };
};
