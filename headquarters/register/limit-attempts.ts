import { HechaError } from '../../shared/errors.ts';

export type AttemptLimit = {
  /** @throws HechaError `HQ_REFUSED` while an address has failed too often. */
  readonly check: (address: string) => void;
  readonly count: (address: string) => void;
};

/** Bounds guessing: at most `most` failed attempts per address in `windowSeconds`. Kept in memory only. */
export const limitAttempts = (now: () => string, most: number, windowSeconds: number): AttemptLimit => {
  const failures = new Map<string, { from: number; count: number }>();
  const current = (address: string) => {
    const at = Date.parse(now()) / 1000;
    const found = failures.get(address);
    if (found && at - found.from < windowSeconds) return { at, entry: found };
    // A new window; forgetting the old ones here keeps the map as small as the last window.
    for (const [key, { from }] of failures) if (at - from >= windowSeconds) failures.delete(key);
    return { at, entry: { from: at, count: 0 } };
  };
  return {
    check: (address) => {
      const { at, entry } = current(address);
      if (entry.count >= most)
        throw new HechaError('HQ_REFUSED', {
          reason: 'tooManyAttempts',
          retryAfterSeconds: Math.ceil(entry.from + windowSeconds - at),
        });
    },
    count: (address) => {
      const { entry } = current(address);
      failures.set(address, { ...entry, count: entry.count + 1 });
    },
  };
};
