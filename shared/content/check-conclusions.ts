import { InspectionType } from '../domain/catalogue.ts';
import { type Item, typesOf } from '../domain/checklist.ts';
import { conditionHolds } from '../domain/conclude.ts';
import { gradesFor, isVeto } from '../domain/grades.ts';
import type { Condition, RuleSet, Verdict } from '../domain/rule-set.ts';
import { contentText as text } from '../text/content.ts';
import { sayBoth } from '../text/say.ts';
import { inspectionTypeText } from '../text/visits.ts';
import type { Composed } from './compose-checklist.ts';
import type { Placed } from './finding.ts';

/** How many clauses of each verdict there are among the veto clauses and among the others. */
type Counts = Readonly<Record<'veto' | 'other', Partial<Record<Verdict, number>>>>;

const countOf = ({ among, count }: Condition, { veto, other }: Counts): number =>
  (among === 'other' ? 0 : (veto[count] ?? 0)) + (among === 'veto' ? 0 : (other[count] ?? 0));

/** Does the rule set conclude "pass" by its arithmetic? Null where it leaves that to a person. */
const passes = ({ conclusion }: RuleSet, counts: Counts): boolean | null =>
  conclusion.kind === 'threshold'
    ? conclusion.anyOf.some((conditions) =>
        conditions.every((condition) => conditionHolds(condition, countOf(condition, counts))),
      )
    : null;

const clausesOf = (
  items: readonly Item[],
  ruleSet: RuleSet,
): { readonly veto: number; readonly other: number } => {
  const veto = new Set(items.filter((item) => isVeto(ruleSet, item)).map(({ clause }) => clause));
  const all = new Set(items.map(({ clause }) => clause));
  return { veto: veto.size, other: all.size - veto.size };
};

/** The gravest failing verdict that the rule set offers. */
const gravest = (ruleSet: RuleSet, veto: boolean): Verdict | undefined => {
  const offered = gradesFor(ruleSet, veto).map(({ verdict }) => verdict);
  return (['nonconforming', 'improvement'] as const).find((verdict) => offered.includes(verdict));
};

/** A rule that gives the same result whatever is found concludes nothing. */
const outcomesOf = (ruleSet: RuleSet, items: readonly Item[]) => {
  const { veto, other } = clausesOf(items, ruleSet);
  const [vetoFails, otherFails] = [gravest(ruleSet, true), gravest(ruleSet, false)];
  const failing = (vetoes: number, others: number): Counts => ({
    veto: { conforms: veto - vetoes, ...(vetoFails && { [vetoFails]: vetoes }) },
    other: { conforms: other - others, ...(otherFails && { [otherFails]: others }) },
  });
  return {
    nothingFound: passes(ruleSet, failing(0, 0)),
    everythingFailed: passes(ruleSet, failing(veto, other)),
    oneVetoFailed: veto > 0 ? passes(ruleSet, failing(1, 0)) : null,
    oneOtherFailed: other > 0 ? passes(ruleSet, failing(0, 1)) : null,
  };
};

type Concluded = {
  readonly type: InspectionType;
  readonly ruleSet: RuleSet;
  readonly asked: readonly Item[];
};

const checkRule = ({ specification }: Composed, { type, ruleSet, asked }: Concluded): void => {
  const path = ['ruleSets', type];
  const inType = inspectionTypeText[type];
  if (asked.length === 0) return specification.find(path, sayBoth(text.noItemInType, { type: inType }));
  if (ruleSet.veto.by === 'clauses')
    for (const clause of ruleSet.veto.clauses)
      if (!asked.some((item) => item.clause === clause))
        specification.find(
          path,
          sayBoth(text.vetoClauseUnasked, { clause, ruleSet: ruleSet.id, type: inType }),
        );
  const { nothingFound, everythingFailed, oneVetoFailed } = outcomesOf(ruleSet, asked);
  if (nothingFound === false)
    specification.find(path, sayBoth(text.neverPasses, { ruleSet: ruleSet.id, type: inType }));
  if (everythingFailed === true)
    specification.find(path, sayBoth(text.neverFails, { ruleSet: ruleSet.id, type: inType }));
  if (oneVetoFailed === true)
    specification.find(path, sayBoth(text.vetoWithoutEffect, { ruleSet: ruleSet.id, type: inType }));
};

/**
 * A veto fires where the rule set makes the item one, or fails on any single clause. A rule set whose text was not
 * read may yet do so; one that leaves the result to a person and knows no veto never does.
 */
const fires = (item: Item, { type, ruleSet, asked }: Concluded): boolean =>
  typesOf(item).includes(type) &&
  (isVeto(ruleSet, item) ||
    ruleSet.conclusion.kind === 'unavailable' ||
    outcomesOf(ruleSet, asked).oneOtherFailed === false);

const checkVetoes = (items: readonly Placed<Item>[], concluded: readonly Concluded[]): void => {
  for (const { value, find, path } of items)
    if (value.veto && !concluded.some((one) => fires(value, one)))
      find([...path, 'veto'], text.vetoNeverFires);
};

/** The rule sets that a specification names for its types of inspection: known, and able to pass, to fail and to veto. */
export const checkConclusions = (
  composed: Composed,
  ruleSets: ReadonlyMap<string, RuleSet>,
  allRuleSets: boolean,
): void => {
  const { checklist, specification, items, whole } = composed;
  const concluded = InspectionType.options.flatMap((type): Concluded[] => {
    const id = checklist.ruleSets[type];
    const ruleSet = id === undefined ? undefined : ruleSets.get(id);
    if (id !== undefined && !ruleSet && allRuleSets)
      specification.find(['ruleSets', type], sayBoth(text.unknownRuleSet, { id }));
    const asked = checklist.items.filter((item) => typesOf(item).includes(type));
    return ruleSet ? [{ type, ruleSet, asked }] : [];
  });
  if (!whole) return;
  for (const one of concluded) checkRule(composed, one);
  if (allRuleSets) checkVetoes(items, concluded);
};
