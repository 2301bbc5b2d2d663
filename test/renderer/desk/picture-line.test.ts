import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureLine, setInRows } from '../../../renderer/desk/picture-line.ts';

const place = { reportNumber: 'GX-2026-000123', clause: '2.3', place: '监利 3 号车间' };
const original = 'ab'.repeat(32);
const takenAt = '2026-11-23T10:04:05.123+08:00';

describe('the line below a picture', () => {
  it('says when, how, for what, where, and which original', () => {
    expect(pictureLine(place, { origin: 'camera', takenAt }, null, original)).toEqual([
      '拍摄 Taken 2026-11-23 10:04:05 +08:00',
      'GX-2026-000123',
      '条款 Clause 2.3',
      '监利 3 号车间',
      'SHA-256 abababababab',
    ]);
  });

  it('claims no place for a picture from elsewhere, unless the picture does', () => {
    const imported = { origin: 'file', takenAt: '2026-11-23T02:04:05Z' } as const;
    expect(pictureLine(place, imported, null, original)).toEqual([
      '导入 Imported 2026-11-23 02:04:05 UTC',
      'GX-2026-000123',
      '条款 Clause 2.3',
      'SHA-256 abababababab',
    ]);
    const camera = {
      make: null,
      model: null,
      software: null,
      orientation: null,
      position: { latitude: 29.846123, longitude: 112.9 },
    };
    expect(pictureLine(place, imported, camera, original)[3]).toBe('29.84612, 112.90000');
  });

  it('is set in rows that fit, and loses no piece', () => {
    const measure = (text: string) => [...text].length;
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 2, max: 60 }),
        (pieces, width) => {
          const rows = setInRows(pieces, width, measure);
          for (const row of rows) expect(measure(row)).toBeLessThanOrEqual(width);
          const kept = pieces.filter((piece) => measure(piece) <= width);
          for (const piece of kept) expect(rows.some((row) => row.includes(piece))).toBe(true);
        },
      ),
    );
  });
});
