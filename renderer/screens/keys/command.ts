import type { Words } from '../../../shared/domain/words.ts';

/**
 * Something a key does. Every command is also a button somewhere and an entry of the palette.
 * `keys` holds the ways to press it: `1`, `Ctrl+Enter`, or `G L` for one after the other.
 */
export type Command = {
  readonly id: string;
  readonly words: Words;
  readonly keys: readonly string[];
  readonly run: () => void;
  /** Works while a text field has the focus, too. Function keys always do. */
  readonly inText?: boolean;
  /** Shown in the key bar, at the left or at the right end. */
  readonly bar?: 'left' | 'right';
  /** Why it does nothing now. The key is still taken, and the reason told. */
  readonly off?: Words;
  /** Left out of the palette: walking keys and the like. */
  readonly hidden?: boolean;
};

/** Commands of the shell lie under those of a screen, and these under those of a place on it. */
export type Layer = 0 | 1 | 2;

type Registration = { readonly layer: Layer; readonly commands: readonly Command[] };

export type CommandStore = {
  readonly set: (owner: object, registration: Registration) => void;
  readonly remove: (owner: object) => void;
  /** All commands, those that win first. The array changes only when what is shown of it changes. */
  readonly list: () => readonly Command[];
  readonly subscribe: (listener: () => void) => () => void;
  /** Runs what the keys mean; `text` when a text field has the focus. Tells whether the key was taken. */
  readonly press: (key: string, where: { text: boolean; at: number }) => boolean;
};

/** How long the second key of a sequence may take, in milliseconds. */
const sequenceWindow = 1500;

const isFunctionKey = (keys: string): boolean => /F[0-9]+$/.test(keys);

const shownPart = (commands: readonly Command[]): string =>
  commands
    .map(({ id, keys, words, bar, off }) => `${id}|${keys.join()}|${words.zh}|${bar ?? ''}|${off?.zh ?? ''}`)
    .join('\n');

/** Keeps who offers which commands, and finds the one that a key means. `tell` says why a command is off. */
export const createCommandStore = (tell: (reason: Words) => void): CommandStore => {
  const owners = new Map<object, Registration>();
  const listeners = new Set<() => void>();
  let sorted: readonly Command[] = [];
  let shown = '';
  let listed: readonly Command[] = [];
  let pending: { key: string; until: number } | null = null;

  const refresh = () => {
    sorted = [...owners.values()].sort((a, b) => b.layer - a.layer).flatMap(({ commands }) => commands);
    const now = shownPart(sorted);
    if (now === shown) return;
    shown = now;
    // Entries run what is current, not what was current when they were drawn.
    listed = sorted.map((command) => ({
      ...command,
      run: () => sorted.find(({ id }) => id === command.id)?.run(),
    }));
    for (const listener of listeners) listener();
  };

  const find = (keys: string, text: boolean) =>
    sorted.find(
      (command) => command.keys.includes(keys) && (!text || command.inText === true || isFunctionKey(keys)),
    );

  return {
    set: (owner, registration) => {
      owners.set(owner, registration);
      refresh();
    },
    remove: (owner) => {
      owners.delete(owner);
      refresh();
    },
    list: () => listed,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    press: (key, { text, at }) => {
      const started = pending !== null && at <= pending.until ? pending.key : null;
      pending = null;
      const command = (started === null ? undefined : find(`${started} ${key}`, text)) ?? find(key, text);
      if (command) {
        if (command.off) tell(command.off);
        else command.run();
        return true;
      }
      const starts = !text && sorted.some(({ keys }) => keys.some((keyed) => keyed.startsWith(`${key} `)));
      if (starts) pending = { key, until: at + sequenceWindow };
      return starts;
    },
  };
};
