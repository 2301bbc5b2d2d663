import { useCallback, useEffect, useRef, useState } from 'react';
import { holdUnsaved, releaseUnsaved } from '../pieces/unsaved.ts';

/** A pause in typing after which what was typed becomes a journal entry, in milliseconds. */
const pause = 400;

/** By the reference of each field that holds typed text. */
const pending = new Map<object, () => boolean>();

/** Turns everything that is typed and not acted yet into acts now: before leaving, judging, undoing. */
export const flushDrafts = (): void => {
  for (const save of [...pending.values()]) save();
};

export type Draft = {
  readonly text: string;
  readonly change: (text: string) => void;
  /** Acts at once: on blur and on Enter. */
  readonly settle: () => void;
};

/**
 * Text that is typed into memory at once and acted (`commit`) at a pause, on `settle`, on `flushDrafts` and when the
 * field goes away. Without a draft it follows `value`, so that undo is seen.
 */
export const useDraft = (value: string, commit: (text: string) => boolean): Draft => {
  const [draft, setDraft] = useState<string | null>(null);
  const typed = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ value, commit });
  useEffect(() => {
    latest.current = { value, commit };
  }, [value, commit]);

  const save = useCallback((): boolean => {
    clearTimeout(timer.current);
    pending.delete(typed);
    const text = typed.current;
    typed.current = null;
    const done = text === null || text === latest.current.value || latest.current.commit(text);
    // What was refused is still only on the screen.
    if (done && text !== null) releaseUnsaved(typed);
    return done;
  }, []);

  useEffect(() => {
    // A tab that is hidden may be discarded without another word.
    const onHide = () => void save();
    addEventListener('pagehide', onHide);
    document.addEventListener('visibilitychange', onHide);
    return () => {
      removeEventListener('pagehide', onHide);
      document.removeEventListener('visibilitychange', onHide);
      save();
      releaseUnsaved(typed);
    };
  }, [save]);

  return {
    text: draft ?? value,
    change: (text) => {
      typed.current = text;
      setDraft(text);
      pending.set(typed, save);
      holdUnsaved(typed);
      clearTimeout(timer.current);
      timer.current = setTimeout(save, pause);
    },
    settle: () => {
      // What was refused stays in the field, to be copied or corrected.
      if (save()) setDraft(null);
    },
  };
};
