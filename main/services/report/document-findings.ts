import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { PrintedFinding, ReportModel } from '../../../shared/report/model.ts';
import { headingRow } from './document-form.ts';
import {
  beside,
  cell,
  columnWidths,
  form,
  formFrame,
  headFill,
  inPieces,
  labelFill,
  linesOf,
  mm,
  page,
  size,
  worded,
} from './layout.ts';
import { verdictBox } from './marks.ts';

const labelWidth = mm(25);
const verdictWidth = mm(38);
const valueWidth = mm(172 - 25) - 24;

const factRows = ({ facts }: PrintedFinding): TableCell[][] =>
  facts.flatMap(({ label, value }) =>
    inPieces(value.main).map((piece, index): TableCell[] => [
      cell(index === 0 ? worded(label) : { text: '' }, { fillColor: labelFill }),
      cell(worded({ main: piece, sub: index === 0 ? value.sub : null }), { colSpan: 2 }),
      '',
    ]),
  );

const heightOf = ({ facts }: PrintedFinding): number =>
  facts.reduce(
    (sum, { value }) =>
      sum +
      8 +
      (linesOf(value.main, size.body, valueWidth) +
        (value.sub === null ? 0 : linesOf(value.sub, size.small, valueWidth))) *
        15.5,
    40,
  );

/** One finding: its clause and verdict above its boxes; whole where it fits on a page. */
export const findingBlock = (finding: PrintedFinding): Content => {
  const table: Content = {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: columnWidths([labelWidth, 0, verdictWidth], page.measure, formFrame(6)),
      body: [
        [
          cell({ text: finding.clause, bold: true }, { fillColor: headFill }),
          cell(worded(finding.title, { bold: true }), { fillColor: headFill }),
          // No fill here: the row's fill would be painted over the black of a failed veto clause.
          cell(verdictBox(finding.judged, verdictWidth)),
        ],
        ...factRows(finding),
      ],
    },
    layout: form(3.5, 6),
    margin: [0, 0, 0, 10],
  };
  return heightOf(finding) < 420 ? { unbreakable: true, stack: [table] } : table;
};

/** One block for each finding: clause, fact, evidence, the firm's view, what must be corrected and until when. */
export const findingsContent = ({ findings }: ReportModel): Content[] => {
  const { list, observations } = findings;
  if (list.length === 0 && observations.length === 0) return [];
  return [
    ...(list.length === 0
      ? []
      : [
          beside(findings.heading, {
            fontSize: size.section,
            bold: true,
            margin: [0, 0, 0, 6],
            pageBreak: 'before',
            outline: true,
            outlineText: findings.heading.main,
          }),
        ]),
    ...list.map(findingBlock),
    ...(observations.length === 0
      ? []
      : [
          {
            table: {
              headerRows: 1,
              keepWithHeaderRows: 1,
              dontBreakRows: true,
              widths: columnWidths([0], page.measure, formFrame(8)),
              body: [
                headingRow(beside(findings.observationsHeading, { fontSize: size.heading, bold: true }), 1),
                ...observations.flatMap((text) => inPieces(text).map((piece) => [cell({ text: piece })])),
              ],
            },
            layout: form(4, 8, 1),
            margin: [0, 10, 0, 0] as [number, number, number, number],
          },
        ]),
  ];
};
