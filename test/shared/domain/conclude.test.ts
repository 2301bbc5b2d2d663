import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../../../shared/domain/checklist.ts';
import { conclude } from '../../../shared/domain/conclude.ts';
import { evaluate, reevaluate } from '../../../shared/domain/evaluate.ts';
import type { Computed, Context } from '../../../shared/domain/evaluation.ts';
import type { JournalEvent } from '../../../shared/domain/journal.ts';
import type { Verdict } from '../../../shared/domain/rule-set.ts';
import { replay } from '../../../shared/domain/replay.ts';
import {
  append,
  contextOf,
  inspectionOf,
  itemNamed,
  journalOf,
  judged,
  noted,
  readRuleSet,
  simpleRules,
  started,
} from './specimen.ts';

type Verdicts = readonly (Verdict | null)[];

const chapters = (veto: readonly string[], others: number): string[] => [
  ...veto,
  ...Array.from({ length: others }, (_, index) => `9.${index + 1}`),
];
/** The 35 clauses of the cement method: 7 veto by its text, 28 others. */
const cementVeto = ['2.1', '2.2.1', '2.3.1', '5.5', '6.3', '8.3', '8.4'];
const cement = contextOf(
  chapters(cementVeto, 28).map((clause) => itemNamed(clause)),
  readRuleSet('CEM-8CH'),
);
/** The 53 clauses of the food-additive method: 6 veto, 47 others. */
const additiveVeto = ['2.1', '2.2.1', '3.2.1', '5.4', '6.2', '7.2'];
const additive = contextOf(
  chapters(additiveVeto, 47).map((clause) => itemNamed(clause)),
  readRuleSet('FA-8CH'),
);

const eventsFor = ({ checklist }: Context, verdicts: Verdicts): JournalEvent[] =>
  checklist.items.flatMap(({ id }, index) => {
    const verdict = verdicts[index] ?? null;
    return verdict === null ? [] : [judged(id, verdict, 'because'), noted(id)];
  });

const concluded = (context: Context, verdicts: Verdicts): Computed =>
  conclude(context, evaluate(context, inspectionOf(...eventsFor(context, verdicts))));

/** All conform but for the given numbers of clauses. */
const withFaults = (
  veto: number,
  all: number,
  faults: { veto?: number; serious?: number; general?: number },
): Verdicts =>
  Array.from({ length: all }, (_, index): Verdict => {
    if (index < veto) return index < (faults.veto ?? 0) ? 'nonconforming' : 'conforms';
    const place = index - veto;
    if (place < (faults.serious ?? 0)) return 'nonconforming';
    return place < (faults.serious ?? 0) + (faults.general ?? 0) ? 'improvement' : 'conforms';
  });

describe('the cement method (CEM-8CH)', () => {
  it.each([
    [{}, 'pass'],
    [{ general: 9 }, 'pass'],
    [{ general: 10 }, 'fail'],
    [{ serious: 1 }, 'fail'],
    [{ veto: 1 }, 'fail'],
    [{ veto: 1, general: 9 }, 'fail'],
    [{ veto: 7, serious: 28 }, 'fail'],
  ])('concludes %j as %s', (faults, state) => {
    expect(concluded(cement, withFaults(7, 35, faults)).state).toBe(state);
  });

  it('shows what it counted and which threshold decided', () => {
    const computed = concluded(cement, withFaults(7, 35, { general: 10 }));
    if (computed.state !== 'fail') throw new Error(computed.state);
    expect(computed.decidedBy.map(({ condition, counted, of }) => [condition.id, counted, of])).toEqual([
      ['general', 10, 28],
    ]);
    expect(computed.decidedBy[0]?.items).toHaveLength(10);
  });

  it('counts a clause that is not applicable as neither', () => {
    const verdicts = [...withFaults(7, 35, { general: 9 })];
    verdicts[34] = 'notApplicable';
    expect(concluded(cement, verdicts).state).toBe('pass');
  });

  it('agrees with the text of the method for every record, and never passes an incomplete one', () => {
    const record = fc
      .tuple(
        fc.array(fc.constantFrom<Verdict | null>('conforms', 'conforms', 'conforms', 'nonconforming'), {
          minLength: 7,
          maxLength: 7,
        }),
        fc.array(fc.constantFrom<Verdict | null>('conforms', 'conforms', 'improvement', 'notApplicable'), {
          minLength: 28,
          maxLength: 28,
        }),
        fc.array(fc.tuple(fc.nat(34), fc.constantFrom<Verdict | null>('nonconforming', 'conforms', null)), {
          maxLength: 2,
        }),
      )
      .map(([veto, others, changes]) => {
        const verdicts = [...veto, ...others];
        for (const [place, verdict] of changes) verdicts[place] = verdict;
        return verdicts;
      });
    const byTheText = (verdicts: Verdicts): string => {
      let [failedVeto, serious, general] = [0, 0, 0];
      for (const [index, verdict] of verdicts.entries()) {
        if (verdict === null) return 'incomplete';
        if (index < 7 && verdict !== 'conforms') failedVeto += 1;
        if (index >= 7 && verdict === 'nonconforming') serious += 1;
        if (index >= 7 && verdict === 'improvement') general += 1;
      }
      return failedVeto === 0 && serious === 0 && general <= 9 ? 'pass' : 'fail';
    };
    fc.assert(
      fc.property(record, (verdicts) => {
        expect(concluded(cement, verdicts).state).toBe(byTheText(verdicts));
      }),
      { numRuns: 150 },
    );
  });
});

describe('the food-additive method (FA-8CH)', () => {
  it('agrees with its text, with its two ways to pass, for every number of faults', () => {
    for (const veto of [0, 1])
      for (const serious of [0, 1, 2])
        for (let general = 0; general <= 12; general += 1) {
          const passes = veto === 0 && ((serious === 0 && general <= 10) || (serious === 1 && general <= 8));
          const { state } = concluded(additive, withFaults(6, 53, { veto, serious, general }));
          expect([veto, serious, general, state]).toEqual([veto, serious, general, passes ? 'pass' : 'fail']);
        }
  });
});

describe('an incomplete record', () => {
  const verdicts = [...withFaults(7, 35, {})];

  it('never passes while one thing is missing', () => {
    const all = eventsFor(cement, verdicts);
    const withoutVerdict = conclude(cement, evaluate(cement, inspectionOf(...all, judged('9.28', null))));
    expect(withoutVerdict).toMatchObject({ state: 'incomplete', open: 1, missing: 1, alreadyFails: [] });
    const withoutNote = [...all, judged('9.1', 'improvement'), noted('9.1', '')];
    expect(conclude(cement, evaluate(cement, inspectionOf(...withoutNote)))).toMatchObject({
      state: 'incomplete',
      open: 0,
      missing: 1,
    });
  });

  it('says when it can no longer pass, whatever comes', () => {
    const open: Verdicts = [...withFaults(7, 35, { veto: 1 }).slice(0, 34), null];
    const computed = concluded(cement, open);
    if (computed.state !== 'incomplete') throw new Error(computed.state);
    expect(computed.alreadyFails.map(({ condition }) => condition.id)).toEqual(['veto']);
  });

  it('does not say so while another way to pass is open', () => {
    const oneSerious: Verdicts = [...withFaults(6, 53, { serious: 1 }).slice(0, 52), null];
    const twoSerious: Verdicts = [...withFaults(6, 53, { serious: 2 }).slice(0, 52), null];
    expect(concluded(additive, oneSerious)).toMatchObject({ state: 'incomplete', alreadyFails: [] });
    const dead = concluded(additive, twoSerious);
    expect(dead.state === 'incomplete' && dead.alreadyFails.length).toBeGreaterThan(0);
  });

  it('is right about it: no completion of such a record passes, and some completion of any other does', () => {
    const partial = fc.array(
      fc.constantFrom<Verdict | null>('conforms', 'improvement', 'nonconforming', null),
      { minLength: 5, maxLength: 5 },
    );
    const small = contextOf(
      Array.from({ length: 5 }, (_, index) => itemNamed(`i${index}`)),
      simpleRules,
    );
    const completions = (record: Verdicts): Verdicts[] => {
      const place = record.indexOf(null);
      if (place < 0) return [record];
      return (['conforms', 'improvement', 'nonconforming'] as const).flatMap((verdict) =>
        completions(record.map((old, index) => (index === place ? verdict : old))),
      );
    };
    fc.assert(
      fc.property(partial, (record) => {
        const computed = concluded(small, record);
        fc.pre(computed.state === 'incomplete');
        const canPass = completions(record).some((whole) => concluded(small, whole).state === 'pass');
        expect(computed.state === 'incomplete' && computed.alreadyFails.length === 0).toBe(canPass);
      }),
      { numRuns: 100 },
    );
  });

  it('is what a checklist that asks nothing is', () => {
    const nothing = contextOf([itemNamed('a', { types: ['unannounced'] })], simpleRules);
    expect(concluded(nothing, []).state).toBe('incomplete');
  });
});

describe('clauses', () => {
  const shared = (more: Partial<Item>[]): Context =>
    contextOf(
      more.map((item, index) => itemNamed(`i${index}`, item)),
      simpleRules,
    );

  it('are counted once however many items rest on them, by the gravest verdict', () => {
    const context = shared([{ clause: '1' }, { clause: '1' }, { clause: '1' }, { clause: '2' }]);
    const computed = concluded(context, ['improvement', 'improvement', 'conforms', 'conforms']);
    if (computed.state !== 'pass') throw new Error(computed.state);
    expect(computed.decidedBy.map(({ counted, of }) => [counted, of])).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(computed.decidedBy[1]?.items).toEqual(['i0', 'i1']);
    expect(concluded(context, ['nonconforming', 'conforms', 'conforms', 'conforms']).state).toBe('fail');
  });
});

describe('rule sets without arithmetic', () => {
  const oneItem = (id: string): Context => contextOf([itemNamed('a')], readRuleSet(id));

  it('leave supervision to the closed list', () => {
    expect(concluded(oneItem('SUP'), ['conforms']).state).toBe('choose');
    expect(concluded(oneItem('SUP'), []).state).toBe('incomplete');
  });

  it('conclude nothing where the rule was not read', () => {
    expect(concluded(oneItem('R2024'), ['conforms'])).toEqual({ state: 'unavailable' });
  });
});

describe('what is kept of other sections', () => {
  const spread = (section: (index: number) => string, clause: (index: number) => string): Context =>
    contextOf(
      Array.from({ length: 12 }, (_, index) =>
        itemNamed(`i${index}`, {
          section: section(index),
          clause: clause(index),
          ...(index % 4 === 1
            ? { askedWhen: { item: `i${index - 1}`, verdicts: ['nonconforming' as const] } }
            : {}),
        }),
      ),
      readRuleSet('R2016'),
    );

  it.each([
    [
      'sections one after another',
      (i: number) => `s${Math.floor(i / 4)}`,
      (i: number) => `${Math.floor(i / 2)}`,
    ],
    ['a section taken up again', (i: number) => `s${i % 3}`, (i: number) => `${i}`],
    ['a clause asked in two sections', (i: number) => `s${Math.floor(i / 4)}`, (i: number) => `${i % 5}`],
  ])('never makes a conclusion differ from one counted anew: %s', (_name, section, clause) => {
    const context = spread(section, clause);
    const act = fc.tuple(
      fc.nat(11),
      fc.constantFrom<Verdict | null>('conforms', 'improvement', 'nonconforming', 'notApplicable', null),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let entries = journalOf(started());
        let inspection = replay(entries);
        let evaluation = evaluate(context, inspection);
        for (const [index, verdict] of acts) {
          const itemId = `i${index}`;
          entries = append(entries, judged(itemId, verdict, 'because'));
          inspection = replay(entries);
          evaluation = reevaluate(context, evaluation, inspection, itemId);
          expect(conclude(context, evaluation)).toEqual(conclude(context, evaluate(context, inspection)));
        }
      }),
      { numRuns: 60 },
    );
  });
});
