import type { Instant } from '../../../shared/domain/identifiers.ts';

/** A certificate is renewed in good time when fewer days than this are left. */
export const renewWithinDays = 60;

/** Whole days until a certificate ends, rounded down; negative when it has ended. */
export const daysLeft = (notAfter: Instant, now: Date): number =>
  Math.floor((Date.parse(notAfter) - now.getTime()) / 86_400_000);
