import { assignedUnits } from '../../../shared/domain/assignment.ts';
import { useMemo } from 'react';
import type { Item } from '../../../shared/domain/checklist.ts';
import type { Missing } from '../../../shared/domain/evaluation.ts';
import { emptyAnswer } from '../../../shared/domain/inspection.ts';
import type { Verdict } from '../../../shared/domain/rule-set.ts';
import { checklistText } from '../../../shared/text/checklist.ts';
import type { Desk } from '../../desk/desk.ts';
import { useSay, type Say } from '../../parts/language.tsx';
import { useDesk } from '../desk-context.tsx';
import { go, stageRoute } from '../routes.ts';
import { announce } from '../shell/announce.ts';
import type { Work } from './checklist-context.tsx';
import { flushDrafts } from './drafts.ts';
import { fieldOf, focusField } from './focus-field.ts';
import { unmarkedFields } from './mark-all.ts';
import { judgeEvent, isAgainstNumbers } from './verdicts.ts';
import { stepItem, stepSection, stepUnanswered } from './walk.ts';

export type ChecklistActions = {
  readonly choose: (itemId: string) => void;
  readonly walk: (items: readonly Item[], step: 1 | -1) => void;
  readonly walkUnanswered: (step: 1 | -1) => void;
  readonly walkSection: (step: 1 | -1) => void;
  readonly toSection: (sectionId: string) => void;
  readonly judge: (verdict: Verdict) => void;
  readonly markAll: () => void;
  readonly goToMissing: (missing: Missing) => void;
  readonly toConclusion: () => void;
  readonly toReport: () => void;
  readonly toList: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
};

type World = {
  readonly desk: Desk;
  readonly work: Work;
  readonly currentId: string | null;
  readonly say: Say;
};

const createActions = ({ desk, work, currentId, say }: World): ChecklistActions => {
  const { inspectionId, context, editable } = work;
  const { checklist } = context;
  const evaluation = () => desk.getState().open?.evaluation;
  const choose = (itemId: string) => {
    flushDrafts();
    go(stageRoute(inspectionId, 'checklist', itemId), 'replace');
  };
  const chooseIf = (item: Item | null, otherwise?: string) => {
    if (item) choose(item.id);
    else if (otherwise !== undefined) announce(otherwise);
  };
  const leave = (stage: 'conclusion' | 'report') => () => {
    flushDrafts();
    go(stageRoute(inspectionId, stage));
  };
  /** What was turned back may lie at another item: the screen goes there, so that nothing changes out of sight. */
  const turn = (step: 'undo' | 'redo') => () => {
    flushDrafts();
    if (!editable) return announce(say(checklistText.locked));
    const { problem } = desk.getState();
    const event = desk[step]();
    if (desk.getState().problem !== problem) return;
    if (event === null)
      return announce(say(step === 'undo' ? checklistText.nothingToUndo : checklistText.nothingToRedo));
    const item = 'itemId' in event ? checklist.items.find(({ id }) => id === event.itemId) : undefined;
    if (item && item.id !== currentId) choose(item.id);
    const what = item ? `${item.clause} ${say(item.title)}` : say(checklistText.anObservation);
    announce(say(step === 'undo' ? checklistText.undone : checklistText.redone, { what }));
  };

  return {
    choose,
    walk: (items, step) => chooseIf(stepItem(items, currentId, step)),
    walkUnanswered: (step) => {
      flushDrafts();
      const now = evaluation();
      if (now) chooseIf(stepUnanswered(checklist, now, currentId, step), say(checklistText.noneOpen));
    },
    walkSection: (step) => {
      const now = evaluation();
      if (now) chooseIf(stepSection(checklist, now, currentId, step));
    },
    toSection: (sectionId) => {
      const now = evaluation();
      chooseIf(
        checklist.items.find(
          ({ id, section }) => section === sectionId && now?.items.get(id)?.asked === true,
        ) ?? null,
      );
    },
    judge: (verdict) => {
      flushDrafts();
      const open = desk.getState().open;
      const own = currentId === null ? undefined : open?.evaluation.items.get(currentId);
      if (!open || !own) return;
      if (!editable) return announce(say(checklistText.locked));
      if (!own.grades.some((grade) => grade.verdict === verdict))
        return announce(
          say(verdict === 'notApplicable' ? checklistText.notForVetoWhole : checklistText.noGeneral),
        );
      const event = judgeEvent(own, open.inspection.answers.get(own.itemId) ?? emptyAnswer, verdict);
      if (!desk.act(event)) return;
      if (event.verdict === null) return announce(say(checklistText.cleared));
      const after = desk.getState().open?.evaluation.items.get(own.itemId);
      if (verdict === 'notApplicable' || (after && isAgainstNumbers(after))) focusField('reason');
    },
    markAll: () => {
      const open = desk.getState().open;
      const item = checklist.items.find(({ id }) => id === currentId);
      if (!open || !item || !editable) return;
      const { scope, assignment, answers } = open.inspection;
      const units = scope?.units ?? assignedUnits(assignment);
      const values = unmarkedFields(item, answers.get(item.id)?.values ?? {}, units);
      if (Object.keys(values).length > 0) desk.act({ type: 'item.filled', itemId: item.id, values });
    },
    goToMissing: (missing) => {
      choose(missing.itemId);
      focusField(fieldOf(missing));
    },
    toConclusion: leave('conclusion'),
    toReport: leave('report'),
    toList: () => go(stageRoute(inspectionId, 'checklist'), 'replace'),
    undo: turn('undo'),
    redo: turn('redo'),
  };
};

/** What can be done on the checklist, by key and by button alike. Changes with the item at hand, not with its answers. */
export const useChecklistActions = (work: Work, currentId: string | null): ChecklistActions => {
  const desk = useDesk();
  const say = useSay();
  return useMemo(() => createActions({ desk, work, currentId, say }), [desk, work, currentId, say]);
};
