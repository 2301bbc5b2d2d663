import type { Checklist, Item, ItemTask } from './checklist.ts';
import { diffValues, equalValues, type FieldChange } from './diff-values.ts';
import type { Id } from './identifiers.ts';
import { type Answer, emptyAnswer } from './inspection.ts';
import { hasField } from './item-fields.ts';

/** What of an item an edition changes. Wording is names and titles; the requirement and the steps are the question itself. */
export type ItemAspect =
  | 'clause'
  | 'section'
  | 'wording'
  | 'requirement'
  | 'steps'
  | 'veto'
  | 'types'
  | 'units'
  | 'condition'
  | 'task'
  | 'inputs'
  | 'limits'
  | 'standard'
  | 'evidence'
  | 'certainty';

/**
 * Does a recorded answer carry over to the newer edition? `whole`: the question, what is entered and the limits are
 * the same, so verdict, reason and every field do (but not the comparison of a limit with a standard that has another
 * edition now, nor the waiver of an evidence demand that is another one). `part`: notes, evidence and every field that
 * still means the same carry over, the person's verdict does not. `none`: there is no such item any more.
 */
type Carry = 'whole' | 'part' | 'none';

/** One item that differs between two editions. Items are the same item when their ids are. */
export type ItemChange =
  | { readonly kind: 'added'; readonly id: Id; readonly after: Item }
  | {
      readonly kind: 'removed';
      readonly id: Id;
      readonly before: Item;
      readonly carry: Extract<Carry, 'none'>;
    }
  | {
      readonly kind: 'changed';
      readonly id: Id;
      readonly before: Item;
      readonly after: Item;
      /** In the order of `ItemAspect`, each once. */
      readonly aspects: readonly ItemAspect[];
      readonly fields: readonly FieldChange[];
      readonly carry: Exclude<Carry, 'none'>;
    };

/** What an edition changes. Both lists are empty exactly when the two checklists are equal. */
export type ChecklistDiff = {
  /** Added and changed items in the order of the newer edition, then the removed ones in that of the older. */
  readonly items: readonly ItemChange[];
  /** Everything beside the items: version, title, category and units, standards, rule sets, sections; and as `items` the order of those in both. */
  readonly other: readonly FieldChange[];
};

const aspects: readonly ItemAspect[] = [
  'clause',
  'section',
  'wording',
  'requirement',
  'steps',
  'veto',
  'types',
  'units',
  'condition',
  'task',
  'inputs',
  'limits',
  'standard',
  'evidence',
  'certainty',
];

/** Where one of these changed, a verdict answered another question: it must be given again. */
const asksAnew: ReadonlySet<ItemAspect> = new Set([
  'requirement',
  'steps',
  'veto',
  'task',
  'inputs',
  'limits',
]);

const aspectOfItem: Record<Exclude<keyof Item, 'id' | 'task'>, ItemAspect> = {
  clause: 'clause',
  section: 'section',
  title: 'wording',
  requirement: 'requirement',
  checks: 'steps',
  veto: 'veto',
  types: 'types',
  units: 'units',
  askedWhen: 'condition',
  evidence: 'evidence',
  noPhotos: 'evidence',
  provenance: 'certainty',
};

const aspectOfTask = ([part, , key, inner]: readonly string[]): ItemAspect => {
  if (part === undefined || part === 'kind') return 'task';
  if (key === 'provenance' || inner === 'provenance') return 'certainty';
  if (part === 'tables' || part === 'uncovered') return 'limits';
  if (part !== 'criteria') return 'inputs';
  return key === 'name' ? 'wording' : key === 'standard' ? 'standard' : 'limits';
};

const aspectOf = ({ path: [key, ...rest] }: FieldChange): ItemAspect =>
  key === 'task' ? aspectOfTask(rest) : aspectOfItem[key as keyof typeof aspectOfItem];

/** Two tasks of different kinds have nothing in common that could be compared part by part. */
const diffItems = (before: Item, after: Item): readonly FieldChange[] => {
  if (before.task.kind === after.task.kind) return diffValues(before, after);
  const { task: old, ...rest } = before;
  const { task: now, ...others } = after;
  return [...diffValues(rest, others), { path: ['task'], before: old, after: now }];
};

const changeOf = (before: Item, after: Item): readonly ItemChange[] => {
  const fields = diffItems(before, after);
  if (fields.length === 0) return [];
  const touched = new Set(fields.map(aspectOf));
  const carry = [...touched].some((aspect) => asksAnew.has(aspect)) ? 'part' : 'whole';
  const listed = aspects.filter((aspect) => touched.has(aspect));
  return [{ kind: 'changed', id: after.id, before, after, aspects: listed, fields, carry }];
};

const withoutItems = ({ items: _items, ...rest }: Checklist, order: readonly Id[]) => ({
  ...rest,
  items: order,
});

/**
 * What the newer of two editions of a checklist changes: items added, removed and changed with every place that
 * differs, and whether a recorded answer carries over. Pure; `carryAnswer` does the carrying.
 */
export const diffChecklists = (before: Checklist, after: Checklist): ChecklistDiff => {
  const old = new Map(before.items.map((item) => [item.id, item]));
  const now = new Map(after.items.map((item) => [item.id, item]));
  const order = (items: readonly Item[]): Id[] =>
    items.map(({ id }) => id).filter((id) => old.has(id) && now.has(id));
  return {
    items: [
      ...after.items.flatMap((item): readonly ItemChange[] => {
        const known = old.get(item.id);
        return known ? changeOf(known, item) : [{ kind: 'added', id: item.id, after: item }];
      }),
      ...before.items.flatMap((item): ItemChange[] =>
        now.has(item.id) ? [] : [{ kind: 'removed', id: item.id, before: item, carry: 'none' }],
      ),
    ],
    other: diffValues(withoutItems(before, order(before.items)), withoutItems(after, order(after.items))),
  };
};

/** What of a recorded answer does not carry over. The journal keeps it all the same. */
export type Lost = {
  /** A person's verdict, with its reason. */
  readonly verdict: boolean;
  /** Field paths of `item.filled`. */
  readonly fields: readonly string[];
  /** Criteria whose limit must be compared again. */
  readonly limits: readonly Id[];
  /** Evidence demands whose waiver is void. */
  readonly waivers: readonly Id[];
};

type Named = { readonly id: Id };

/** Are the two parts of this id equal in these keys? */
const sameIn = <T extends Named>(
  before: readonly T[],
  after: readonly T[],
  id: Id,
  keys: readonly (keyof T)[],
): boolean => {
  const [old, now] = [before, after].map((parts) => parts.find((part) => part.id === id));
  return old !== undefined && now !== undefined && keys.every((key) => equalValues(old[key], now[key]));
};

type Measurement = Extract<ItemTask, { kind: 'measurement' }>;

const sameParameter = (before: Measurement, after: Measurement, id: Id, value: string): boolean => {
  const named = (task: Measurement) => task.parameters.find((one) => one.id === id)?.choices;
  const choice = (task: Measurement) => named(task)?.find((one) => one.value === value);
  return (
    sameIn(before.parameters, after.parameters, id, ['name', 'unit']) &&
    (named(before) === undefined) === (named(after) === undefined) &&
    equalValues(choice(before), choice(after))
  );
};

/** Does the field mean the same in both? It has the same name, in the same unit, and asks for the same demand. */
const means = (before: ItemTask, after: ItemTask, field: string, value: string): boolean => {
  const [form, id = '', part = ''] = field.split('/');
  if (before.kind === 'equipment' && after.kind === 'equipment')
    return sameIn(before.rows, after.rows, id, part === 'present' ? ['name', 'demand'] : ['name']);
  if (before.kind === 'document' && after.kind === 'document')
    return sameIn(before.documents, after.documents, id, ['name']);
  if (before.kind === 'sampling' && after.kind === 'sampling')
    return !['base', 'sample', 'reserve'].includes(part) || before.unit === after.unit;
  if (before.kind !== 'measurement' || after.kind !== 'measurement') return false;
  if (form === 'p') return sameParameter(before, after, id, value);
  return form === 'i' || sameIn(before.quantities, after.quantities, id, ['name', 'unit']);
};

const comparedLimit = [
  'value',
  'unit',
  'op',
  'limit',
  'when',
  'compare',
  'rounding',
  'uncertainty',
  'standard',
] as const;

const sameLimit = (before: ItemTask, after: ItemTask, id: Id): boolean =>
  before.kind === 'measurement' &&
  after.kind === 'measurement' &&
  equalValues(before.tables, after.tables) &&
  sameIn(before.criteria, after.criteria, id, comparedLimit);

const keeping = <T>(
  record: Readonly<Record<string, T>>,
  keeps: (key: string, value: T) => boolean,
): { kept: Record<string, T>; lost: string[] } => {
  const all = Object.entries(record);
  return {
    kept: Object.fromEntries(all.filter(([key, value]) => keeps(key, value))),
    lost: all.filter(([key, value]) => !keeps(key, value)).map(([key]) => key),
  };
};

/**
 * A recorded answer under the newer edition, and what of it is lost. Notes and evidence always carry over with their
 * item; fields, confirmed limits and waivers where what they answer is the same; the verdict where the change says so.
 */
export const carryAnswer = (
  change: Exclude<ItemChange, { kind: 'added' }>,
  answer: Answer,
): { readonly answer: Answer; readonly lost: Lost } => {
  if (change.kind === 'removed')
    return {
      answer: emptyAnswer,
      lost: {
        verdict: answer.verdict !== null,
        fields: Object.keys(answer.values),
        limits: Object.keys(answer.confirmedLimits),
        waivers: Object.keys(answer.waivers),
      },
    };
  const { before, after } = change;
  const values = keeping(
    answer.values,
    (field, value) => hasField(after, field) && means(before.task, after.task, field, value),
  );
  const limits = keeping(answer.confirmedLimits, (id) => sameLimit(before.task, after.task, id));
  const waivers = keeping(answer.waivers, (id) =>
    sameIn(before.evidence, after.evidence, id, ['kind', 'words']),
  );
  const judged = change.carry === 'whole' ? {} : { verdict: null, reason: null, judged: null };
  return {
    answer: {
      ...answer,
      ...judged,
      values: values.kept,
      confirmedLimits: limits.kept,
      waivers: waivers.kept,
    },
    lost: {
      verdict: change.carry === 'part' && answer.verdict !== null,
      fields: values.lost,
      limits: limits.lost,
      waivers: waivers.lost,
    },
  };
};
