import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDay, readTime } from '../../../renderer/parts/read-day.ts';

const two = (value: number) => String(value).padStart(2, '0');

describe('a typed day', () => {
  it('is read in every usual form and written YYYY-MM-DD', () => {
    for (const typed of [
      '2026-11-23',
      '20261123',
      '2026/11/23',
      '2026.11.23',
      '2026 11 23',
      ' 2026年11月23日 ',
      '２０２６－１１－２３',
      '２０２６１１２３',
    ])
      expect(readDay(typed), typed).toBe('2026-11-23');
    expect(readDay('2026/1/5')).toBe('2026-01-05');
    expect(readDay('2026年1月5日')).toBe('2026-01-05');
  });

  it('is not guessed when the calendar has no such day or the year is missing', () => {
    for (const typed of ['', '2026-02-30', '20261301', '11-23', '23/11/2026', '2026-11', '明天', '2026112'])
      expect(readDay(typed), typed).toBeNull();
  });

  it('reads back whatever it has written', () => {
    const days = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(readDay(day)).toBe(day);
        expect(readDay(day.replaceAll('-', ''))).toBe(day);
      }),
    );
  });
});

describe('a typed time of day', () => {
  it('is read in every usual form and written HH:MM', () => {
    for (const typed of ['09:30', '9:30', '0930', '930', '９：３０', '9点30分', '9.30'])
      expect(readTime(typed), typed).toBe('09:30');
  });

  it('is not guessed when no clock shows it', () => {
    for (const typed of ['', '24:00', '9:60', '9', '9:3', 'noon']) expect(readTime(typed), typed).toBeNull();
  });

  it('reads back whatever it has written', () => {
    fc.assert(
      fc.property(fc.nat(23), fc.nat(59), (hours, minutes) => {
        expect(readTime(`${hours}:${two(minutes)}`)).toBe(`${two(hours)}:${two(minutes)}`);
      }),
    );
  });
});
