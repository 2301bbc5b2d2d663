import { useSyncExternalStore } from 'react';
import { Language } from '../../../shared/domain/words.ts';

/** How this person likes the page; kept in the browser, never part of a record. */
export type Preferences = {
  readonly language: Language;
  readonly theme: 'system' | 'light' | 'dark';
  readonly density: 'standard' | 'large';
  /** Keys without Ctrl can be switched off (WCAG 2.1.4). */
  readonly singleKeys: boolean;
  /** Is the clause drawer open? */
  readonly drawer: boolean;
};

const storageKey = 'hecha.preferences';

/** Chinese until the person chooses otherwise: what the browser speaks says nothing about who inspects. */
const defaults = (): Preferences => ({
  language: 'zh',
  theme: 'system',
  density: 'standard',
  singleKeys: true,
  drawer: true,
});

const read = (): Preferences => {
  const fallback = defaults();
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Record<string, unknown>>;
    return {
      language: Language.safeParse(kept['language']).data ?? fallback.language,
      theme: kept['theme'] === 'light' || kept['theme'] === 'dark' ? kept['theme'] : 'system',
      density: kept['density'] === 'large' ? 'large' : 'standard',
      singleKeys: kept['singleKeys'] !== false,
      drawer: kept['drawer'] !== false,
    };
  } catch {
    // Unreadable preferences are no reason to stop: the page starts as on the first day.
    return fallback;
  }
};

let current: Preferences | null = null;
const listeners = new Set<() => void>();

/** Preferences as they are now. */
export const getPreferences = (): Preferences => (current ??= read());

const darkQuery = () => matchMedia('(prefers-color-scheme: dark)');

/** Theme that is really shown. */
export const shownTheme = ({ theme }: Preferences): 'light' | 'dark' =>
  theme === 'system' ? (darkQuery().matches ? 'dark' : 'light') : theme;

/** Writes language, theme and density on the document, where the styles read them. */
export const applyPreferences = (): void => {
  const preferences = getPreferences();
  const root = document.documentElement;
  root.lang = preferences.language === 'zh' ? 'zh-CN' : 'en';
  root.dataset['theme'] = shownTheme(preferences);
  root.dataset['density'] = preferences.density;
};

/** Changes preferences, on the page at once and for the next start. */
export const setPreferences = (change: Partial<Preferences>): void => {
  current = { ...getPreferences(), ...change };
  try {
    localStorage.setItem(storageKey, JSON.stringify(current));
  } catch {
    // A full disk must not keep anyone from switching the language.
  }
  applyPreferences();
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  const dark = darkQuery();
  const onSystem = () => {
    applyPreferences();
    current = { ...getPreferences() };
    listener();
  };
  dark.addEventListener('change', onSystem);
  return () => {
    listeners.delete(listener);
    dark.removeEventListener('change', onSystem);
  };
};

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, getPreferences);
