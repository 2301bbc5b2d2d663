import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { ReportModel } from '../../../shared/report/model.ts';
import { mm, page, secondColour, size } from './layout.ts';
import { qrSvg } from './qr-path.ts';

/** What stands on every page. */
type Framed = Pick<ReportModel, 'header' | 'footer' | 'qr'>;

const headerOf = ({ header }: Framed): Content => ({
  margin: [page.left, mm(9), page.right, 0],
  stack: [
    {
      columns: [
        { width: '*', text: header.name },
        ...(header.draft === null
          ? []
          : [{ width: 'auto', text: header.draft, bold: true, alignment: 'center' as const }]),
        { width: header.draft === null ? 'auto' : '*', text: header.number, alignment: 'right' },
      ],
      columnGap: 10,
      fontSize: size.small,
      lineHeight: 1,
    },
    {
      canvas: [{ type: 'line', x1: 0, y1: 0, x2: page.measure, y2: 0, lineWidth: 0.75 }],
      margin: [0, 2.5, 0, 0],
    },
  ],
});

/**
 * @param bare a page without the small code, because a larger one stands on it: of two codes in one picture a reader
 * finds neither
 */
const footerOf = (
  { footer, qr }: Framed,
  bare: number | null,
): ((current: number, pages: number) => Content) => {
  const code = qrSvg(qr);
  return (current, pages) => ({
    margin: [page.left, mm(4), page.right, 0],
    stack: [
      {
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: page.measure, y2: 0, lineWidth: 0.75 }],
        margin: [0, 0, 0, 4],
      },
      {
        columns: [
          ...(current === bare
            ? []
            : [{ width: mm(16), svg: code, fit: [mm(16), mm(16)] as [number, number] }]),
          {
            width: '*',
            stack: [
              { text: footer.digestLabel, color: secondColour },
              { text: footer.digest },
              ...footer.how.map((text) => ({ text, color: secondColour })),
            ],
            fontSize: size.small,
            lineHeight: 0.95,
          },
          {
            width: 'auto',
            // One line for each language: beside each other they would leave the digest no room.
            stack: footer.page.map((text) => ({
              text: text.replaceAll('{page}', String(current)).replaceAll('{pages}', String(pages)),
              noWrap: true,
            })),
            fontSize: 9,
            alignment: 'right',
          },
        ],
        columnGap: 10,
      },
    ],
  });
};

/** A4 paper with head and foot; reports and forms fill it with their content. */
export const framed = (
  model: Framed,
  content: Content[],
  bare: number | null = null,
): TDocumentDefinitions => ({
  pageSize: 'A4',
  pageMargins: [page.left, page.top, page.right, page.bottom],
  defaultStyle: { font: 'Noto', fontSize: size.body, lineHeight: 1.06 },
  header: () => headerOf(model),
  footer: footerOf(model, bare),
  content,
});
