import type { Desk } from './desk.ts';

/**
 * Makes the browser ask before the window closes while something is not in both copies, or was typed and is no entry
 * yet. Returns what takes it back.
 * A kill asks nobody: it is the two copies that keep what was saved, this only keeps what was not.
 */
export const guardUnload = (
  desk: Pick<Desk, 'getState'>,
  hasUnsaved: () => boolean,
  view: Pick<Window, 'addEventListener' | 'removeEventListener'>,
): (() => void) => {
  const ask = (event: Event) => {
    if (hasUnsaved() || desk.getState().save.name !== 'saved') event.preventDefault();
  };
  view.addEventListener('beforeunload', ask);
  return () => view.removeEventListener('beforeunload', ask);
};
