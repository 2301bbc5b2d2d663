import fc from 'fast-check';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readContent } from '../../../headquarters/publication/read-content.ts';
import { chineseNumeral } from '../../../shared/content/chinese-numeral.ts';
import { combineChecklists } from '../../../shared/content/combine-checklists.ts';
import { combineForVisit, demandSharedRules } from '../../../shared/content/combine-for-visit.ts';
import type { InspectionType } from '../../../shared/domain/catalogue.ts';
import { Checklist, type Item, productUnitsOf } from '../../../shared/domain/checklist.ts';
import { conclude } from '../../../shared/domain/conclude.ts';
import { evaluate } from '../../../shared/domain/evaluate.ts';
import type { Context, Evaluation } from '../../../shared/domain/evaluation.ts';
import { replay } from '../../../shared/domain/replay.ts';
import type { RuleSet, Verdict } from '../../../shared/domain/rule-set.ts';
import { digestOf } from '../../../shared/seal/digest.ts';
import {
  both,
  itemNamed,
  journalOf,
  judged,
  readRuleSet,
  simpleRules,
  sourced,
  started,
} from '../domain/specimen.ts';

const types: readonly InspectionType[] = ['licenceReview', 'randomSupervision', 'unannounced', 'recheck'];

const checklistFor = (code: string, items: readonly Item[], more: Partial<Checklist> = {}): Checklist => ({
  schema: 1,
  id: `c${code}`,
  version: 1,
  title: both(`title ${code}`),
  categories: [
    {
      code,
      name: both(`category ${code}`),
      licencePrefixes: [],
      units: ['a', 'b'].map((unit) => ({ id: `${code}${unit}`, name: both(unit), provenance: sourced })),
    },
  ],
  standards: [],
  ruleSets: Object.fromEntries(types.map((type) => [type, 'specimen'])),
  sections: [...new Set(items.map(({ section }) => section))].map((id) => ({
    id,
    ordinal: id,
    title: both(id),
  })),
  items: [...items],
  ...more,
});

const visit = (
  checklist: Checklist,
  type: InspectionType,
  units: readonly string[],
  verdicts: Readonly<Record<string, Verdict>> = {},
  ruleSet: RuleSet = simpleRules,
): { context: Context; evaluation: Evaluation } => {
  const context = { checklist, ruleSet };
  const products = checklist.categories
    .map(({ code, units: own }) => ({
      categoryCode: code,
      units: own.map(({ id }) => id).filter((id) => units.includes(id)),
    }))
    .filter((product) => product.units.length > 0);
  const events = checklist.items.flatMap(({ id }) =>
    verdicts[id] ? [judged(id, verdicts[id], 'because')] : [],
  );
  return {
    context,
    evaluation: evaluate(context, replay(journalOf(started({ type, products }), ...events))),
  };
};

const askedOf = ({ context, evaluation }: ReturnType<typeof visit>): Item[] =>
  context.checklist.items.filter(({ id }) => evaluation.items.get(id)?.asked === true);

/** What is asked, whatever it is called and wherever it stands. */
const question = ({ requirement, checks, task, evidence, veto }: Item): string =>
  JSON.stringify([requirement, checks, task, evidence, veto]);

const general = itemNamed('g-1', { section: 'general' });
const reworded = itemNamed('g-2', { section: 'general', checks: [both('look here')] });
const own = (code: string, clause = 'M1') => itemNamed(`own-${code}`, { clause, section: 'product' });

describe('a visit to several categories', () => {
  const one = checklistFor('01', [general, reworded, own('01')]);
  const two = checklistFor('02', [general, { ...reworded, checks: [both('look there')] }, own('02')]);
  const combined = combineChecklists([two, one]);

  it('asks the general items once, rewordings of one each, and then what is each category’s own', () => {
    expect(combined.items.map(({ id, clause, section }) => [id, clause, section])).toEqual([
      ['g-1', 'g-1', 'general'],
      ['g-2', 'g-2', 'general'],
      ['g-2.02', 'g-2', 'general'],
      ['own-01', '01-M1', 'product.01'],
      ['own-02', '02-M1', 'product.02'],
    ]);
    expect(combined.items[0]?.units).toBeUndefined();
    expect(combined.items[1]).toMatchObject({ units: ['01a', '01b'], title: { en: 'g-2 (category 01)' } });
    expect(combined.sections.map(({ id, ordinal, title }) => [id, ordinal, title.en])).toEqual([
      ['general', '一', 'general'],
      ['product.01', '二', 'category 01 · product'],
      ['product.02', '三', 'category 02 · product'],
    ]);
  });

  it('is the same whichever is named first, and one alone is itself', () => {
    expect(digestOf(combineChecklists([one, two]))).toBe(digestOf(combined));
    expect(combineChecklists([one])).toBe(one);
    expect(Checklist.parse(combined)).toEqual(combined);
  });

  it('counts a clause once, even where its wordings are judged differently', () => {
    const verdicts = { 'g-1': 'conforms', 'g-2': 'improvement', 'g-2.02': 'improvement' } as const;
    const { context, evaluation } = visit(combined, 'licenceReview', ['01a', '02a'], {
      ...verdicts,
      'own-01': 'conforms',
      'own-02': 'conforms',
    });
    const computed = conclude(context, evaluation);
    const few =
      'conditions' in computed
        ? computed.conditions.flat().find(({ condition }) => condition.id === 'few')
        : null;
    expect(few?.counted).toBe(1);
    expect(few?.items).toEqual(['g-2', 'g-2.02']);
  });

  it('is refused where one rule set does not serve all', () => {
    const other = checklistFor('03', [general], {
      ruleSets: { licenceReview: 'another', recheck: 'specimen' },
    });
    expect(() => combineForVisit([one, other], 'licenceReview')).toThrow('RULE_SETS_DIFFER');
    expect(() => combineForVisit([one, other], 'unannounced')).toThrow('RULE_SETS_DIFFER');
    expect(Object.keys(combineForVisit([one, other], 'recheck').ruleSets)).toEqual(['recheck']);
    expect(() => combineChecklists([one, { ...other, ruleSets: {} }])).toThrow('RULE_SETS_DIFFER');
    const byNumber = readRuleSet('CEM-8CH');
    expect(() => demandSharedRules([one, two], byNumber, 'licenceReview')).toThrow('RULE_SETS_DIFFER');
    demandSharedRules([one], byNumber, 'licenceReview');
  });

  it('is refused for nothing, for one category twice, and for a combination of combinations', () => {
    expect(() => combineChecklists([])).toThrow('ASSIGNMENT_INVALID');
    expect(() => combineChecklists([one, one])).toThrow('ASSIGNMENT_INVALID');
    expect(() => combineChecklists([combined, checklistFor('03', [general])])).toThrow('ASSIGNMENT_INVALID');
  });
});

const arbitraryTypes = fc.option(fc.subarray([...types], { minLength: 1 }), { nil: undefined });
const arbitraryItem = (code: string, id: string): fc.Arbitrary<Item> =>
  fc
    .record({
      wording: fc.constantFrom('plain', 'other'),
      veto: fc.boolean(),
      clause: id.startsWith('own')
        ? fc.constant(`M${id.slice(-1)}`)
        : fc.constantFrom('1', '2').map((n) => `${id}.${n}`),
      types: arbitraryTypes,
      units: fc.option(fc.subarray([`${code}a`, `${code}b`], { minLength: 1 }), { nil: undefined }),
    })
    .map(({ wording, types: asked, units, ...rest }) =>
      itemNamed(id, {
        requirement: both(`${id} ${wording}`),
        section: id.startsWith('g') ? 'general' : 'product',
        ...rest,
        ...(asked ? { types: asked } : {}),
        ...(units ? { units } : {}),
      }),
    );
/** `hangs`: the general item g2 depends on another. It does so for every category: taking it over does not change that. */
const arbitraryChecklist = (code: string, hangs: boolean): fc.Arbitrary<Checklist> =>
  fc
    .tuple(
      fc.subarray(['g1', 'g2', 'g3', `own${code}x`, `own${code}y`]),
      fc.tuple(...['g1', 'g2', 'g3', `own${code}x`, `own${code}y`].map((id) => arbitraryItem(code, id))),
    )
    .map(([present, items]) =>
      checklistFor(code, [
        itemNamed('g0', { section: 'general', types: [...types] }),
        ...items
          .filter(({ id }) => present.includes(id))
          .map((item) =>
            hangs && item.id === 'g2'
              ? { ...item, askedWhen: { item: 'g0', verdicts: ['nonconforming' as const] } }
              : item,
          ),
      ]),
    );

const threeChecklists = fc
  .boolean()
  .chain((hangs) =>
    fc.tuple(
      arbitraryChecklist('01', hangs),
      arbitraryChecklist('02', hangs),
      arbitraryChecklist('03', hangs),
    ),
  );

describe('every combination', () => {
  it('asks of every unit, in every type, what its own checklist asks, and nothing else', () => {
    fc.assert(
      fc.property(
        threeChecklists,
        fc.subarray(['01a', '01b', '02a', '02b', '03a', '03b'], { minLength: 1 }),
        fc.constantFrom(...types),
        fc.boolean(),
        (checklists, units, type, fails) => {
          const combined = Checklist.parse(combineChecklists(checklists));
          const verdicts: Record<string, Verdict> = fails ? { g0: 'nonconforming' } : {};
          const alone = checklists
            .filter((checklist) => productUnitsOf(checklist).some(({ id }) => units.includes(id)))
            .flatMap((checklist) => askedOf(visit(checklist, type, units, verdicts)));
          const together = visit(combined, type, units, verdicts);
          const asked = askedOf(together);
          expect(new Set(asked.map(question))).toEqual(new Set(alone.map(question)));
          expect(new Set(asked.map(question)).size).toBe(asked.length);
          // Each clause that is counted at this visit is one clause.
          const origins = new Map<string, string>();
          for (const { id, clause } of asked) {
            const origin = id.split('.')[0] ?? id;
            const before = origins.get(clause) ?? origin;
            expect(before).toBe(origin);
            origins.set(clause, origin);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('judges each item as its own checklist does', () => {
    fc.assert(
      fc.property(
        threeChecklists,
        fc.constantFrom<Verdict>('conforms', 'nonconforming'),
        (checklists, verdict) => {
          const combined = combineChecklists(checklists);
          const judgedAs = (checklist: Checklist, units: readonly string[]) => {
            const all = Object.fromEntries(checklist.items.map(({ id }) => [id, verdict]));
            const result = visit(checklist, 'licenceReview', units, all);
            return new Map(
              askedOf(result).map((item) => {
                const found = result.evaluation.items.get(item.id);
                return [question(item), [found?.verdict, found?.veto, found?.missing.length, found?.grades]];
              }),
            );
          };
          const together = judgedAs(combined, ['01a', '02b']);
          for (const [index, unit] of ['01a', '02b'].entries())
            for (const [key, result] of judgedAs(checklists[index] as Checklist, [unit]))
              expect(together.get(key)).toEqual(result);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('the shipped checklists', () => {
  let checklists: readonly Checklist[] = [];
  beforeAll(async () => {
    ({ checklists } = await readContent(fileURLToPath(new URL('../../../assets', import.meta.url))));
  });

  it.each([
    ['randomSupervision', 'SUP'],
    ['spotCheck', 'SPOT'],
  ] as const)('can be combined two by two for %s, with every clause of its own', (type, rule) => {
    const offering = checklists.filter(({ ruleSets }) => ruleSets[type] === rule);
    expect(offering.length).toBeGreaterThanOrEqual(10);
    for (const [index, one] of offering.entries())
      for (const other of offering.slice(index + 1)) {
        const combined = Checklist.parse(combineForVisit([one, other], type));
        const units = productUnitsOf(combined).map(({ id }) => id);
        const asked = askedOf(visit(combined, type, units, {}, readRuleSet(rule)));
        const wordings = new Map<string, Set<string>>();
        for (const { id, clause } of asked)
          wordings.set(clause, (wordings.get(clause) ?? new Set()).add(id.replace(/\.\d\d(\.\d\d)*$/, '')));
        for (const ids of wordings.values()) expect(ids.size).toBe(1);
        expect(new Set(combined.items.map(({ id }) => id)).size).toBe(combined.items.length);
        expect(asked.length).toBeLessThan(one.items.length + other.items.length);
      }
  });
});

describe('numbers of sections', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [37, '三十七'],
  ])('%i is %s', (value, text) => expect(chineseNumeral(value)).toBe(text));
});
