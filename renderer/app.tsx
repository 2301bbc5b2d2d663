import { useCallback, useEffect, useMemo, useState } from 'react';
import { formsOf } from '../shared/domain/forms-of-type.ts';
import { keysText } from '../shared/text/keys.ts';
import { shellText } from '../shared/text/shell.ts';
import { signersText } from '../shared/text/signers.ts';
import { visitText } from '../shared/text/visits.ts';
import type { Desk } from './desk/desk.ts';
import { Button } from './parts/button.tsx';
import { LanguageProvider, NamedProvider, useSay } from './parts/language.tsx';
import { DeskProvider, useDesk, useDeskState } from './screens/desk-context.tsx';
import { AllKeysDialog } from './screens/keys/all-keys-dialog.tsx';
import type { Command } from './screens/keys/command.ts';
import { CommandsProvider, useCommandList, useCommands } from './screens/keys/commands-context.tsx';
import { goToRegion } from './screens/keys/regions.ts';
import { PaletteContext } from './screens/palette/palette-context.ts';
import { PaletteDialog } from './screens/palette/palette-dialog.tsx';
import {
  go,
  libraryRoute,
  readRoute,
  stageRoute,
  useRoute,
  type Route,
  type Stage,
} from './screens/routes.ts';
import { announce } from './screens/shell/announce.ts';
import { ErrorFence } from './screens/shell/error-fence.tsx';
import { HaltedScreen } from './screens/shell/halted-screen.tsx';
import { lateScreen } from './screens/shell/late-screen.tsx';
import { MessageScreen } from './screens/shell/message-screen.tsx';
import { usePreferences } from './screens/shell/preferences.ts';
import { ProblemBar } from './screens/shell/problem-bar.tsx';
import { Toast } from './screens/shell/toast.tsx';
import { useNetworkWatch } from './screens/shell/use-network-watch.ts';

const Inspections = lateScreen(
  async () => (await import('./screens/inspections/inspections-screen.tsx')).InspectionsScreen,
);
const Outbox = lateScreen(async () => (await import('./screens/outbox/outbox-screen.tsx')).OutboxScreen);
const Library = lateScreen(async () => (await import('./screens/library/library-screen.tsx')).LibraryScreen);
const Settings = lateScreen(
  async () => (await import('./screens/settings/settings-screen.tsx')).SettingsScreen,
);
const Enrol = lateScreen(async () => (await import('./screens/enrol/enrol-screen.tsx')).EnrolScreen);
const KeyStep = lateScreen(async () => (await import('./screens/signers/key-step-screen.tsx')).KeyStepScreen);
const Recovery = lateScreen(
  async () => (await import('./screens/recovery/recovery-screen.tsx')).RecoveryScreen,
);
const byStage = {
  opening: lateScreen(async () => (await import('./screens/opening/opening-screen.tsx')).OpeningScreen),
  checklist: lateScreen(
    async () => (await import('./screens/checklist/checklist-screen.tsx')).ChecklistScreen,
  ),
  conclusion: lateScreen(
    async () => (await import('./screens/conclusion/conclusion-screen.tsx')).ConclusionScreen,
  ),
  closing: lateScreen(async () => (await import('./screens/closing/closing-screen.tsx')).ClosingScreen),
  signing: lateScreen(async () => (await import('./screens/signing/signing-screen.tsx')).SigningScreen),
  report: lateScreen(async () => (await import('./screens/report/report-screen.tsx')).ReportScreen),
} satisfies Record<Stage, unknown>;

/** The stage that the address names is fetched while the desk starts. */
const first = readRoute(location.hash);
if (first.name === 'inspection') byStage[first.stage].preload();

/** Opens the inspection that the address names, and shows the stage once it is open. */
const InspectionPlace = ({ route }: { route: Extract<Route, { name: 'inspection' }> }) => {
  const say = useSay();
  const desk = useDesk();
  const openId = useDeskState(({ open }) => open?.inspection.id ?? null);
  const { inspectionId, stage } = route;
  useEffect(() => {
    if (desk.getState().open?.inspection.id !== inspectionId) void desk.openInspection(inspectionId);
  }, [desk, inspectionId]);
  if (openId !== inspectionId)
    return (
      <div className="late">
        <MessageScreen title={say(shellText.openingInspection)}>
          <Button onClick={() => go({ name: 'inspections' })}>{say(shellText.back)}</Button>
        </MessageScreen>
      </div>
    );
  const Screen = byStage[stage];
  return <Screen />;
};

/** Whether the step after enrolling this laptop is due: enrolled in this window, and neither done nor put off. */
const useKeyStep = (enrolled: boolean): readonly [boolean, () => void] => {
  const [owed, setOwed] = useState(false);
  if (!enrolled && !owed) setOwed(true);
  return [enrolled && owed, useCallback(() => setOwed(false), [])];
};

const Places = () => {
  const say = useSay();
  const route = useRoute();
  const phase = useDeskState((state) => state.phase);
  const enrolled = useDeskState(({ app }) => app === null || app.device !== null);
  const recovery = useDeskState((state) => state.recovery);
  const [keyStep, passKeyStep] = useKeyStep(enrolled);
  if (phase.name === 'halted') return <HaltedScreen code={phase.code} detail={phase.detail} />;
  if (phase.name === 'starting')
    return (
      <div className="late">
        <MessageScreen title={say(shellText.starting)} />
      </div>
    );
  if (recovery !== null) return <Recovery />;
  if (route.name === 'settings') return <Settings />;
  if (!enrolled) return <Enrol />;
  if (keyStep) return <KeyStep onDone={passKeyStep} />;
  switch (route.name) {
    case 'inspections':
      return <Inspections />;
    case 'outbox':
      return <Outbox />;
    case 'library':
      return <Library route={route} />;
    case 'inspection':
      return <InspectionPlace route={route} />;
  }
};

type Overlay = 'none' | 'keys' | 'palette';

const useShellCommands = (show: (overlay: Overlay) => void) => {
  const desk = useDesk();
  const say = useSay();
  const openId = useDeskState(({ open }) => open?.inspection.id ?? null);
  const type = useDeskState(({ open }) => open?.inspection.assignment.type ?? null);
  const unlocked = useDeskState(({ signers }) => signers.some(({ key }) => key.name === 'unlocked'));
  const commands = useMemo<Command[]>(() => {
    const toStage = (id: string, stage: Stage, keys: string, words: Command['words']): Command[] =>
      openId === null ? [] : [{ id, keys: [keys], words, run: () => go(stageRoute(openId, stage)) }];
    return [
      { id: 'keys', keys: ['?', 'F1'], words: keysText.all, bar: 'right', run: () => show('keys') },
      {
        id: 'palette',
        keys: ['Ctrl+K'],
        words: keysText.palette,
        inText: true,
        hidden: true,
        run: () => show('palette'),
      },
      {
        id: 'saved',
        keys: ['Ctrl+S'],
        words: keysText.saved,
        inText: true,
        hidden: true,
        run: () => {
          void desk.flush();
          announce(say(shellText.savesItself));
        },
      },
      {
        id: 'region',
        keys: ['F6'],
        words: keysText.region,
        inText: true,
        hidden: true,
        run: () => goToRegion(1),
      },
      {
        id: 'region-back',
        keys: ['Shift+F6'],
        words: keysText.regionBack,
        inText: true,
        hidden: true,
        run: () => goToRegion(-1),
      },
      ...(unlocked
        ? [
            {
              id: 'lock-keys',
              keys: ['F9'],
              words: keysText.lockKeys,
              inText: true,
              run: () => void desk.lockSigners().then(() => announce(say(signersText.allLocked))),
            },
          ]
        : []),
      { id: 'to-list', keys: ['G L'], words: keysText.toList, run: () => go({ name: 'inspections' }) },
      { id: 'to-outbox', keys: ['G O'], words: keysText.toOutbox, run: () => go({ name: 'outbox' }) },
      {
        id: 'to-library',
        keys: ['G K'],
        words: keysText.toLibrary,
        run: () => go(libraryRoute('checklists')),
      },
      {
        id: 'to-products',
        keys: ['G P'],
        words: keysText.toProducts,
        run: () => go(libraryRoute('products')),
      },
      {
        id: 'to-standards',
        keys: ['G B'],
        words: keysText.toStandards,
        run: () => go(libraryRoute('standards')),
      },
      ...toStage('to-conclusion', 'conclusion', 'G C', keysText.toConclusion),
      ...toStage('to-signing', 'signing', 'G S', keysText.toSigning),
      ...toStage('to-papers', 'report', 'G R', keysText.toPapers),
      ...(openId === null || type === null
        ? []
        : formsOf(type).map(({ kind, name }) => ({
            id: `to-form-${kind}`,
            keys: [],
            words: name,
            run: () => go(stageRoute(openId, 'report', kind)),
          }))),
    ];
  }, [desk, say, openId, type, unlocked, show]);
  useCommands(commands, 0);
};

const Shell = () => {
  const say = useSay();
  const route = useRoute();
  const desk = useDesk();
  const [overlay, setOverlay] = useState<Overlay>('none');
  const commands = useCommandList();
  const hide = useCallback(() => setOverlay('none'), []);
  const openPalette = useCallback(() => setOverlay('palette'), []);
  useShellCommands(setOverlay);
  useNetworkWatch();
  const goToItem = (itemId: string) => {
    const open = desk.getState().open;
    if (open) go(stageRoute(open.inspection.id, 'checklist', itemId));
  };
  return (
    <PaletteContext value={openPalette}>
      <ErrorFence
        resetKey={route.name}
        fallback={
          <MessageScreen title={say(shellText.failedToLoad)}>
            <Button look="primary" onClick={() => location.reload()}>
              {say(shellText.reload)}
            </Button>
          </MessageScreen>
        }
      >
        <Places />
      </ErrorFence>
      <ProblemBar />
      <Toast />
      {overlay === 'keys' && <AllKeysDialog commands={commands} onClose={hide} />}
      {overlay === 'palette' && <PaletteDialog commands={commands} onItem={goToItem} onClose={hide} />}
    </PaletteContext>
  );
};

const Spoken = () => {
  const { language } = usePreferences();
  const type = useDeskState(({ open }) => open?.inspection.assignment.type ?? 'licenceReview');
  return (
    <LanguageProvider language={language}>
      <NamedProvider named={visitText[type]}>
        <CommandsProvider>
          <Shell />
        </CommandsProvider>
      </NamedProvider>
    </LanguageProvider>
  );
};

/** The whole page over a desk. */
export const App = ({ desk }: { desk: Desk }) => (
  <DeskProvider desk={desk}>
    <Spoken />
  </DeskProvider>
);
