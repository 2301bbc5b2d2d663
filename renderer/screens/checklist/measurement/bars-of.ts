import { namesIn, parseExpression, type Tree } from '../../../../shared/domain/expression.ts';
import type { ItemTask } from '../../../../shared/domain/checklist.ts';
import type { CriterionResult, MeasurementResult } from '../../../../shared/domain/evaluation.ts';
import type { BarPoint } from './limit-bar.tsx';

type Task = Extract<ItemTask, { kind: 'measurement' }>;

export type Bar = {
  readonly key: string;
  readonly points: readonly BarPoint[];
  readonly low: string | null;
  readonly high: string | null;
};

type Readings = { readonly id: string; readonly numbers: readonly number[] };

const limitsOf = ({ criterion, limit }: CriterionResult): { low: string | null; high: string | null } => {
  if (limit === null) return { low: null, high: null };
  if (typeof limit !== 'string') return { low: limit[0], high: limit[1] };
  const lower = criterion.op === '>=' || criterion.op === '>';
  return { low: lower ? limit : null, high: lower ? null : limit };
};

/** A scale shows how near a limit a value is; where only one value is right (no leak, no crack) there is none to show. */
const hasScale = ({ criterion, applies, limit }: CriterionResult): boolean =>
  applies && limit !== null && criterion.op !== '=';

const extremes = new Set(['min', 'max', 'first']);

/** The least, the greatest or the only reading of this quantity? */
const isExtreme = (tree: Tree, quantityId: string): boolean => {
  const inner =
    tree.kind === 'call' && extremes.has(tree.name) && tree.args.length === 1 ? tree.args[0] : tree;
  return inner?.kind === 'name' && inner.name === quantityId;
};

/**
 * Can each reading be held against the limit by itself? So it is for `min(bag)`, and for `min(bag) - tare`, where every
 * reading is moved by the same amount. Returns what to add to a reading; null where the readings count together.
 */
const shiftOf = (result: CriterionResult, quantity: Readings): number | null => {
  if (!hasScale(result) || quantity.numbers.length === 0) return null;
  const { criterion, value } = result;
  const tree = parseExpression(criterion.value);
  if (isExtreme(tree, quantity.id)) return 0;
  const moved = tree.kind === 'binary' && (tree.op === '+' || tree.op === '-');
  if (!moved || value === null || !isExtreme(tree.left, quantity.id)) return null;
  if (namesIn(tree.right).includes(quantity.id) || tree.left.kind !== 'call') return null;
  const extreme = tree.left.name === 'max' ? Math.max(...quantity.numbers) : Math.min(...quantity.numbers);
  return Number(value) - extreme;
};

/**
 * What is worth drawing of a measured item: the readings of each quantity against the limits that every reading must
 * keep; where there is none, the computed value of each criterion against its limit.
 */
export const barsOf = (task: Task, { readings, criteria }: MeasurementResult): Bar[] => {
  const bars: Bar[] = [];
  for (const { id } of task.quantities) {
    const own = readings.filter(({ field, corrected }) => field.startsWith(`q/${id}/`) && corrected !== null);
    const quantity = { id, numbers: own.map(({ corrected }) => Number(corrected)) };
    const shifts = criteria.map((result) => shiftOf(result, quantity));
    const shift = shifts.find((each) => each !== null) ?? null;
    if (shift === null || own.length < 2) continue;
    const points = own.map(({ field, within }, index) => ({
      key: field,
      value: String(Number(((quantity.numbers[index] ?? 0) + shift).toPrecision(12))),
      within: within !== false,
    }));
    const limits = criteria.filter((_, index) => shifts[index] === shift).map(limitsOf);
    bars.push({
      key: id,
      points,
      low: limits.find(({ low }) => low !== null)?.low ?? null,
      high: limits.find(({ high }) => high !== null)?.high ?? null,
    });
  }
  if (bars.length > 0) return bars;
  return criteria.flatMap((result) =>
    hasScale(result) && result.value !== null
      ? [
          {
            key: result.criterion.id,
            points: [{ key: result.criterion.id, value: result.value, within: result.holds !== false }],
            ...limitsOf(result),
          },
        ]
      : [],
  );
};
