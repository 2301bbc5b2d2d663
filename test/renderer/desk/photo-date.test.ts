import { describe, expect, it } from 'vitest';
import { photoDate } from '../../../renderer/desk/photo-date.ts';

describe('the date of a photo', () => {
  it('keeps the offset that the camera wrote', () => {
    expect(photoDate('2026:11:23 10:04:05', '+08:00')).toBe('2026-11-23T10:04:05+08:00');
  });

  it('is local time where the camera wrote no offset', () => {
    const date = photoDate('2026:11:23 10:04:05', undefined);
    expect(new Date(date ?? '').getTime()).toBe(new Date('2026-11-23T10:04:05').getTime());
  });

  it.each([
    ['0000:00:00 00:00:00'],
    ['2026:13:45 10:00:00'],
    ['2026:02:30 10:00:00'],
    ['1980:01:01 00:00:00'],
    [''],
    [undefined],
    [42],
  ])('is unknown for %s', (raw) => {
    expect(photoDate(raw, '+08:00')).toBeNull();
    expect(photoDate(raw, undefined)).toBeNull();
  });
});
