import { addStroke, extendStroke, padHeight, padWidth, startStroke, type Stroke } from './drawing-board.ts';

/** A pen moved by arrow keys; the space bar holds it down. */
export type KeyboardPen = { readonly x: number; readonly y: number; readonly down: boolean };

export const restingPen: KeyboardPen = { x: 90, y: 150, down: false };

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Units per key press; `fine` is for small corrections. */
const step = { coarse: 8, fine: 2 } as const;

export type PenMove = { readonly pen: KeyboardPen; readonly strokes: readonly Stroke[] };

/** The pen after a direction key, drawing when it is down; null for any other key. */
export const movePen = (
  pen: KeyboardPen,
  strokes: readonly Stroke[],
  key: string,
  fine: boolean,
): PenMove | null => {
  const direction = directions[key];
  if (!direction) return null;
  const size = fine ? step.fine : step.coarse;
  const x = Math.max(0, Math.min(padWidth, pen.x + direction[0] * size));
  const y = Math.max(0, Math.min(padHeight, pen.y + direction[1] * size));
  const last = strokes[strokes.length - 1];
  return {
    pen: { ...pen, x, y },
    strokes: pen.down && last ? [...strokes.slice(0, -1), extendStroke(last, x, y)] : strokes,
  };
};

/** The pen set down where it is: a new stroke begins. */
export const lowerPen = (pen: KeyboardPen, strokes: readonly Stroke[]): PenMove =>
  pen.down
    ? { pen, strokes }
    : { pen: { ...pen, down: true }, strokes: addStroke(strokes, startStroke(pen.x, pen.y)) };
