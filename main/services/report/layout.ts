import type { Content, ContentStack, ContentText, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import type { Printed } from '../../../shared/report/model.ts';

/** Points of a millimetre: the page is designed in millimetres, the PDF is written in points. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

export const black = '#111111';
export const ruleColour = '#575757';
export const headFill = '#f2f2f2';
export const labelFill = '#f7f7f7';
export const secondColour = '#444444';

/** Type sizes in points; nothing is smaller than `small`. */
export const size = { title: 22.5, section: 12, heading: 10.5, body: 9.75, table: 8.5, small: 8 } as const;

export const page = {
  left: mm(20),
  right: mm(18),
  top: mm(19.5),
  bottom: mm(27),
  /** 172 mm of text. */
  measure: mm(172),
  /** Height that a page offers between header and footer. */
  height: mm(297 - 19.5 - 27),
} as const;

const outer = 1.1;
const inner = 0.75;

/** A form: outer frame heavier than the rules inside; `paddingY` in points. */
export const form = (paddingY = 4, paddingX = 6, firstLine = 0): CustomTableLayout => ({
  hLineWidth: (line, node) =>
    line < firstLine ? 0 : line === firstLine || line === node.table.body.length ? outer : inner,
  vLineWidth: (line, node) => (line === 0 || line === (node.table.widths?.length ?? 0) ? outer : inner),
  hLineColor: (line, node) => (line === firstLine || line === node.table.body.length ? black : ruleColour),
  vLineColor: (line, node) => (line === 0 || line === (node.table.widths?.length ?? 0) ? black : ruleColour),
  paddingLeft: () => paddingX,
  paddingRight: () => paddingX,
  paddingTop: () => paddingY,
  paddingBottom: () => paddingY,
});

/** A table inside a cell: thin rules only. */
export const inset = (paddingY = 1.5, paddingX = 4): CustomTableLayout => ({
  hLineWidth: () => inner,
  vLineWidth: () => inner,
  hLineColor: () => ruleColour,
  vLineColor: () => ruleColour,
  paddingLeft: () => paddingX,
  paddingRight: () => paddingX,
  paddingTop: () => paddingY,
  paddingBottom: () => paddingY,
});

/** What stands between the columns of a table, in points: padding on each side, outer and inner rules. */
type Frame = { readonly padding: number; readonly outer: number; readonly inner: number };

export const formFrame = (padding: number): Frame => ({ padding, outer, inner });
export const insetFrame = (padding: number): Frame => ({ padding, outer: inner, inner });
export const bareFrame: Frame = { padding: 0, outer: 0, inner: 0 };

/**
 * Widths in points of the columns of a table that takes exactly `total` with paddings and rules; 0 takes what is left.
 * Always numbers: a `*` column of pdfmake grows with its longest word and pushes the table past the margin, a fixed
 * one breaks the word.
 */
export const columnWidths = (widths: readonly number[], total: number, frame: Frame): number[] => {
  const between = 2 * frame.outer + (widths.length - 1) * frame.inner + 2 * frame.padding * widths.length;
  const left = total - between - widths.reduce((sum, width) => sum + width, 0);
  const open = widths.filter((width) => width === 0).length;
  return widths.map((width) => (width === 0 ? left / open : width));
};

/** Places things side by side without any rule. */
export const bare: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
};

export type Style = Omit<Partial<ContentText>, 'text' | 'stack'> & { readonly id?: string };

/** A worded text: the second language stands below the first, smaller and greyer. */
export const worded = ({ main, sub }: Printed, style: Style = {}): ContentText | ContentStack => {
  const first: ContentText = { text: main, ...style };
  if (sub === null) return first;
  const { margin, outline, outlineText, outlineParentId, id, bold, ...rest } = style;
  const marks = {
    ...(outline === undefined ? {} : { outline }),
    ...(outlineText === undefined ? {} : { outlineText }),
    ...(outlineParentId === undefined ? {} : { outlineParentId }),
    ...(id === undefined ? {} : { id }),
  };
  return {
    stack: [
      { text: main, ...rest, ...(bold === undefined ? {} : { bold }), ...marks },
      { text: sub, ...rest, fontSize: size.small, color: style.color ?? secondColour, lineHeight: 1 },
    ],
    ...(margin === undefined ? {} : { margin }),
  };
};

/** Both languages on one line, for headings and table heads. */
export const beside = ({ main, sub }: Printed, style: Style = {}): ContentText =>
  sub === null
    ? { text: main, ...style }
    : {
        text: [main, { text: `  ${sub}`, fontSize: size.small, bold: false, color: secondColour }],
        ...style,
      };

/** A node made into a table cell. */
export const cell = (content: Content, more: Record<string, unknown> = {}): TableCell => ({
  ...(typeof content === 'object' && !Array.isArray(content) ? content : { stack: [content] }),
  ...more,
});

/**
 * Splits long prose into pieces that each fit on a page, at line ends or sentence ends where there are any:
 * a row that may not break must never be taller than a page.
 */
export const inPieces = (text: string, limit = 600): string[] => {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const window = rest.slice(0, limit);
    const end = Math.max(
      window.lastIndexOf('\n'),
      window.lastIndexOf('。'),
      window.lastIndexOf('；'),
      window.lastIndexOf('. '),
    );
    let cut = end > limit / 3 ? end + 1 : limit;
    // Never between the halves of a surrogate pair.
    if (/[\uD800-\uDBFF]/.test(rest.charAt(cut - 1))) cut += 1;
    pieces.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return rest === '' && pieces.length > 0 ? pieces : [...pieces, rest];
};

/** Width in points that a text on one line takes at most, in the bold weight. */
export const textWidth = (text: string, fontSize: number): number =>
  [...text].reduce(
    (sum, character) => sum + (character > '\u2000' ? 1 : /[.,;:|il\s]/.test(character) ? 0.34 : 0.62),
    0,
  ) * fontSize;

/** The largest of the sizes at which no Latin word of the text must be broken; the smallest where none is. */
export const fittingSize = (text: string, width: number, sizes: readonly number[]): number => {
  const words = text.split(/[\s\u2000-\uFFFF]+/);
  return sizes.find((one) => words.every((word) => textWidth(word, one) <= width)) ?? Math.min(...sizes);
};

/** How many lines a text takes at most, counting a Chinese character as one em and others as 0.56 em. */
export const linesOf = (text: string, fontSize: number, width: number): number =>
  text.split('\n').reduce((lines, line) => {
    let em = 0;
    for (const character of line) em += character > '\u2000' ? 1 : 0.56;
    return lines + Math.max(1, Math.ceil((em * fontSize) / (width * 0.94)));
  }, 0);
