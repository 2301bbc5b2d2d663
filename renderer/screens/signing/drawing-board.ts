import type { Drawing } from '../../../shared/domain/journal.ts';

/** Size of the pad in its own units; a drawing is whole units of it, whatever the screen's scale. */
export const padWidth = 680;
export const padHeight = 290;

const maxStrokes = 400;
const maxNumbers = 4000;

export type Stroke = readonly number[];

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, Math.round(value)));

/** A new stroke that begins here; a tap alone is a dot. */
export const startStroke = (x: number, y: number): Stroke => [clamp(x, padWidth), clamp(y, padHeight)];

/** The stroke led on to a point. Points closer than two units add nothing that an eye can see, and are left out. */
export const extendStroke = (stroke: Stroke, x: number, y: number): Stroke => {
  const toX = clamp(x, padWidth);
  const toY = clamp(y, padHeight);
  const fromX = stroke[stroke.length - 2] ?? toX;
  const fromY = stroke[stroke.length - 1] ?? toY;
  const near = (toX - fromX) ** 2 + (toY - fromY) ** 2 < 4;
  return near || stroke.length >= maxNumbers ? stroke : [...stroke, toX, toY];
};

/** The strokes with one more; beyond what a drawing may hold nothing is added. */
export const addStroke = (strokes: readonly Stroke[], stroke: Stroke): readonly Stroke[] =>
  strokes.length >= maxStrokes ? strokes : [...strokes, stroke];

/** True while nothing was drawn that could be a name: a few dots are not. */
export const isBlank = (strokes: readonly Stroke[]): boolean => !strokes.some((stroke) => stroke.length >= 4);

export const drawingOf = (strokes: readonly Stroke[]): Drawing => ({
  width: padWidth,
  height: padHeight,
  strokes: strokes.map((stroke) => [...stroke]),
});

/** A stroke as an SVG path; a dot becomes a line of no length, which round caps show. */
export const pathOf = (stroke: Stroke): string => {
  const points: string[] = [];
  for (let at = 0; at + 1 < stroke.length; at += 2) points.push(`${stroke[at]} ${stroke[at + 1]}`);
  return points.length === 1 ? `M${points[0]}L${points[0]}` : `M${points.join('L')}`;
};
