import { asText } from './latin.ts';
import { refusePdf } from './unreadable-pdf.ts';

/** One state of a file: what was written from `from` to `to`, on top of all before it. */
export type Revision = {
  readonly from: number;
  /** Offset behind its end-of-file mark. */
  readonly to: number;
  readonly xrefAt: number;
  /** Offsets of the objects that it wrote, by number. */
  readonly offsets: ReadonlyMap<number, number>;
  readonly trailer: string;
  /** One more than the highest object number in use. */
  readonly size: number;
};

const maxObjects = 200_000;
const maxRevisions = 64;
const trailerWindow = 2048;

const readSections = (pdf: Uint8Array, xrefAt: number): { offsets: Map<number, number>; end: number } => {
  const offsets = new Map<number, number>();
  let at = xrefAt + 'xref\n'.length;
  if (asText(pdf, xrefAt, at) !== 'xref\n') return refusePdf('no cross-reference table');
  for (;;) {
    const head = /^(\d{1,7}) (\d{1,7})\n/.exec(asText(pdf, at, Math.min(at + 24, pdf.length)));
    if (!head) return { offsets, end: at };
    const first = Number(head[1]);
    const count = Number(head[2]);
    at += head[0].length;
    if (first + count > maxObjects || at + count * 20 > pdf.length) return refusePdf('too many objects');
    const table = asText(pdf, at, at + count * 20);
    for (let index = 0; index < count; index += 1) {
      const entry = table.slice(index * 20, index * 20 + 20);
      const number = first + index;
      if (number === 0 && entry === '0000000000 65535 f \n') continue;
      const used = /^(\d{10}) 00000 n \n$/.exec(entry);
      if (!used || offsets.has(number)) return refusePdf(`entry ${number} of the cross-reference table`);
      offsets.set(number, Number(used[1]));
    }
    at += count * 20;
  }
};

type Section = Omit<Revision, 'from'> & { readonly before: number | null };

const readSection = (pdf: Uint8Array, xrefAt: number): Section => {
  if (xrefAt >= pdf.length) return refusePdf('cross-reference table beyond the file');
  const { offsets, end } = readSections(pdf, xrefAt);
  const text = asText(pdf, end, Math.min(end + trailerWindow, pdf.length));
  const found = /^trailer\n(<<\n[^%]*?>>)\nstartxref\n(\d{1,12})\n%%EOF\n/.exec(text);
  const trailer = found?.[1];
  if (!found || trailer === undefined || Number(found[2]) !== xrefAt) return refusePdf('no trailer');
  const size = Number(/\/Size (\d{1,7})\n/.exec(trailer)?.[1] ?? Number.NaN);
  if (!Number.isSafeInteger(size) || [...offsets.keys()].some((number) => number >= size))
    return refusePdf('size of the cross-reference table');
  const before = /\/Prev (\d{1,12})\n/.exec(trailer)?.[1];
  return {
    to: end + found[0].length,
    xrefAt,
    offsets,
    trailer,
    size,
    before: before === undefined ? null : Number(before),
  };
};

/**
 * The states of a file, oldest first: each ends where the next begins, the first begins the file and the last ends it.
 * Only cross-reference tables as Hecha writes them are read.
 * @throws UnreadablePdf
 */
export const readRevisions = (pdf: Uint8Array): readonly [Revision, ...Revision[]] => {
  const end = /startxref\n(\d{1,12})\n%%EOF\n$/.exec(asText(pdf, Math.max(0, pdf.length - 64)))?.[1];
  if (end === undefined) return refusePdf('no end of file mark');
  const sections: Section[] = [];
  for (let next: number | null = Number(end); next !== null;) {
    if (sections.length >= maxRevisions) return refusePdf('too many revisions');
    const section = readSection(pdf, next);
    sections.unshift(section);
    if (section.before !== null && section.before >= next) return refusePdf('revisions in a circle');
    next = section.before;
  }
  let from = 0;
  const revisions = sections.map((section) => {
    const { before: _before, ...revision } = section;
    const whole = { ...revision, from };
    from = section.to;
    return whole;
  });
  const [first, ...later] = revisions;
  if (!first || from !== pdf.length) return refusePdf('bytes outside of every revision');
  for (const { from: begin, xrefAt, offsets } of revisions)
    if (xrefAt < begin || [...offsets.values()].some((offset) => offset < begin || offset >= xrefAt))
      return refusePdf('an object outside of its revision');
  return [first, ...later];
};
