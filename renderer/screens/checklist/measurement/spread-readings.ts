/**
 * What pasting `text` into the cell `from` (counted from 1) of a quantity with `count` readings fills: one cell after
 * the other. Lines, tabs, blanks and semicolons separate; a comma does not, it may be a decimal point.
 */
export const spreadReadings = (
  text: string,
  { quantityId, from, count }: { quantityId: string; from: number; count: number },
): Record<string, string> => {
  const parts = text.split(/[\s;；]+/).filter((part) => part !== '');
  return Object.fromEntries(
    parts
      .slice(0, count - from + 1)
      .map((part, index) => [`q/${quantityId}/${from + index}`, part.slice(0, 500)]),
  );
};
