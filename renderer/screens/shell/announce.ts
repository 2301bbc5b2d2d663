import { useSyncExternalStore } from 'react';

let message = { text: '', number: 0 };
const listeners = new Set<() => void>();

/** Says a sentence once: shown for a while at the foot of the page, and read aloud politely. */
export const announce = (text: string): void => {
  message = { text, number: message.number + 1 };
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The last sentence; `number` grows with each. */
export const useAnnouncement = (): { readonly text: string; readonly number: number } =>
  useSyncExternalStore(subscribe, () => message);
