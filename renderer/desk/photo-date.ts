import { instantOf } from '../host/clock.ts';

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * The moment that a picture's EXIF names, as an instant, or null when it names none that makes sense.
 * EXIF writes `2026:11:23 10:04:05` without a zone; where no offset tag follows, this machine's zone is meant.
 */
export const photoDate = (raw: unknown, offset: unknown): string | null => {
  if (typeof raw !== 'string') return null;
  const parts = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})/.exec(raw);
  if (!parts) return null;
  const [, year = '', month = '', day = '', time = ''] = parts;
  const local = `${year}-${month}-${day}T${time}`;
  const zone = typeof offset === 'string' && /^[+-]\d{2}:\d{2}$/.test(offset) ? offset : '';
  const date = new Date(local + zone);
  // A camera whose battery was out says 1980 or less; the thirtieth of February is no day at all.
  if (Number.isNaN(date.getTime()) || Number(year) < 1990) return null;
  if (Number(day) > daysIn(Number(year), Number(month))) return null;
  return zone ? local + zone : instantOf(date);
};
