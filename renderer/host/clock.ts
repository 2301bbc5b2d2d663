import type { Instant } from '../../shared/domain/identifiers.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment as ISO 8601 with this machine's offset, so that the local time of the visit can be read from it. */
export const instantOf = (date: Date): Instant => {
  const minutes = -date.getTimezoneOffset();
  const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, -1);
  const size = Math.abs(minutes);
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
};

/** The laptop's clock. It may be wrong or jump: `seq` orders the journal, not this. */
export const now = (): Instant => instantOf(new Date());
