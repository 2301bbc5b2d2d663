import { HechaError } from '../errors.ts';
import { assignedUnits } from './assignment.ts';
import { type Checklist, type Item, productUnitsOf } from './checklist.ts';
import { carryAnswer, type ChecklistDiff, diffChecklists, type ItemChange } from './diff-checklists.ts';
import { equalValues } from './diff-values.ts';
import type { Edition, Published, ContentInForce } from './edition.ts';
import type { Context } from './evaluation.ts';
import { gradesFor, isVeto } from './grades.ts';
import type { Id } from './identifiers.ts';
import { type Answer, answerOf, type Inspection, statusOf } from './inspection.ts';
import type { JournalEvent, Reopened } from './journal.ts';

/** Checklist and rule set with the digests under which they were published. */
export type Issued = {
  readonly context: Context;
  readonly digests: Pick<Inspection, 'checklistDigest' | 'ruleSetDigest'>;
};

export type Adoption = Extract<JournalEvent, { type: 'edition.adopted' }>;

/** Name, version and digest of both halves of what an inspection is judged by. */
export const editionOf = ({ context: { checklist, ruleSet }, digests }: Issued): Edition => ({
  checklist: { id: checklist.id, version: checklist.version, digest: digests.checklistDigest },
  ruleSet: { id: ruleSet.id, version: ruleSet.version, digest: digests.ruleSetDigest },
});

/**
 * Is `to` newer than `from`: a later version of the same checklist, or a later version of the rule set beside the
 * same one? Versions of different rule sets are not compared.
 */
export const isNewer = (from: Edition, to: Edition): boolean => {
  if (to.checklist.id !== from.checklist.id) return false;
  const sameRules = to.ruleSet.id === from.ruleSet.id;
  if (sameRules && to.ruleSet.version < from.ruleSet.version) return false;
  if (to.checklist.version !== from.checklist.version) return to.checklist.version > from.checklist.version;
  return sameRules && to.ruleSet.version > from.ruleSet.version;
};

/** The edition of this name, if there is one. */
export const newestOf = (published: readonly Published[], id: Id): Published | null =>
  published.find((one) => one.id === id) ?? null;

/** The edition in force of a checklist, of one category or combined, if there is one. */
export const newestChecklist = ({ checklists, combinations }: ContentInForce, id: Id): Published | null =>
  newestOf(checklists, id) ?? newestOf(combinations, id);

/** Is there, among what is in force, something newer than what an inspection is judged by? */
export const newerIn = (inForce: ContentInForce, { checklist, ruleSet }: Context): boolean => {
  const [one, other] = [newestChecklist(inForce, checklist.id), newestOf(inForce.ruleSets, ruleSet.id)];
  if (one && one.version !== checklist.version) return one.version > checklist.version;
  return one !== null && other !== null && other.version > ruleSet.version;
};

/**
 * Id of the rule set that concludes an inspection under another edition of its checklist: the one that edition names
 * for the type, or still the one that headquarters chose in its place. Null where the edition has no such type.
 */
export const ruleSetUnder = (
  { assignment: { type } }: Pick<Inspection, 'assignment'>,
  before: Context,
  after: Checklist,
): Id | null => {
  const usual = after.ruleSets[type];
  if (usual === undefined) return null;
  return before.ruleSet.id === before.checklist.ruleSets[type] ? usual : before.ruleSet.id;
};

const refuseUnfit = (inspection: Inspection, before: Issued, after: Issued): void => {
  const { id } = inspection;
  const status = statusOf(inspection);
  if (status === 'sealed') throw new HechaError('INSPECTION_SEALED', { inspectionId: id });
  if (status === 'handedOver')
    throw new HechaError('INSPECTION_HANDED_OVER', {
      inspectionId: id,
      holder: inspection.handover?.holder.name,
    });
  if (status === 'concluded') throw new HechaError('INSPECTION_CONCLUDED', { inspectionId: id });
  const { checklist } = after.context;
  const [from, to] = [editionOf(before), editionOf(after)];
  if (from.checklist.id === to.checklist.id && !isNewer(from, to))
    throw new HechaError('EDITION_OLDER', {
      id: to.checklist.id,
      version: to.checklist.version,
      known: from.checklist.version,
    });
  const units = new Set(productUnitsOf(checklist).map((unit) => unit.id));
  const codes = (given: readonly { readonly code: string }[]) =>
    given
      .map(({ code }) => code)
      .sort()
      .join();
  const wanted = inspection.scope?.units ?? assignedUnits(inspection.assignment);
  const fits =
    from.checklist.id === to.checklist.id &&
    codes(checklist.categories) === codes(before.context.checklist.categories) &&
    ruleSetUnder(inspection, before.context, checklist) === to.ruleSet.id &&
    wanted.every((unit) => units.has(unit));
  if (!fits) throw new HechaError('EDITION_UNSUITABLE', { inspectionId: id, id: to.checklist.id });
};

/** Does this verdict say the same of the item under both: offered by the rule set, in the same words, as veto or not? */
const sameVerdict = (before: Context, after: Context, [old, now]: readonly [Item, Item], answer: Answer) => {
  const gradeIn = ({ ruleSet }: Context, item: Item) =>
    gradesFor(ruleSet, isVeto(ruleSet, item)).find(({ verdict }) => verdict === answer.verdict);
  const [given, offered] = [gradeIn(before, old), gradeIn(after, now)];
  return (
    offered !== undefined &&
    isVeto(before.ruleSet, old) === isVeto(after.ruleSet, now) &&
    equalValues(given?.words, offered.words)
  );
};

/** What of a recorded answer must be given again; null where all of it carries over. */
const reopen = (
  before: Context,
  after: Context,
  { id, old, now, change }: { id: Id; old: Item; now: Item; change: ItemChange | undefined },
  answer: Answer,
): Reopened | null => {
  const carried = change?.kind === 'changed' ? carryAnswer(change, answer) : { answer, lost: null };
  const judged = answer.verdict !== null || answer.reason !== null;
  const keepsVerdict =
    carried.answer.verdict === answer.verdict &&
    carried.answer.reason === answer.reason &&
    (answer.verdict === null || sameVerdict(before, after, [old, now], answer));
  const reopened: Reopened = {
    itemId: id,
    verdict: judged && !keepsVerdict,
    fields: [...(carried.lost?.fields ?? [])],
    limits: [...(carried.lost?.limits ?? [])],
    waivers: [...(carried.lost?.waivers ?? [])],
  };
  const { verdict, fields, limits, waivers } = reopened;
  return verdict || fields.length + limits.length + waivers.length > 0 ? reopened : null;
};

/** What adopting a newer edition does to an inspection: the changes between the two, and the event that records it. */
export type Plan = { readonly diff: ChecklistDiff; readonly event: Adoption };

/**
 * Computes the adoption of a newer edition: which recorded answers carry over, and what of the others must be given
 * again. Pure and repeatable, so that headquarters compares what a laptop recorded with what it computes itself.
 * A verdict carries over where the question is the same (`diffChecklists`) and the rule set still offers it, in the
 * same words and with the same weight.
 * @throws HechaError `INSPECTION_SEALED`, `INSPECTION_CONCLUDED`; `EDITION_OLDER` for an edition that is not newer;
 * `EDITION_UNSUITABLE` for another checklist, or one that does not cover this inspection's type and units.
 */
export const adoptionOf = (inspection: Inspection, before: Context, after: Issued): Plan => {
  const { checklistDigest, ruleSetDigest } = inspection;
  const from: Issued = { context: before, digests: { checklistDigest, ruleSetDigest } };
  refuseUnfit(inspection, from, after);
  const diff = diffChecklists(before.checklist, after.context.checklist);
  const changes = new Map(diff.items.map((change) => [change.id, change]));
  const old = new Map(before.checklist.items.map((item) => [item.id, item]));
  const now = new Map(after.context.checklist.items.map((item) => [item.id, item]));
  const kept: Id[] = [];
  const reopened: Reopened[] = [];
  const dropped: Id[] = [];
  // In the order of the checklist: the order of a map of answers is nobody's promise.
  for (const { id } of before.checklist.items) {
    const [was, is] = [old.get(id), now.get(id)];
    if (!was || !(inspection.answers.has(id) || inspection.findings.has(id))) continue;
    const answer = answerOf(inspection, id);
    if (!is) {
      dropped.push(id);
      continue;
    }
    const again = reopen(before, after.context, { id, old: was, now: is, change: changes.get(id) }, answer);
    if (again) reopened.push(again);
    else kept.push(id);
  }
  const count = (kind: ItemChange['kind']): number => diff.items.filter((one) => one.kind === kind).length;
  const items = { added: count('added'), changed: count('changed'), removed: count('removed') };
  return {
    diff,
    event: {
      type: 'edition.adopted',
      from: editionOf(from),
      to: editionOf(after),
      items,
      kept,
      reopened,
      dropped,
    },
  };
};
