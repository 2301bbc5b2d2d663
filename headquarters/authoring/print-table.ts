/** Chinese characters and full-width marks take two columns of a terminal. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[ᄀ-￦]/.test(character) ? 2 : 1), 0);

const padded = (text: string, width: number, right: boolean): string => {
  const gap = ' '.repeat(Math.max(0, width - widthOf(text)));
  return right ? `${gap}${text}` : `${text}${gap}`;
};

/** Lines of a table: the first column to the left, numbers to the right, a rule under the titles. */
export const printTable = (
  titles: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string[] => {
  const cells = [titles, ...rows].map((row) => titles.map((_title, at) => String(row[at] ?? '')));
  const widths = titles.map((_title, at) => Math.max(...cells.map((row) => widthOf(row[at] ?? ''))));
  const isNumber = titles.map((_title, at) => rows.every((row) => /^[\d?—]*$/.test(String(row[at] ?? ''))));
  const lines = cells.map((row) =>
    row
      .map((cell, at) => padded(cell, widths[at] ?? 0, isNumber[at] ?? false))
      .join('  ')
      .trimEnd(),
  );
  const [head = '', ...body] = lines;
  return [head, '─'.repeat(widths.reduce((sum, width) => sum + width + 2, -2)), ...body];
};
