import { useEffect, useState } from 'react';
import { Button } from '../../renderer/parts/button.tsx';
import { LanguageProvider, useLanguage, useSay } from '../../renderer/parts/language.tsx';
import type { Language } from '../../shared/domain/words.ts';
import { Overview } from '../../shared/exchange/console-api.ts';
import { consoleText as text } from '../../shared/text/console.ts';
import { courierText } from '../../shared/text/courier.ts';
import { closeSession, openSession } from './ask.ts';
import { AssignmentsScreen } from './screens/assignments-screen.tsx';
import { CertificatesScreen } from './screens/certificates-screen.tsx';
import { ContentScreen } from './screens/content-screen.tsx';
import { CourierScreen } from './screens/courier-screen.tsx';
import { DevicesScreen } from './screens/devices-screen.tsx';
import { InspectionScreen } from './screens/inspection-screen.tsx';
import { InspectionsScreen } from './screens/inspections-screen.tsx';
import { OverviewScreen } from './screens/overview-screen.tsx';
import { SignInScreen } from './screens/sign-in-screen.tsx';
import { useAnswer } from './use-answer.ts';

const storageKey = 'hecha.console.language';

/** Chinese until the person chooses otherwise. */
const readLanguage = (): Language => {
  return localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh';
};

const useRoute = (): readonly string[] => {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return hash.replace(/^#\/?/, '').split('/').filter(Boolean);
};

const tabs = [
  ['', text.overview],
  ['inspections', text.inspections],
  ['assignments', text.assignments],
  ['content', text.content],
  ['courier', courierText.tab],
  ['devices', text.devices],
  ['certificates', text.certificates],
] as const;

const Screen = ({ route: [place, id] }: { route: readonly string[] }) => {
  if (place === 'inspections')
    return id === undefined ? <InspectionsScreen /> : <InspectionScreen submissionId={id} />;
  if (place === 'assignments') return <AssignmentsScreen />;
  if (place === 'content') return <ContentScreen view={id} />;
  if (place === 'courier') return <CourierScreen />;
  if (place === 'devices') return <DevicesScreen />;
  if (place === 'certificates') return <CertificatesScreen />;
  return <OverviewScreen />;
};

const Frame = ({
  authority,
  onLanguage,
  onLeave,
}: {
  authority: string;
  onLanguage: () => void;
  onLeave: () => void;
}) => {
  const say = useSay();
  const route = useRoute();
  return (
    <div className="frame console-frame">
      <header className="top-bar">
        <span className="brand">
          <span className="brand-mark" aria-hidden="true">
            核
          </span>
          {say(text.brand)}
        </span>
        <nav className="tabs" aria-label={say(text.mainNavigation)}>
          {tabs.map(([place, words]) => {
            const current = (route[0] ?? '') === place;
            return (
              <a
                key={place}
                href={`#/${place}`}
                className={current ? 'current' : ''}
                {...(current ? { 'aria-current': 'page' as const } : {})}
              >
                {say(words)}
              </a>
            );
          })}
        </nav>
        <span className="push" />
        <span className="faint">{authority}</span>
        <Button
          look="quiet"
          size="small"
          lang={useLanguage() === 'zh' ? 'en' : 'zh-CN'}
          aria-label={say(text.languageLabel)}
          onClick={onLanguage}
        >
          {say(text.language)}
        </Button>
        <Button look="quiet" size="small" onClick={onLeave}>
          {say(text.signOut)}
        </Button>
      </header>
      <main className="page padded">
        <Screen key={route.join('/')} route={route} />
      </main>
    </div>
  );
};

const tokenInAddress = (): string | null => /^#token=([A-Za-z0-9_-]+)$/.exec(location.hash)?.[1] ?? null;

/** A token in the address is used once and taken out of it before anything else is shown. */
const useTokenOfAddress = (signedIn: () => void): boolean => {
  const [pending, setPending] = useState(() => tokenInAddress() !== null);
  useEffect(() => {
    const token = tokenInAddress();
    if (token === null) return;
    history.replaceState(null, '', location.pathname);
    openSession(token).then(
      (opened) => {
        if (opened) signedIn();
        setPending(false);
      },
      () => setPending(false),
    );
  }, [signedIn]);
  return pending;
};

const Session = ({ onLanguage }: { onLanguage: () => void }) => {
  const [state, again] = useAnswer(Overview, '/overview');
  const pending = useTokenOfAddress(again);
  if (pending || state.name === 'asking') return null;
  if (state.name === 'failed' && state.error.code === 'HOST_FORBIDDEN')
    return <SignInScreen onSignedIn={again} onLanguage={onLanguage} />;
  return (
    <Frame
      authority={state.name === 'there' ? state.value.authority : ''}
      onLanguage={onLanguage}
      onLeave={() => void closeSession().finally(again)}
    />
  );
};

/** Headquarters' own page. */
export const Console = () => {
  const [language, setLanguage] = useState(readLanguage);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = text.title[language];
    localStorage.setItem(storageKey, language);
  }, [language]);
  return (
    <LanguageProvider language={language}>
      <Session onLanguage={() => setLanguage(language === 'zh' ? 'en' : 'zh')} />
    </LanguageProvider>
  );
};
