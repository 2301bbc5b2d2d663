import { describe, expect, it } from 'vitest';
import { compareCategories } from '../../../shared/domain/catalogue.ts';
import { catalogueProblems, type Period, type Regime } from '../../../shared/domain/catalogue-edition.ts';
import { delistedCategory } from '../../../shared/domain/delisted.ts';
import type { Basis } from '../../../shared/domain/words.ts';

const words = { zh: '砂轮', en: 'Grinding wheels' };
const period = (regime: Regime, from: string | null, basis: Basis = 'source'): Period => ({
  from,
  regime,
  document: null,
  provenance: { basis },
});
const licence = period({ name: 'licence', mode: null, authority: null }, '2017-09-01');
const before = period({ name: 'unknown' }, null, 'unverified');
const product = (id: string, ...periods: Period[]) => ({
  id,
  name: words,
  near: null,
  licencePrefixes: [],
  otherNames: [],
  periods,
});

describe('goods off the catalogue', () => {
  it('are those once licensed and now cancelled, and those whose leaving nobody documents', () => {
    const products = [
      product('cancelled', before, licence, period({ name: 'cancelled' }, '2019-09-08')),
      product('left', before, licence, period({ name: 'unknown' }, '2018-09-23', 'unverified')),
      product('certified', before, licence, period({ name: 'compulsoryCertification' }, '2020-06-01')),
      product('merged', before, licence, period({ name: 'mergedInto', into: '03' }, '2019-09-08')),
      product('back', before, licence, period({ name: 'cancelled' }, '2019-09-08'), {
        ...licence,
        from: '2024-09-25',
      }),
      product('never', period({ name: 'neverLicensed' }, null)),
      product('undocumented', before),
    ];
    const category = delistedCategory({ products });
    expect(category).toMatchObject({ code: '00', licencePrefixes: [] });
    expect(category?.units.map(({ id, provenance }) => [id, provenance.basis])).toEqual([
      ['cancelled', 'source'],
      ['left', 'unverified'],
    ]);
  });

  it('are no category where there are none', () => {
    expect(delistedCategory({ products: [product('undocumented', before)] })).toBeNull();
  });

  it('keep their code to themselves: no category of the catalogue may have it', () => {
    const provenance = { basis: 'source' as const };
    const problems = catalogueProblems({
      schema: 1,
      id: 'catalogue',
      version: 1,
      issuedOn: '2026-11-26',
      title: words,
      versions: [],
      categories: [
        {
          code: '00',
          name: words,
          licencePrefixes: [],
          otherNames: [],
          unitCount: { value: null, provenance },
          units: [{ id: 'unit', name: words, provenance, otherNames: [], periods: null }],
          periods: [before],
        },
      ],
      products: [],
    });
    expect(problems.map(({ path }) => path)).toEqual([['categories', 0, 'code']]);
  });
});

describe('the order of categories', () => {
  it('is that of their codes, with the goods off the catalogue at the end', () => {
    expect(['00', '10', '02', '09', '00'].toSorted(compareCategories)).toEqual([
      '02',
      '09',
      '10',
      '00',
      '00',
    ]);
  });
});
