const clauseParts = (clause: string): readonly (string | number)[] =>
  (clause.match(/\d+|[^\d.]+/g) ?? []).map((part) => (/^\d/.test(part) ? Number(part) : part));

const compareParts = (a: string | number | undefined, b: string | number | undefined): number => {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
};

/** Clause numbers in reading order: 2.2.1 before 2.10, E2 before E10, S.9 before S.10. */
export const compareClauses = (a: string, b: string): number => {
  const left = clauseParts(a);
  const right = clauseParts(b);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const order = compareParts(left[index], right[index]);
    if (order !== 0) return order;
  }
  return 0;
};
