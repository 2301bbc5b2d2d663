import { z } from 'zod';
import { type Category, compareCategories, InspectionType } from '../domain/catalogue.ts';
import type { Catalogue } from '../domain/catalogue-edition.ts';
import { catalogueReport } from '../domain/catalogue-report.ts';
import { type Checklist, type Item, typesOf } from '../domain/checklist.ts';
import { isVeto } from '../domain/grades.ts';
import type { Id } from '../domain/identifiers.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import { type Basis, Provenance, type Words } from '../domain/words.ts';
import { pathText } from './finding.ts';

type Units = {
  /** Units in the catalogue, and how many of them were seen in a source. */
  readonly known: number;
  readonly verified: number;
  /** How many the official table holds and how many of them are not known; null where nobody says. */
  readonly expected: number | null;
  readonly missing: number | null;
};

/** A fact that nobody saw in a source, and the place in the checklist that rests on it. */
export type UncertainFact = {
  readonly place: string;
  readonly basis: Exclude<Basis, 'source'>;
  readonly source: string | null;
};

export type SpecificationSummary = {
  readonly id: Id;
  readonly version: number;
  readonly title: Words;
  readonly category: { readonly code: string; readonly name: Words };
  readonly units: Units;
  readonly items: number;
  /** Items that are taken over from those common to all categories. */
  readonly general: number;
  /** Items marked as veto by the checklist. */
  readonly vetoItems: number;
  readonly measuredItems: number;
  readonly criteria: number;
  readonly samplingItems: number;
  /** Different sources that its facts name. */
  readonly sources: number;
  readonly facts: Readonly<Record<Basis, number>>;
  readonly uncertain: readonly UncertainFact[];
  readonly types: readonly {
    readonly type: InspectionType;
    /** Null where the type is not offered. */
    readonly ruleSet: { readonly id: Id; readonly basis: Basis; readonly concludes: boolean } | null;
    readonly items: number;
    /** Items that the rule set makes a veto. */
    readonly veto: number;
  }[];
};

export type SpecificationReport = {
  readonly specifications: readonly SpecificationSummary[];
  /** Categories of the catalogue that have no specification yet. */
  readonly unwritten: readonly {
    readonly code: string;
    readonly name: Words;
    readonly units: Units;
  }[];
  /** Units under licence on the day of each state of the list that was counted, against its official number. */
  readonly totals: readonly {
    readonly document: string;
    readonly expected: number;
    readonly known: number;
    readonly missing: number;
  }[];
};

const Part = z.object({ id: z.string() });

/** Every fact of a value that says how certain it is, with the place where it stands. */
const factsIn = (value: unknown, path: readonly (string | number)[]): (readonly [string, Provenance])[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'provenance' in value ? Provenance.safeParse(value.provenance) : null;
  const steps = Object.entries(value).flatMap(([key, part]) => {
    const named = Part.safeParse(part);
    return factsIn(part, [...path, Array.isArray(value) && named.success ? named.data.id : key]);
  });
  return [...(own?.success ? [[pathText(path), own.data] as const] : []), ...steps];
};

const unitsOf = (catalogue: Catalogue | null, { code, units }: Category): Units => {
  const counted = catalogue && catalogueReport(catalogue).categories.find((one) => one.code === code);
  return {
    known: units.length,
    verified: units.filter(({ provenance }) => provenance.basis === 'source').length,
    expected: counted?.expected ?? null,
    missing: counted?.missing ?? null,
  };
};

const summaryOf = (
  checklist: Checklist,
  category: Category,
  general: ReadonlySet<Id>,
  ruleSets: ReadonlyMap<Id, RuleSet>,
  catalogue: Catalogue | null,
): SpecificationSummary => {
  const { id, version, title, items, standards } = checklist;
  const facts = factsIn({ items, standards, units: category.units }, []);
  const count = (basis: Basis): number => facts.filter(([, fact]) => fact.basis === basis).length;
  const ofKind = (kind: Item['task']['kind']): Item[] => items.filter(({ task }) => task.kind === kind);
  return {
    id,
    version,
    title,
    category: { code: category.code, name: category.name },
    units: unitsOf(catalogue, category),
    items: items.length,
    general: items.filter((item) => general.has(item.id)).length,
    vetoItems: items.filter(({ veto }) => veto).length,
    measuredItems: ofKind('measurement').length,
    criteria: items.reduce(
      (sum, { task }) => sum + (task.kind === 'measurement' ? task.criteria.length : 0),
      0,
    ),
    samplingItems: ofKind('sampling').length,
    sources: new Set(facts.flatMap(([, { source }]) => source ?? [])).size,
    facts: { source: count('source'), recalled: count('recalled'), unverified: count('unverified') },
    uncertain: facts.flatMap(([place, { basis, source }]) =>
      basis === 'source' ? [] : [{ place, basis, source: source ?? null }],
    ),
    types: InspectionType.options.map((type) => {
      const ruleSet = ruleSets.get(checklist.ruleSets[type] ?? '');
      const asked = items.filter((item) => typesOf(item).includes(type));
      return {
        type,
        ruleSet: ruleSet
          ? {
              id: ruleSet.id,
              basis: ruleSet.provenance.basis,
              concludes: ruleSet.conclusion.kind !== 'unavailable',
            }
          : null,
        items: ruleSet ? asked.length : 0,
        veto: ruleSet ? asked.filter((item) => isVeto(ruleSet, item)).length : 0,
      };
    }),
  };
};

/** What the specifications hold and how certain it is, category by category, against the official number of units. */
export const specificationReport = (
  {
    checklists,
    ruleSets,
    catalogue,
  }: {
    readonly checklists: readonly Checklist[];
    readonly ruleSets: readonly RuleSet[];
    readonly catalogue: Catalogue | null;
  },
  general: ReadonlySet<Id>,
): SpecificationReport => {
  const byId = new Map(ruleSets.map((ruleSet) => [ruleSet.id, ruleSet]));
  const counted = catalogue && catalogueReport(catalogue);
  const written = new Set(checklists.flatMap(({ categories }) => categories.map(({ code }) => code)));
  return {
    specifications: checklists
      .flatMap((checklist) =>
        checklist.categories.map((category) => summaryOf(checklist, category, general, byId, catalogue)),
      )
      .toSorted((a, b) => compareCategories(a.category.code, b.category.code)),
    unwritten: (counted?.categories ?? [])
      .filter(({ code }) => !written.has(code))
      .map(({ code, name, known, verified, expected, missing }) => ({
        code,
        name,
        units: { known, verified, expected, missing },
      })),
    totals: (counted?.versions ?? []).map(({ document, expected, known, missing }) => ({
      document,
      expected,
      known,
      missing,
    })),
  };
};
