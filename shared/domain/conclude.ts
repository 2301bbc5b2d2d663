import type { Checklist, Item } from './checklist.ts';
import type { Computed, ConditionResult, Context, Evaluation, ItemEvaluation, Tally } from './evaluation.ts';
import type { Id } from './identifiers.ts';
import type { Condition, Verdict } from './rule-set.ts';

/** All asked items of one clause (款): the unit in which the methods count. */
type Clause = {
  readonly veto: boolean;
  readonly items: readonly ItemEvaluation[];
  /** The gravest verdict of its items; null while an item is open that could still make it graver. */
  readonly verdict: Verdict | null;
};

const gravity: readonly Verdict[] = ['notApplicable', 'conforms', 'improvement', 'nonconforming'];

const clauseOf = (items: readonly ItemEvaluation[]): Clause => {
  const verdicts = items.map(({ verdict }) => verdict);
  const gravest = gravity.findLast((verdict) => verdicts.includes(verdict)) ?? null;
  const settled = gravest === 'nonconforming' || !verdicts.includes(null);
  return { veto: items.some(({ veto }) => veto), items, verdict: settled ? gravest : null };
};

type Clauses = { readonly asked: readonly Clause[]; readonly latent: readonly ItemEvaluation[] };

/** Asked clauses in checklist order, and how many more might still be asked once open items are judged. */
const clausesAmong = (list: readonly Item[], { items }: Evaluation): Clauses => {
  const byClause = new Map<string, ItemEvaluation[]>();
  const latent: ItemEvaluation[] = [];
  for (const { id, clause, askedWhen } of list) {
    const evaluated = items.get(id);
    if (!evaluated) continue;
    if (evaluated.asked) byClause.set(clause, [...(byClause.get(clause) ?? []), evaluated]);
    else if (askedWhen) latent.push(evaluated);
  }
  return { asked: [...byClause.values()].map(clauseOf), latent };
};

type Run = { readonly section: Id; readonly items: readonly Item[] };

/** A checklist by its sections; null where one clause is asked in several, or a section is taken up again later. */
const runsOf = ({ items }: Checklist): readonly Run[] | null => {
  const runs: { section: Id; items: Item[] }[] = [];
  const home = new Map<string, Id>();
  for (const item of items) {
    const last = runs.at(-1);
    if (last?.section === item.section) last.items.push(item);
    else if (runs.some(({ section }) => section === item.section)) return null;
    else runs.push({ section: item.section, items: [item] });
    if ((home.get(item.clause) ?? item.section) !== item.section) return null;
    home.set(item.clause, item.section);
  }
  return runs;
};

const layouts = new WeakMap<Checklist, { readonly runs: readonly Run[] | null }>();
const found = new WeakMap<Tally, { readonly run: Run; readonly clauses: Clauses }>();

/**
 * The clauses of a whole checklist. An act makes a new tally for the sections that it touches and for no other, so
 * what was found in the others stands: an answer costs a section, however long the checklist is.
 */
const clausesOf = ({ checklist }: Context, evaluation: Evaluation): Clauses => {
  const layout = layouts.get(checklist) ?? { runs: runsOf(checklist) };
  layouts.set(checklist, layout);
  if (!layout.runs) return clausesAmong(checklist.items, evaluation);
  const parts = layout.runs.map((run) => {
    const tally = evaluation.sections.get(run.section);
    const known = tally && found.get(tally);
    if (known?.run === run) return known.clauses;
    const clauses = clausesAmong(run.items, evaluation);
    if (tally) found.set(tally, { run, clauses });
    return clauses;
  });
  return { asked: parts.flatMap(({ asked }) => asked), latent: parts.flatMap(({ latent }) => latent) };
};

const isAmong = ({ among }: Condition, veto: boolean): boolean =>
  among === 'all' || veto === (among === 'veto');

/** Does a count satisfy the condition of a rule set? */
export const conditionHolds = ({ op, value }: Condition, counted: number): boolean => {
  switch (op) {
    case '=':
      return counted === value;
    case '<=':
      return counted <= value;
    case '<':
      return counted < value;
    case '>=':
      return counted >= value;
    case '>':
      return counted > value;
  }
};

const count = (condition: Condition, clauses: readonly Clause[]): ConditionResult => {
  const among = clauses.filter(({ veto }) => isAmong(condition, veto));
  const counting = among.filter(({ verdict }) => verdict === condition.count);
  return {
    condition,
    counted: counting.length,
    of: among.length,
    holds: conditionHolds(condition, counting.length),
    items: counting.flatMap(({ items }): Id[] =>
      items.filter(({ verdict }) => verdict === condition.count).map(({ itemId }) => itemId),
    ),
  };
};

/** Can the condition still come to hold, with what is recorded standing and `open` clauses yet to be judged? */
const isDead = ({ condition, counted }: ConditionResult, open: number): boolean => {
  for (let more = 0; more <= open; more += 1) if (conditionHolds(condition, counted + more)) return false;
  return true;
};

const deadOf = (
  alternatives: readonly (readonly ConditionResult[])[],
  asked: readonly Clause[],
  latent: readonly ItemEvaluation[],
): ConditionResult[] => {
  const dead = alternatives.map((results) =>
    results.filter((result) => {
      const open = asked.filter(({ verdict, veto }) => verdict === null && isAmong(result.condition, veto));
      const hidden = latent.filter(({ veto }) => isAmong(result.condition, veto));
      return isDead(result, open.length + hidden.length);
    }),
  );
  return dead.every((results) => results.length > 0) ? dead.flat() : [];
};

/**
 * Concludes by the rule set, and shows what was counted. Nothing that is incomplete concludes: neither an open item
 * nor one that misses a reason, a note, a field, evidence or a confirmed limit; nor a checklist that asks nothing.
 * Clauses are counted once each, with the gravest verdict of their items; "not applicable" counts as neither.
 */
export const conclude = (context: Context, evaluation: Evaluation): Computed => {
  const { conclusion } = context.ruleSet;
  const { asked, judged, missing } = evaluation.total;
  const { asked: clauses, latent } = clausesOf(context, evaluation);
  const alternatives =
    conclusion.kind === 'threshold'
      ? conclusion.anyOf.map((conditions) => conditions.map((condition) => count(condition, clauses)))
      : [];

  if (asked === 0 || judged < asked || missing > 0)
    return {
      state: 'incomplete',
      open: asked - judged,
      missing,
      alreadyFails: conclusion.kind === 'threshold' ? deadOf(alternatives, clauses, latent) : [],
      conditions: alternatives,
    };
  switch (conclusion.kind) {
    case 'unavailable':
      return { state: 'unavailable' };
    case 'closedList':
      return { state: 'choose', results: conclusion.results, followUps: conclusion.followUps };
    case 'threshold': {
      const held = alternatives.find((results) => results.every((result) => result.holds));
      return {
        state: held ? 'pass' : 'fail',
        words: held ? conclusion.pass : conclusion.fail,
        conditions: alternatives,
        decidedBy: held ?? alternatives.flat().filter((result) => !result.holds),
      };
    }
  }
};
