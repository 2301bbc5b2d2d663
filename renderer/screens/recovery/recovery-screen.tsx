import { CircleCheck, RotateCcw } from 'lucide-react';
import { useMemo } from 'react';
import type { VaultNotice } from '../../../shared/contract/contract.ts';
import { recoveryText as text } from '../../../shared/text/recovery.ts';
import type { InspectionLine, Recovery } from '../../desk/desk.ts';
import { Button } from '../../parts/button.tsx';
import { useSay } from '../../parts/language.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Table } from '../../parts/table.tsx';
import { useDesk, useDeskState } from '../desk-context.tsx';
import type { Command } from '../keys/command.ts';
import { useCommands } from '../keys/commands-context.tsx';
import { sayFullMoment } from '../pieces/day.ts';
import '../pieces/pieces.css';
import { saySize } from '../pieces/say-size.ts';
import { StepFrame } from '../shell/step-frame.tsx';
import { nothingToTell } from './nothing-to-tell.ts';

const nameOf = (lines: readonly InspectionLine[], id: string | null): string | null =>
  lines.find(({ inspectionId }) => inspectionId === id)?.assignment.enterprise.name ?? id;

const Restored = ({ recovery }: { recovery: Recovery }) => {
  const say = useSay();
  const { restoredToPage: page, restoredToMain: main } = recovery;
  if (page.entries + page.inspections + main.entries + main.inspections === 0) return null;
  return (
    <Panel title={say(text.restoredTitle)}>
      <div className="stack">
        {page.entries + page.inspections > 0 && (
          <p className="state-line">
            <RotateCcw className="is-ok" aria-hidden="true" />
            <span>{say(text.restoredToPage, page)}</span>
          </p>
        )}
        {main.entries + main.inspections > 0 && (
          <p className="state-line">
            <RotateCcw className="is-ok" aria-hidden="true" />
            <span>{say(text.restoredToMain, main)}</span>
          </p>
        )}
        <p className="medium faint">{say(text.restoredWhy)}</p>
      </div>
    </Panel>
  );
};

const Diverged = ({ ids }: { ids: Recovery['diverged'] }) => {
  const say = useSay();
  const lines = useDeskState((state) => state.lines);
  if (ids.length === 0) return null;
  return (
    <Notice tone="bad">
      <b>{say(text.divergedTitle)}</b>
      <p>{say(text.divergedText, { count: ids.length })}</p>
      <ul>
        {ids.map((id) => (
          <li key={id} className="strong">
            {nameOf(lines, id)}
          </li>
        ))}
      </ul>
    </Notice>
  );
};

const SetAside = ({ notices }: { notices: readonly VaultNotice[] }) => {
  const say = useSay();
  const lines = useDeskState((state) => state.lines);
  const folder = useDeskState((state) => state.app?.dataFolder ?? '');
  if (notices.length === 0) return null;
  const columns = [
    { key: 'when', title: say(text.when) },
    { key: 'inspection', title: say(text.inspection) },
    { key: 'what', title: say(text.what) },
    { key: 'kept', title: say(text.kept), right: true },
    { key: 'aside', title: say(text.setAside), right: true },
  ];
  return (
    <Panel title={say(text.noticesTitle)} count={notices.length} flush>
      <p className="panel-note medium soft">
        {say(text.noticesText)} {say(text.wherePath, { folder })}
      </p>
      <Table label={say(text.noticesTitle)} columns={columns} tight>
        {notices.map((notice) => (
          <tr key={`${notice.at} ${notice.inspectionId ?? ''} ${notice.kind}`}>
            <td className="nowrap">{sayFullMoment(notice.at)}</td>
            <td>{nameOf(lines, notice.inspectionId) ?? say(text.unknownInspection)}</td>
            <td>{say(text[`kind_${notice.kind}`])}</td>
            <td className="right nowrap">{say(text.keptOf, { count: notice.keptEntries })}</td>
            <td className="right nowrap">{saySize(notice.setAsideBytes)}</td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
};

const Told = ({ recovery }: { recovery: Recovery }) => {
  const say = useSay();
  return (
    <>
      {nothingToTell(recovery) && (
        <p className="state-line">
          <CircleCheck className="is-ok" aria-hidden="true" />
          <span>{say(text.fine)}</span>
        </p>
      )}
      <Diverged ids={recovery.diverged} />
      <Restored recovery={recovery} />
      <SetAside notices={recovery.notices} />
    </>
  );
};

/** What the comparison of the two copies found at start, told once in words. */
export const RecoveryScreen = () => {
  const say = useSay();
  const desk = useDesk();
  const recovery = useDeskState((state) => state.recovery);
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        id: 'recovery.acknowledge',
        words: text.acknowledge,
        keys: ['Ctrl+Enter', 'Enter'],
        bar: 'left',
        run: () => desk.acknowledgeRecovery(),
      },
    ],
    [desk],
  );
  useCommands(commands);
  return (
    <StepFrame screen="recovery">
      <div className="page-narrow">
        <h1 className="title">{say(text.title)}</h1>
        {recovery && <Told recovery={recovery} />}
        <div className="form-foot">
          <Button look="primary" size="big" keys="Ctrl Enter" onClick={() => desk.acknowledgeRecovery()}>
            {say(text.acknowledge)}
          </Button>
        </div>
      </div>
    </StepFrame>
  );
};
