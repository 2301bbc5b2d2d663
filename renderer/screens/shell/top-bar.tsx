import { Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { shellText } from '../../../shared/text/shell.ts';
import { IconButton } from '../../parts/button.tsx';
import { useSay } from '../../parts/language.tsx';
import { KeyIndicator } from '../signers/key-indicator.tsx';
import { NetworkIndicator } from './network-indicator.tsx';
import { setPreferences, shownTheme, usePreferences } from './preferences.ts';
import { SaveIndicator } from './save-indicator.tsx';

/** The bar that is always there: where I am at the left, what is safe and how I read at the right. */
export const TopBar = ({ children }: { children: ReactNode }) => {
  const say = useSay();
  const preferences = usePreferences();
  const dark = shownTheme(preferences) === 'dark';
  return (
    <header className="top-bar">
      {children}
      <NetworkIndicator />
      <span className="bar-rule" />
      <KeyIndicator />
      <SaveIndicator />
      <button
        type="button"
        className="icon-button"
        lang={preferences.language === 'zh' ? 'en' : 'zh-CN'}
        aria-label={say(shellText.language)}
        title={say(shellText.language)}
        onClick={() => setPreferences({ language: preferences.language === 'zh' ? 'en' : 'zh' })}
      >
        {say(shellText.languageShort)}
      </button>
      <IconButton
        label={say(dark ? shellText.toLight : shellText.toDark)}
        onClick={() => setPreferences({ theme: dark ? 'light' : 'dark' })}
      >
        {dark ? <Sun aria-hidden="true" /> : <Moon aria-hidden="true" />}
      </IconButton>
    </header>
  );
};
