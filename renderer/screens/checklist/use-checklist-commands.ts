import { useMemo } from 'react';
import type { Item } from '../../../shared/domain/checklist.ts';
import { checklistText } from '../../../shared/text/checklist.ts';
import { earlierText } from '../../../shared/text/earlier.ts';
import { keysText } from '../../../shared/text/keys.ts';
import type { Grade } from '../../../shared/domain/rule-set.ts';
import { announce } from '../shell/announce.ts';
import type { Command } from '../keys/command.ts';
import { useCommands } from '../keys/commands-context.tsx';
import { useSay, type Say } from '../../parts/language.tsx';
import { flushDrafts } from './drafts.ts';
import { focusField } from './focus-field.ts';
import type { ChecklistActions } from './use-checklist-actions.ts';
import { verdictKeys } from './verdicts.ts';

/** Parts of the screen that keys open, close and focus. */
export type ScreenParts = {
  readonly focusSearch: () => void;
  readonly focusList: () => void;
  readonly toggleDrawer: () => void;
  readonly showMissing: () => void;
  readonly showEarlier: () => void;
  readonly openCamera: () => void;
};

type Given = {
  readonly item: Item | null;
  readonly items: readonly Item[];
  readonly grades: readonly Grade[];
  readonly failing: boolean;
  readonly actions: ChecklistActions;
  readonly parts: ScreenParts;
};

const otherVerdicts = (grades: readonly Grade[]): readonly (keyof typeof verdictKeys)[] =>
  (['conforms', 'improvement', 'nonconforming', 'notApplicable'] as const).filter(
    (verdict) => !grades.some((grade) => grade.verdict === verdict),
  );

const verdictCommands = ({ grades, actions }: Given): Command[] => [
  ...grades.map(({ verdict, words }): Command => ({
    id: `verdict-${verdict}`,
    keys: [verdictKeys[verdict]],
    words,
    ...(verdict === 'notApplicable' ? {} : { bar: 'left' }),
    run: () => actions.judge(verdict),
  })),
  ...otherVerdicts(grades).map((verdict): Command => ({
    id: `verdict-${verdict}`,
    keys: [verdictKeys[verdict]],
    words: checklistText.notApplicable,
    hidden: true,
    off: verdict === 'notApplicable' ? checklistText.notForVetoWhole : checklistText.noGeneral,
    run: () => undefined,
  })),
];

const click = (selector: string) => () => document.querySelector<HTMLButtonElement>(selector)?.click();

/** First field of the item's own form as it is drawn, or its record where it has none. */
const focusFirstField = ({ task }: Item) => {
  const form = '.open-item .task-card [data-field]';
  const first = task.kind === 'judgement' ? null : document.querySelector<HTMLElement>(form);
  focusField(first?.dataset['field'] ?? 'note');
};

/** The first reading that is not filled in, else the first one. */
const focusReadings = ({ task }: Item) => {
  if (task.kind !== 'measurement') return;
  const cells = [...document.querySelectorAll<HTMLInputElement>('[data-field^="q/"]')];
  const target = cells.find(({ value }) => value === '') ?? cells[0];
  if (target?.dataset['field'] !== undefined) focusField(target.dataset['field']);
};

const itemCommands = ({ item, failing, actions, parts }: Given, say: Say): Command[] => {
  if (item === null) return [];
  const { kind } = item.task;
  return [
    {
      id: 'enter',
      keys: ['Enter'],
      words: checklistText.keyEnter,
      hidden: true,
      run: () => focusFirstField(item),
    },
    ...(kind === 'measurement'
      ? [
          {
            id: 'measure',
            keys: ['M'],
            words: checklistText.keyMeasure,
            bar: 'left',
            run: () => focusReadings(item),
          } as const,
        ]
      : []),
    ...(kind === 'document' || kind === 'equipment'
      ? [
          {
            id: 'mark-all',
            keys: ['A'],
            words: checklistText.keyAll,
            bar: 'left',
            run: actions.markAll,
          } as const,
        ]
      : []),
    ...(kind === 'sampling'
      ? [
          {
            id: 'add-sample',
            keys: ['A'],
            words: checklistText.addSample,
            bar: 'left',
            run: click('[data-command="add-sample"]'),
          } as const,
        ]
      : []),
    {
      id: 'record',
      keys: ['R'],
      words: checklistText.keyRecord,
      bar: 'left',
      run: () => focusField('note'),
    },
    { id: 'photo', keys: ['P'], words: checklistText.photo, bar: 'left', run: parts.openCamera },
    { id: 'file', keys: ['O'], words: checklistText.file, run: click('[data-command="file"]') },
    {
      id: 'finding',
      keys: ['F'],
      words: checklistText.keyFinding,
      run: () => (failing ? focusField('finding') : announce(say(checklistText.findingOnlyFailed))),
    },
  ];
};

const walkCommands = ({ items, actions, parts }: Given): Command[] => [
  { id: 'clause', keys: ['C'], words: checklistText.keyClause, bar: 'left', run: parts.toggleDrawer },
  {
    id: 'next-open',
    keys: ['N'],
    words: checklistText.keyNextOpen,
    bar: 'left',
    run: () => actions.walkUnanswered(1),
  },
  {
    id: 'previous-open',
    keys: ['B'],
    words: checklistText.keyPreviousOpen,
    run: () => actions.walkUnanswered(-1),
  },
  { id: 'next', keys: ['J'], words: checklistText.keyNext, bar: 'left', run: () => actions.walk(items, 1) },
  {
    id: 'previous',
    keys: ['K'],
    words: checklistText.keyPrevious,
    bar: 'left',
    run: () => actions.walk(items, -1),
  },
  {
    id: 'next-section',
    keys: [']'],
    words: checklistText.keyNextSection,
    run: () => actions.walkSection(1),
  },
  {
    id: 'previous-section',
    keys: ['['],
    words: checklistText.keyPreviousSection,
    run: () => actions.walkSection(-1),
  },
  { id: 'search', keys: ['/'], words: checklistText.keySearch, run: parts.focusSearch },
  {
    id: 'search-ctrl',
    keys: ['Ctrl+F'],
    words: checklistText.keySearch,
    hidden: true,
    inText: true,
    run: parts.focusSearch,
  },
  { id: 'missing', keys: ['G M'], words: checklistText.keyMissing, run: parts.showMissing },
  { id: 'earlier', keys: ['G F'], words: earlierText.keyEarlier, run: parts.showEarlier },
  {
    id: 'escape',
    keys: ['Escape'],
    words: checklistText.keyEscape,
    hidden: true,
    inText: true,
    run: () => {
      flushDrafts();
      parts.focusList();
    },
  },
];

const wideCommands = ({ actions, parts }: Given): Command[] => [
  { id: 'report', keys: ['V'], words: keysText.toReport, run: actions.toReport },
  {
    id: 'report-ctrl',
    keys: ['Ctrl+P'],
    words: keysText.toReport,
    hidden: true,
    inText: true,
    run: actions.toReport,
  },
  { id: 'undo', keys: ['Ctrl+Z'], words: keysText.undo, run: actions.undo },
  { id: 'redo', keys: ['Ctrl+Y'], words: keysText.redo, run: actions.redo },
  {
    id: 'done',
    keys: ['Ctrl+Enter'],
    words: checklistText.keyDone,
    bar: 'right',
    inText: true,
    run: () => {
      actions.walkUnanswered(1);
      parts.focusList();
    },
  },
];

/** Offers the keys of the checklist; those of the item at hand change with it. */
export const useChecklistCommands = (given: Given): void => {
  const say = useSay();
  const { item, items, grades, failing, actions, parts } = given;
  const commands = useMemo(() => {
    const all = { item, items, grades, failing, actions, parts };
    return [...verdictCommands(all), ...itemCommands(all, say), ...walkCommands(all), ...wideCommands(all)];
  }, [item, items, grades, failing, actions, parts, say]);
  useCommands(commands, 1);
};
