import { useEffect, useSyncExternalStore } from 'react';

/** By reference, whatever shows something that a person typed and that is no journal entry yet. */
const holders = new Set<object>();
const listeners = new Set<() => void>();

const tell = () => {
  for (const listener of listeners) listener();
};

/** From now on `holder` shows what is saved nowhere. */
export const holdUnsaved = (holder: object): void => {
  if (holders.has(holder)) return;
  holders.add(holder);
  tell();
};

/** What `holder` shows became an entry, or is shown no more. */
export const releaseUnsaved = (holder: object): void => {
  if (holders.delete(holder)) tell();
};

/** Does anything on the page show what is saved nowhere? */
export const hasUnsaved = (): boolean => holders.size > 0;

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** `hasUnsaved`, followed. */
export const useHasUnsaved = (): boolean => useSyncExternalStore(subscribe, hasUnsaved, hasUnsaved);

/** Holds for a form that is recorded whole, for as long as it was changed and is shown. */
export const useHoldUnsaved = (changed: boolean): void => {
  useEffect(() => {
    if (!changed) return undefined;
    const holder = {};
    holdUnsaved(holder);
    return () => releaseUnsaved(holder);
  }, [changed]);
};
