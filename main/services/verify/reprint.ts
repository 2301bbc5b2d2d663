import type { Reprint } from '../../../shared/verify/verify-report.ts';
import type { Fonts } from '../report/fonts.ts';
import { drawnPhotos, layoutMark, renderReport, reportLayout } from '../report/render-report.ts';

/** The layout that a file names for itself; null where it names none. */
const layoutOf = (pdf: Buffer): number | null => {
  const at = pdf.lastIndexOf(layoutMark);
  const number =
    at < 0
      ? undefined
      : /^\d{1,4}/.exec(pdf.toString('latin1', at + layoutMark.length, at + layoutMark.length + 5))?.[0];
  return number === undefined ? null : Number(number);
};

/** Prints a record again with the report's own printer: same record, same bytes, so any other byte was changed. */
export const createReprint = (loadFonts: () => Promise<Fonts>): Reprint => ({
  drawnPhotos,
  print: async (record, photos, base) => {
    const layout = layoutOf(Buffer.from(base.buffer, base.byteOffset, base.byteLength));
    if (layout !== null && layout !== reportLayout) return { otherLayout: layout };
    return { bytes: (await renderReport({ record, photos, fonts: await loadFonts() })).bytes };
  },
});
