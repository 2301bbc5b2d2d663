import type { Column, Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type {
  FormBlock,
  FormModel,
  FormSheet,
  SignaturePlace,
} from '../../../shared/report/forms/form-model.ts';
import type { Printed, PrintedTable } from '../../../shared/report/model.ts';
import { findingBlock } from './document-findings.ts';
import { factsForm, plainTable } from './document-form.ts';
import { sectionTable } from './document-items.ts';
import { stampCircle } from './document-signing.ts';
import {
  bare,
  beside,
  black,
  cell,
  columnWidths,
  form,
  formFrame,
  inPieces,
  linesOf,
  mm,
  page,
  secondColour,
  size,
  textWidth,
  worded,
} from './layout.ts';
import { drawMark } from './marks.ts';
import { framed } from './page-frame.ts';

type BlockOf<K extends FormBlock['kind']> = Extract<FormBlock, { kind: K }>;

const headingOf = (heading: Printed, dense = false): Content =>
  beside(heading, {
    fontSize: dense ? size.body : size.heading,
    bold: true,
    margin: dense ? [0, 5, 0, 2] : [0, 9, 0, 3],
  });

/** A heading never stands alone at the foot of a page: it keeps together with what first follows it. */
const together = (heading: Printed | null, content: Content[], dense = false): Content[] => {
  const [first, ...rest] = content;
  if (heading === null || first === undefined) return content;
  return [{ unbreakable: true, stack: [headingOf(heading, dense), first] }, ...rest];
};

const numberWidth = 15;

const paragraph = (words: Printed, ordinal: string | null, fontSize: number): Content[] =>
  inPieces(words.main).map((piece, index) => {
    const text = worded({ main: piece, sub: index === 0 ? words.sub : null }, { fontSize });
    return ordinal === null
      ? { stack: [text], margin: [0, 0, 0, 3] }
      : {
          columns: [
            { width: numberWidth, text: index === 0 ? ordinal : '', fontSize },
            { width: page.measure - numberWidth, stack: [text] },
          ],
          columnGap: 0,
          margin: [0, 0, 0, 2],
        };
  });

const proseContent = ({ heading, numbered, paragraphs }: BlockOf<'prose'>, dense: boolean): Content[] =>
  together(
    heading,
    paragraphs.flatMap((words, index) =>
      paragraph(words, numbered ? `${index + 1}.` : null, dense ? size.table : size.body),
    ),
    dense,
  );

/** Long prose goes on in rows of its own: a row never breaks and must not be taller than a page. */
const inRows = (table: PrintedTable): PrintedTable => ({
  ...table,
  rows: table.rows.flatMap((row) => {
    const columns = row.map(({ main }) => inPieces(main, 400));
    return Array.from({ length: Math.max(...columns.map(({ length }) => length)) }, (_, index) =>
      row.map(({ sub }, column) => ({
        main: columns[column]?.[index] ?? '',
        sub: index === 0 ? sub : null,
      })),
    );
  }),
});

const tableContent = ({ heading, table }: BlockOf<'table'>): Content[] => [
  plainTable(inRows(table), heading === null ? {} : { heading }),
];

const tickBox = (ticked: boolean): Column => ({
  width: 11,
  canvas: [
    { type: 'rect', x: 0.5, y: 0.5, w: 8.5, h: 8.5, lineWidth: 0.8, lineColor: black },
    ...(ticked ? drawMark('tick') : []),
  ],
  margin: [0, 3, 0, 0],
});

const writingLine = (width: number): Column => ({
  width,
  canvas: [{ type: 'line', x1: 0, y1: 12.5, x2: width, y2: 12.5, lineWidth: 0.6 }],
});

type Choice = BlockOf<'choices'>['choices'][number];

const halfWidth = (page.measure - 8) / 2;

const choice = ({ words, line, ticked }: Choice, width: number): TableCell => {
  const room = width - 16;
  const wordsWidth = line
    ? Math.min(room * 0.6, Math.max(textWidth(words.main, size.body), textWidth(words.sub ?? '', size.small)))
    : room;
  return cell({
    columns: [
      tickBox(ticked),
      { width: wordsWidth, ...worded(words) },
      ...(line ? [writingLine(room - wordsWidth - 5)] : []),
    ],
    columnGap: 5,
  });
};

/** Two beside each other; one with a line to write on takes the whole row, unless the paper is dense. */
const choiceRows = (choices: readonly Choice[], dense: boolean): TableCell[][] => {
  const [first, second, ...rest] = choices;
  if (!first) return [];
  if (second && (dense || (!first.line && !second.line)))
    return [[choice(first, halfWidth), choice(second, halfWidth)], ...choiceRows(rest, dense)];
  return [
    [cell(choice(first, page.measure - 4) as Content, { colSpan: 2 }), ''],
    ...choiceRows(choices.slice(1), dense),
  ];
};

const choicesContent = ({ heading, choices }: BlockOf<'choices'>, dense: boolean): Content[] => [
  {
    unbreakable: true,
    stack: [
      headingOf(heading, dense),
      {
        table: { widths: [halfWidth, halfWidth], body: choiceRows(choices, dense) },
        layout: { ...bare, paddingRight: () => 4, paddingBottom: () => (dense ? 0 : 3) },
        ...(dense ? { fontSize: size.table } : {}),
      },
    ],
  },
];

const placePadding = 8;
const stampWidth = mm(24);

/** Two places beside each other; three where the paper is dense. */
const placesOf = (dense: boolean): { count: number; width: number; height: number } => ({
  count: dense ? 3 : 2,
  width: columnWidths(dense ? [0, 0, 0] : [0, 0], page.measure, formFrame(placePadding))[0] ?? 0,
  height: dense ? mm(25) : mm(26),
});

/** Role and name above, room for the hand, the date at the foot; the seal goes beside them. */
const signaturePlace = (place: SignaturePlace | undefined, dense: boolean): TableCell => {
  if (!place) return '';
  const { width: whole, height } = placesOf(dense);
  const width = place.stamp ? whole - stampWidth - 4 : whole;
  const lines =
    linesOf(`${place.role.main}${place.role.sub ?? ''}`, size.body, width) * 15.5 +
    (place.name === '' ? 0 : linesOf(place.name, size.table, width) * 13.5);
  const left: Content = {
    stack: [
      beside(place.role, { bold: true }),
      ...(place.name === '' ? [] : [{ text: place.name, fontSize: size.table }]),
      {
        text: place.date.main,
        fontSize: size.table,
        margin: [0, Math.max(mm(8), height - lines - 14), 0, 0],
      },
    ],
  };
  return cell({
    columns: [
      { width, ...left },
      ...(place.stamp ? [{ width: stampWidth, stack: [stampCircle(place.stamp)] }] : []),
    ],
    columnGap: 4,
  });
};

const signaturesContent = (
  { heading, statement, places }: BlockOf<'signatures'>,
  dense: boolean,
): Content[] => {
  const { count, height } = placesOf(dense);
  const rows = Array.from({ length: Math.ceil(places.length / count) }, (_, row) =>
    Array.from({ length: count }, (_place, at) => signaturePlace(places[row * count + at], dense)),
  );
  const table: Content = {
    table: {
      dontBreakRows: true,
      widths: columnWidths(
        Array.from({ length: count }, () => 0),
        page.measure,
        formFrame(placePadding),
      ),
      heights: height,
      body: rows,
    },
    layout: form(5, placePadding),
    margin: [0, 4, 0, 0],
  };
  return [
    {
      unbreakable: rows.length <= 5,
      stack: [
        headingOf(heading, dense),
        ...(statement === null ? [] : [worded(statement, dense ? { fontSize: size.table } : {})]),
        table,
      ],
    },
  ];
};

const basisContent = ({ heading, lines, notes }: BlockOf<'basis'>): Content[] => {
  const small = (words: Printed): Content =>
    worded(words, { fontSize: size.small, color: secondColour, margin: [0, 1, 0, 0] });
  return [
    {
      unbreakable: true,
      stack: [
        beside(heading, { fontSize: size.table, bold: true, margin: [0, 7, 0, 1] }),
        ...[...lines, ...notes].map(small),
      ],
    },
  ];
};

const factsContent = ({ heading, facts }: BlockOf<'facts'>, dense: boolean): Content[] => [
  ...(heading === null ? [] : [headingOf(heading, dense)]),
  {
    stack: [factsForm(facts, dense ? { fontSize: size.table, paddingY: 1.6 } : {})],
    margin: [0, heading === null ? 4 : 0, 0, 0],
  },
];

const blockContent = (block: FormBlock, dense: boolean): Content[] => {
  switch (block.kind) {
    case 'facts':
      return factsContent(block, dense);
    case 'prose':
      return proseContent(block, dense);
    case 'table':
      return tableContent(block);
    case 'items':
      return block.items.sections.map((section, index) => ({
        stack: [sectionTable(section, block.items.head, 'items')],
        margin: [0, index === 0 ? 12 : 0, 0, 0],
      }));
    case 'findings':
      return together(block.heading, block.findings.map(findingBlock));
    case 'choices':
      return choicesContent(block, dense);
    case 'signatures':
      return signaturesContent(block, dense);
    case 'basis':
      return basisContent(block);
  }
};

const sheetContent = ({ title, subtitle, dense, blocks }: FormSheet, index: number): Content[] => [
  {
    text: title.main,
    fontSize: dense ? 16 : 18,
    bold: true,
    alignment: 'center',
    lineHeight: 1,
    margin: [0, dense ? 0 : 4, 0, title.sub === null ? 3 : 1],
    ...(index > 0 ? { pageBreak: 'before' as const } : {}),
  },
  ...(title.sub === null ? [] : [{ text: title.sub, fontSize: size.section, alignment: 'center' as const }]),
  beside(subtitle, { fontSize: size.body, alignment: 'center', margin: [0, 1, 0, dense ? 4 : 9] }),
  ...blocks.flatMap((block) => blockContent(block, dense)),
];

/** Where each printed thing of a form stands on A4 paper; what it says is the model's alone. */
export const formDocumentOf = (model: FormModel): TDocumentDefinitions =>
  framed(model, model.sheets.flatMap(sheetContent));
