import type { Checklist, Item } from '../../../shared/domain/checklist.ts';
import type { Evaluation, ItemEvaluation, Tally } from '../../../shared/domain/evaluation.ts';
import { Map as ImmutableMap } from 'immutable';

const words = (text: string) => ({ zh: text, en: text });
const provenance = { basis: 'unverified' } as const;

export const item = (id: string, section: string, more: Partial<Item> = {}): Item => ({
  id,
  clause: id.replace('i', ''),
  section,
  title: words(`title ${id}`),
  requirement: words('requirement'),
  checks: [],
  task: { kind: 'judgement' },
  veto: false,
  evidence: [],
  provenance,
  ...more,
});

export const checklist = (items: Item[]): Checklist => ({
  schema: 1,
  id: 'test',
  version: 1,
  title: words('test'),
  categories: [
    {
      code: '01',
      name: words('c'),
      licencePrefixes: [],
      units: [{ id: 'u', name: words('u'), provenance }],
    },
  ],
  standards: [],
  ruleSets: { licenceReview: 'R', randomSupervision: 'R', unannounced: 'R', recheck: 'R' },
  sections: [...new Set(items.map(({ section }) => section))].map((id) => ({
    id,
    ordinal: id,
    title: words(id),
  })),
  items,
});

const tally = {
  asked: 0,
  judged: 0,
  conforms: 0,
  improvement: 0,
  nonconforming: 0,
  notApplicable: 0,
  vetoAsked: 0,
  vetoConforms: 0,
  vetoFailed: 0,
  missing: 0,
};

/** An evaluation that says of each item what is given, and that the others are asked and unanswered. */
export const evaluation = (
  list: Checklist,
  given: Readonly<Record<string, Partial<ItemEvaluation>>> = {},
): Evaluation => ({
  items: ImmutableMap(
    list.items.map(({ id }): [string, ItemEvaluation] => [
      id,
      {
        itemId: id,
        asked: true,
        veto: false,
        grades: [],
        verdict: null,
        byMeasurement: false,
        measurement: null,
        missing: [],
        ...given[id],
      },
    ]),
  ),
  total: tally,
  sections: ImmutableMap(list.sections.map(({ id }): [string, Tally] => [id, { ...tally }])),
});

export const noTally = tally;
