import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  between,
  inTheMiddle,
  moved,
  resized,
} from '../../../../renderer/screens/checklist/evidence/regions.ts';

const bounds = fc.record({
  width: fc.integer({ min: 1, max: 4000 }),
  height: fc.integer({ min: 1, max: 4000 }),
});
const point = fc.record({
  x: fc.integer({ min: -9000, max: 9000 }),
  y: fc.integer({ min: -9000, max: 9000 }),
});

it('lies inside the picture and covers something, however it was drawn, moved and resized', () => {
  fc.assert(
    fc.property(
      bounds,
      point,
      point,
      fc.array(fc.tuple(fc.boolean(), point), { maxLength: 6 }),
      (size, a, b, steps) => {
        const drawn = [between(a, b, size), inTheMiddle(size)];
        for (const first of drawn) {
          const all = steps.reduce(
            (regions, [grows, by]) => [
              ...regions,
              (grows ? resized : moved)(regions.at(-1) ?? first, by, size),
            ],
            [first],
          );
          for (const { x, y, width, height } of all) {
            expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
            expect(Math.min(width, height)).toBeGreaterThanOrEqual(1);
            expect(x + width).toBeLessThanOrEqual(size.width);
            expect(y + height).toBeLessThanOrEqual(size.height);
          }
        }
      },
    ),
  );
});

it('is the rectangle between two corners, whichever was first', () => {
  const size = { width: 100, height: 50 };
  expect(between({ x: 30, y: 40 }, { x: 10, y: 5 }, size)).toEqual({ x: 10, y: 5, width: 20, height: 35 });
  expect(between({ x: -5, y: 5 }, { x: 500, y: 500 }, size)).toEqual({ x: 0, y: 5, width: 100, height: 45 });
});
