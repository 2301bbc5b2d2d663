import type { Checklist } from './checklist.ts';
import { conclude } from './conclude.ts';
import { carryAnswer, diffChecklists, type ItemChange, type Lost } from './diff-checklists.ts';
import { evaluate } from './evaluate.ts';
import type { Computed, Context, ItemEvaluation } from './evaluation.ts';
import type { Id } from './identifiers.ts';
import { answerOf, type Inspection } from './inspection.ts';
import type { Verdict } from './rule-set.ts';

/** What an inspection that was recorded under one edition loses under a newer one, by item; only items that lose something. */
export type CarriedInspection = {
  readonly inspection: Inspection;
  readonly lost: ReadonlyMap<Id, Lost>;
};

const isLost = ({ verdict, fields, limits, waivers }: Lost): boolean =>
  verdict || fields.length + limits.length + waivers.length > 0;

/** The answers of an inspection as they carry over from one edition of its checklist to another. */
export const carryInspection = (
  before: Checklist,
  after: Checklist,
  inspection: Inspection,
): CarriedInspection => {
  const lost = new Map<Id, Lost>();
  let { answers } = inspection;
  for (const change of diffChecklists(before, after).items) {
    if (change.kind === 'added' || !answers.has(change.id)) continue;
    const carried = carryAnswer(change, answerOf(inspection, change.id));
    answers = change.kind === 'removed' ? answers.delete(change.id) : answers.set(change.id, carried.answer);
    if (isLost(carried.lost)) lost.set(change.id, carried.lost);
  }
  return { inspection: { ...inspection, answers }, lost };
};

type Side = Pick<ItemEvaluation, 'asked' | 'verdict'> & { readonly missing: number };

/** An item whose question, verdict or completeness is another one under the newer edition. */
export type TouchedItem = {
  readonly id: Id;
  readonly change: ItemChange | null;
  readonly before: Side;
  readonly after: Side;
  readonly lost: Lost | null;
};

export type TouchedInspection = {
  readonly items: readonly TouchedItem[];
  readonly before: Computed;
  readonly after: Computed;
};

const sideOf = (evaluated: ItemEvaluation | undefined): Side => ({
  asked: evaluated?.asked ?? false,
  verdict: (evaluated?.verdict ?? null) satisfies Verdict | null,
  missing: evaluated?.missing.length ?? 0,
});

const sameSide = (a: Side, b: Side): boolean =>
  a.asked === b.asked && a.verdict === b.verdict && a.missing === b.missing;

/**
 * What would become of the verdicts of a recorded inspection if the newer edition had been in force: each item that is
 * asked, judged or complete in another way, with what the edition changed of it, and the conclusion under both.
 */
export const touchedVerdicts = (
  before: Context,
  after: Context,
  inspection: Inspection,
): TouchedInspection => {
  const carried = carryInspection(before.checklist, after.checklist, inspection);
  const [then, now] = [evaluate(before, inspection), evaluate(after, carried.inspection)];
  const changes = new Map(
    diffChecklists(before.checklist, after.checklist).items.map((change) => [change.id, change]),
  );
  const ids = new Set([...before.checklist.items, ...after.checklist.items].map(({ id }) => id));
  return {
    items: [...ids].flatMap((id): TouchedItem[] => {
      const [was, is] = [sideOf(then.items.get(id)), sideOf(now.items.get(id))];
      const lost = carried.lost.get(id) ?? null;
      if (sameSide(was, is) && lost === null) return [];
      return [{ id, change: changes.get(id) ?? null, before: was, after: is, lost }];
    }),
    before: conclude(before, then),
    after: conclude(after, now),
  };
};
