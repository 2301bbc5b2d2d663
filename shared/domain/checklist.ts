import { z } from 'zod';
import { Category, conditionTypes, InspectionType, type ProductUnit } from './catalogue.ts';
import { Id } from './identifiers.ts';
import { Provenance, Words } from './words.ts';

/** Decimal text as it is typed and compared: never a binary float. */
export const DecimalText = z.string().regex(/^[+-]?\d{1,15}(\.\d{1,12})?$/);

/**
 * Arithmetic over the readings and parameters of one measured item, e.g. `min(bag)`, `0.9*tn - 0.1`,
 * `lookup(resistance, section)`. Grammar and functions: `shared/domain/expression.ts`.
 */
export const Expression = z.string().min(1).max(300);

/** A number or a choice that the limits depend on: nominal cross-section, strength class, declared nutrient. */
export const Parameter = z.strictObject({
  id: Id,
  name: Words,
  unit: z.string().min(1).nullable(),
  choices: z
    // Limits are looked up by it, and no object of JavaScript has a row of the name that is shut out.
    .array(z.strictObject({ value: z.string().regex(/^(?!__proto__$)./s), name: Words }))
    .min(1)
    .optional(),
});
export type Parameter = z.infer<typeof Parameter>;

/** Something read `count` times from an instrument, in `unit`, to `decimals` places as a hint for input. */
export const Quantity = z.strictObject({
  id: Id,
  name: Words,
  unit: z.string(),
  count: z.int().min(1).max(200),
  decimals: z.int().min(0).max(6),
});
export type Quantity = z.infer<typeof Quantity>;

/** A table of numbers by a parameter's choice: conductor resistance by cross-section. */
export const LimitTable = z.strictObject({ id: Id, rows: z.record(z.string().min(1), DecimalText) });
export type LimitTable = z.infer<typeof LimitTable>;

/** How a value is rounded for display, and for comparison where the standard says so. @see GB/T 8170-2008 */
export const Rounding = z.strictObject({ interval: DecimalText, mode: z.enum(['halfEven', 'halfUp']) });
export type Rounding = z.infer<typeof Rounding>;

/**
 * What the uncertainty of a value does to its comparison with the limit TL. `warn`: nothing (simple acceptance), but a
 * value within U of the limit is pointed out. `guardedAcceptance`: passes only inside the limit by w, the guard band.
 * `guardedRejection`: fails only outside it by w. `fourResults`: pass and conditional pass, conditional fail and fail
 * are parted at TL − w, TL and TL + w, and what is conditional a person decides. @see ILAC-G8:09/2019 4.2, JCGM 106
 */
export const Uncertainty = z.strictObject({
  /** Expanded uncertainty U of the value (k = 2), in the unit of the criterion: a number, or a parameter to be typed. */
  expanded: Expression,
  rule: z.enum(['warn', 'guardedAcceptance', 'guardedRejection', 'fourResults']),
  /** Guard factor r: the band is w = r × U; 1 where it is left out. */
  factor: DecimalText.optional(),
  provenance: Provenance,
});
export type Uncertainty = z.infer<typeof Uncertainty>;

/** One thing that must hold: `value op limit`. */
export const Criterion = z.strictObject({
  id: Id,
  name: Words,
  value: Expression,
  unit: z.string(),
  op: z.enum(['>=', '<=', '>', '<', '=', 'range']),
  /** One expression; for `range` the lower and the upper one, both allowed. */
  limit: z.union([Expression, z.tuple([Expression, Expression])]),
  /** The criterion counts only where this expression is not 0: `grade == "42.5"`. */
  when: Expression.optional(),
  /** `full` compares the unrounded value (全数值比较法), `rounded` the rounded one (修约值比较法). */
  compare: z.enum(['full', 'rounded']),
  rounding: Rounding,
  /** Absent: the product standard states its limits without a guard band, and nothing is known of U. */
  uncertainty: Uncertainty.optional(),
  standard: z.string().min(1),
  provenance: Provenance,
});
export type Criterion = z.infer<typeof Criterion>;

export const EquipmentRow = z.strictObject({
  id: Id,
  name: Words,
  /** Range, accuracy class or other demand, e.g. "准确度 ≤ 1 %". */
  demand: Words.optional(),
  units: z.array(Id).min(1).optional(),
  /** Ask for its number and until when its calibration is valid: it measures, and a wrong measure decides. */
  calibrated: z.boolean(),
  provenance: Provenance,
});
export type EquipmentRow = z.infer<typeof EquipmentRow>;

export const DocumentRow = z.strictObject({ id: Id, name: Words });
export type DocumentRow = z.infer<typeof DocumentRow>;

/** What an item asks the inspector to do, beyond judging it. */
export const ItemTask = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('judgement') }),
  z.strictObject({ kind: z.literal('document'), documents: z.array(DocumentRow).min(1) }),
  z.strictObject({
    kind: z.literal('equipment'),
    rows: z.array(EquipmentRow).min(1),
  }),
  z.strictObject({
    kind: z.literal('measurement'),
    parameters: z.array(Parameter),
    quantities: z.array(Quantity).min(1),
    tables: z.array(LimitTable),
    criteria: z.array(Criterion).min(1),
    /** Combinations for which the standard gives no limit, so that a person judges: `kind == "al2" && section < 10`. */
    uncovered: Expression.optional(),
    /** Ask for the instrument (name, number, calibration valid until). */
    instrument: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('sampling'),
    /** Least sample mass or length etc. as a sentence; the numbers are hints unless sourced. */
    plan: Words,
    /** Unit of base, sample and reserve quantity. */
    unit: z.string().min(1),
  }),
]);
export type ItemTask = z.infer<typeof ItemTask>;

/** Evidence that an item demands: `atLeast` pieces of `kind`, described in words ("20 袋称量表"). */
export const EvidenceDemand = z.strictObject({
  id: Id,
  kind: z.enum(['photo', 'file', 'any']),
  atLeast: z.int().min(1).max(20),
  words: Words,
  /** `always`, or only when the item does not conform. */
  when: z.enum(['always', 'nonconforming']),
});
export type EvidenceDemand = z.infer<typeof EvidenceDemand>;

export const Item = z.strictObject({
  id: Id,
  /** Number of the clause (款) in the method: the counting unit of the conclusion. */
  clause: z.string().min(1).max(16),
  section: Id,
  title: Words,
  /** What the clause asks of the firm, in our words (核查内容). */
  requirement: Words,
  /** How the inspector checks it, step by step (核查要点). */
  checks: z.array(Words),
  task: ItemTask,
  /** Veto by the checklist; counts where the rule set says `veto.by = items`. */
  veto: z.boolean(),
  /** Inspection types in which the item is asked; absent: in those that look at a licensee's conditions (`conditionTypes`). */
  types: z.array(InspectionType).min(1).optional(),
  /** Product units for which it is asked; absent: for all. */
  units: z.array(Id).min(1).optional(),
  /** Asked only where another item has one of these verdicts. */
  askedWhen: z
    .strictObject({
      item: Id,
      verdicts: z.array(z.enum(['conforms', 'improvement', 'nonconforming', 'notApplicable'])).min(1),
    })
    .optional(),
  evidence: z.array(EvidenceDemand),
  /** Why no photograph may be taken at this item (an explosive atmosphere, a secret drawing); absent where one may. */
  noPhotos: Words.optional(),
  provenance: Provenance,
});
export type Item = z.infer<typeof Item>;

export const Section = z.strictObject({ id: Id, ordinal: z.string().min(1), title: Words });
export type Section = z.infer<typeof Section>;

/**
 * What is asked at a factory: general clauses and each category's own, for all product units.
 * Immutable once published; named by the digest of its canonical form.
 */
export const Checklist = z.strictObject({
  schema: z.literal(1),
  id: Id,
  version: z.int().min(1),
  title: Words,
  /** One, or several that one visit looks at together (`combineChecklists`). */
  categories: z.array(Category).min(1),
  standards: z.array(z.strictObject({ number: z.string(), title: Words, provenance: Provenance })),
  /** Which rule set concludes each type of inspection unless the assignment names another; a type left out is not offered. */
  ruleSets: z.partialRecord(InspectionType, Id),
  sections: z.array(Section).min(1),
  items: z.array(Item).min(1),
});
export type Checklist = z.infer<typeof Checklist>;

/** The types of inspection in which an item is asked. */
export const typesOf = ({ types }: Pick<Item, 'types'>): readonly InspectionType[] => types ?? conditionTypes;

/** The product units of all categories of a checklist; their ids are unique across the catalogue. */
export const productUnitsOf = ({ categories }: Pick<Checklist, 'categories'>): ProductUnit[] =>
  categories.flatMap(({ units }) => units);

/** The types of inspection that one and the same rule set concludes for all: only in these can a visit be shared. */
export const sharedRuleSets = (checklists: readonly Pick<Checklist, 'ruleSets'>[]): Checklist['ruleSets'] => {
  const [first, ...others] = checklists.map(({ ruleSets }) => ruleSets);
  return Object.fromEntries(
    Object.entries(first ?? {}).filter(([type, id]) =>
      others.every((ruleSets) => ruleSets[type as InspectionType] === id),
    ),
  );
};

/**
 * The types of inspection in which these checklists can be looked at in one visit; while none is chosen, all that any
 * of `known` offers.
 */
export const offeredTypes = (
  chosen: readonly Pick<Checklist, 'ruleSets'>[],
  known: readonly Pick<Checklist, 'ruleSets'>[],
): readonly InspectionType[] => {
  const shared = sharedRuleSets(chosen);
  return InspectionType.options.filter((type) =>
    chosen.length > 0
      ? shared[type] !== undefined
      : known.some(({ ruleSets }) => ruleSets[type] !== undefined),
  );
};
