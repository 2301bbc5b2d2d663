import type { Day, Instant } from '../../../shared/domain/identifiers.ts';
import type { Language } from '../../../shared/domain/words.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** The calendar day of this machine's clock, YYYY-MM-DD. */
export const localDay = (date: Date): Day =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

/** The time of day of this machine's clock, HH:MM. */
export const localTime = (date: Date): string => `${two(date.getHours())}:${two(date.getMinutes())}`;

const utc = (day: Day): Date => new Date(`${day}T00:00:00Z`);

/** The day `days` later; counts calendar days, so daylight saving does not matter. */
export const addDays = (day: Day, days: number): Day =>
  new Date(utc(day).getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** The same day of the month `months` later; the 31st becomes the month's last day. */
export const addMonths = (day: Day, months: number): Day => {
  const from = utc(day);
  const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(from.getUTCDate(), last));
  return first.toISOString().slice(0, 10);
};

/** Whole days from `from` to `to`, negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((utc(to).getTime() - utc(from).getTime()) / 86_400_000);

/** An instant from a day and a time of day of this machine's clock; null when they are no date. */
export const instantAt = (day: string, time: string): Instant | null => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(time)) return null;
  const date = new Date(`${day}T${time}:00`);
  if (Number.isNaN(date.getTime())) return null;
  const minutes = -date.getTimezoneOffset();
  const size = Math.abs(minutes);
  return `${day}T${time}:00${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
};

/** A moment as people read it: `14:32` today, `11-18 21:16` this year, with the year otherwise. */
export const sayMoment = (instant: Instant, now: Date): string => {
  const date = new Date(instant);
  const day = localDay(date);
  if (day === localDay(now)) return localTime(date);
  return `${date.getFullYear() === now.getFullYear() ? day.slice(5) : day} ${localTime(date)}`;
};

/** Always with the date: `2026-11-23 14:32`. */
export const sayFullMoment = (instant: Instant): string => {
  const date = new Date(instant);
  return `${localDay(date)} ${localTime(date)}`;
};

/** `星期一`, `Monday`. */
export const sayWeekday = (day: Day, language: Language): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'long', timeZone: 'UTC' }).format(
    utc(day),
  );

/** `11 月 23 日`, `23 November`. */
export const sayMonthDay = (day: Day, language: Language): string =>
  language === 'zh'
    ? `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8))} 日`
    : new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(utc(day));
