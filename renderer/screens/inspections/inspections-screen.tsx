import { ClipboardList, Plus, RefreshCw } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { handoverText } from '../../../shared/text/handover.ts';
import { inspectionsText as text } from '../../../shared/text/inspections.ts';
import type { InspectionLine } from '../../desk/desk.ts';
import { Button } from '../../parts/button.tsx';
import { useSay } from '../../parts/language.tsx';
import { useDesk, useDeskState } from '../desk-context.tsx';
import type { Command } from '../keys/command.ts';
import { useCommands } from '../keys/commands-context.tsx';
import { localDay, sayMoment } from '../pieces/day.ts';
import { useContent } from '../pieces/use-content.ts';
import { useNow } from '../pieces/use-now.ts';
import { useRows } from '../pieces/use-rows.ts';
import '../pieces/pieces.css';
import { HomeFrame } from '../shell/home-frame.tsx';
import { BeginDialog } from '../begin/begin-dialog.tsx';
import { HandOverDialog } from '../handover/hand-over-dialog.tsx';
import { TakeOverDialog } from '../handover/take-over-dialog.tsx';
import { groupLines } from './group-lines.ts';
import './inspections.css';
import { LineDetail } from './line-detail.tsx';
import { LineTable } from './line-table.tsx';
import { openLine } from './open-line.ts';

type HeadProps = { pulling: boolean; onPull: () => void; onBegin: () => void; onTakeOver: () => void };

const Head = ({ pulling, onPull, onBegin, onTakeOver }: HeadProps) => {
  const say = useSay();
  const now = useNow();
  const lines = useDeskState((state) => state.lines);
  const pulledAt = useDeskState((state) => state.pulledAt);
  const waiting = lines.filter(({ status }) => status === 'sealed' || status === 'refused').length;
  return (
    <div className="screen-head">
      <h1 className="title">{say(text.title)}</h1>
      <span className="medium faint">{say(text.summary, { all: lines.length, waiting })}</span>
      <span className="push" />
      <span className="small faint">
        {pulledAt ? say(text.pulledAt, { time: sayMoment(pulledAt, now) }) : say(text.neverPulled)}
      </span>
      <Button size="small" icon={<RefreshCw aria-hidden="true" />} aria-disabled={pulling} onClick={onPull}>
        {say(pulling ? text.pulling : text.pull)}
      </Button>
      <Button size="small" onClick={onTakeOver}>
        {say(handoverText.take)}
      </Button>
      <Button size="small" icon={<Plus aria-hidden="true" />} keys="N" onClick={onBegin}>
        {say(text.begin)}
      </Button>
    </div>
  );
};

const Empty = ({ onPull }: { onPull: () => void }) => {
  const say = useSay();
  return (
    <div className="empty-page">
      <ClipboardList aria-hidden="true" />
      <h2 className="large">{say(text.emptyTitle)}</h2>
      <p className="soft">{say(text.emptyText)}</p>
      <Button look="primary" onClick={onPull}>
        {say(text.pull)}
      </Button>
    </div>
  );
};

const usePull = () => {
  const desk = useDesk();
  const [pulling, setPulling] = useState(false);
  const pull = useCallback(() => {
    const run = async () => {
      setPulling(true);
      await desk.pull();
      setPulling(false);
    };
    void run();
  }, [desk]);
  return { pulling, pull };
};

const useOpenLine = () => {
  const desk = useDesk();
  const [busy, setBusy] = useState<string | null>(null);
  const open = useCallback(
    (line: InspectionLine) => {
      const run = async () => {
        setBusy(line.assignment.id);
        await openLine(desk, line);
        setBusy(null);
      };
      void run();
    },
    [desk],
  );
  return { busy, open };
};

type Overlay = 'none' | 'begin' | 'takeOver' | 'handOver';

/** Can be given to another laptop, or was: what is sealed is headquarters' only. */
const canHandOver = ({ status }: InspectionLine): boolean =>
  status === 'draft' || status === 'concluded' || status === 'handedOver';

/** What stands before the list, and how it is asked for; nothing is handed over where nothing can be. */
const useDialogs = (chosen: InspectionLine | null) => {
  const [overlay, setOverlay] = useState<Overlay>('none');
  const close = useCallback(() => setOverlay('none'), []);
  const begin = useCallback(() => setOverlay('begin'), []);
  const takeOver = useCallback(() => setOverlay('takeOver'), []);
  const open = useCallback(() => setOverlay('handOver'), []);
  const inspectionId = chosen?.inspectionId ?? null;
  const mayHandOver = chosen !== null && inspectionId !== null && canHandOver(chosen);
  const handOver = mayHandOver ? open : null;
  const dialog =
    overlay === 'begin' ? (
      <BeginDialog onClose={close} />
    ) : overlay === 'takeOver' ? (
      <TakeOverDialog onClose={close} />
    ) : overlay === 'handOver' && mayHandOver ? (
      <HandOverDialog line={chosen} inspectionId={inspectionId} onClose={close} />
    ) : null;
  return { dialog, begin, takeOver, handOver };
};

/** My inspections: what is due, what works offline, and one way on. */
export const InspectionsScreen = () => {
  const lines = useDeskState((state) => state.lines);
  const today = localDay(useNow());
  const groups = useMemo(() => groupLines(lines, today), [lines, today]);
  const ordered = useMemo(() => groups.flatMap((group) => group.lines), [groups]);
  const ids = useMemo(() => ordered.map(({ assignment }) => assignment.id), [ordered]);
  const rows = useRows(ids, text.select);
  const content = useContent(lines);
  const { pulling, pull } = usePull();
  const { busy, open } = useOpenLine();
  const chosen = ordered.find(({ assignment }) => assignment.id === rows.selected) ?? null;
  const { dialog, begin, takeOver, handOver } = useDialogs(chosen);
  const blocked = chosen?.status === 'assigned' && !chosen.offlineReady;

  const commands = useMemo<readonly Command[]>(
    () => [
      ...rows.commands,
      ...(chosen
        ? [
            {
              id: 'inspections.open',
              words: text.open,
              keys: ['Enter', 'Ctrl+Enter'],
              bar: 'left' as const,
              ...(blocked ? { off: text.startNeedsChecklist } : {}),
              run: () => open(chosen),
            },
          ]
        : []),
      { id: 'inspections.begin', words: text.begin, keys: ['N'], bar: 'left' as const, run: begin },
      { id: 'inspections.pull', words: text.pull, keys: [], run: pull },
      { id: 'inspections.takeOver', words: handoverText.take, keys: [], run: takeOver },
      ...(handOver
        ? [{ id: 'inspections.handOver', words: handoverText.give, keys: [], run: handOver }]
        : []),
    ],
    [rows.commands, chosen, blocked, open, pull, begin, takeOver, handOver],
  );
  useCommands(commands);

  if (lines.length === 0)
    return (
      <HomeFrame place="inspections">
        <div className="page-scroll" data-screen="inspections">
          <Head pulling={pulling} onPull={pull} onBegin={begin} onTakeOver={takeOver} />
          <Empty onPull={pull} />
        </div>
        {dialog}
      </HomeFrame>
    );
  return (
    <HomeFrame place="inspections">
      <div className="with-side" data-screen="inspections">
        <div className="page-scroll">
          <Head pulling={pulling} onPull={pull} onBegin={begin} onTakeOver={takeOver} />
          <LineTable groups={groups} today={today} content={content} rows={rows} onOpen={open} />
        </div>
        {chosen && (
          <LineDetail
            line={chosen}
            context={content(chosen.assignment) ?? null}
            today={today}
            busy={busy === chosen.assignment.id}
            onOpen={() => open(chosen)}
            onHandOver={handOver}
          />
        )}
      </div>
      {dialog}
    </HomeFrame>
  );
};
