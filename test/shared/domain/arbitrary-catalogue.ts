import fc from 'fast-check';
import type { Catalogue, Period, ProductId, Regime } from '../../../shared/domain/catalogue-edition.ts';
import type { Day } from '../../../shared/domain/identifiers.ts';
import type { Provenance } from '../../../shared/domain/words.ts';

export const provenance: fc.Arbitrary<Provenance> = fc.record(
  {
    basis: fc.constantFrom('source' as const, 'recalled' as const, 'unverified' as const),
    source: fc.constantFrom('国发〔2019〕19号', 'https://example.org/?a=1&b="2"', "it's"),
    note: fc.constant({ zh: '说明', en: 'A note' }),
  },
  { requiredKeys: ['basis'] },
);

export const anyDay: fc.Arbitrary<Day> = fc
  .date({
    min: new Date('1990-01-01T00:00:00Z'),
    max: new Date('2040-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10));

const plainRegime: fc.Arbitrary<Regime> = fc.oneof(
  fc.record({
    name: fc.constant('licence' as const),
    mode: fc.constantFrom('verifyFirst' as const, 'promise' as const, null),
    authority: fc.constantFrom('national' as const, 'provincial' as const, null),
  }),
  fc.constantFrom(
    { name: 'compulsoryCertification' as const },
    { name: 'cancelled' as const },
    { name: 'neverLicensed' as const },
    { name: 'unknown' as const },
  ),
);

/** Periods that may merge into what stands earlier in the catalogue, so that nothing goes round. */
const periodsInto = (earlier: readonly ProductId[]): fc.Arbitrary<Period[]> =>
  fc
    .tuple(
      fc.uniqueArray(anyDay, { maxLength: 4 }),
      fc.array(
        earlier.length === 0
          ? plainRegime
          : fc.oneof(
              { weight: 3, arbitrary: plainRegime },
              {
                weight: 1,
                arbitrary: fc.constantFrom(...earlier).map((into): Regime => ({ name: 'mergedInto', into })),
              },
            ),
        { minLength: 5, maxLength: 5 },
      ),
      fc.array(fc.tuple(fc.option(fc.constant('国发〔2024〕11号')), provenance), {
        minLength: 5,
        maxLength: 5,
      }),
    )
    .map(([days, regimes, sources]) =>
      [null, ...days.toSorted()].map((from, at) => ({
        from,
        regime: regimes[at] ?? { name: 'unknown' },
        document: sources[at]?.[0] ?? null,
        provenance: sources[at]?.[1] ?? { basis: 'unverified' },
      })),
    );

const name = fc
  .tuple(fc.constantFrom('钢筋', '水泥 P·O 42.5', '01', '=SUM(A1)', '电缆（1 kV）'), fc.nat(10_000))
  .map(([text, number]) => ({ zh: `${text}${number}`, en: `Product ${number}` }));

const otherNames = fc.array(fc.record({ text: fc.constantFrom('旧名', 'Ⅰ类', 'old name'), provenance }), {
  maxLength: 2,
});

/** Sound catalogues of a few categories, with units that follow or override them, mergers, and other products. */
export const anyCatalogue: fc.Arbitrary<Catalogue> = fc
  .tuple(periodsInto([]), periodsInto(['01']), periodsInto(['01', '02']), periodsInto(['01', '02', '02/b']))
  .chain(([first, second, unit, other]) =>
    fc.record({
      schema: fc.constant(1 as const),
      id: fc.constant('catalogue' as const),
      version: fc.integer({ min: 1, max: 99 }),
      issuedOn: anyDay,
      title: name,
      versions: fc
        .record({
          id: fc.constant('2019'),
          from: anyDay,
          document: fc.constant('国发〔2019〕19号'),
          categories: fc.option(fc.nat(30)),
          national: fc.option(fc.nat(9)),
          provincial: fc.option(fc.nat(9)),
          varieties: fc.option(fc.nat(40)),
          units: fc.option(fc.nat(130)),
          levels: fc.constantFrom(2 as const, 3 as const),
          provenance,
        })
        .map((version) => [version]),
      categories: fc
        .tuple(
          name,
          name,
          otherNames,
          otherNames,
          provenance,
          provenance,
          fc.option(fc.integer({ min: 1, max: 9 })),
        )
        .map(([a, b, old, older, from, to, value]) => [
          {
            code: '01',
            name: a,
            licencePrefixes: ['XK05-001'],
            otherNames: old,
            unitCount: { value, provenance: from },
            units: [{ id: 'a', name: a, provenance: from, otherNames: older, periods: null }],
            periods: first,
          },
          {
            code: '02',
            name: b,
            licencePrefixes: ['XK08-001', 'XK08-002'],
            otherNames: [],
            unitCount: { value: null, provenance: to },
            units: [
              { id: 'a', name: { zh: '甲', en: 'First' }, provenance: to, otherNames: [], periods: null },
              { id: 'b', name: { zh: '乙', en: 'Second' }, provenance: from, otherNames: old, periods: unit },
            ],
            periods: second,
          },
        ]),
      products: fc.tuple(name, otherNames).map(([words, old]) => [
        {
          id: 'grinding-wheels',
          name: words,
          near: null,
          licencePrefixes: [],
          otherNames: old,
          periods: other,
        },
        {
          id: 'outside',
          name: words,
          near: '02',
          licencePrefixes: ['XK12-001'],
          otherNames: [],
          periods: first,
        },
      ]),
    }),
  );
