import type { Catalogue, Period, ProductId, Regime } from './catalogue-edition.ts';
import { dayPlus } from './day.ts';
import type { Day } from './identifiers.ts';
import { type Product, productsOf, weakest } from './products.ts';
import type { Basis, Provenance } from './words.ts';

/** What may apply on a day. What merged into something is answered by what it merged into. */
export type PlainRegime = Exclude<Regime, { name: 'mergedInto' }>;

/**
 * What applies to a product on a day.
 *
 * - `licence`: nobody may produce without one; by which mode and whose decision, null where no source says.
 * - `compulsoryCertification`: licence ended, CCC demanded instead; other bodies supervise.
 * - `cancelled`: no licence any more; risk monitoring and spot checks remain.
 * - `neverLicensed`: expressly outside the list.
 * - `unknown`: the catalogue does not say, or does not hold the product (`product` is null then).
 */
export type RegimeAnswer = {
  readonly regime: PlainRegime;
  readonly product: Product | null;
  /** Whose periods decided: the product itself, its category, or what it merged into. */
  readonly ruledBy: Product | null;
  /** What it merged into, in order; empty where it did not. */
  readonly merged: readonly Product[];
  /** First and last day on which this answer holds without a change; null where it is open. */
  readonly from: Day | null;
  readonly until: Day | null;
  readonly document: string | null;
  readonly provenance: Provenance | null;
  /** The least certain of all that was used: the period, the mergers before it, and the unit itself. */
  readonly certainty: Basis;
};

type Placed = { readonly period: Period; readonly from: Day | null; readonly until: Day | null };

/** The period of a day. The first one has no beginning, so there is always one. */
const periodOn = (periods: readonly Period[], day: Day): Placed | null => {
  const at = periods.findLastIndex(({ from }) => from === null || from <= day);
  const period = periods[at];
  if (period === undefined) return null;
  const next = periods[at + 1]?.from ?? null;
  return { period, from: period.from, until: next === null ? null : dayPlus(next, -1) };
};

const later = (a: Day | null, b: Day | null): Day | null => (a === null || (b !== null && b > a) ? b : a);
const earlier = (a: Day | null, b: Day | null): Day | null => (a === null || (b !== null && b < a) ? b : a);

const nothing = (product: Product | null): RegimeAnswer => ({
  regime: { name: 'unknown' },
  product,
  ruledBy: null,
  merged: [],
  from: null,
  until: null,
  document: null,
  provenance: null,
  certainty: 'unverified',
});

/** What applies to a product on a day. Answers for every id and every day; never throws. */
export const regimeOf = (catalogue: Catalogue, id: ProductId, day: Day): RegimeAnswer => {
  const products = productsOf(catalogue);
  const asked = products.get(id) ?? null;
  if (asked === null) return nothing(null);
  const merged: Product[] = [];
  let certainty: Basis = asked.provenance?.basis ?? 'source';
  let from: Day | null = null;
  let until: Day | null = null;
  for (let at = asked; ;) {
    const placed = periodOn(at.periods, day);
    if (placed === null) return nothing(asked);
    const { period } = placed;
    from = later(from, placed.from);
    until = earlier(until, placed.until);
    certainty = weakest(certainty, period.provenance.basis);
    const { regime } = period;
    if (regime.name !== 'mergedInto')
      return {
        regime,
        product: asked,
        ruledBy: products.get(at.ruledBy) ?? at,
        merged,
        from,
        until,
        document: period.document,
        provenance: period.provenance,
        certainty,
      };
    const into = products.get(regime.into);
    if (into === undefined || into === asked || merged.includes(into)) return nothing(asked);
    merged.push(into);
    at = into;
  }
};

/** Earlier than any document. */
const beginning: Day = '0001-01-01';

/** Everything that ever applied to a product, oldest first: each answer begins on the day after the one before ended. */
export const regimesOf = (catalogue: Catalogue, id: ProductId): readonly RegimeAnswer[] => {
  const answers: RegimeAnswer[] = [];
  for (let day: Day | null = beginning; day !== null;) {
    const answer = regimeOf(catalogue, id, day);
    answers.push(answer);
    day = answer.until === null ? null : dayPlus(answer.until, 1);
  }
  return answers;
};
