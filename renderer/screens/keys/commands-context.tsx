import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { createCommandStore, type Command, type CommandStore, type Layer } from './command.ts';
import { readKey } from './read-key.ts';
import { announce } from '../shell/announce.ts';
import { getPreferences } from '../shell/preferences.ts';
import { say } from '../../../shared/text/say.ts';

const CommandsContext = createContext<CommandStore | null>(null);

const textTypes = new Set([
  'text',
  'search',
  'number',
  'date',
  'time',
  'datetime-local',
  'email',
  'tel',
  'url',
  'password',
]);

/** Does typing go into this element? */
const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && textTypes.has(target.type)) ||
  (target instanceof HTMLElement && target.isContentEditable);

const ownsEnter = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, a[href], summary') !== null;

const handleKey = (store: CommandStore, event: KeyboardEvent) => {
  if (event.defaultPrevented) return;
  const key = readKey(event);
  if (key === null) return;
  // A modal dialog owns the keyboard; the page behind it does not act.
  if (document.querySelector('dialog[open]') !== null) return;
  const text = isTextField(event.target);
  if (key === 'Enter' && ownsEnter(event.target)) return;
  if (!getPreferences().singleKeys && /^([A-Z0-9]|[/?[\]])$/.test(key)) return;
  if (store.press(key, { text, at: event.timeStamp })) event.preventDefault();
};

/** Listens to the keyboard once for the whole page. */
export const CommandsProvider = ({ children }: { children: ReactNode }) => {
  const store = useMemo(
    () => createCommandStore((reason) => announce(say(reason, getPreferences().language))),
    [],
  );
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => handleKey(store, event);
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [store]);
  return <CommandsContext value={store}>{children}</CommandsContext>;
};

const useCommandStore = (): CommandStore => {
  const store = useContext(CommandsContext);
  if (store === null) throw new Error('a screen was drawn outside of CommandsProvider');
  return store;
};

/** Offers commands while the component is there. Layer 1 is a screen, 2 a place on it. */
export const useCommands = (commands: readonly Command[], layer: Layer = 1): void => {
  const store = useCommandStore();
  const owner = useRef({});
  useEffect(() => store.set(owner.current, { layer, commands }), [store, layer, commands]);
  useEffect(() => {
    const { current } = owner;
    return () => store.remove(current);
  }, [store]);
};

/** All commands that can be given now. */
export const useCommandList = (): readonly Command[] => {
  const store = useCommandStore();
  return useSyncExternalStore(store.subscribe, store.list);
};
