import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  instantAt,
  localDay,
  localTime,
  sayMoment,
} from '../../../../renderer/screens/pieces/day.ts';

const day = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2090-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('days', () => {
  it('counts as many days back as it went forward', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });

  it('keeps to the last day of a shorter month', () => {
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(addMonths('2027-08-31', 6)).toBe('2028-02-29');
    expect(addMonths('2026-11-23', 6)).toBe('2027-05-23');
  });

  it('reads back the day and time that an instant was made of', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        (at, hour, minute) => {
          const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
          const instant = instantAt(at, time);
          const date = new Date(instant ?? '');
          // A time that summer time leaves out is moved by the clock itself.
          fc.pre(date.getHours() === hour);
          expect([localDay(date), localTime(date)]).toEqual([at, time]);
        },
      ),
    );
  });

  it('makes no instant of what is no day or no time', () => {
    expect(instantAt('', '09:00')).toBeNull();
    expect(instantAt('2026-13-45', '09:00')).toBeNull();
    expect(instantAt('2026-11-23', '')).toBeNull();
  });

  it('says only the time of today, and the year only of another year', () => {
    const now = new Date(2026, 10, 23, 15, 0);
    expect(sayMoment(new Date(2026, 10, 23, 9, 5).toISOString(), now)).toBe('09:05');
    expect(sayMoment(new Date(2026, 9, 3, 9, 5).toISOString(), now)).toBe('10-03 09:05');
    expect(sayMoment(new Date(2025, 9, 3, 9, 5).toISOString(), now)).toBe('2025-10-03 09:05');
  });
});
