import { useEffect, useMemo, useState } from 'react';

export type Place = {
  /** Index of the entry that is shown. */
  readonly at: number;
  readonly go: (to: number) => void;
  readonly last: number;
  /** Index of the nearest entry with a remark before and after; null where there is none. */
  readonly flagBefore: number | null;
  readonly flagNext: number | null;
};

/** Where a key leads; null for a key that is not of the replay. */
const leads = (
  { at, last, flagBefore, flagNext }: Omit<Place, 'go'>,
  event: KeyboardEvent,
): number | null => {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  switch (event.key) {
    case 'ArrowLeft':
      return event.shiftKey ? flagBefore : at - 1;
    case 'ArrowRight':
      return event.shiftKey ? flagNext : at + 1;
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type=range]), textarea, select');

/**
 * The place in a journal of `count` entries, moved by keys wherever the focus is but where somebody types. The slider
 * has the keys from here as well, so that they do the same on it.
 * @param flagged indexes of entries with remarks, ascending
 */
export const usePlace = (count: number, flagged: readonly number[]): Place => {
  const last = count - 1;
  const [wanted, setAt] = useState(last);
  const at = Math.min(wanted, last);
  const place = useMemo(
    () => ({
      at,
      last,
      flagBefore: flagged.findLast((index) => index < at) ?? null,
      flagNext: flagged.find((index) => index > at) ?? null,
    }),
    [at, last, flagged],
  );
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const to = isTyping(event.target) ? null : leads(place, event);
      if (to === null) return;
      event.preventDefault();
      setAt(Math.max(0, Math.min(last, to)));
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [place, last]);
  return { ...place, go: setAt };
};
