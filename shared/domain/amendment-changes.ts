import { inspectionOfRecord } from './amendment.ts';
import { type FieldChange, diffValues } from './diff-values.ts';
import { contentOf } from './content.ts';
import type { Id } from './identifiers.ts';
import type { Inspection } from './inspection.ts';

/** One thing that a correction says otherwise than the report that it corrects. */
export type AmendmentChange = {
  /** The part of the record, e.g. `answers`, `findings`, `conclusion`. */
  readonly part: string;
  /** Null where it belongs to no item. */
  readonly itemId: Id | null;
  /** What of it, as a path below the part or the item, e.g. `verdict`, `values/q/mass/1`. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
};

/** What two reports on one visit differ in by themselves: numbers, makers and instants say nothing of the factory. */
const compared = (inspection: Inspection) => {
  const { opening, scope, answers, findings, observations, conclusion, closing } = contentOf(inspection);
  const { stamp: _stamp, ...concluded } = conclusion ?? { stamp: null };
  const { heldAt: _heldAt, ...closed } = closing ?? { heldAt: null };
  return { opening, scope, answers, findings, observations, conclusion: concluded, closing: closed };
};

const byItem: ReadonlySet<string> = new Set(['answers', 'findings']);

const changeOf = ({ path: [part = '', ...rest], before, after }: FieldChange): AmendmentChange => {
  const itemId = byItem.has(part) ? (rest[0] ?? null) : null;
  return { part, itemId, field: (itemId === null ? rest : rest.slice(1)).join('/'), before, after };
};

const changes = new WeakMap<Inspection, readonly AmendmentChange[]>();

/**
 * What a correction says otherwise than the report that it corrects, in the order of the record; empty exactly where both
 * say the same. Empty too for an inspection that corrects none.
 */
export const amendmentChanges = (inspection: Inspection): readonly AmendmentChange[] => {
  const known = changes.get(inspection);
  if (known) return known;
  const record = inspection.amends?.record;
  const before = record && inspectionOfRecord(record);
  // Until it is concluded and closed again, conclusion and opinion are open, not changed.
  const found = before
    ? diffValues(compared(before), {
        ...compared(inspection),
        ...(inspection.conclusion ? {} : { conclusion: compared(before).conclusion }),
        ...(inspection.closing ? {} : { closing: compared(before).closing }),
      }).map(changeOf)
    : [];
  changes.set(inspection, found);
  return found;
};
