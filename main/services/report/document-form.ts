import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { Fact, Printed, PrintedTable } from '../../../shared/report/model.ts';
import {
  beside,
  cell,
  columnWidths,
  form,
  formFrame,
  headFill,
  inset,
  insetFrame,
  labelFill,
  linesOf,
  mm,
  page,
  size,
  worded,
} from './layout.ts';

const labelWidth = mm(25);

const label = (fact: Fact, fontSize: number): TableCell =>
  cell(worded(fact.label, { fontSize }), { fillColor: labelFill });

const value = (fact: Fact, fontSize: number, span: number): TableCell =>
  cell(worded(fact.value, { fontSize: fact.strong ? 11.25 : fontSize, bold: fact.strong }), {
    colSpan: span,
  });

/** Pairs narrow facts two in a row; a wide one takes its own row, and so does a narrow one left alone. */
const factRows = (facts: readonly Fact[], fontSize: number): TableCell[][] => {
  const rows: TableCell[][] = [];
  for (let index = 0; index < facts.length; index++) {
    const fact = facts[index];
    if (!fact) break;
    const next = facts[index + 1];
    if (!fact.wide && next && !next.wide) {
      rows.push([
        label(fact, fontSize),
        value(fact, fontSize, 1),
        label(next, fontSize),
        value(next, fontSize, 1),
      ]);
      index++;
    } else {
      rows.push([label(fact, fontSize), value(fact, fontSize, 3), '', '']);
    }
  }
  return rows;
};

/** Labelled boxes, as on a tax form. `inside`: within a cell that offers this width in points. */
export const factsForm = (
  facts: readonly Fact[],
  options: { fontSize?: number; inside?: number; paddingY?: number } = {},
): Content => {
  const { fontSize = size.body, inside } = options;
  const { paddingY = facts.some(({ label: { sub } }) => sub !== null) ? 2 : 4 } = options;
  const width = inside === undefined ? labelWidth : mm(17);
  return {
    table: {
      widths:
        inside === undefined
          ? columnWidths([width, 0, width, 0], page.measure, formFrame(6))
          : columnWidths([width, 0, width, 0], inside, insetFrame(4)),
      body: factRows(facts, fontSize),
    },
    layout: inside === undefined ? form(paddingY, 6) : inset(2, 4),
  };
};

type TableOptions = {
  readonly fontSize?: number;
  /** Width in points of the cell that the table stands in. */
  readonly inside?: number;
  /** Stands above the head and repeats with it: a heading that is never left alone at the foot of a page. */
  readonly heading?: Printed;
};

const noBorder = [false, false, false, false];

/** A row without frame that holds the heading of the table below it. */
export const headingRow = (heading: Content, columns: number): TableCell[] => [
  cell(heading, { colSpan: columns, border: noBorder, margin: [-5, 0, 0, 2] }),
  ...Array.from({ length: columns - 1 }, () => ''),
];

/** A plain table whose head repeats on every page and whose rows stay whole. */
export const plainTable = (table: PrintedTable, options: TableOptions = {}): Content => {
  const { fontSize = size.table, inside, heading } = options;
  const columns = table.widths.map(mm);
  const head = table.head.map((words) => cell(worded(words, { fontSize }), { fillColor: headFill }));
  const rows = table.rows.map((row) => row.map((words) => cell(worded(words, { fontSize }))));
  const above = heading
    ? [headingRow(beside(heading, { fontSize: size.heading, bold: true }), table.head.length)]
    : [];
  return {
    table: {
      headerRows: 1 + above.length,
      dontBreakRows: inside === undefined,
      keepWithHeaderRows: rows.length > 0 ? 1 : 0,
      widths:
        inside === undefined
          ? columnWidths(columns, page.measure, formFrame(5))
          : columnWidths(columns, inside, insetFrame(4)),
      body: [...above, head, ...rows],
    },
    layout: inside === undefined ? form(3, 5, above.length) : inset(2, 4),
    margin: heading ? [0, 8, 0, 0] : [0, 0, 0, 0],
  };
};

/** Height of a table row in points, from above: never less than what it will take. */
export const rowHeight = (texts: readonly string[], widths: readonly number[], fontSize: number): number =>
  Math.max(...texts.map((text, index) => linesOf(text, fontSize, widths[index] ?? 60))) * fontSize * 1.5 + 6;
