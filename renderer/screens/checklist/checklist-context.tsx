import { assignedUnits } from '../../../shared/domain/assignment.ts';
import type { EarlierFinding } from '../../../shared/domain/earlier-findings.ts';
import { earlierAt } from '../../../shared/domain/recheck.ts';
import { createContext, useCallback, useContext, useMemo } from 'react';
import { dayOf } from '../../../shared/domain/day.ts';
import { itemOf } from '../../../shared/domain/evaluate.ts';
import type { Item } from '../../../shared/domain/checklist.ts';
import type { Context, ItemEvaluation } from '../../../shared/domain/evaluation.ts';
import { type Answer, emptyAnswer } from '../../../shared/domain/inspection.ts';
import type { JournalEvent } from '../../../shared/domain/journal.ts';
import { useDesk, useDeskState } from '../desk-context.tsx';

/** What stays the same while one inspection is worked on. */
export type Work = {
  readonly inspectionId: string;
  readonly context: Context;
  /** False while another window writes, after the conclusion and after the seal. */
  readonly editable: boolean;
};

export const WorkContext = createContext<Work | null>(null);

export const useWork = (): Work => {
  const work = useContext(WorkContext);
  if (work === null) throw new Error('a part of the checklist was drawn outside of it');
  return work;
};

/** An item as the checklist has it. */
export const useItem = (itemId: string): Item => itemOf(useWork().context, itemId);

/** What the engine makes of an item; drawn again only when that changes. */
export const useItemEvaluation = (itemId: string): ItemEvaluation | null =>
  useDeskState(({ open }) => open?.evaluation.items.get(itemId) ?? null);

/** What was recorded at an item; drawn again only when that changes. */
export const useAnswer = (itemId: string): Answer =>
  useDeskState(({ open }) => open?.inspection.answers.get(itemId) ?? emptyAnswer);

/** Acts on the open inspection; false when refused (the desk tells why). */
export const useAct = (): ((event: JournalEvent) => boolean) => {
  const desk = useDesk();
  return useCallback((event) => desk.act(event), [desk]);
};

/** Fills one field of an item. */
export const useFill = (itemId: string): ((field: string, text: string) => boolean) => {
  const act = useAct();
  return useCallback(
    (field, text) => act({ type: 'item.filled', itemId, values: { [field]: text } }),
    [act, itemId],
  );
};

/** The product units in scope. */
export const useUnits = (): readonly string[] => {
  const scope = useDeskState(({ open }) => open?.inspection.scope ?? null);
  const assignment = useDeskState(({ open }) => open?.inspection.assignment ?? null);
  return useMemo(() => scope?.units ?? (assignment ? assignedUnits(assignment) : []), [scope, assignment]);
};

const nothing: readonly EarlierFinding[] = [];

/** What earlier visits found at an item, newest first. */
export const useEarlierAt = (itemId: string): readonly EarlierFinding[] => {
  const assignment = useDeskState(({ open }) => open?.inspection.assignment ?? null);
  return useMemo(() => (assignment ? earlierAt(assignment, itemId) : nothing), [assignment, itemId]);
};

/** The items at which earlier visits found something. */
export const useItemsFoundEarlier = (): ReadonlySet<string> => {
  const earlier = useDeskState(({ open }) => open?.inspection.assignment.earlier ?? null);
  return useMemo(() => new Set(earlier?.findings.map(({ itemId }) => itemId)), [earlier]);
};

/** The day of the inspection, on which calibration must be valid. */
export const useInspectionDay = (): string =>
  useDeskState(({ open }) =>
    open === null ? '' : dayOf(open.inspection.opening?.heldAt ?? open.inspection.started.at),
  );
