import type { Id, Instant } from '../../../shared/domain/identifiers.ts';

/** What a file that is carried by hand is called: which laptop made it, and when, to the second. */
export const bundleName = (deviceId: Id, at: Instant, suffix: string): string =>
  `hecha-${deviceId}-${at.slice(0, 19).replace(/[^0-9T]/g, '')}${suffix}`;
