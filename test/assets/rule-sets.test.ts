import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readContent } from '../../headquarters/publication/read-content.ts';
import { conclude } from '../../shared/domain/conclude.ts';
import type { Checklist } from '../../shared/domain/checklist.ts';
import type { Context } from '../../shared/domain/evaluation.ts';
import type { RuleSet, Verdict } from '../../shared/domain/rule-set.ts';
import { contextOf, itemNamed } from '../shared/domain/specimen.ts';
import { answerAll } from './answer-all.ts';

let checklists: readonly Checklist[];
let ruleSets: readonly RuleSet[];
beforeAll(async () => {
  ({ checklists, ruleSets } = await readContent(fileURLToPath(new URL('../../assets', import.meta.url))));
});

const ruleSet = (id: string): RuleSet => {
  const found = ruleSets.find((one) => one.id === id);
  if (!found) throw new Error(`no rule set ${id}`);
  return found;
};

/** Judgement items only, with the given clauses, under a shipped rule set. */
const plain = (rule: string, clauses: readonly string[]): Context =>
  contextOf(
    clauses.map((clause) => itemNamed(`c-${clause}`, { clause })),
    ruleSet(rule),
  );

const all = (clauses: readonly string[], verdict: Verdict): Record<string, Verdict> =>
  Object.fromEntries(clauses.map((clause) => [clause, verdict]));

const stateOf = (context: Context, verdicts: Record<string, Verdict>): string =>
  conclude(context, answerAll(context, { type: 'licenceReview', units: ['u1'] }, verdicts)).state;

describe('CEM-8CH over the shipped cement checklist', () => {
  const concludeWith = (verdicts: Record<string, Verdict>) => {
    const checklist = checklists.find(({ id }) => id === 'cement');
    if (!checklist) throw new Error('no cement');
    const context = { checklist, ruleSet: ruleSet('CEM-8CH') };
    const visit = { type: 'licenceReview', units: ['common-portland'] } as const;
    const evaluation = answerAll(context, { ...visit, units: [...visit.units] }, verdicts);
    return { evaluation, computed: conclude(context, evaluation) };
  };
  const others = ['1.1', '1.2', '1.3', '2.2.2', '2.3.2', '3.1', '3.2', '3.3', '3.4', '4.1'];

  it('asks 35 clauses, 7 of them veto', () => {
    const { evaluation } = concludeWith({});
    expect(evaluation.total).toMatchObject({ asked: 35, vetoAsked: 7, conforms: 35, missing: 0 });
  });

  it('passes with nothing found and with nine general nonconformities', () => {
    expect(concludeWith({}).computed.state).toBe('pass');
    const nine = concludeWith(all(others.slice(0, 9), 'improvement')).computed;
    expect(nine.state).toBe('pass');
    expect(nine).toHaveProperty(['conditions', 0, 2, 'of'], 28);
  });

  it('fails with ten general nonconformities, and names the condition', () => {
    const ten = concludeWith(all(others, 'improvement')).computed;
    expect(ten).toMatchObject({ state: 'fail', decidedBy: [{ counted: 10, condition: { id: 'general' } }] });
  });

  it('fails with one serious nonconformity', () => {
    expect(concludeWith({ '4.1': 'nonconforming' }).computed).toMatchObject({
      state: 'fail',
      decidedBy: [{ condition: { id: 'serious' } }],
    });
  });

  it.each(['2.1', '2.2.1', '2.3.1', '5.5', '6.3', '8.3', '8.4'])(
    'fails with veto clause %s alone',
    (clause) => {
      expect(concludeWith({ [clause]: 'nonconforming' }).computed).toMatchObject({
        state: 'fail',
        decidedBy: [{ counted: 1, of: 7, condition: { id: 'veto' } }],
      });
    },
  );
});

describe('FA-8CH', () => {
  const veto = ['2.1', '2.2.1', '3.2.1', '5.4', '6.2', '7.2'];
  const others = Array.from({ length: 12 }, (_, index) => `9.${index + 1}`);
  const verdicts = (general: number, serious: number): Record<string, Verdict> => ({
    ...all(others.slice(0, general), 'improvement'),
    ...all(others.slice(12 - serious), 'nonconforming'),
  });

  it.each([
    [10, 0, 'pass'],
    [11, 0, 'fail'],
    [8, 1, 'pass'],
    [9, 1, 'fail'],
    [0, 2, 'fail'],
  ])('with %i general and %i serious gives %s', (general, serious, state) => {
    expect(stateOf(plain('FA-8CH', [...veto, ...others]), verdicts(general, serious))).toBe(state);
  });

  it.each(veto)('fails with veto clause %s alone', (clause) => {
    expect(stateOf(plain('FA-8CH', [...veto, ...others]), { [clause]: 'nonconforming' })).toBe('fail');
  });
});

describe('the other rule sets', () => {
  const clauses = ['1.1', '1.2', '1.3'];

  it('R2016 fails on any nonconformity and on no number of suggestions', () => {
    expect(stateOf(plain('R2016', clauses), all(clauses, 'improvement'))).toBe('pass');
    expect(stateOf(plain('R2016', clauses), { '1.2': 'nonconforming' })).toBe('fail');
  });

  it('POST-2018 passes only when everything conforms, and knows no third grade', () => {
    expect(stateOf(plain('POST-2018', clauses), {})).toBe('pass');
    expect(stateOf(plain('POST-2018', clauses), { '1.2': 'nonconforming' })).toBe('fail');
    expect(ruleSet('POST-2018').grades.map(({ verdict }) => verdict)).not.toContain('improvement');
  });

  it.each(['R2010', 'R2011', 'R2024', 'R2026'])('%s concludes nothing: its text was not read', (id) => {
    expect(stateOf(plain(id, clauses), {})).toBe('unavailable');
    expect(ruleSet(id).provenance.basis).toBe('unverified');
  });

  it('SUP leaves the result to the officer', () => {
    expect(stateOf(plain('SUP', clauses), { '1.1': 'nonconforming' })).toBe('choose');
  });
});
