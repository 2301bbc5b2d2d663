import type { CanvasElement, Content } from 'pdfmake/interfaces.js';
import type { Judged, Mark } from '../../../shared/report/model.ts';
import { black, fittingSize, size, type Style, textWidth, worded } from './layout.ts';

const line = (
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  colour: string,
  lineWidth = 1.1,
): CanvasElement => ({
  type: 'line',
  x1,
  y1,
  x2,
  y2,
  lineWidth,
  lineColor: colour,
  lineCap: 'round',
});

const polyline = (points: readonly (readonly [number, number])[], closePath: boolean): CanvasElement => ({
  type: 'polyline',
  lineWidth: 1,
  lineColor: black,
  lineJoin: 'round',
  closePath,
  points: points.map(([x, y]) => ({ x, y })),
});

/** Shapes on a field of 9 × 9 points. */
const shapes: Record<Mark, readonly CanvasElement[]> = {
  tick: [
    polyline(
      [
        [0.6, 4.8],
        [3.3, 7.6],
        [8.4, 1.6],
      ],
      false,
    ),
  ],
  triangle: [
    polyline(
      [
        [4.5, 0.8],
        [8.6, 8.2],
        [0.4, 8.2],
      ],
      true,
    ),
    line(4.5, 3.4, 4.5, 5.6, black, 0.9),
    line(4.5, 6.9, 4.5, 6.95, black, 1),
  ],
  cross: [line(1.2, 1.2, 7.8, 7.8, black, 1.3), line(7.8, 1.2, 1.2, 7.8, black, 1.3)],
  veto: [line(1.6, 1.6, 7.4, 7.4, '#ffffff', 1.4), line(7.4, 1.6, 1.6, 7.4, '#ffffff', 1.4)],
  dash: [line(1, 4.7, 8, 4.7, black, 1.2)],
  open: [
    {
      type: 'ellipse',
      x: 4.5,
      y: 4.5,
      r1: 3.6,
      r2: 3.6,
      lineWidth: 0.8,
      lineColor: black,
      dash: { length: 1.6 },
    },
  ],
};

/** Drawn at `scale` of 9 points; keeps its own copy, because pdfmake writes into what it is given. */
export const drawMark = (mark: Mark, scale = 1): CanvasElement[] =>
  shapes[mark].map((shape) => {
    const { lineWidth } = shape;
    const scaled =
      shape.type === 'line'
        ? { ...shape, x1: shape.x1 * scale, x2: shape.x2 * scale, y1: shape.y1 * scale, y2: shape.y2 * scale }
        : shape.type === 'polyline'
          ? { ...shape, points: shape.points.map(({ x, y }) => ({ x: x * scale, y: y * scale })) }
          : shape.type === 'ellipse'
            ? {
                ...shape,
                x: shape.x * scale,
                y: shape.y * scale,
                r1: (shape.r1 ?? 0) * scale,
                r2: (shape.r2 ?? 0) * scale,
              }
            : { ...shape };
    return { ...scaled, lineWidth: (lineWidth ?? 1) * scale };
  });

const bold: ReadonlySet<Mark> = new Set(['triangle', 'cross', 'veto']);

/**
 * A verdict: drawn mark and word. What does not conform is bold; a failed veto clause stands white on black.
 * @param width that the cell offers, in points
 * @param largest size of the word in points; smaller where a word would have to be broken
 */
export const verdictBox = (
  { mark, words }: Judged,
  width: number,
  largest: number = size.body,
  style: Style = {},
): Content => {
  const around = mark === 'veto' ? 9 : 0;
  const sizes = [largest, size.table, size.small].filter((one) => one <= largest);
  const fontSize = fittingSize(words.main, width - around - 13, sizes);
  const scale = fontSize / size.body;
  const room = width - (around + 13) * scale;
  const word = Math.max(textWidth(words.main, fontSize), textWidth(words.sub ?? '', size.small));
  const colour = mark === 'veto' ? '#ffffff' : black;
  const row: Content = {
    columns: [
      { width: 9 * scale, canvas: drawMark(mark, scale), margin: [0, fontSize * 0.26, 0, 0] },
      {
        // The black box is as wide as its word.
        width: mark === 'veto' && word < room ? 'auto' : room,
        ...worded(words, { fontSize, bold: bold.has(mark), color: colour, ...style }),
      },
    ],
    columnGap: 4 * scale,
  };
  if (mark !== 'veto') return row;
  return {
    table: { widths: ['auto'], body: [[{ ...row, fillColor: black }]] },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      paddingLeft: () => 4 * scale,
      paddingRight: () => 5 * scale,
      paddingTop: () => 0.5,
      paddingBottom: () => 1.5,
    },
  };
};
