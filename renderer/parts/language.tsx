import { createContext, useCallback, useContext, useMemo, type ReactNode } from 'react';
import type { Language, Words } from '../../shared/domain/words.ts';
import { say } from '../../shared/text/say.ts';

const LanguageContext = createContext<Language>('zh');

/** Sets the language of everything inside. */
export const LanguageProvider = ({ language, children }: { language: Language; children: ReactNode }) => (
  <LanguageContext value={language}>{children}</LanguageContext>
);

/** The language the person reads. */
export const useLanguage = (): Language => useContext(LanguageContext);

const NamedContext = createContext<Readonly<Record<string, Words>>>({});

/** Sets what `{name}` stands for in every sentence inside, where the sentence is not given another value. */
export const NamedProvider = ({
  named,
  children,
}: {
  named: Readonly<Record<string, Words>>;
  children: ReactNode;
}) => <NamedContext value={named}>{children}</NamedContext>;

export type Say = (words: Words, values?: Readonly<Record<string, string | number>>) => string;

/** Says words in the language the person reads; stable while the language stays. */
export const useSay = (): Say => {
  const language = useLanguage();
  const named = useContext(NamedContext);
  const ambient = useMemo(
    () => Object.fromEntries(Object.entries(named).map(([name, words]) => [name, words[language]])),
    [named, language],
  );
  return useCallback(
    (words, values) => say(words, language, values ? { ...ambient, ...values } : ambient),
    [language, ambient],
  );
};
