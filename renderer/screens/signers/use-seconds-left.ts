import { useEffect, useState } from 'react';
import type { Instant } from '../../../shared/domain/identifiers.ts';

const secondsUntil = (until: Instant | null): number =>
  until === null ? 0 : Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1000));

/** Whole seconds of this machine's clock until an instant, counted down; 0 when there is nothing to wait for. */
export const useSecondsLeft = (until: Instant | null): number => {
  const [, tick] = useState(0);
  const left = secondsUntil(until);
  const waiting = left > 0;
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setInterval(() => tick((count) => count + 1), 500);
    return () => clearInterval(timer);
  }, [waiting]);
  return left;
};
