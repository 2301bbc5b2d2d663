import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Words } from '../../../shared/domain/words.ts';
import type { Command } from '../keys/command.ts';

type RowProps = {
  readonly 'data-row': string;
  readonly tabIndex: 0 | -1;
  readonly 'aria-selected': boolean;
  readonly ref: (element: HTMLElement | null) => void;
  readonly onClick: () => void;
  readonly onFocus: () => void;
};

export type Rows = {
  readonly selected: string | null;
  readonly select: (id: string, focus?: boolean) => void;
  readonly rowProps: (id: string) => RowProps;
  /** For the list itself: arrows, Home and End move inside it only. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** J and K, to be handed to `useCommands`. */
  readonly commands: readonly Command[];
};

/**
 * One chosen row among `ids`, walked by J, K and the arrows. When the chosen one goes away the one that takes its
 * place is chosen, so that the hand keeps its place.
 */
export const useRows = (ids: readonly string[], words: Words, first: string | null = null): Rows => {
  const [chosen, setChosen] = useState<{ id: string | null; index: number }>({ id: first, index: 0 });
  const elements = useRef(new Map<string, HTMLElement>());
  const at = chosen.id === null ? -1 : ids.indexOf(chosen.id);
  const index = at >= 0 ? at : Math.min(chosen.index, ids.length - 1);
  const selected = ids[index] ?? null;

  return useMemo(() => {
    const select = (id: string, focus = false) => {
      setChosen({ id, index: Math.max(0, ids.indexOf(id)) });
      if (focus) elements.current.get(id)?.focus();
    };
    const move = (to: number) => {
      const id = ids[Math.max(0, Math.min(ids.length - 1, to))];
      if (id !== undefined) select(id, true);
    };
    const jumps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(index + 1),
      ArrowUp: () => move(index - 1),
      Home: () => move(0),
      End: () => move(ids.length - 1),
    };
    return {
      selected,
      select,
      rowProps: (id: string): RowProps => ({
        'data-row': id,
        tabIndex: id === selected ? 0 : -1,
        'aria-selected': id === selected,
        ref: (element) => {
          if (element) elements.current.set(id, element);
          else elements.current.delete(id);
        },
        onClick: () => select(id),
        onFocus: () => select(id),
      }),
      onKeyDown: (event: KeyboardEvent) => {
        const jump = jumps[event.key];
        const onRow = event.target instanceof HTMLElement && event.target.dataset['row'] !== undefined;
        if (!jump || !onRow || event.ctrlKey || event.altKey || event.metaKey) return;
        event.preventDefault();
        jump();
      },
      commands:
        ids.length < 2
          ? []
          : [
              {
                id: 'rows.walk',
                words,
                keys: ['J K'],
                bar: 'left' as const,
                hidden: true,
                run: () => move(index + 1),
              },
              { id: 'rows.next', words, keys: ['J'], hidden: true, run: () => move(index + 1) },
              { id: 'rows.previous', words, keys: ['K'], hidden: true, run: () => move(index - 1) },
            ],
    };
  }, [ids, index, selected, words]);
};
