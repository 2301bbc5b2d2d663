import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type {
  PrintedConclusion,
  PrintedCondition,
  PrintedFinding,
  ReportModel,
} from '../../../shared/report/model.ts';
import { drawMark, verdictBox } from './marks.ts';
import { qrSvg } from './qr-path.ts';
import { factsForm, headingRow } from './document-form.ts';
import {
  beside,
  cell,
  columnWidths,
  form,
  formFrame,
  headFill,
  mm,
  page,
  secondColour,
  size,
  worded,
} from './layout.ts';

const resultWidth = mm(58);
const holdsWidth = mm(21);
const conclusionColumns = columnWidths([resultWidth, 0, 20, holdsWidth], page.measure, formFrame(6));
/** What stands beside the result, over three columns. */
const choiceWidth = page.measure - resultWidth - mm(13);
const findingVerdictWidth = mm(31);

const resultCell = ({ label, result, lines }: PrintedConclusion): Content => {
  const failed = result.mark === 'veto';
  return {
    stack: [
      beside(label, { fontSize: size.small, color: secondColour }),
      {
        columns: [
          { width: 22, canvas: drawMark(failed ? 'cross' : result.mark, 2.1), margin: [0, 8, 0, 0] },
          {
            width: resultWidth - 28,
            ...worded(result.words, {
              fontSize: result.words.main.length > 8 ? 15 : size.title,
              bold: true,
              lineHeight: 1,
            }),
          },
        ],
        columnGap: 6,
        margin: [0, 1, 0, 2],
      },
      ...lines.map((line) => worded(line, { fontSize: size.small, lineHeight: 1.02, margin: [0, 1, 0, 0] })),
    ],
    margin: [0, 1, 0, 1],
  };
};

const conditionRow = ({ ordinal, words, counted, holds }: PrintedCondition): TableCell[] => [
  cell(worded({ main: `${ordinal} ${words.main}`, sub: words.sub }), {}),
  cell({ text: counted, alignment: 'right' }),
  cell(verdictBox(holds, holdsWidth)),
];

const choiceLine = ({ words, chosen }: PrintedConclusion['choices'][number]): Content => ({
  columns: [
    {
      width: 10,
      canvas: [
        { type: 'rect', x: 0.5, y: 0.5, w: 8, h: 8, lineWidth: 0.8, lineColor: '#111111' },
        ...(chosen ? drawMark('tick', 0.9) : []),
      ],
      margin: [0, 3, 0, 0],
    },
    { width: choiceWidth - 15, ...worded(words, { bold: chosen, fontSize: size.table, lineHeight: 1 }) },
  ],
  columnGap: 5,
  margin: [0, 0.5, 0, 0.5],
});

/** The result on the left, as tall as all that stands beside it. */
const conclusionTable = (conclusion: PrintedConclusion): Content => {
  const conditions = conclusion.alternatives.flat();
  const margin: [number, number, number, number] = [6, 4, 6, 4];
  const beside =
    conclusion.choices.length > 0
      ? [[cell({ stack: conclusion.choices.map(choiceLine), margin }, { colSpan: 3 }), '', '']]
      : conditions.length > 0
        ? conditions.map((condition) => conditionRow(condition))
        : [[cell(worded(conclusion.note ?? conclusion.label, { margin }), { colSpan: 3 }), '', '']];
  return {
    table: {
      widths: conclusionColumns,
      body: beside.map((row, index): TableCell[] => [
        index === 0 ? cell(resultCell(conclusion), { rowSpan: beside.length }) : '',
        ...row,
      ]),
    },
    layout: {
      ...form(4, 6),
      hLineWidth: (line, node) => (line === 0 ? 0 : line === node.table.body.length ? 1.1 : 0.75),
    },
  };
};

const conclusionBox = (conclusion: PrintedConclusion): Content => ({
  unbreakable: true,
  stack: [
    conclusionTable(conclusion),
    ...(conclusion.note && (conclusion.choices.length > 0 || conclusion.alternatives.length > 0)
      ? [worded(conclusion.note, { fontSize: size.small, margin: [0, 4, 0, 0] })]
      : []),
  ],
});

const firstLine = (text: string): string => {
  const short = [...text.replace(/\s+/g, ' ')].slice(0, 120).join('');
  return short.length < text.trim().length ? `${short}…` : short;
};

const findingRow = ({ clause, judged, title, summary, due }: PrintedFinding): TableCell[] => [
  cell({ text: clause }),
  cell(verdictBox(judged, findingVerdictWidth, size.table)),
  cell({
    stack: [
      { text: [{ text: title.main, bold: true }, { text: `　${firstLine(summary)}` }] },
      ...(title.sub === null ? [] : [{ text: title.sub, fontSize: size.small, color: secondColour }]),
    ],
  }),
  ...(due === null ? [] : [cell({ text: due })]),
];

const findingsTable = ({ cover, findings }: ReportModel): Content =>
  findings.list.length === 0
    ? {
        unbreakable: true,
        stack: [
          beside(cover.findingsHeading, { fontSize: size.heading, bold: true, margin: [0, 12, 0, 4] }),
          worded(cover.noFindings),
        ],
      }
    : {
        table: {
          headerRows: 2,
          dontBreakRows: true,
          keepWithHeaderRows: 1,
          widths: columnWidths(
            [mm(13), findingVerdictWidth, 0, mm(23)].slice(0, cover.findingsHead.length),
            page.measure,
            formFrame(5),
          ),
          body: [
            headingRow(
              beside(cover.findingsHeading, { fontSize: size.heading, bold: true }),
              cover.findingsHead.length,
            ),
            cover.findingsHead.map((words) =>
              cell(beside(words, { fontSize: size.table }), { fillColor: headFill }),
            ),
            ...findings.list.map(findingRow),
          ],
        },
        layout: form(3.5, 5, 1),
        fontSize: size.table,
        margin: [0, 10, 0, 0],
      };

/** Side of the code in the corner of the first page: its 61 to 73 modules are wide enough for a phone. */
const codeSize = mm(27);
const codeTop = mm(17.2);
const codeLeft = page.left + page.measure - codeSize;
/** What the title leaves to the code, with its quiet zone. */
const besideCode = codeSize + mm(4);

/** The signed code, or a frame in its place that says why there is none. */
const codeContent = ({ text, words }: ReportModel['cover']['code']): Content[] => {
  const caption: Content = {
    columns: [
      {
        width: codeSize,
        ...worded(words, { fontSize: size.small, alignment: 'center', lineHeight: 1 }),
      },
    ],
  };
  const at = (y: number) => ({ absolutePosition: { x: codeLeft, y } });
  return text === null
    ? [
        {
          canvas: [
            {
              type: 'rect',
              x: 0,
              y: 0,
              w: codeSize,
              h: codeSize,
              lineWidth: 0.75,
              lineColor: secondColour,
              dash: { length: 3 },
            },
          ],
          ...at(codeTop),
        },
        { ...caption, ...at(codeTop + codeSize / 2 - mm(4)) },
      ]
    : [
        { svg: qrSvg(text), fit: [codeSize, codeSize], ...at(codeTop) },
        { ...caption, ...at(codeTop + codeSize + mm(0.8)) },
      ];
};

/** First page: title, the form, the conclusion with its arithmetic, the findings in one line each. */
export const coverContent = (model: ReportModel): Content[] => {
  const { cover, language } = model;
  // The title stands wide; pdfmake spaces only within a word, and every Chinese character is one.
  const title = language === 'en' ? cover.title.main : [...cover.title.main].join('  ');
  return [
    ...codeContent(cover.code),
    {
      text: title,
      outlineText: cover.title.main,
      fontSize: size.title,
      bold: true,
      alignment: 'center',
      margin: [0, cover.title.sub === null ? 20 : 4, besideCode, cover.title.sub === null ? 2 : 0],
      outline: true,
      lineHeight: 1,
    },
    ...(cover.title.sub === null
      ? []
      : [
          {
            text: cover.title.sub,
            fontSize: size.section,
            alignment: 'center' as const,
            margin: [0, 2, besideCode, 2] as [number, number, number, number],
          },
        ]),
    beside(cover.subtitle, {
      fontSize: 10.5,
      alignment: 'center',
      margin: [0, 0, besideCode, cover.title.sub === null ? 14 : 25],
    }),
    factsForm(cover.facts),
    conclusionBox(cover.conclusion),
    findingsTable(model),
    {
      unbreakable: true,
      stack: [
        beside(cover.service.heading, { fontSize: size.heading, bold: true, margin: [0, 10, 0, 2] }),
        worded(cover.service.text),
      ],
    },
  ];
};
