import type { Map as ImmutableMap } from 'immutable';
import type { Checklist, Criterion } from './checklist.ts';
import type { Id } from './identifiers.ts';
import type { ClosedResult, Condition, Grade, RuleSet, Verdict } from './rule-set.ts';
import type { Basis, Words } from './words.ts';

/** What an inspection is judged by: both immutable, both named by digest in the journal's first entry. */
export type Context = { readonly checklist: Checklist; readonly ruleSet: RuleSet };

/** How a value stands to its limit where its uncertainty is known. Decimal texts in the unit of the criterion. */
export type Guard = {
  /** Expanded uncertainty U. */
  readonly expanded: string;
  /** Guard band w. */
  readonly band: string;
  /** The limit of the standard, where `limit` of the criterion's result is moved by the guard band. */
  readonly nominal: string | readonly [string, string];
  /** Is the value within U of the limit of the standard, so that the comparison may be wrong? */
  readonly near: boolean;
  readonly result: 'pass' | 'conditionalPass' | 'conditionalFail' | 'fail';
};

/** One condition of a measured item with its arithmetic, ready to be shown and printed. Decimal texts, never floats. */
export type CriterionResult = {
  readonly criterion: Criterion;
  /** False where `when` rules it out. */
  readonly applies: boolean;
  /** Null while readings or parameters are missing, or where the value is void (for example two outliers). */
  readonly value: string | null;
  /** What the value is compared with: the limit of the standard, moved by the guard band where there is one. */
  readonly limit: string | readonly [string, string] | null;
  /** Distance to the limit, positive when it holds. */
  readonly margin: string | null;
  readonly holds: boolean | null;
  /** Null where nothing is known of the uncertainty, or there is no value. */
  readonly guard: Guard | null;
  /** Why there is no value, when there is none. */
  readonly reason: Words | null;
  /** A limit whose basis is not `source` counts only after a person compared it with the standard in force. */
  readonly certainty: { readonly basis: Basis; readonly confirmed: boolean };
  /** The steps of the computation in order: "R20 = 7.52 × 254.5 / (234.5 + 25) × 1000 / 1 = 7.375 Ω/km". */
  readonly steps: readonly string[];
};

export type Reading = {
  readonly field: string;
  readonly raw: string;
  /** Normalised decimal text ("５０．１" → "50.1"), or null when it is not a number. */
  readonly number: string | null;
  /** The number with the correction of the certificate: what is compared. Null like `number`, or while the correction cannot be read. */
  readonly corrected: string | null;
  /** False when this reading alone breaks a limit, to be marked in the grid. */
  readonly within: boolean | null;
};

export type MeasurementResult = {
  readonly readings: readonly Reading[];
  readonly criteria: readonly CriterionResult[];
  /** `open`: input is missing, a limit is unconfirmed, or the numbers give no result. The verdict they give otherwise. */
  readonly outcome: 'open' | 'conforms' | 'fails';
  /**
   * Why a person must judge although nothing is missing: the instrument was out of calibration, so that its readings
   * do not count; the standard gives no limit for what was chosen; the value is too near the limit; it cannot be formed.
   */
  readonly undecided: 'instrument' | 'uncovered' | 'conditional' | 'void' | null;
};

/** One thing that stops the conclusion, with the field where it is given. A list that the screen can walk. */
export type Missing = {
  readonly itemId: Id;
  readonly what: 'verdict' | 'reason' | 'note' | 'field' | 'number' | 'evidence' | 'limit';
  /** Field path, evidence demand id or criterion id, as fits `what`. */
  readonly where: string | null;
  readonly words: Words;
};

export type ItemEvaluation = {
  readonly itemId: Id;
  /** Applies to this inspection's type and units, and its condition holds. */
  readonly asked: boolean;
  readonly veto: boolean;
  /** Verdicts that the rule set allows for this item, in the order of keys 1, 2, 3, 0. */
  readonly grades: readonly Grade[];
  /** The person's verdict, else the one the numbers give, else null. */
  readonly verdict: Verdict | null;
  /** True when `verdict` comes from the numbers and nobody judged otherwise. */
  readonly byMeasurement: boolean;
  readonly measurement: MeasurementResult | null;
  readonly missing: readonly Missing[];
};

export type Tally = {
  readonly asked: number;
  readonly judged: number;
  readonly conforms: number;
  readonly improvement: number;
  readonly nonconforming: number;
  readonly notApplicable: number;
  readonly vetoAsked: number;
  readonly vetoConforms: number;
  readonly vetoFailed: number;
  readonly missing: number;
};

export type Evaluation = {
  readonly items: ImmutableMap<Id, ItemEvaluation>;
  readonly total: Tally;
  readonly sections: ImmutableMap<Id, Tally>;
};

export type ConditionResult = {
  readonly condition: Condition;
  /** How many were counted, and of how many clauses. */
  readonly counted: number;
  readonly of: number;
  readonly holds: boolean;
  /** Item ids that were counted, in checklist order. */
  readonly items: readonly Id[];
};

/** The conclusion as the rule set computes it, with everything that decided it. */
export type Computed =
  | {
      readonly state: 'incomplete';
      readonly open: number;
      readonly missing: number;
      /** Set when the result can no longer be a pass, whatever comes. */
      readonly alreadyFails: readonly ConditionResult[];
      readonly conditions: readonly (readonly ConditionResult[])[];
    }
  | {
      readonly state: 'pass' | 'fail';
      readonly words: Words;
      readonly conditions: readonly (readonly ConditionResult[])[];
      /** The conditions that decided: those of the alternative that held, or those that did not. */
      readonly decidedBy: readonly ConditionResult[];
    }
  | {
      readonly state: 'choose';
      readonly results: readonly ClosedResult[];
      readonly followUps: readonly ClosedResult[];
    }
  | { readonly state: 'unavailable' };
