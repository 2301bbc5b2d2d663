import { Inbox, Package, Send } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { courierText } from '../../../shared/text/courier.ts';
import { outboxText as text } from '../../../shared/text/outbox.ts';
import { Button } from '../../parts/button.tsx';
import { useSay } from '../../parts/language.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useDesk, useDeskState } from '../desk-context.tsx';
import type { Command } from '../keys/command.ts';
import { useCommands } from '../keys/commands-context.tsx';
import '../pieces/pieces.css';
import { useNow } from '../pieces/use-now.ts';
import { useRows } from '../pieces/use-rows.ts';
import { go, stageRoute } from '../routes.ts';
import { useErrorWords } from '../shell/error-words.ts';
import { HomeFrame } from '../shell/home-frame.tsx';
import { CourierDialog } from './courier-dialog.tsx';
import { ClearDialog } from './clear-dialog.tsx';
import { isMoving, nextAttempt, outboxRows, type OutboxRow } from './outbox-rows.ts';
import { OutboxSide } from './outbox-side.tsx';
import { OutboxTable } from './outbox-table.tsx';
import './outbox.css';
import { ReceiptDialog } from './receipt-dialog.tsx';
import { useDeliveries } from './use-deliveries.ts';

const canSend = ({ state }: OutboxRow): boolean => state.name === 'waiting' || state.name === 'refused';
const nameOf = (row: OutboxRow): string => row.line?.assignment.enterprise.name ?? row.id;

/** What went wrong with the chosen row, what is safe, what to do, and the code. */
const Problem = ({ row }: { row: OutboxRow }) => {
  const say = useSay();
  const words = useErrorWords();
  const { state } = row;
  const problem = state.name === 'refused' || state.name === 'waiting' ? state.problem : null;
  if (!problem) return null;
  const refused = state.name === 'refused';
  return (
    <div className="outbox-problem">
      <Notice tone={refused ? 'bad' : 'gen'}>
        <b>{say(refused ? text.refusedTitle : text.waitingTitle, { name: nameOf(row) })}</b>{' '}
        {words(problem.code, problem.detail)} {refused && say(text.refusedSafe)}{' '}
        <span className="small faint">{say(text.code, { code: problem.code })}</span>
      </Notice>
    </div>
  );
};

const Empty = () => {
  const say = useSay();
  return (
    <div className="empty-page">
      <Inbox aria-hidden="true" />
      <h2 className="large">{say(text.empty)}</h2>
      <p className="soft">{say(text.emptyText)}</p>
      <Button onClick={() => go({ name: 'inspections' })}>{say(text.toList)}</Button>
    </div>
  );
};

type Shown = { readonly what: 'receipt' | 'clear'; readonly row: OutboxRow } | null;

const Overlay = ({ shown, onClose }: { shown: Shown; onClose: () => void }) => {
  const desk = useDesk();
  const [busy, setBusy] = useState(false);
  if (shown?.row.state.name !== 'settled') return null;
  const { receipt, inclusion } = shown.row.state;
  if (shown.what === 'receipt')
    return <ReceiptDialog receipt={receipt} inclusion={inclusion} onClose={onClose} />;
  const clear = async () => {
    setBusy(true);
    await desk.clearLocal(shown.row.id);
    setBusy(false);
    onClose();
  };
  return (
    <ClearDialog
      name={nameOf(shown.row)}
      receipt={receipt}
      busy={busy}
      onClear={() => void clear()}
      onClose={onClose}
    />
  );
};

const useOutbox = () => {
  const lines = useDeskState((state) => state.lines);
  const deliveries = useDeskState((state) => state.deliveries);
  const table = useMemo(() => outboxRows(lines, deliveries), [lines, deliveries]);
  useDeliveries(isMoving(table));
  const ids = useMemo(() => table.map(({ id }) => id), [table]);
  const rows = useRows(ids, text.select);
  const chosen = table.find(({ id }) => id === rows.selected) ?? null;
  return { table, rows, chosen };
};

/** What is where: on this laptop, at headquarters, and what a person has to do about it. */
export const OutboxScreen = () => {
  const say = useSay();
  const desk = useDesk();
  const now = useNow();
  const { table, rows, chosen } = useOutbox();
  const [shown, setShown] = useState<Shown>(null);
  const [byHand, setByHand] = useState(false);
  const sendable = useMemo(() => table.filter(canSend), [table]);
  const sendAll = useCallback(() => {
    for (const row of sendable) void desk.deliver(row.id);
  }, [desk, sendable]);
  const openReport = useCallback(() => {
    if (chosen?.line?.inspectionId) go(stageRoute(chosen.line.inspectionId, 'report'));
  }, [chosen]);

  const commands = useMemo<readonly Command[]>(
    () => [
      ...rows.commands,
      {
        id: 'outbox.send',
        words: text.sendAll,
        keys: ['S', 'Ctrl+Enter'],
        bar: 'left',
        ...(sendable.length === 0 ? { off: text.allDelivered } : {}),
        run: sendAll,
      },
      { id: 'outbox.courier', words: courierText.open, keys: ['U'], run: () => setByHand(true) },
      ...(chosen?.line?.inspectionId
        ? [
            {
              id: 'outbox.report',
              words: text.openReport,
              keys: ['V', 'Enter'],
              bar: 'left' as const,
              run: openReport,
            },
          ]
        : []),
    ],
    [rows.commands, sendable, sendAll, chosen, openReport],
  );
  useCommands(commands);

  return (
    <HomeFrame place="outbox">
      <div className="with-side" data-screen="outbox">
        <div className="page-scroll">
          <div className="screen-head">
            <h1 className="title">{say(text.title)}</h1>
            <span className="medium faint">{say(text.lead)}</span>
            <span className="push" />
            <Button
              size="small"
              keys="U"
              icon={<Package aria-hidden="true" />}
              onClick={() => setByHand(true)}
            >
              {say(courierText.open)}
            </Button>
            <Button
              size="small"
              look="primary"
              keys="S"
              icon={<Send aria-hidden="true" />}
              aria-disabled={sendable.length === 0}
              onClick={sendable.length === 0 ? undefined : sendAll}
            >
              {say(text.sendAll)}
            </Button>
          </div>
          {table.length === 0 ? (
            <Empty />
          ) : (
            <OutboxTable
              table={table}
              rows={rows}
              now={now}
              acts={{
                send: ({ id }) => void desk.deliver(id),
                receipt: (row) => setShown({ what: 'receipt', row }),
                clear: (row) => setShown({ what: 'clear', row }),
              }}
            />
          )}
          {chosen && <Problem row={chosen} />}
        </div>
        <OutboxSide now={now} next={nextAttempt(table)} />
      </div>
      <Overlay shown={shown} onClose={() => setShown(null)} />
      {byHand && <CourierDialog waiting={sendable.map(({ id }) => id)} onClose={() => setByHand(false)} />}
    </HomeFrame>
  );
};
