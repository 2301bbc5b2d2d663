import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { conductor, wall } from './edges/cable.ts';
import { breaking, sum } from './edges/cement.ts';
import type { Edge } from './edges/edge.ts';
import { resultOf } from './result-of.ts';

const folder = new URL('./edges/', import.meta.url);
const edges: readonly Edge[] = (
  await Promise.all(
    (await readdir(folder))
      .filter((name) => name !== 'edge.ts')
      .map((name) => import(new URL(name, folder).href) as Promise<{ edges: readonly Edge[] }>),
  )
).flatMap((file) => file.edges);

describe('a shipped limit', () => {
  it.each(edges)(
    'of %s, %s, holds at its edge and breaks just beyond',
    (item, criterion, holding, breaking) => {
      expect(resultOf(item, criterion, holding)).toMatchObject({ applies: true, holds: true });
      expect(resultOf(item, criterion, breaking)).toMatchObject({ applies: true, holds: false });
    },
  );

  it('decides by itself only where its basis is a source', () => {
    expect(resultOf('cement-5.5', 'total', sum('50.00')).certainty).toMatchObject({ basis: 'source' });
    expect(resultOf('cement-5.5', 'each', sum('50.00')).certainty).toEqual({
      basis: 'recalled',
      confirmed: false,
    });
  });
});

describe('the arithmetic of the sourced examples', () => {
  it('corrects 7.52 mΩ over 1 m at 25 °C to 7.375 Ω/km', () => {
    const { value, margin } = resultOf('cable-m2', 'R20.cu1', conductor('cu1', '2.5', '25', '7.52'));
    expect(Number(value)).toBeCloseTo(7.375, 3);
    expect(Number(margin)).toBeGreaterThan(0);
  });

  it('corrects aluminium with its own coefficient', () => {
    const { value } = resultOf('cable-m2', 'R20.al2', conductor('al2', '16', '30', '1.91'));
    expect(Number(value)).toBeCloseTo((1.91 * 248) / 258, 3);
  });

  it('drops one outlier of six: 65, 64, 64, 53, 66, 70 kN give 41.1 MPa', () => {
    const loads = ['65', '64', '64', '53', '66', '70'];
    expect(resultOf('cement-m3', 'rc28', breaking('load28', loads, '32.5')).value).toBe('41.1');
  });

  it('gives no strength where two of six are outliers', () => {
    const loads = ['65', '64', '64', '40', '66', '90'];
    expect(resultOf('cement-m3', 'rc28', breaking('load28', loads, '32.5'))).toMatchObject({
      value: null,
      holds: null,
    });
  });

  it('rounds the mean wall half up at 0.1 mm: 0.85 counts as 0.9', () => {
    expect(resultOf('cable-m1', 'mean', wall('0.9', ['0.85'])).value).toBe('0.9');
  });

  it('does not compare a section with a table that lacks it', () => {
    expect(resultOf('cable-m2', 'R20.cu1', conductor('cu1', '240', '20', '0.07'))).toMatchObject({
      holds: null,
    });
  });
});
