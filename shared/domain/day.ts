import { Day, type Instant } from './identifiers.ts';

/** Is this text a calendar day, YYYY-MM-DD? */
export const isDay = (text: string): boolean => Day.safeParse(text).success;

/** The calendar day of an instant where it was written down: its own offset counts, not the reader's. */
export const dayOf = (instant: Instant): Day => instant.slice(0, 10);

/** The calendar day so many days later, or earlier for a negative number. */
export const dayPlus = (day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** The calendar day in China at an instant. */
export const chinaDay = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
