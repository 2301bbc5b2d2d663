import type { Instant } from '../../../shared/domain/identifiers.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** Local time of day, `14:32`. */
export const timeOf = (at: Instant): string => {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
};
