import { describe, expect, it } from 'vitest';
import { barsOf } from '../../../renderer/screens/checklist/measurement/bars-of.ts';
import type { Criterion } from '../../../shared/domain/checklist.ts';
import { evaluate } from '../../../shared/domain/evaluate.ts';
import {
  contextOf,
  criterionNamed,
  filled,
  inspectionOf,
  itemNamed,
  measured,
  readings,
} from '../../shared/domain/specimen.ts';

const quantity = { id: 'q', name: { zh: '读数', en: 'reading' }, unit: 'kg', count: 3, decimals: 1 };

const drawn = (criterion: Partial<Criterion>, values: readonly string[]) => {
  const task = measured({ quantities: [quantity], criteria: [criterionNamed('c', criterion)] });
  const visit = inspectionOf(filled('m', readings('q', values)));
  const result = evaluate(contextOf([itemNamed('m', { task })]), visit).items.get('m')?.measurement;
  return result ? barsOf(task, result) : [];
};

describe('the scale beside the readings', () => {
  it('shows every reading against a limit that each must keep', () => {
    const [bar] = drawn({ value: 'min(q)', op: '>=', limit: '49.5' }, ['49.4', '50', '51']);
    expect(bar).toMatchObject({ low: '49.5', high: null });
    expect(bar?.points.map(({ within }) => within)).toEqual([false, true, true]);
  });

  it('is left out where only one value is right', () => {
    expect(drawn({ value: 'sum(q)', op: '=', limit: '0' }, ['0', '0', '0'])).toEqual([]);
    expect(drawn({ value: 'max(q)', op: '=', limit: '0' }, ['0', '1', '0'])).toEqual([]);
  });
});
