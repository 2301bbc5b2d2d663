import { type RefObject, useMemo } from 'react';
import { libraryText as text } from '../../../shared/text/library.ts';
import type { Command } from '../keys/command.ts';
import { useCommands } from '../keys/commands-context.tsx';

/** The key that goes to the field one searches a view of the library with. */
export const useFindCommand = (search: RefObject<HTMLInputElement | null>): void => {
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        id: 'library.find',
        words: text.find,
        keys: ['/', 'Ctrl+F'],
        bar: 'left',
        run: () => search.current?.focus(),
      },
    ],
    [search],
  );
  useCommands(commands);
};
