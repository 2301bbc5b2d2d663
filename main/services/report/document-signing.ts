import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { Drawing } from '../../../shared/domain/journal.ts';
import { placeMark } from '../../../shared/pdf/base-facts.ts';
import type { Printed, PrintedPart, ReportModel, SignatureBox } from '../../../shared/report/model.ts';
import { factsForm, plainTable } from './document-form.ts';
import {
  beside,
  cell,
  columnWidths,
  form,
  formFrame,
  inPieces,
  mm,
  page,
  secondColour,
  size,
  worded,
} from './layout.ts';
import { drawMark } from './marks.ts';

const boxHeight = mm(40) - 12;
const boxWidth = mm(86) - 18;
const timeWidth = mm(38);
const padWidth = mm(56);
const padHeight = mm(22);

/** The strokes as they were drawn: vectors, one line width whatever the pad's size. */
const strokesSvg = ({ width, height, strokes }: Drawing): string => {
  const scale = Math.min(padWidth / width, padHeight / height);
  const path = strokes
    .map((stroke) => {
      const points: string[] = [];
      for (let index = 0; index + 1 < stroke.length; index += 2) {
        points.push(`${stroke[index] ?? 0} ${stroke[index + 1] ?? 0}`);
      }
      // A single point is a dot: a line of no length with a round cap.
      return `M${points.join('L')}${points.length === 1 ? `L${points[0] ?? ''}` : ''}`;
    })
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><path d="${path}" fill="none" stroke="#111" stroke-width="${(1.25 / scale).toFixed(2)}" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
};

/** A dashed circle of the size of a seal, with whose it is. */
export const stampCircle = (words: NonNullable<SignatureBox['stamp']>): Content => ({
  stack: [
    {
      canvas: [
        {
          type: 'ellipse',
          x: mm(12),
          y: mm(12),
          r1: mm(12),
          r2: mm(12),
          lineWidth: 0.75,
          lineColor: '#777777',
          dash: { length: 3 },
        },
      ],
    },
    {
      text: words.main,
      fontSize: size.small,
      color: '#555555',
      alignment: 'center',
      margin: [0, -mm(14), 0, 0],
    },
  ],
});

/** An empty place of the size of a drawing, with a name that the signature field finds it by. */
const fieldPlace = (partyId: string): Content => ({
  text: ' ',
  id: `${placeMark}${partyId}`,
  fontSize: 1,
  lineHeight: 1,
  margin: [0, 0, 0, padHeight - 2],
});

const middle = (box: SignatureBox, width: number): Content => {
  if (box.field !== null) return fieldPlace(box.field);
  if (box.drawing) return { svg: strokesSvg(box.drawing), fit: [padWidth, padHeight] };
  const [first, ...rest] = box.words;
  return {
    stack: [
      {
        columns: [
          { width: 10, canvas: drawMark(box.state === 'refused' ? 'cross' : 'open'), margin: [0, 3, 0, 0] },
          {
            width: width - 14,
            ...worded(first ?? { main: '', sub: null }, { bold: box.state === 'refused' }),
          },
        ],
        columnGap: 4,
      },
      ...rest.map((words) => worded(words, { fontSize: size.table })),
    ],
  };
};

const boxCell = (box: SignatureBox | undefined): TableCell => {
  if (!box) return '';
  const body: Content = box.stamp
    ? {
        columns: [
          { width: padWidth, stack: [middle(box, padWidth)] },
          { width: mm(24), stack: [stampCircle(box.stamp)], margin: [0, -14, 0, 0] },
        ],
        columnGap: 0,
      }
    : middle(box, boxWidth);
  return cell({
    stack: [
      beside(box.role),
      { stack: [body], margin: [0, 2, 0, 2] },
      {
        columns: [
          { width: boxWidth - timeWidth - 6, text: box.name },
          { width: timeWidth, text: box.time, alignment: 'right' },
        ],
        fontSize: size.small,
        columnGap: 6,
        // The place of a field is a point shorter than a drawing: names stand level all the same.
        margin: [0, box.stamp ? 0 : box.field !== null ? 9 : box.drawing ? 8 : 4, 0, 0],
      },
      ...(box.note ? [beside(box.note, { fontSize: size.small, color: secondColour })] : []),
    ],
  });
};

const boxesTable = (boxes: readonly SignatureBox[]): Content => ({
  table: {
    dontBreakRows: true,
    widths: columnWidths([boxWidth, 0], page.measure, formFrame(8)),
    heights: boxHeight,
    body: Array.from({ length: Math.ceil(boxes.length / 2) }, (_, index) => [
      boxCell(boxes[index * 2]),
      boxCell(boxes[index * 2 + 1]),
    ]),
  },
  layout: form(6, 8),
  margin: [0, 6, 0, 0],
});

const charactersIn = (cells: readonly Printed[]): number =>
  cells.reduce((sum, { main, sub }) => sum + main.length + (sub?.length ?? 0), 0);

/** What is held together must fit a page, whatever people wrote. */
const isShort = ({ table }: PrintedPart): boolean =>
  table === null || (table.rows.length < 12 && charactersIn(table.rows.flat()) < 1200);

/** Parts one after the other, on a page of their own: how the visit went, or what a correction corrects. */
export const partsContent = (parts: readonly PrintedPart[]): Content[] =>
  parts.map((part, index): Content => ({
    unbreakable: isShort(part),
    stack: [
      beside(part.heading, {
        fontSize: size.section,
        bold: true,
        margin: [0, index === 0 ? 0 : 12, 0, 5],
        outline: true,
        outlineText: part.heading.main,
      }),
      factsForm(part.facts),
      ...(part.table
        ? [{ stack: [plainTable(part.table)], margin: [0, 6, 0, 0] as [number, number, number, number] }]
        : []),
    ],
    ...(index === 0 ? { pageBreak: 'before' as const } : {}),
  }));

/** The page that is signed. */
export const signingContent = ({ signing }: ReportModel): Content[] => [
  beside(signing.opinionHeading, {
    fontSize: size.section,
    bold: true,
    margin: [0, 0, 0, 5],
    pageBreak: 'before',
  }),
  {
    table: {
      dontBreakRows: true,
      widths: columnWidths([0], page.measure, formFrame(10)),
      body: signing.opinion.flatMap(({ main, sub }) =>
        inPieces(main).map((piece, index) => [cell(worded({ main: piece, sub: index === 0 ? sub : null }))]),
      ),
    },
    layout: {
      ...form(3, 10),
      hLineWidth: (line, node) => (line === 0 || line === node.table.body.length ? 1.1 : 0),
    },
  },
  {
    unbreakable: signing.boxes.length <= 6,
    stack: [
      beside(signing.heading, {
        fontSize: size.section,
        bold: true,
        margin: [0, 16, 0, 3],
        outline: true,
        outlineText: signing.heading.main,
      }),
      worded(signing.statement),
      boxesTable(signing.boxes),
    ],
  },
  {
    unbreakable: true,
    stack: [
      beside(signing.sealHeading, { fontSize: size.section, bold: true, margin: [0, 16, 0, 5] }),
      factsForm(signing.sealFacts, { fontSize: size.table }),
      ...signing.sealNotes.map((note) =>
        worded(note, { fontSize: size.small, color: secondColour, margin: [0, 6, 0, 0] }),
      ),
    ],
  },
];

export const annexContent = ({ annex }: ReportModel): Content[] => [
  beside(annex.heading, {
    fontSize: size.section,
    bold: true,
    margin: [0, 0, 0, 6],
    pageBreak: 'before',
    outline: true,
    outlineText: annex.heading.main,
  }),
  ...annex.tables.map(({ heading, table }): Content => plainTable(table, { fontSize: size.small, heading })),
  ...annex.notes.map((note) =>
    worded(note, { fontSize: size.small, color: secondColour, margin: [0, 8, 0, 0] }),
  ),
];
