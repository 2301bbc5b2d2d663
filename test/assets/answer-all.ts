import type { InspectionType } from '../../shared/domain/catalogue.ts';
import { type Item, typesOf } from '../../shared/domain/checklist.ts';
import { evaluate } from '../../shared/domain/evaluate.ts';
import type { Context, Evaluation } from '../../shared/domain/evaluation.ts';
import type { JournalEvent } from '../../shared/domain/journal.ts';
import { replay } from '../../shared/domain/replay.ts';
import type { Verdict } from '../../shared/domain/rule-set.ts';
import { filled, journalOf, judged, noted, readings, started } from '../shared/domain/specimen.ts';

export type Visit = { readonly type: InspectionType; readonly units: string[] };
const startedFor = ({ type, units }: Visit): JournalEvent =>
  started({ type, products: [{ categoryCode: '00', units }] });

export type Values = Readonly<Record<string, string>>;

const instrument = { 'i/name': 'scale', 'i/number': 'S-1', 'i/validTo': '2027-12-31' };

/** Fields of an equipment, document or sampling item, as a firm in order would have them. */
const orderlyValues = ({ id, task }: Item): Values => {
  switch (task.kind) {
    case 'equipment':
      return Object.assign(
        {},
        ...task.rows.map(({ id, calibrated }) => ({
          [`e/${id}/present`]: 'yes',
          [`e/${id}/number`]: `N-${id}`,
          ...(calibrated ? { [`e/${id}/validTo`]: '2027-12-31' } : {}),
        })),
      ) as Values;
    case 'document':
      return Object.fromEntries(task.documents.map(({ id }) => [`d/${id}/seen`, 'yes']));
    case 'sampling':
      return {
        's/1/product': 'P·O 42.5',
        's/1/batch': 'A-1',
        's/1/base': '200',
        's/1/sample': '12',
        's/1/reserve': '12',
        's/1/place': 'store',
        's/1/seals': `${id}-1 ${id}-2`,
      };
    case 'measurement':
    case 'judgement':
      return {};
  }
};

/** Readings of a cement works in order; other measured items are given by the test. */
const orderlyReadings: Readonly<Record<string, Values>> = {
  'cement-5.5': {
    'p/tare': '0.1',
    ...readings(
      'bag',
      Array.from({ length: 20 }, () => '50.1'),
    ),
  },
  'cement-2.3.3': {
    ...readings('roomT', ['20.0']),
    ...readings('roomRH', ['55']),
    ...readings('cabinetT', ['20.0']),
    ...readings('cabinetRH', ['95']),
    ...readings('waterT', ['20.0']),
  },
};

const completing = (item: Item, readingsOf: Readonly<Record<string, Values>>): JournalEvent[] => [
  filled(item.id, {
    ...orderlyValues(item),
    ...(item.task.kind === 'measurement' ? { ...instrument, ...readingsOf[item.id] } : {}),
  }),
  ...item.evidence.map(({ id }): JournalEvent => ({
    type: 'evidence.waived',
    itemId: item.id,
    demandId: id,
    reason: 'no photographs here',
  })),
  ...(item.task.kind === 'measurement' ? item.task.criteria : []).map(({ id, standard }): JournalEvent => ({
    type: 'limit.confirmed',
    itemId: item.id,
    criterionId: id,
    edition: standard,
  })),
];

/** Evaluates an inspection with everything given, each clause judged as `verdicts` says, "conforms" where it says nothing. */
export const answerAll = (
  context: Context,
  visit: Visit,
  verdicts: Readonly<Record<string, Verdict>>,
  readingsOf: Readonly<Record<string, Values>> = orderlyReadings,
): Evaluation => {
  const events = context.checklist.items
    .filter((item) => typesOf(item).includes(visit.type))
    .flatMap((item) => [
      ...completing(item, readingsOf),
      judged(item.id, verdicts[item.clause] ?? 'conforms', 'because'),
      noted(item.id),
    ]);
  return evaluate(context, replay(journalOf(startedFor(visit), ...events)));
};

/** Evaluates an inspection in which only one measured item is filled in. */
export const measureOne = (context: Context, visit: Visit, itemId: string, values: Values): Evaluation =>
  evaluate(context, replay(journalOf(startedFor(visit), filled(itemId, { ...values }))));
