import { z } from 'zod';
import { Day, Id } from './identifiers.ts';
import { Provenance, Words } from './words.ts';

/**
 * What was judged of one clause, in the order of gravity. The words shown belong to the rule set in force:
 * `improvement` is 一般不合格 under CEM-8CH and 建议改进 under R2016.
 */
export const Verdict = z.enum(['conforms', 'improvement', 'nonconforming', 'notApplicable']);
export type Verdict = z.infer<typeof Verdict>;

/** A verdict that a rule set offers, with its words, for veto clauses, for the others, or for both. */
export const Grade = z.strictObject({
  verdict: Verdict,
  words: Words,
  for: z.enum(['veto', 'other', 'all']),
});
export type Grade = z.infer<typeof Grade>;

/** A count of clauses compared with a whole number: "一般不合格 ≤ 9 among the non-veto clauses". */
export const Condition = z.strictObject({
  id: Id,
  words: Words,
  count: z.enum(['conforms', 'improvement', 'nonconforming']),
  among: z.enum(['veto', 'other', 'all']),
  op: z.enum(['=', '<=', '<', '>=', '>']),
  value: z.int().min(0),
});
export type Condition = z.infer<typeof Condition>;

/** A result of the closed list that an officer ticks where the rule set has no arithmetic. */
export const ClosedResult = z.strictObject({
  id: Id,
  words: Words,
  outcome: z.enum(['pass', 'fail', 'neutral']),
});
export type ClosedResult = z.infer<typeof ClosedResult>;

export const ConclusionRule = z.discriminatedUnion('kind', [
  /** Pass when, for at least one of `anyOf`, all its conditions hold. Fail otherwise. */
  z.strictObject({
    kind: z.literal('threshold'),
    pass: Words,
    fail: Words,
    anyOf: z.array(z.array(Condition).min(1)).min(1),
  }),
  /** No arithmetic: a person ticks one result, and one follow-up, of closed lists. */
  z.strictObject({
    kind: z.literal('closedList'),
    results: z.array(ClosedResult).min(2),
    followUps: z.array(ClosedResult).min(1),
  }),
  /** The text of the rule has not been read: nothing is concluded by arithmetic, the screen says "待导入". */
  z.strictObject({ kind: z.literal('unavailable') }),
]);
export type ConclusionRule = z.infer<typeof ConclusionRule>;

/**
 * Grades, veto clauses and conclusion formula of one published method, as data.
 * @see docs of the regulator named in `document`; certainty in `provenance`.
 */
export const RuleSet = z.strictObject({
  schema: z.literal(1),
  id: Id,
  version: z.int().min(1),
  title: Words,
  document: z.string().min(1),
  effectiveFrom: Day.nullable(),
  effectiveTo: Day.nullable(),
  provenance: Provenance,
  grades: z.array(Grade).min(2),
  /** Which clauses decide alone: a list of clause numbers, the items so marked by the checklist, or none. */
  veto: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('clauses'), clauses: z.array(z.string().min(1)).min(1) }),
    z.strictObject({ by: z.literal('items') }),
    z.strictObject({ by: z.literal('none') }),
  ]),
  /** May a veto clause be "not applicable"? Only if the rule says so. */
  vetoMayBeNotApplicable: z.boolean(),
  conclusion: ConclusionRule,
});
export type RuleSet = z.infer<typeof RuleSet>;
