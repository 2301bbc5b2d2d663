import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitScale, pileUp, placeOn } from '../../../renderer/screens/checklist/measurement/limit-scale.ts';
import {
  comparisonOf,
  magnitude,
  withThousands,
} from '../../../renderer/screens/checklist/measurement/number-display.ts';
import { spreadReadings } from '../../../renderer/screens/checklist/measurement/spread-readings.ts';
import { unmarkedFields } from '../../../renderer/screens/checklist/mark-all.ts';
import { fieldOf } from '../../../renderer/screens/checklist/focus-field.ts';
import { item } from './fixtures.ts';

describe('numbers as they are shown', () => {
  it('groups thousands by a no-break space and keeps the decimals as they are', () => {
    expect(withThousands('1001.20')).toBe('1\u00a0001.20');
    expect(withThousands('-1234567.5')).toBe('−1\u00a0234\u00a0567.5');
    expect(withThousands('49.50')).toBe('49.50');
  });

  it('shows the comparison as it came out', () => {
    expect(comparisonOf('>=', '49.5', false)).toBe('< 49.5');
    expect(comparisonOf('>=', '49.5', true)).toBe('≥ 49.5');
    expect(comparisonOf('<=', '1000', null)).toBe('≤ 1\u00a0000');
    expect(comparisonOf('range', ['1', '2'], false)).toBe('∉ [1, 2]');
    expect(comparisonOf('=', null, null)).toBe('');
  });

  it('says a margin without its sign', () => {
    expect(magnitude('-0.1')).toBe('0.1');
    expect(magnitude('1.2')).toBe('1.2');
  });
});

describe('pasting readings', () => {
  it('fills on from the cell, by lines, tabs, blanks and semicolons', () => {
    expect(
      spreadReadings('50.1\n50,2\t５０．３； 50。4\r\n', { quantityId: 'bag', from: 3, count: 20 }),
    ).toEqual({
      'q/bag/3': '50.1',
      'q/bag/4': '50,2',
      'q/bag/5': '５０．３',
      'q/bag/6': '50。4',
    });
  });

  it('never fills past the last cell', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[0-9.]{1,6}$/), { maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (parts, from) => {
          const fields = Object.keys(spreadReadings(parts.join('\n'), { quantityId: 'q', from, count: 20 }));
          expect(fields).toHaveLength(Math.min(parts.length, 21 - from));
          expect(fields.every((field) => Number(field.split('/')[2]) <= 20)).toBe(true);
        },
      ),
    );
  });
});

describe('the limit bar', () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });

  it('holds every point and every limit, with round marks between its ends', () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 40 }), number, (points, limit) => {
        const scale = limitScale(points, [limit]);
        for (const each of [...points, limit]) {
          expect(placeOn(scale, each)).toBeGreaterThanOrEqual(0);
          expect(placeOn(scale, each)).toBeLessThanOrEqual(1);
        }
        expect(scale.ticks.length).toBeLessThan(16);
        expect(scale.ticks.every((tick) => tick >= scale.from && tick <= scale.to)).toBe(true);
      }),
    );
  });

  it('piles equal readings up instead of hiding them', () => {
    const scale = limitScale([50, 50, 50.4], [49.5]);
    expect(pileUp(scale, [50, 50, 50.4], 60)).toEqual([0, 1, 0]);
  });
});

describe('marking all rows', () => {
  const provenance = { basis: 'recalled' } as const;
  const words = { zh: '名', en: 'name' };
  const equipment = item('i', 'a', {
    task: {
      kind: 'equipment',
      rows: [
        { id: 'a', name: words, calibrated: true, provenance },
        { id: 'b', name: words, units: ['u1'], calibrated: false, provenance },
        { id: 'c', name: words, units: ['u2'], calibrated: true, provenance },
      ],
    },
  });

  it('answers only what has no answer and belongs to the units in scope', () => {
    expect(unmarkedFields(equipment, { 'e/a/present': 'no' }, ['u1'])).toEqual({ 'e/b/present': 'yes' });
  });

  it('has nothing to fill at an item without rows', () => {
    expect(unmarkedFields(item('i', 'a'), {}, ['u1'])).toEqual({});
  });
});

describe('the field that a missing entry names', () => {
  it('is the one the open item marks', () => {
    expect(fieldOf({ what: 'number', where: 'q/bag/3' })).toBe('q/bag/3');
    expect(fieldOf({ what: 'limit', where: 'min' })).toBe('limit/min');
    expect(fieldOf({ what: 'evidence', where: 'sheet' })).toBe('evidence/sheet');
    expect(fieldOf({ what: 'note', where: 'e/a/present' })).toBe('note');
    expect(fieldOf({ what: 'verdict', where: null })).toBe('verdict');
  });
});
