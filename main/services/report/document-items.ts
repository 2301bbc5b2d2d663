import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type {
  ItemBlock,
  Plate,
  PrintedItem,
  PrintedSection,
  ReadingRow,
  ReportModel,
} from '../../../shared/report/model.ts';
import { factsForm, plainTable, rowHeight } from './document-form.ts';
import {
  bare,
  bareFrame,
  beside,
  black,
  cell,
  columnWidths,
  form,
  formFrame,
  headFill,
  inPieces,
  inset,
  insetFrame,
  labelFill,
  linesOf,
  mm,
  page,
  ruleColour,
  secondColour,
  size,
  textWidth,
  worded,
} from './layout.ts';
import { verdictBox } from './marks.ts';

const clauseWidth = mm(13);
const verdictWidth = mm(27);
/** What the middle column offers inside its padding. */
const columns = columnWidths([clauseWidth, 0, verdictWidth], page.measure, formFrame(5));
const bodyWidth = columns[1] ?? 0;

/** A piece of an item with the height it takes at most: rows are filled so that none is taller than a page. */
type Piece = { readonly content: Content; readonly height: number };
/** An item up to this height stays whole; a taller one goes on in rows of at most `rowLimit`. */
const wholeLimit = 260;
const rowLimit = 150;
const tableLimit = 240;

const textPieces = (main: string, sub: string | null, fontSize: number): Piece[] =>
  inPieces(main).map((piece, index) => ({
    content: worded({ main: piece, sub: index === 0 ? sub : null }, { fontSize }),
    height:
      (linesOf(piece, fontSize, bodyWidth) +
        (index === 0 && sub !== null ? linesOf(sub, size.small, bodyWidth) : 0)) *
      fontSize *
      1.6,
  }));

const readingPadding = 2.5;
const readingLabels = { widest: mm(25), narrowest: mm(17) } as const;

/** Bold figures are this much wider. */
const boldness = 1.12;

/** A reading out of its limit carries a cross, a heavy frame and a fill: one of them survives any copier. */
const readingText = ({ text, out }: ReadingRow['cells'][number]): string => (out ? `×${text}` : text);

/** How a group of readings stands: ten beside the label, or five where ten would not find room. */
const readingGrid = (rows: readonly ReadingRow[]): { count: number; widths: number[] } => {
  const widest = Math.max(
    ...rows.flatMap(({ cells }) =>
      cells.map((one) => textWidth(readingText(one), size.small) * (one.out ? boldness : 1)),
    ),
  );
  const frame = insetFrame(readingPadding);
  const fits = (count: number, label: number): boolean =>
    (columnWidths([label, ...Array.from({ length: count }, () => 0)], bodyWidth, frame)[1] ?? 0) >= widest;
  const count = fits(10, readingLabels.narrowest) ? 10 : 5;
  const label = fits(count, readingLabels.widest) ? readingLabels.widest : readingLabels.narrowest;
  return {
    count,
    widths: columnWidths([label, ...Array.from({ length: count }, () => 0)], bodyWidth, frame),
  };
};

const readingCell = (reading: ReadingRow['cells'][number] | undefined): TableCell => {
  if (!reading) return cell({ text: '' }, { border: [false, false, false, false] });
  return cell(
    { text: readingText(reading), alignment: 'right', bold: reading.out, noWrap: true },
    reading.out ? { borderColor: [black, black, black, black], fillColor: '#e4e4e4' } : {},
  );
};

const readingsPiece = (rows: readonly ReadingRow[]): Piece => {
  const { count, widths } = readingGrid(rows);
  const headed = (heading: ReadingRow['heading']): TableCell[][] =>
    heading === null
      ? []
      : [
          [
            cell(worded(heading, { fontSize: size.small }), { fillColor: labelFill, colSpan: count + 1 }),
            ...Array.from({ length: count }, () => ''),
          ],
        ];
  const body = rows.flatMap(({ heading, label, cells }) => [
    ...headed(heading),
    ...inGroupsOf(cells, count).map((group, index, groups): TableCell[] => [
      index === 0
        ? cell(worded(label, { fontSize: size.small }), { fillColor: labelFill, rowSpan: groups.length })
        : '',
      ...Array.from({ length: count }, (_, at) => readingCell(group[at])),
    ]),
  ]);
  const labelWidth = widths[0] ?? readingLabels.narrowest;
  const cellWidth = widths[1] ?? labelWidth;
  const height = rows.reduce((sum, { heading, label, cells }) => {
    const headingLines = heading === null ? 0 : heading.sub === null ? 1 : 2;
    const labelLines =
      linesOf(label.main, size.small, labelWidth) +
      (label.sub === null ? 0 : linesOf(label.sub, size.small, labelWidth));
    const cellLines = Math.max(1, ...cells.map((one) => linesOf(readingText(one), size.small, cellWidth)));
    return sum + (headingLines + Math.max(labelLines, cellLines * Math.ceil(cells.length / count))) * 13 + 4;
  }, 10);
  return {
    content: {
      table: { widths, body, dontBreakRows: true },
      layout: inset(1.5, readingPadding),
      fontSize: size.small,
      margin: [0, 4, 0, 3],
    },
    height,
  };
};

const inGroupsOf = <T>(list: readonly T[], count: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / count) }, (_, index) =>
    list.slice(index * count, (index + 1) * count),
  );

const nameWidth = mm(34);
const holdsWidth = mm(20);

const arithmeticRow = (row: Extract<ItemBlock, { kind: 'arithmetic' }>['rows'][number]): Piece => {
  const main: Content = {
    table: {
      widths: columnWidths([nameWidth, 0, holdsWidth], bodyWidth, bareFrame),
      body: [
        [
          cell(worded(row.name, { fontSize: size.table })),
          cell(worded(row.comparison, { fontSize: size.table, bold: row.holds?.mark === 'cross' })),
          cell(row.holds ? verdictBox(row.holds, holdsWidth, size.table) : { text: '' }),
        ],
      ],
    },
    layout: bare,
    margin: [0, 1, 0, 0],
  };
  const steps: Content[] =
    row.steps.length === 0
      ? []
      : [
          {
            text: row.steps.join('；'),
            fontSize: size.small,
            color: secondColour,
            margin: [mm(34), 0, 0, 0],
          },
        ];
  const notes = [...(row.guard ? [row.guard] : []), row.certainty];
  const small = notes.map((note) =>
    worded(note, { fontSize: size.small, color: secondColour, margin: [mm(34), 0, 0, 1] }),
  );
  const lines =
    Math.max(
      linesOf(row.comparison.main, size.table, bodyWidth - mm(54)) + (row.comparison.sub === null ? 0 : 2),
      linesOf(row.name.main, size.table, mm(34)) +
        (row.name.sub === null ? 0 : linesOf(row.name.sub, size.small, mm(34))),
    ) +
    linesOf(row.steps.join('；'), size.small, bodyWidth - mm(34)) +
    notes.reduce(
      (sum, { main: said, sub }) => sum + linesOf(said + (sub ?? ''), size.small, bodyWidth - mm(34)),
      0,
    ) +
    1;
  return {
    content: { stack: [main, ...steps, ...small] },
    height: lines * 13,
  };
};

/** An empty frame with a cross stands for a photo that cannot be drawn; the photo pages say why. */
const thumbnailPicture = ({ digest, unreadable }: Plate): Content =>
  unreadable
    ? {
        canvas: [
          {
            type: 'rect',
            x: 0.5,
            y: 0.5,
            w: mm(27) - 1,
            h: mm(20) - 1,
            lineWidth: 0.75,
            lineColor: ruleColour,
          },
          {
            type: 'line',
            x1: 0.5,
            y1: 0.5,
            x2: mm(27) - 0.5,
            y2: mm(20) - 0.5,
            lineWidth: 0.5,
            lineColor: ruleColour,
          },
          {
            type: 'line',
            x1: mm(27) - 0.5,
            y1: 0.5,
            x2: 0.5,
            y2: mm(20) - 0.5,
            lineWidth: 0.5,
            lineColor: ruleColour,
          },
        ],
      }
    : { image: digest, fit: [mm(27), mm(20)] };

const thumbnail = (plate: Plate): Content => ({
  stack: [
    thumbnailPicture(plate),
    {
      text: [{ text: plate.label.main, bold: true }, ` ${[...plate.caption].slice(0, 24).join('')}`],
      fontSize: size.small,
      lineHeight: 1,
    },
    {
      text: `${plate.takenAt.slice(11)} ${plate.digest.slice(0, 8)}`,
      fontSize: size.small,
      lineHeight: 1,
      color: secondColour,
    },
  ],
});

const thumbnailRow = (plates: readonly Plate[]): Piece => ({
  content: {
    table: {
      widths: Array.from({ length: 4 }, () => mm(27)),
      body: [
        Array.from({ length: 4 }, (_, index): TableCell => {
          const plate = plates[index];
          return plate ? cell(thumbnail(plate)) : '';
        }),
      ],
    },
    layout: { ...bare, paddingRight: () => 6 },
    margin: [0, 5, 0, 2],
  },
  height: mm(20) + 60,
});

const struckLine = ({
  struck,
  reason,
}: {
  struck: string;
  reason: { main: string; sub: string | null };
}): Piece => ({
  content: {
    stack: [
      { text: struck, fontSize: size.small, decoration: 'lineThrough' },
      worded(reason, { fontSize: size.small, color: secondColour }),
    ],
    margin: [0, 2, 0, 0],
  },
  height: (linesOf(struck + reason.main + (reason.sub ?? ''), size.small, bodyWidth) + 3) * 13,
});

const factsPiece = (facts: Extract<ItemBlock, { kind: 'facts' }>['facts']): Piece => ({
  content: { stack: [factsForm(facts, { fontSize: size.table, inside: bodyWidth })], margin: [0, 4, 0, 3] },
  height: facts.reduce(
    (sum, { value, wide }) =>
      sum + linesOf(value.main + (value.sub ?? ''), size.table, bodyWidth * (wide ? 0.8 : 0.25)) * 13 + 18,
    10,
  ),
});

const tablePieces = ({ table }: Extract<ItemBlock, { kind: 'table' }>): Piece[] => {
  const widths = columnWidths(table.widths.map(mm), bodyWidth, insetFrame(4));
  const pieces: Piece[] = [];
  let rows: (typeof table.rows)[number][] = [];
  let height = 24;
  const close = () => {
    if (rows.length === 0) return;
    const content: Content = {
      stack: [plainTable({ ...table, rows }, { fontSize: size.small, inside: bodyWidth })],
      margin: [0, 4, 0, 3],
    };
    pieces.push({ content, height: height + 8 });
    rows = [];
    height = 24;
  };
  for (const row of table.rows) {
    const own = rowHeight(
      row.map(({ main, sub }) => (sub === null ? main : `${main}\n${sub}`)),
      widths,
      size.small,
    );
    if (height + own > tableLimit) close();
    rows.push(row);
    height += own;
  }
  close();
  return pieces;
};

const piecesOf = (block: ItemBlock): Piece[] => {
  switch (block.kind) {
    case 'lines':
      return block.lines.flatMap(({ main, sub }) => textPieces(main, sub, size.body));
    case 'small':
      return block.lines.flatMap(({ main, sub }) => textPieces(main, sub, size.small));
    case 'struck':
      return block.lines.map(struckLine);
    case 'readings':
      return inGroupsOf(block.rows, 12).map(readingsPiece);
    case 'arithmetic':
      return block.rows.map(arithmeticRow);
    case 'table':
      return tablePieces(block);
    case 'facts':
      return [factsPiece(block.facts)];
    case 'thumbnails':
      return inGroupsOf(block.plates, 4).map(thumbnailRow);
  }
};

const titleOf = ({ title, veto }: PrintedItem, outline: Record<string, unknown>): Content => ({
  stack: [
    {
      text: [
        { text: title.main, bold: true },
        ...(veto ? [{ text: veto.main === 'veto' ? ' (veto)' : `（${veto.main}）`, bold: true }] : []),
      ],
      ...outline,
    },
    ...(title.sub === null
      ? []
      : [
          {
            text: veto ? `${title.sub} (${veto.sub ?? veto.main})` : title.sub,
            fontSize: size.small,
            color: secondColour,
          },
        ]),
  ],
});

const faint = '#c4c4c4';

/** Pieces filled into rows. The title never stands without what follows it. */
const fillRows = (item: PrintedItem, outline: Record<string, unknown>): Content[][] => {
  const pieces = item.blocks.flatMap(piecesOf);
  const whole = pieces.reduce((sum, { height }) => sum + height, 36) <= wholeLimit;
  const rows: Content[][] = [[titleOf(item, outline)]];
  let height = 36;
  pieces.forEach(({ content, height: own }, index) => {
    const last = rows.at(-1);
    if (last && (whole || index === 0 || height + own <= rowLimit)) {
      last.push(content);
      height += own;
    } else {
      rows.push([content]);
      height = own;
    }
  });
  return rows;
};

/** Rows of one item: the first carries clause and verdict, the next ones go on below a faint rule. */
const itemRows = (item: PrintedItem, outline: Record<string, unknown>): TableCell[][] => {
  const rows = fillRows(item, outline);
  const note = item.judgedNote;
  return rows.map((stack, index): TableCell[] => {
    const goesOn = index < rows.length - 1;
    const more = goesOn ? { borderColor: [black, ruleColour, black, faint] } : {};
    const verdict: Content = {
      stack: [
        verdictBox(item.judged, verdictWidth),
        ...(note ? [worded(note, { fontSize: size.small, color: secondColour, margin: [0, 2, 0, 0] })] : []),
      ],
    };
    return [
      cell({ text: index === 0 ? item.clause : '', alignment: 'center' }, more),
      cell({ stack }, more),
      cell(index === 0 ? verdict : { text: '' }, more),
    ];
  });
};

/** The clauses of one section; the head repeats with the section's name. */
export const sectionTable = (
  section: PrintedSection,
  head: ReportModel['items']['head'],
  parentId: string,
): Content => {
  const heading: Content = {
    text: [
      { text: section.heading.main, bold: true, fontSize: size.section },
      ...(section.heading.sub === null ? [] : [{ text: `  ${section.heading.sub}`, fontSize: size.small }]),
      { text: `  ${section.tally.main}`, fontSize: size.small, color: secondColour },
    ],
    margin: [-4, 0, 0, 2],
  };
  const none = [false, false, false, false];
  return {
    table: {
      headerRows: 2,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columns,
      body: [
        [cell(heading, { colSpan: 3, border: none }), '', ''],
        head.map((words) => cell(beside(words), { fillColor: headFill })),
        ...section.items.flatMap((item, index) =>
          itemRows(
            item,
            index === 0
              ? { outline: true, outlineText: section.heading.main, outlineParentId: parentId }
              : {},
          ),
        ),
      ],
    },
    layout: form(4, 5, 1),
    margin: [0, 0, 0, 14],
  };
};

/** Every asked clause, section by section; heads repeat with their section's name. */
export const itemsContent = ({ items, findings }: ReportModel): Content[] => [
  beside(items.heading, {
    id: 'items',
    fontSize: size.section,
    bold: true,
    // Without findings the clauses go on below the cover's last lines instead of leaving their page empty.
    ...(findings.list.length === 0
      ? { margin: [0, 18, 0, 6] }
      : { margin: [0, 0, 0, 6], pageBreak: 'before' as const }),
    outline: true,
    outlineText: items.heading.main,
  }),
  ...items.sections.map((section) => sectionTable(section, items.head, 'items')),
];
