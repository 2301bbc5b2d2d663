import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readContent } from '../../headquarters/publication/read-content.ts';
import { conditionTypes, type InspectionType, isLicensed } from '../../shared/domain/catalogue.ts';
import { Checklist, type Item, productUnitsOf, typesOf } from '../../shared/domain/checklist.ts';
import { formOf } from '../../shared/domain/forms-of-type.ts';
import { isForRechecks } from '../../shared/domain/recheck.ts';
import { RuleSet } from '../../shared/domain/rule-set.ts';
import type { Words } from '../../shared/domain/words.ts';
import { digestOf } from '../../shared/seal/digest.ts';

const assets = fileURLToPath(new URL('../../assets', import.meta.url));
const types = conditionTypes;

/** The shipped checklists and how many product units their category has. */
const shipped: Readonly<Record<string, number>> = {
  banknote: 2,
  beam: 4,
  broadcast: 8,
  cable: 5,
  cement: 3,
  delisted: 24,
  fertiliser: 6,
  food: 11,
  hazchem: 10,
  package: 6,
  rebar: 3,
};

let checklists: Checklist[];
let ruleSets: RuleSet[];
beforeAll(async () => {
  ({ checklists, ruleSets } = await readContent(assets));
});

const asked = ({ items }: Checklist, type: InspectionType): Item[] =>
  items.filter((item) => typesOf(item).includes(type));

/** The checklists of licensed categories: all but the goods off the catalogue. */
const licensed = (): Checklist[] =>
  checklists.filter(({ categories }) => categories.every(({ code }) => isLicensed(code)));

const named = (id: string): Checklist => {
  const found = checklists.find((checklist) => checklist.id === id);
  if (!found) throw new Error(`no checklist ${id}`);
  return found;
};

/** Every pair of words in a value, with the place where it stands. */
const wordsIn = (value: unknown, at: string): [string, Words][] => {
  if (typeof value !== 'object' || value === null) return [];
  if ('zh' in value && 'en' in value) return [[at, value as Words]];
  return Object.entries(value).flatMap(([key, part]) => wordsIn(part, `${at}.${key}`));
};

describe('the shipped content', () => {
  it('holds every category and the rule sets, and matches the published schemas', () => {
    expect(checklists.map(({ id }) => id)).toEqual(Object.keys(shipped));
    expect(ruleSets.map(({ id }) => id)).toEqual([
      'CEM-8CH',
      'FA-8CH',
      'POST-2018',
      'R2010',
      'R2011',
      'R2016',
      'R2024',
      'R2026',
      'RECHECK',
      'RISK',
      'SPOT',
      'SUP',
    ]);
    for (const checklist of checklists) expect(Checklist.parse(checklist)).toEqual(checklist);
    for (const ruleSet of ruleSets) expect(RuleSet.parse(ruleSet)).toEqual(ruleSet);
  });

  it('is the same, byte for byte, when read again', async () => {
    const again = await readContent(assets);
    expect(digestOf({ ...again, catalogue: null })).toBe(digestOf({ checklists, ruleSets, catalogue: null }));
  });

  it('says everything in Chinese and in English', () => {
    const same = /^[\dA-Za-z.,·/()\s-]+$/;
    for (const part of [...checklists, ...ruleSets])
      for (const [at, { zh, en }] of wordsIn(part, part.id)) {
        expect.soft(en, at).not.toMatch(/[一-鿿]/);
        if (!same.test(zh)) expect.soft(zh, at).not.toBe(en);
      }
  });

  it('names for each category all product units, each with items of its own', () => {
    const units = checklists.map((checklist) => [checklist.id, productUnitsOf(checklist).length]);
    expect(Object.fromEntries(units)).toEqual(shipped);
    for (const checklist of checklists)
      for (const { id } of productUnitsOf(checklist))
        expect(checklist.items.some((item) => item.units === undefined || item.units.includes(id))).toBe(
          true,
        );
  });

  it('has at least 25 general and 12 own items for each category', () => {
    for (const { items } of licensed()) {
      const general = items.filter(({ id }) => id.startsWith('g-'));
      expect(general.length).toBeGreaterThanOrEqual(25);
      expect(items.length - general.length).toBeGreaterThanOrEqual(12);
    }
  });

  it('asks at every kind of visit for equipment, test equipment, outgoing inspection and measurements', () => {
    for (const checklist of licensed())
      for (const type of types.filter((one) => one !== 'licenceReview' || checklist.id === 'cement')) {
        const items = asked(checklist, type);
        const rows = items.flatMap(({ task }) => (task.kind === 'equipment' ? task.rows : []));
        expect(rows.some(({ calibrated }) => calibrated)).toBe(true);
        expect(rows.some(({ calibrated }) => !calibrated)).toBe(true);
        expect(items.some(({ task }) => task.kind === 'measurement')).toBe(true);
        expect(items.some(({ id }) => id === 'g-6.3')).toBe(true);
      }
  });

  it('asks all of S.1 to S.15 when supervising, and only what was open at a re-check', () => {
    const all = Array.from({ length: 15 }, (_, index) => `S.${index + 1}`);
    for (const checklist of licensed()) {
      for (const type of ['randomSupervision', 'unannounced'] as const)
        expect(asked(checklist, type).map(({ clause }) => clause)).toEqual(expect.arrayContaining(all));
      const recheck = asked(checklist, 'recheck').map(({ clause }) => clause);
      expect(recheck).toContain('S.14');
      expect(recheck).not.toContain('S.1');
      expect(
        asked(checklist, 'recheck')
          .filter(isForRechecks)
          .map(({ id }) => id),
      ).toEqual(['g-s.14.1']);
      expect(recheck.length).toBeLessThan(asked(checklist, 'unannounced').length * 0.6);
    }
  });

  it('concludes every supervision visit by the closed lists of SUP, and every re-check by those of RECHECK', () => {
    for (const { ruleSets: defaults } of licensed()) {
      for (const type of ['randomSupervision', 'unannounced'] as const) expect(defaults[type]).toBe('SUP');
      expect(defaults.recheck).toBe('RECHECK');
    }
    const rule = ruleSets.find(({ id }) => id === 'SUP')?.conclusion;
    expect(rule).toMatchObject({ kind: 'closedList', results: { length: 8 }, followUps: { length: 6 } });
  });

  it('samples at every spot check, of every unit, after the lot was looked at', () => {
    for (const checklist of checklists) {
      expect(checklist.ruleSets.spotCheck, checklist.id).toBe('SPOT');
      for (const { id } of productUnitsOf(checklist)) {
        const items = asked(checklist, 'spotCheck').filter(({ units }) => !units || units.includes(id));
        expect
          .soft(
            items.some(({ task }) => task.kind === 'sampling'),
            id,
          )
          .toBe(true);
        expect.soft(items.length, id).toBeGreaterThanOrEqual(5);
      }
    }
  });

  it('gives each item at least one step to check and no title that breaks a line', () => {
    for (const { items } of checklists)
      for (const { id, checks, title } of items) {
        expect.soft(checks.length, id).toBeGreaterThanOrEqual(2);
        expect.soft(checks.length, id).toBeLessThanOrEqual(4);
        expect.soft([...title.zh].length, id).toBeLessThanOrEqual(14);
      }
  });

  it('says for each measured limit which standard and edition it stands in', () => {
    for (const { items } of checklists)
      for (const { id, task } of items)
        for (const { standard, provenance } of task.kind === 'measurement' ? task.criteria : []) {
          expect.soft(standard, id).toMatch(/\d/);
          if (provenance.basis === 'source') expect.soft(provenance.source, id).toMatch(/https?:/);
        }
  });
});

describe('the goods off the catalogue', () => {
  const types = ['spotCheck', 'riskMonitoring'] as const;

  it('are sampled and monitored, and nothing else: no rule of licence applies to them', () => {
    expect(named('delisted').ruleSets).toEqual({ spotCheck: 'SPOT', riskMonitoring: 'RISK' });
  });

  it.each(types)('ask at least 12 items of the maker of any unit in a visit of type %s', (type) => {
    for (const { id } of productUnitsOf(named('delisted'))) {
      const items = asked(named('delisted'), type).filter(({ units }) => !units || units.includes(id));
      expect(items.length).toBeGreaterThanOrEqual(12);
    }
  });

  it('are sampled in a spot check, from what is for sale', () => {
    const items = asked(named('delisted'), 'spotCheck');
    expect(items.filter(({ task }) => task.kind === 'sampling')).toHaveLength(1);
    expect(asked(named('delisted'), 'riskMonitoring').some(({ task }) => task.kind === 'sampling')).toBe(
      false,
    );
  });
});

describe('the forms of a visit', () => {
  it('draws samples only at visits that have a sampling record to hand out', () => {
    const without = checklists.flatMap((checklist) =>
      checklist.items
        .filter(({ task }) => task.kind === 'sampling')
        .flatMap((item) =>
          typesOf(item)
            .filter((type) => formOf(type, 'samplingRecord') === null)
            .map((type) => `${checklist.id} ${item.id} ${type}`),
        ),
    );
    expect(without).toEqual([]);
  });
});

describe('the cement method of 8 chapters', () => {
  const vetoClauses = ['2.1', '2.2.1', '2.3.1', '5.5', '6.3', '8.3', '8.4'];

  it('counts 35 clauses in 8 chapters, 7 of them veto, for common cement', () => {
    const items = asked(named('cement'), 'licenceReview').filter(
      ({ units }) => !units || units.includes('common-portland'),
    );
    expect(new Set(items.map(({ clause }) => clause)).size).toBe(35);
    expect(items).toHaveLength(35);
    expect(new Set(items.map(({ section }) => section)).size).toBe(8);
    expect(items.filter(({ veto }) => veto).map(({ clause }) => clause)).toEqual(vetoClauses);
  });

  it('asks no bag of a firm that makes clinker only', () => {
    const clauses = asked(named('cement'), 'licenceReview')
      .filter(({ units }) => !units || units.includes('clinker'))
      .map(({ clause }) => clause);
    expect(clauses).toHaveLength(33);
    expect(clauses).not.toContain('5.5');
    expect(clauses).not.toContain('8.3');
  });
});
