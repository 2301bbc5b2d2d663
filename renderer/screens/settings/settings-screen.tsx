import type { ReactNode } from 'react';
import { settingsText as text } from '../../../shared/text/settings.ts';
import { shellText } from '../../../shared/text/shell.ts';
import { RadioGroup, type Choice } from '../../parts/choice.tsx';
import { useSay } from '../../parts/language.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useDeskState } from '../desk-context.tsx';
import { sayFullMoment } from '../pieces/day.ts';
import { DigestText } from '../pieces/digest-text.tsx';
import '../pieces/pieces.css';
import { saySize } from '../pieces/say-size.ts';
import { HomeFrame } from '../shell/home-frame.tsx';
import { setPreferences, usePreferences, type Preferences } from '../shell/preferences.ts';
import { SignersPanel } from '../signers/signers-panel.tsx';
import './settings.css';
import { usePageStorage } from './use-page-storage.ts';

const Setting = <T extends string>({
  name,
  hint,
  value,
  choices,
  onChange,
}: {
  name: string;
  hint?: string;
  value: T;
  choices: readonly Choice<T>[];
  onChange: (value: T) => void;
}) => (
  <div className="setting">
    <div>
      <div className="strong">{name}</div>
      {hint !== undefined && <div className="field-hint">{hint}</div>}
    </div>
    <RadioGroup label={name} hideLabel value={value} choices={choices} onChange={onChange} />
  </div>
);

const Display = ({ preferences }: { preferences: Preferences }) => {
  const say = useSay();
  return (
    <Panel title={say(text.display)}>
      <Setting
        name={say(text.language)}
        hint={say(text.languageHint)}
        value={preferences.language}
        choices={[
          { value: 'zh', label: <span lang="zh-CN">{say(text.languageZh)}</span> },
          { value: 'en', label: <span lang="en">{say(text.languageEn)}</span> },
        ]}
        onChange={(language) => setPreferences({ language })}
      />
      <Setting
        name={say(text.theme)}
        value={preferences.theme}
        choices={[
          { value: 'system', label: say(text.themeSystem) },
          { value: 'light', label: say(text.themeLight) },
          { value: 'dark', label: say(text.themeDark) },
        ]}
        onChange={(theme) => setPreferences({ theme })}
      />
      <Setting
        name={say(text.density)}
        hint={say(text.densityHint)}
        value={preferences.density}
        choices={[
          { value: 'standard', label: say(text.densityNormal) },
          { value: 'large', label: say(text.densityLarge) },
        ]}
        onChange={(density) => setPreferences({ density })}
      />
      <Setting
        name={say(text.singleKeys)}
        hint={say(text.singleKeysHint)}
        value={preferences.singleKeys ? 'on' : 'off'}
        choices={[
          { value: 'on', label: say(text.on) },
          { value: 'off', label: say(text.off) },
        ]}
        onChange={(value) => setPreferences({ singleKeys: value === 'on' })}
      />
    </Panel>
  );
};

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

const DataPlaces = () => {
  const say = useSay();
  const app = useDeskState((state) => state.app);
  const page = usePageStorage();
  const persisted =
    page === null ? text.persistedUnknown : page.persisted ? text.persistedYes : text.persistedNo;
  return (
    <Panel title={say(text.data)}>
      <dl className="facts settings-facts">
        <Fact name={say(text.copyPage)}>
          {say(text.copyPageWhere)}
          {page && <span className="faint"> · {saySize(page.usage)}</span>}
        </Fact>
        <Fact name={say(text.persisted)}>{say(persisted)}</Fact>
        <Fact name={say(text.copyMain)}>
          <span className="mono">{app?.dataFolder ?? say(text.unknown)}</span>
        </Fact>
        <Fact name={say(text.free)}>
          {app ? saySize(app.storage.freeBytes) : say(text.unknown)}
          {app?.storage.photosPaused === true && <span className="is-gen"> {say(text.photosPaused)}</span>}
        </Fact>
        <Fact name={say(text.host)}>
          {app ? say(text[`host_${app.host}`]) : say(text.unknown)}
          <div className="field-hint">{say(text.hostHint)}</div>
        </Fact>
      </dl>
    </Panel>
  );
};

const Device = () => {
  const say = useSay();
  const app = useDeskState((state) => state.app);
  const network = useDeskState((state) => state.network);
  const networkWords = {
    unknown: shellText.networkUnknown,
    online: shellText.online,
    offline: shellText.offline,
  }[network.name];
  const device = app?.device ?? null;
  return (
    <Panel title={say(text.device)}>
      <dl className="facts settings-facts">
        <Fact name={say(text.headquarters)}>
          {app?.headquarters ?? say(text.unknown)} <span className="faint">· {say(networkWords)}</span>
        </Fact>
        {device ? (
          <>
            <Fact name={say(text.deviceId)}>{device.deviceId}</Fact>
            <Fact name={say(text.holder)}>{device.holder.name}</Fact>
            <Fact name={say(text.authority)}>{device.authority}</Fact>
            <Fact name={say(text.enrolledAt)}>{sayFullMoment(device.enrolledAt)}</Fact>
            <Fact name={say(text.fingerprint)}>
              <DigestText digest={device.fingerprint} />
            </Fact>
          </>
        ) : (
          <Fact name={say(text.deviceId)}>{say(text.notEnrolled)}</Fact>
        )}
        <Fact name={say(text.version)}>{app?.version ?? say(text.unknown)}</Fact>
        <Fact name={say(text.fonts)}>{say(text.fontsText)}</Fact>
      </dl>
    </Panel>
  );
};

/** How this person likes the page, and where everything is. */
export const SettingsScreen = () => {
  const say = useSay();
  const preferences = usePreferences();
  return (
    <HomeFrame place="settings">
      <div className="page-scroll" data-screen="settings">
        <div className="page-narrow">
          <h1 className="title">{say(text.title)}</h1>
          <Display preferences={preferences} />
          <SignersPanel />
          <DataPlaces />
          <Device />
        </div>
      </div>
    </HomeFrame>
  );
};
