import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Catalogue, catalogueProblems } from '../../../shared/domain/catalogue-edition.ts';
import { dayPlus } from '../../../shared/domain/day.ts';
import { productsOf } from '../../../shared/domain/products.ts';
import { regimeOf, regimesOf } from '../../../shared/domain/regime.ts';
import { anyCatalogue, anyDay } from './arbitrary-catalogue.ts';

const catalogueAndProduct = anyCatalogue.chain((catalogue) =>
  fc.tuple(fc.constant(catalogue), fc.constantFrom(...productsOf(catalogue).keys())),
);

describe('what applies to a product', () => {
  it('is said for every product on every day, and never by what merged into something else', () => {
    fc.assert(
      fc.property(catalogueAndProduct, anyDay, ([catalogue, id], day) => {
        expect(Catalogue.safeParse(catalogue).error).toBeUndefined();
        const answer = regimeOf(catalogue, id, day);
        expect(answer.product?.id).toBe(id);
        expect(answer.ruledBy).not.toBeNull();
        expect(answer.provenance).not.toBeNull();
        expect(answer.from === null || answer.from <= day).toBe(true);
        expect(answer.until === null || answer.until >= day).toBe(true);
      }),
    );
  });

  it('stays the same from the first to the last day of an answer, and changes at its edges', () => {
    fc.assert(
      fc.property(catalogueAndProduct, anyDay, ([catalogue, id], day) => {
        const answer = regimeOf(catalogue, id, day);
        for (const edge of [answer.from, answer.until])
          if (edge !== null) expect(regimeOf(catalogue, id, edge)).toEqual(answer);
        if (answer.from !== null)
          expect(regimeOf(catalogue, id, dayPlus(answer.from, -1)).until).toBe(dayPlus(answer.from, -1));
        if (answer.until !== null)
          expect(regimeOf(catalogue, id, dayPlus(answer.until, 1)).from).toBe(dayPlus(answer.until, 1));
      }),
    );
  });

  it('is told whole without an overlap and without a hole', () => {
    fc.assert(
      fc.property(catalogueAndProduct, ([catalogue, id]) => {
        const answers = regimesOf(catalogue, id);
        expect(answers[0]?.from).toBeNull();
        expect(answers.at(-1)?.until).toBeNull();
        answers.slice(1).forEach(({ from }, at) => {
          const before = answers[at]?.until ?? '';
          expect(from).toBe(dayPlus(before, 1));
        });
      }),
    );
  });

  it('is never more certain than the unit or any period it rests on', () => {
    const order = ['source', 'recalled', 'unverified'];
    fc.assert(
      fc.property(catalogueAndProduct, anyDay, ([catalogue, id], day) => {
        const { certainty, provenance, product } = regimeOf(catalogue, id, day);
        const worst = Math.max(
          order.indexOf(provenance?.basis ?? ''),
          order.indexOf(product?.provenance?.basis ?? 'source'),
        );
        expect(order.indexOf(certainty)).toBeGreaterThanOrEqual(worst);
      }),
    );
  });

  it('is unknown for what the catalogue does not hold', () => {
    fc.assert(
      fc.property(anyCatalogue, fc.string(), anyDay, (catalogue, id, day) => {
        fc.pre(!productsOf(catalogue).has(id));
        expect(regimeOf(catalogue, id, day)).toMatchObject({
          regime: { name: 'unknown' },
          product: null,
          certainty: 'unverified',
        });
      }),
    );
  });
});

describe('a catalogue that contradicts itself', () => {
  const [sound] = fc.sample(anyCatalogue, { numRuns: 1, seed: 7 });
  if (!sound) throw new Error('no sample');
  const plain = {
    from: null,
    regime: { name: 'unknown' as const },
    document: null,
    provenance: { basis: 'recalled' as const },
  };
  const [first, second] = sound.categories;
  if (!first || !second) throw new Error('no categories');
  const into = (id: string) => [{ ...plain, regime: { name: 'mergedInto' as const, into: id } }];

  it.each([
    [
      'a category twice',
      { ...sound, categories: [first, { ...second, code: '01' }] },
      ['categories', 1, 'code'],
    ],
    [
      'a unit twice',
      { ...sound, categories: [{ ...first, units: [...first.units, ...first.units] }, second] },
      ['categories', 0, 'units', 1, 'id'],
    ],
    [
      'a first period with a beginning',
      { ...sound, categories: [{ ...first, periods: [{ ...plain, from: '2019-09-08' }] }, second] },
      ['categories', 0, 'periods', 0, 'from'],
    ],
    [
      'two periods from one day',
      {
        ...sound,
        categories: [
          first,
          { ...second, periods: [plain, { ...plain, from: '2019-09-08' }, { ...plain, from: '2019-09-08' }] },
        ],
      },
      ['categories', 1, 'periods', 2, 'from'],
    ],
    [
      'a merger into nothing',
      { ...sound, products: [{ ...sound.products[0], periods: into('99') }] },
      ['products', 0, 'periods', 0, 'regime', 'into'],
    ],
    [
      'a merger that goes round',
      {
        ...sound,
        categories: [
          { ...first, periods: into('02') },
          { ...second, periods: into('01/a') },
        ],
      },
      ['categories', 0, 'periods', 0, 'regime', 'into'],
    ],
    [
      'a product near an unknown category',
      { ...sound, products: [{ ...sound.products[0], near: '77' }] },
      ['products', 0, 'near'],
    ],
  ])('is refused: %s', (_what, catalogue, path) => {
    expect(catalogueProblems(catalogue as Catalogue)[0]?.path).toEqual(path);
    expect(Catalogue.safeParse(catalogue).success).toBe(false);
    // What applies is still answered: nothing loops.
    expect(regimeOf(catalogue as Catalogue, '01', '2020-01-01').regime.name).toBeTypeOf('string');
  });
});
