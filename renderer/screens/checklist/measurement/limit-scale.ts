/** Numbers here only place dots on a drawing; judging is done in decimals by the engine. */
export type LimitScale = {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
};

const niceStep = (span: number): number => {
  const rough = span / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const steps = [1, 2, 2.5, 5, 10].map((factor) => factor * power);
  return steps.find((step) => step >= rough) ?? power * 10;
};

/** A number line that holds all points and all limits with some air, and round numbers to mark on it. */
export const limitScale = (points: readonly number[], limits: readonly number[]): LimitScale => {
  const all = [...points, ...limits].filter(Number.isFinite);
  const least = all.length === 0 ? 0 : Math.min(...all);
  const greatest = all.length === 0 ? 1 : Math.max(...all);
  const span = greatest - least || Math.abs(greatest) * 0.02 || 1;
  const from = least - span * 0.14;
  const to = greatest + span * 0.14;
  const step = niceStep(to - from);
  const ticks: number[] = [];
  for (let n = Math.ceil(from / step); n * step <= to; n += 1) ticks.push(Number((n * step).toPrecision(12)));
  return { from, to, ticks };
};

/** Share of the line, 0 to 1, at which a number lies. */
export const placeOn = ({ from, to }: LimitScale, value: number): number => (value - from) / (to - from);

/** How many equal or nearly equal points lie under each point, so that dots pile up instead of hiding each other. */
export const pileUp = (scale: LimitScale, points: readonly number[], columns: number): readonly number[] => {
  const heights = new Map<number, number>();
  return points.map((point) => {
    const column = Math.round(placeOn(scale, point) * columns);
    const height = heights.get(column) ?? 0;
    heights.set(column, height + 1);
    return height;
  });
};
