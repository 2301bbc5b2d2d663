/** Some measurements of one thing, in the order in which they were made. */
export type Samples = readonly number[];

export type Spread = { readonly median: number; readonly min: number; readonly max: number };

export type Row = {
  readonly name: string;
  readonly ours: Spread | null;
  /** What it is compared with; null where there is nothing to compare with, or where the peer could not be measured. */
  readonly peer: (Spread & { readonly of: string }) | null;
  /** Ours divided by the peer's: below 1 we need less. */
  readonly ratio: number | null;
  readonly unit: 'ms' | 'MB' | '×';
  readonly runs: number;
  /** What is not equal between the two, or why one is absent. */
  readonly note: string;
};

const rounded = (value: number): number => Number(value.toPrecision(4));

/** @throws RangeError without a sample. */
export const spreadOf = (samples: Samples): Spread => {
  const sorted = [...samples].sort((a, b) => a - b);
  const [min, max] = [sorted[0], sorted.at(-1)];
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (min === undefined || max === undefined || low === undefined || high === undefined)
    throw new RangeError('nothing was measured');
  return { median: rounded((low + high) / 2), min: rounded(min), max: rounded(max) };
};

/** One line of the answer. `peer` without samples is a peer that could not be measured. */
export const rowOf = (
  name: string,
  unit: Row['unit'],
  ours: Samples,
  peer: { readonly of: string; readonly samples: Samples } | null,
  note = '',
): Row => {
  const own = spreadOf(ours);
  const other = peer && peer.samples.length > 0 ? spreadOf(peer.samples) : null;
  return {
    name,
    ours: own,
    peer: peer && other ? { of: peer.of, ...other } : null,
    ratio: other && other.median > 0 ? rounded(own.median / other.median) : null,
    unit,
    runs: ours.length,
    note: peer && !other ? `${peer.of} could not be measured. ${note}`.trim() : note,
  };
};

const shown = (spread: Spread | null): string =>
  spread === null ? '–' : `${spread.median} (${spread.min}–${spread.max})`;

/** The rows as a table for people. */
export const tableOf = (rows: readonly Row[]): string => {
  const lines = rows.map(({ name, unit, ours, peer, ratio, runs }) => [
    name,
    unit,
    shown(ours),
    peer ? `${shown(peer)} ${peer.of}` : '–',
    ratio === null ? '–' : ratio.toFixed(2),
    String(runs),
  ]);
  const all = [['what', 'unit', 'ours: median (min–max)', 'peer', 'ours/peer', 'runs'], ...lines];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0))) ?? [];
  return all
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
