import { useMemo, useState } from 'react';
import type { Missing } from '../../../shared/domain/evaluation.ts';
import { conclusionText as text } from '../../../shared/text/conclusion.ts';
import type { OpenInspection } from '../../desk/desk.ts';
import { Button } from '../../parts/button.tsx';
import { TextArea } from '../../parts/field.tsx';
import { useSay } from '../../parts/language.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useDesk } from '../desk-context.tsx';
import type { Command } from '../keys/command.ts';
import { useCommands } from '../keys/commands-context.tsx';
import { localDay } from '../pieces/day.ts';
import '../pieces/pieces.css';
import { useNow } from '../pieces/use-now.ts';
import { useOpen } from '../pieces/use-open.ts';
import { useRows } from '../pieces/use-rows.ts';
import { fieldOf } from '../checklist/focus-field.ts';
import { go, stageRoute } from '../routes.ts';
import { InspectionFrame } from '../shell/inspection-frame.tsx';
import { ClauseMap } from './clause-map.tsx';
import { ClosedList } from './closed-list.tsx';
import './conclusion.css';
import { ConfirmedPanel } from './confirmed-panel.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { HowConcluded } from './how-concluded.tsx';
import { listFindings } from './list-findings.ts';
import { MissingList } from './missing-list.tsx';
import { ObservationDialog, type Observation } from './observation-list.tsx';
import { OverrideDialog } from './override-dialog.tsx';
import { readOnlyWords } from '../pieces/read-only-words.ts';
import { ReopenDialog } from './reopen-dialog.tsx';
import { useConclusion } from './use-conclusion.ts';

type Overlay = 'none' | 'override' | 'reopen';

const missingCount = ({ evaluation }: OpenInspection): number => evaluation.total.missing;

/** Why the conclusion cannot be confirmed now; null when it can. */
const blockedBy = (open: OpenInspection, ready: boolean, chosenResult: boolean) => {
  const readOnly = readOnlyWords(open);
  if (readOnly) return readOnly;
  if (open.computed.state === 'incomplete') return text.confirmIncomplete;
  if (open.computed.state === 'choose' && !ready) return chosenResult ? text.needFollowUp : text.needResult;
  return null;
};

const Actions = ({
  open,
  blocked,
  onConfirm,
  onDisagree,
  onReopen,
}: {
  open: OpenInspection;
  blocked: ReturnType<typeof blockedBy>;
  onConfirm: () => void;
  onDisagree: () => void;
  onReopen: () => void;
}) => {
  const say = useSay();
  const { inspection, computed } = open;
  if (inspection.seal) return <Notice>{say(text.sealed)}</Notice>;
  if (inspection.conclusion)
    return (
      <div className="conclusion-actions">
        <Button size="big" onClick={onReopen}>
          {say(text.reopen)}
        </Button>
        <Button
          look="primary"
          size="big"
          keys="Ctrl Enter"
          onClick={() => go(stageRoute(inspection.id, 'closing'))}
        >
          {say(text.toClosing)}
        </Button>
      </div>
    );
  return (
    <div className="conclusion-actions">
      {computed.state === 'pass' || computed.state === 'fail' ? (
        <Button size="big" onClick={onDisagree}>
          {say(text.disagree)}
        </Button>
      ) : (
        <span />
      )}
      <Button
        look="primary"
        size="big"
        keys="Ctrl Enter"
        aria-disabled={blocked !== null}
        onClick={blocked ? undefined : onConfirm}
      >
        {blocked ? say(blocked, { count: missingCount(open) }) : say(text.confirm)}
      </Button>
    </div>
  );
};

const useOverlay = () => {
  const [overlay, setOverlay] = useState<Overlay>('none');
  const [observation, setObservation] = useState<Observation | null>(null);
  return { overlay, setOverlay, observation, setObservation };
};

const newObservationId = (): string => `obs-${crypto.randomUUID()}`;

const Conclusion = ({ open }: { open: OpenInspection }) => {
  const say = useSay();
  const desk = useDesk();
  const today = localDay(useNow());
  const { inspection, context, evaluation, computed } = open;
  const findings = useMemo(
    () => listFindings(inspection, context, evaluation, today),
    [inspection, context, evaluation, today],
  );
  const ids = useMemo(() => findings.map(({ itemId }) => itemId), [findings]);
  const rows = useRows(ids, text.select);
  const [editing, setEditing] = useState<string | null>(null);
  const { overlay, setOverlay, observation, setObservation } = useOverlay();
  const { chosen, setChosen, remark, setRemark, ready, confirm, reopen } = useConclusion(open, findings);
  const locked = inspection.conclusion !== null || open.readOnly;
  const blocked = inspection.conclusion ? null : blockedBy(open, ready !== null, chosen.result !== null);

  const openItem = (itemId: string) => go(stageRoute(inspection.id, 'checklist', itemId));
  const openMissing = (missing: Missing) =>
    go(stageRoute(inspection.id, 'checklist', missing.itemId, fieldOf(missing)));
  const observe = (given: Observation | null) =>
    setObservation(given ?? { id: newObservationId(), text: '' });
  const onConfirm = () => {
    if (inspection.conclusion) go(stageRoute(inspection.id, 'closing'));
    else if (ready) confirm(ready);
    else if (computed.state === 'unavailable') setOverlay('override');
  };

  const commands: readonly Command[] = [
    ...rows.commands,
    ...(rows.selected === null
      ? []
      : [
          {
            id: 'conclusion.open',
            words: text.openItem,
            keys: ['Enter'],
            bar: 'left' as const,
            run: () => openItem(rows.selected ?? ''),
          },
        ]),
    ...(locked
      ? []
      : [
          {
            id: 'conclusion.observe',
            words: text.observationAdd,
            keys: ['F'],
            bar: 'left' as const,
            run: () => observe(null),
          },
        ]),
    {
      id: 'conclusion.confirm',
      words: inspection.conclusion ? text.toClosing : text.confirmKey,
      keys: ['Ctrl+Enter'],
      inText: true,
      bar: 'right',
      ...(blocked ? { off: blockedWords(blocked, missingCount(open)) } : {}),
      run: onConfirm,
    },
  ];
  useCommands(commands);

  return (
    <div className="conclusion" data-screen="conclusion">
      <FindingsPanel
        open={open}
        findings={findings}
        rows={rows}
        editing={editing}
        locked={locked}
        onEdit={setEditing}
        onOpen={openItem}
        onObserve={observe}
      />
      <div className="stack">
        {inspection.conclusion && (
          <ConfirmedPanel context={context} evaluation={evaluation} conclusion={inspection.conclusion} />
        )}
        <HowConcluded computed={computed} context={context} evaluation={evaluation} />
        {computed.state === 'choose' && !locked && (
          <ClosedList
            results={computed.results}
            followUps={computed.followUps}
            chosen={chosen}
            onChange={setChosen}
          />
        )}
        {computed.state === 'incomplete' && (
          <MissingList context={context} evaluation={evaluation} onOpen={openMissing} />
        )}
        <ClauseMap context={context} evaluation={evaluation} onOpen={openItem} />
        {!locked && computed.state !== 'incomplete' && (
          <TextArea
            label={say(text.remark)}
            optional={say(text.optional)}
            maxLength={4000}
            value={remark}
            onChange={setRemark}
          />
        )}
        <Actions
          open={open}
          blocked={blocked}
          onConfirm={onConfirm}
          onDisagree={() => setOverlay('override')}
          onReopen={() => setOverlay('reopen')}
        />
      </div>
      {overlay === 'override' && (
        <OverrideDialog
          context={context}
          computed={computed.state === 'pass' || computed.state === 'fail' ? computed.state : null}
          remark={remark.trim()}
          onConfirm={(conclusion) => {
            if (confirm(conclusion)) setOverlay('none');
          }}
          onClose={() => setOverlay('none')}
        />
      )}
      {overlay === 'reopen' && (
        <ReopenDialog
          onReopen={(reason) => {
            if (reopen(reason)) setOverlay('none');
          }}
          onClose={() => setOverlay('none')}
        />
      )}
      {observation && (
        <ObservationDialog
          observation={observation}
          onSave={({ id, text: words }) => {
            if (desk.act({ type: 'observation.noted', observationId: id, text: words })) setObservation(null);
          }}
          onClose={() => setObservation(null)}
        />
      )}
    </div>
  );
};

/** Words with the count in them: commands carry words, not values. */
const blockedWords = (words: NonNullable<ReturnType<typeof blockedBy>>, count: number) => ({
  zh: words.zh.replace('{count}', String(count)),
  en: words.en.replace('{count}', String(count)),
});

/** Findings, how the conclusion came about, and its confirmation by the team. */
export const ConclusionScreen = () => {
  const open = useOpen();
  if (!open) return null;
  return (
    <InspectionFrame stage="conclusion" inspectionId={open.inspection.id}>
      <Conclusion open={open} />
    </InspectionFrame>
  );
};
