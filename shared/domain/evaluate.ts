import { Map as ImmutableMap } from 'immutable';
import { assignedUnits } from './assignment.ts';
import { type Checklist, type EvidenceDemand, type Item, typesOf } from './checklist.ts';
import { dayOf } from './day.ts';
import type { Context, Evaluation, ItemEvaluation, MeasurementResult, Missing, Tally } from './evaluation.ts';
import { HechaError } from '../errors.ts';
import { gradesFor, isVeto } from './grades.ts';
import type { Day, Id } from './identifiers.ts';
import { type Answer, answerOf, type Inspection } from './inspection.ts';
import { measure } from './measure.ts';
import { isForRechecks, recheckedItems } from './recheck.ts';
import * as words from './missing-words.ts';
import { type FieldProblem, type InputState, readInput } from './required-input.ts';
import { samplesOf, sealsOf } from './samples.ts';
import type { Grade, RuleSet, Verdict } from './rule-set.ts';

/** What never changes while a checklist is judged by a rule set. */
type Index = {
  readonly items: ReadonlyMap<Id, Item>;
  /** Items that are asked only where the named item has a certain verdict. */
  readonly dependents: ReadonlyMap<Id, readonly Id[]>;
  readonly veto: ReadonlySet<Id>;
  readonly grades: { readonly veto: readonly Grade[]; readonly other: readonly Grade[] };
  /** Items with a sampling record: a seal number stands once in all of them. */
  readonly sampling: readonly Item[];
  /** One evaluation per item for as long as it is not asked. */
  readonly hidden: ReadonlyMap<Id, ItemEvaluation>;
};

const indexes = new WeakMap<Checklist, WeakMap<RuleSet, Index>>();

const dependentsOf = (items: readonly Item[]): Map<Id, Id[]> => {
  const dependents = new Map<Id, Id[]>();
  for (const { id, askedWhen } of items)
    if (askedWhen) dependents.set(askedWhen.item, [...(dependents.get(askedWhen.item) ?? []), id]);
  return dependents;
};

const makeIndex = ({ items }: Checklist, ruleSet: RuleSet): Index => {
  const veto = new Set(items.filter((item) => isVeto(ruleSet, item)).map(({ id }) => id));
  const grades = { veto: gradesFor(ruleSet, true), other: gradesFor(ruleSet, false) };
  const hidden = items.map(({ id }): [Id, ItemEvaluation] => [
    id,
    {
      itemId: id,
      asked: false,
      veto: veto.has(id),
      grades: veto.has(id) ? grades.veto : grades.other,
      verdict: null,
      byMeasurement: false,
      measurement: null,
      missing: [],
    },
  ]);
  return {
    items: new Map(items.map((item) => [item.id, item])),
    dependents: dependentsOf(items),
    veto,
    grades,
    sampling: items.filter(({ task }) => task.kind === 'sampling'),
    hidden: new Map(hidden),
  };
};

const indexOf = ({ checklist, ruleSet }: Context): Index => {
  const byRuleSet = indexes.get(checklist) ?? new WeakMap<RuleSet, Index>();
  indexes.set(checklist, byRuleSet);
  const index = byRuleSet.get(ruleSet) ?? makeIndex(checklist, ruleSet);
  byRuleSet.set(ruleSet, index);
  return index;
};

/** @throws HechaError `ITEM_UNKNOWN` */
export const itemOf = (context: Context, itemId: Id): Item => {
  const item = indexOf(context).items.get(itemId);
  if (!item) throw new HechaError('ITEM_UNKNOWN', { itemId });
  return item;
};

/** What all items of an inspection are judged against beside their own answers. */
type Basis = {
  readonly type: Inspection['assignment']['type'];
  readonly units: ReadonlySet<Id>;
  readonly day: Day;
  /** Items whose findings a re-check follows up; null where everything of the type is asked. */
  readonly rechecked: ReadonlySet<Id> | null;
};

const basisOf = ({ items }: Index, { assignment, scope, opening, started }: Inspection): Basis => {
  const rechecked = recheckedItems(assignment);
  const here = rechecked !== null && [...rechecked].some((id) => items.has(id));
  return {
    type: assignment.type,
    units: new Set(scope?.units ?? assignedUnits(assignment)),
    day: dayOf(opening?.heldAt ?? started.at),
    // Findings at items that this edition does not have cannot be asked again: then the visit looks at everything.
    rechecked: here ? rechecked : null,
  };
};

const sameBasis = (a: Basis, b: Basis): boolean =>
  a.type === b.type &&
  a.day === b.day &&
  a.rechecked === b.rechecked &&
  a.units.size === b.units.size &&
  [...a.units].every((unit) => b.units.has(unit));

const inScope = (item: Item, basis: Basis): boolean =>
  typesOf(item).includes(basis.type) &&
  (!item.units || item.units.some((unit) => basis.units.has(unit))) &&
  (basis.rechecked === null || isForRechecks(item));

type Judged = {
  readonly item: Item;
  readonly answer: Answer;
  readonly verdict: Verdict | null;
  readonly measurement: MeasurementResult | null;
  readonly input: InputState;
};

const failing: readonly Verdict[] = ['improvement', 'nonconforming'];
const isFailing = (verdict: Verdict | null): boolean => verdict !== null && failing.includes(verdict);
const blank = (text: string | null): boolean => text === null || text.trim() === '';

/** The verdict that the numbers give by themselves, or null where a person must give it. */
const verdictOfNumbers = (
  measurement: MeasurementResult | null,
  grades: readonly Grade[],
): Verdict | null => {
  if (measurement?.outcome === 'conforms') return 'conforms';
  if (measurement?.outcome !== 'fails') return null;
  const [only, ...others] = grades.filter(({ verdict }) => isFailing(verdict));
  return only && others.length === 0 ? only.verdict : null;
};

const missingFields = ({ answer, input }: Judged): FieldProblem[] => {
  // Where a person found against the firm and says why (scales refused, line stopped), what could not be read is not asked.
  const excused = isFailing(answer.verdict) && !blank(answer.reason);
  return excused ? [...input.wrong] : [...input.blank, ...input.wrong];
};

const missingLimits = ({ answer, measurement }: Judged): FieldProblem[] => {
  if (!measurement || (answer.verdict !== null && !blank(answer.reason))) return [];
  if (measurement.undecided === 'instrument') return [];
  return measurement.criteria
    .filter(({ applies, certainty }) => applies && !certainty.confirmed)
    .map(({ criterion }) => ({
      what: 'limit',
      where: criterion.id,
      words: words.limitUnconfirmed(criterion.name, criterion.standard),
    }));
};

const undecidedWords = {
  instrument: words.instrumentExpired,
  uncovered: words.limitUncovered,
  conditional: words.nearLimit,
  void: words.numbersUndecided,
} as const;

const missingVerdict = (
  { verdict, measurement }: Judged,
  before: readonly FieldProblem[],
): FieldProblem[] => {
  if (verdict !== null || (measurement && before.length > 0)) return [];
  const asked =
    measurement &&
    (measurement.outcome === 'fails' ? words.chooseFailure : undecidedWords[measurement.undecided ?? 'void']);
  return [{ what: 'verdict', where: null, words: asked ?? words.verdict }];
};

const missingReason = ({ answer, measurement }: Judged): FieldProblem[] => {
  if (answer.verdict === null || !blank(answer.reason)) return [];
  const ask = (said: FieldProblem['words']): FieldProblem[] => [{ what: 'reason', where: null, words: said }];
  if (answer.verdict === 'notApplicable') return ask(words.reasonNotApplicable);
  if (measurement?.outcome === 'conforms' && isFailing(answer.verdict))
    return ask(words.reasonAgainstNumbers);
  if (measurement?.outcome === 'fails' && answer.verdict === 'conforms')
    return ask(words.reasonAgainstNumbers);
  if (measurement?.outcome !== 'open') return [];
  const withoutValue = measurement.criteria.some(({ applies, holds }) => applies && holds === null);
  return withoutValue || measurement.undecided !== null ? ask(words.reasonWithoutNumbers) : [];
};

const missingNote = ({ answer, verdict, input }: Judged): FieldProblem[] => {
  if (!blank(answer.note)) return [];
  if (isFailing(verdict)) return [{ what: 'note', where: null, words: words.fact }];
  return verdict === 'conforms' ? input.doubts.slice(0, 1) : [];
};

const missingEvidence = ({ item, answer, verdict }: Judged): FieldProblem[] =>
  item.evidence.flatMap(({ id, kind, atLeast, when, words: demand }: EvidenceDemand): FieldProblem[] => {
    const demanded = when === 'always' || isFailing(verdict);
    const given = answer.evidence.filter((piece) => kind === 'any' || piece.kind === kind).length;
    if (!demanded || given >= atLeast || Object.hasOwn(answer.waivers, id)) return [];
    return [{ what: 'evidence', where: id, words: words.evidence(demand, atLeast - given) }];
  });

const missingIn = (judged: Judged): Missing[] => {
  const withItem = (problem: FieldProblem): Missing => ({ itemId: judged.item.id, ...problem });
  if (judged.verdict === 'notApplicable') return missingReason(judged).map(withItem);
  const input = [...missingFields(judged), ...missingLimits(judged)];
  return [
    ...input,
    ...missingVerdict(judged, input),
    ...missingReason(judged),
    ...missingNote(judged),
    ...missingEvidence(judged),
  ].map(withItem);
};

/** Seal numbers of the other sampling records in scope, each with its clause; one that does not apply used none. */
const sealsElsewhere = (
  { sampling }: Index,
  basis: Basis,
  inspection: Inspection,
  item: Item,
): ReadonlyMap<string, string> =>
  new Map(
    item.task.kind !== 'sampling'
      ? []
      : sampling
          .filter((other) => other !== item && inScope(other, basis))
          .flatMap(({ id, clause }) => {
            const { values, verdict } = answerOf(inspection, id);
            if (verdict === 'notApplicable') return [];
            return samplesOf(values).flatMap((n) =>
              sealsOf(values, n).map((seal) => [seal, clause] as const),
            );
          }),
  );

const evaluateAsked = (index: Index, basis: Basis, inspection: Inspection, item: Item): ItemEvaluation => {
  const answer = answerOf(inspection, item.id);
  const veto = index.veto.has(item.id);
  const grades = veto ? index.grades.veto : index.grades.other;
  const measurement = item.task.kind === 'measurement' ? measure(item.task, answer, basis.day) : null;
  const verdict = answer.verdict ?? verdictOfNumbers(measurement, grades);
  const input = readInput(item, answer.values, {
    ...basis,
    measurement,
    sealsElsewhere: sealsElsewhere(index, basis, inspection, item),
  });
  return {
    itemId: item.id,
    asked: true,
    veto,
    grades,
    verdict,
    byMeasurement: answer.verdict === null && verdict !== null,
    measurement,
    missing: missingIn({ item, answer, verdict, measurement, input }),
  };
};

/** Evaluates one item, given the evaluation of the item that its condition names. */
const evaluateItem = (
  index: Index,
  basis: Basis,
  inspection: Inspection,
  item: Item,
  decider: ItemEvaluation | null,
): ItemEvaluation => {
  const met =
    !item.askedWhen ||
    (decider?.asked === true &&
      decider.verdict !== null &&
      item.askedWhen.verdicts.includes(decider.verdict));
  const hidden = index.hidden.get(item.id);
  // What was found is asked again, though the item it hung on, or its unit, may not be.
  const again = basis.rechecked?.has(item.id) === true;
  if (hidden && !again && !(met && inScope(item, basis))) return hidden;
  return evaluateAsked(index, basis, inspection, item);
};

const noTally: Tally = {
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

const tallyOf = ({ asked, verdict, veto, missing }: ItemEvaluation): Tally => {
  if (!asked) return noTally;
  const one = (holds: boolean): number => (holds ? 1 : 0);
  return {
    asked: 1,
    judged: one(verdict !== null),
    conforms: one(verdict === 'conforms'),
    improvement: one(verdict === 'improvement'),
    nonconforming: one(verdict === 'nonconforming'),
    notApplicable: one(verdict === 'notApplicable'),
    vetoAsked: one(veto),
    vetoConforms: one(veto && verdict === 'conforms'),
    vetoFailed: one(veto && isFailing(verdict)),
    missing: missing.length,
  };
};

const add = (a: Tally, b: Tally, sign: 1 | -1 = 1): Tally => ({
  asked: a.asked + sign * b.asked,
  judged: a.judged + sign * b.judged,
  conforms: a.conforms + sign * b.conforms,
  improvement: a.improvement + sign * b.improvement,
  nonconforming: a.nonconforming + sign * b.nonconforming,
  notApplicable: a.notApplicable + sign * b.notApplicable,
  vetoAsked: a.vetoAsked + sign * b.vetoAsked,
  vetoConforms: a.vetoConforms + sign * b.vetoConforms,
  vetoFailed: a.vetoFailed + sign * b.vetoFailed,
  missing: a.missing + sign * b.missing,
});

/** What an evaluation was made against: when scope or day change, everything is evaluated anew. */
const bases = new WeakMap<Evaluation, Basis>();

const remember = (evaluation: Evaluation, basis: Basis): Evaluation => {
  bases.set(evaluation, basis);
  return evaluation;
};

/** Evaluates every item: which are asked, their verdicts, what is missing, and the tallies of sections and total. */
export const evaluate = (context: Context, inspection: Inspection): Evaluation => {
  const index = indexOf(context);
  const basis = basisOf(index, inspection);
  const done = new Map<Id, ItemEvaluation>();
  const visit = (item: Item, path: ReadonlySet<Id>): ItemEvaluation => {
    const known = done.get(item.id);
    if (known) return known;
    const decider = item.askedWhen && index.items.get(item.askedWhen.item);
    const decided = decider && !path.has(decider.id) ? visit(decider, new Set([...path, item.id])) : null;
    const evaluated = evaluateItem(index, basis, inspection, item, decided);
    done.set(item.id, evaluated);
    return evaluated;
  };
  const sections = new Map(context.checklist.sections.map(({ id }): [Id, Tally] => [id, noTally]));
  let total = noTally;
  for (const item of context.checklist.items) {
    const tally = tallyOf(visit(item, new Set()));
    total = add(total, tally);
    sections.set(item.section, add(sections.get(item.section) ?? noTally, tally));
  }
  return remember({ items: ImmutableMap(done), total, sections: ImmutableMap(sections) }, basis);
};

/**
 * The evaluation after something changed at one item: recomputes that item and what its verdict shows or hides, and
 * adjusts the tallies by the difference. Equals `evaluate`, at a cost that does not grow with the checklist.
 */
export const reevaluate = (
  context: Context,
  evaluation: Evaluation,
  inspection: Inspection,
  itemId: Id,
): Evaluation => {
  const index = indexOf(context);
  const basis = basisOf(index, inspection);
  const before = bases.get(evaluation);
  if (!before || !sameBasis(before, basis)) return evaluate(context, inspection);

  let { total } = evaluation;
  const items = evaluation.items.asMutable();
  const sections = evaluation.sections.asMutable();
  const visit = (item: Item, isRoot: boolean): void => {
    const old = items.get(item.id);
    const decider = (item.askedWhen && items.get(item.askedWhen.item)) ?? null;
    const now = evaluateItem(index, basis, inspection, item, decider);
    if (!old || (!isRoot && old.asked === now.asked)) return;
    items.set(item.id, now);
    const [less, more] = [tallyOf(old), tallyOf(now)];
    total = add(add(total, less, -1), more);
    sections.set(item.section, add(add(sections.get(item.section) ?? noTally, less, -1), more));
    if (old.asked === now.asked && old.verdict === now.verdict) return;
    for (const id of index.dependents.get(item.id) ?? []) {
      const dependent = index.items.get(id);
      if (dependent) visit(dependent, false);
    }
  };
  const root = itemOf(context, itemId);
  visit(root, true);
  // A seal number written here may be in use there, or no longer.
  if (root.task.kind === 'sampling')
    for (const other of index.sampling) if (other !== root) visit(other, true);
  return remember({ items: items.asImmutable(), total, sections: sections.asImmutable() }, basis);
};

/**
 * The evaluation of one item and of the items its condition rests on, and of nothing else.
 * @throws HechaError `ITEM_UNKNOWN`
 */
export const evaluateOne = (context: Context, inspection: Inspection, itemId: Id): ItemEvaluation => {
  const index = indexOf(context);
  const basis = basisOf(index, inspection);
  const visit = (item: Item, path: ReadonlySet<Id>): ItemEvaluation => {
    const decider = item.askedWhen && index.items.get(item.askedWhen.item);
    const decided = decider && !path.has(decider.id) ? visit(decider, new Set([...path, item.id])) : null;
    return evaluateItem(index, basis, inspection, item, decided);
  };
  return visit(itemOf(context, itemId), new Set());
};

/** Everything that stops the conclusion, in the order of the checklist, for the screen to walk. */
export const missingOf = ({ checklist }: Context, evaluation: Evaluation): Missing[] =>
  checklist.items.flatMap(({ id }) => evaluation.items.get(id)?.missing ?? []);
