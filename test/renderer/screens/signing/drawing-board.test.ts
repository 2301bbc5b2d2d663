import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addStroke,
  drawingOf,
  extendStroke,
  isBlank,
  pathOf,
  startStroke,
  type Stroke,
} from '../../../../renderer/screens/signing/drawing-board.ts';
import { lowerPen, movePen, restingPen } from '../../../../renderer/screens/signing/keyboard-pen.ts';
import { Drawing } from '../../../../shared/domain/journal.ts';

const point = fc.tuple(
  fc.double({ min: -500, max: 1500, noNaN: true }),
  fc.double({ min: -500, max: 1500, noNaN: true }),
);

describe('the signature pad', () => {
  it('makes a drawing that the journal accepts of whatever a hand does', () => {
    fc.assert(
      fc.property(fc.array(fc.array(point, { minLength: 1, maxLength: 60 }), { minLength: 1 }), (moves) => {
        const strokes = moves.reduce<readonly Stroke[]>((drawn, [first, ...rest]) => {
          const start = startStroke(...(first ?? [0, 0]));
          return addStroke(
            drawn,
            rest.reduce<Stroke>((stroke, [x, y]) => extendStroke(stroke, x, y), start),
          );
        }, []);
        expect(Drawing.safeParse(drawingOf(strokes)).success).toBe(true);
      }),
    );
  });

  it('never grows beyond what a drawing may hold', () => {
    let stroke = startStroke(0, 0);
    for (let at = 0; at < 5000; at += 1) stroke = extendStroke(stroke, (at * 37) % 680, (at * 91) % 290);
    let strokes: readonly Stroke[] = [];
    for (let at = 0; at < 500; at += 1) strokes = addStroke(strokes, stroke);
    expect(Drawing.safeParse(drawingOf(strokes)).success).toBe(true);
  });

  it('is blank until there is a line: dots are no name', () => {
    expect(isBlank([])).toBe(true);
    expect(isBlank([startStroke(1, 1), startStroke(9, 9)])).toBe(true);
    expect(isBlank([extendStroke(startStroke(1, 1), 40, 40)])).toBe(false);
  });

  it('draws a dot as a line of no length', () => {
    expect(pathOf([5, 6])).toBe('M5 6L5 6');
    expect(pathOf([5, 6, 7, 8])).toBe('M5 6L7 8');
  });

  it('writes by keys only while the pen is down', () => {
    const moved = movePen(restingPen, [], 'ArrowRight', false);
    expect(moved?.strokes).toEqual([]);
    const lowered = lowerPen(moved?.pen ?? restingPen, []);
    const drawn = movePen(lowered.pen, lowered.strokes, 'ArrowDown', false);
    expect(drawn?.strokes).toEqual([[98, 150, 98, 158]]);
    expect(movePen(restingPen, [], 'a', false)).toBeNull();
  });
});
