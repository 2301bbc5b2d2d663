import { useMemo, useState } from 'react';
import { closingText as text } from '../../../shared/text/closing.ts';
import type { OpenInspection } from '../../desk/desk.ts';
import { Button } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choice.tsx';
import { DateField, TextArea, TimeField } from '../../parts/field.tsx';
import { useSay } from '../../parts/language.tsx';
import { EmptyState, Notice } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { listFindings } from '../conclusion/list-findings.ts';
import { useDesk } from '../desk-context.tsx';
import type { Command } from '../keys/command.ts';
import { useCommands } from '../keys/commands-context.tsx';
import { localDay, sayFullMoment } from '../pieces/day.ts';
import '../pieces/pieces.css';
import { useVisitKind } from '../pieces/use-visit-kind.ts';
import { useOpen } from '../pieces/use-open.ts';
import { go, stageRoute } from '../routes.ts';
import { InspectionFrame } from '../shell/inspection-frame.tsx';
import {
  checkClosing,
  closingOf,
  draftClosing,
  type ClosingDraft,
  type ClosingProblem,
} from './closing-draft.ts';
import { ClosingSummary } from './closing-summary.tsx';
import './closing.css';
import { useHoldUnsaved } from '../pieces/unsaved.ts';

type PartProps = {
  draft: ClosingDraft;
  problems: readonly ClosingProblem[];
  onChange: (change: Partial<ClosingDraft>) => void;
};

const errorAt = (problems: readonly ClosingProblem[], at: ClosingProblem['at']) =>
  problems.find((problem) => problem.at === at)?.words;

const Opinion = ({ draft, problems, onChange }: PartProps) => {
  const say = useSay();
  const choice = (value: 'agrees' | 'disputes' | 'none', words: string, hint: string) => ({
    value,
    label: (
      <span className="radio-word">
        {words}
        <small>{hint}</small>
      </span>
    ),
  });
  const needOpinion = errorAt(problems, 'opinion');
  const needText = errorAt(problems, 'text');
  return (
    <Panel title={say(text.opinion)}>
      <div className="stack opinions">
        <RadioGroup
          label={say(text.opinion)}
          hideLabel
          value={draft.opinion}
          choices={[
            choice('agrees', say(text.agrees), say(text.agreesHint)),
            choice('disputes', say(text.disputes), say(text.disputesHint)),
            choice('none', say(text.none), say(text.noneHint)),
          ]}
          onChange={(opinion) => onChange({ opinion })}
        />
        {needOpinion && <p className="field-error">{say(needOpinion)}</p>}
        <TextArea
          label={say(text.text)}
          hint={say(text.textHint)}
          error={needText ? say(needText) : undefined}
          rows={4}
          maxLength={4000}
          value={draft.text}
          onChange={(words) => onChange({ text: words })}
        />
      </div>
    </Panel>
  );
};

const Meeting = ({ open, draft, problems, onChange }: PartProps & { open: OpenInspection }) => {
  const say = useSay();
  const { corrections } = useVisitKind();
  const needTime = errorAt(problems, 'time');
  const badRecheck = errorAt(problems, 'recheckOn');
  const heldAt = closingOf({ ...draft, opinion: 'none' })?.heldAt;
  const openedAt = open.inspection.opening?.heldAt;
  const early = heldAt !== undefined && openedAt !== undefined && Date.parse(heldAt) < Date.parse(openedAt);
  return (
    <Panel title={say(text.time)}>
      <div className="stack">
        <div className="field-grid">
          <DateField
            label={say(text.heldOn)}
            error={needTime ? say(needTime) : undefined}
            value={draft.day}
            onChange={(day) => onChange({ day })}
          />
          <TimeField label={say(text.heldAt)} value={draft.time} onChange={(time) => onChange({ time })} />
          {corrections && (
            <DateField
              label={say(text.recheckOn)}
              hint={say(text.recheckHint)}
              optional={say(text.optional)}
              error={badRecheck ? say(badRecheck) : undefined}
              value={draft.recheckOn}
              onChange={(recheckOn) => onChange({ recheckOn })}
            />
          )}
        </div>
        {early && (
          <Notice tone="gen">{say(text.beforeOpening, { time: sayFullMoment(openedAt ?? '') })}</Notice>
        )}
        <TextArea
          label={say(text.remark)}
          optional={say(text.optional)}
          maxLength={4000}
          value={draft.remark}
          onChange={(remark) => onChange({ remark })}
        />
      </div>
    </Panel>
  );
};

const ClosingForm = ({ open }: { open: OpenInspection }) => {
  const say = useSay();
  const desk = useDesk();
  const { inspection } = open;
  const [first] = useState(() => draftClosing(inspection, new Date()));
  const [draft, setDraft] = useState(first);
  useHoldUnsaved(draft !== first);
  const [tried, setTried] = useState(false);
  const problems = tried ? checkClosing(draft) : [];
  const locked = inspection.seal !== null || open.readOnly;
  const submit = () => {
    setTried(true);
    const closing = closingOf(draft);
    if (closing && desk.act({ type: 'closing.recorded', closing })) go(stageRoute(inspection.id, 'signing'));
  };
  const commands: readonly Command[] = [
    {
      id: 'closing.submit',
      words: text.submit,
      keys: ['Ctrl+Enter'],
      inText: true,
      bar: 'right',
      ...(locked ? { off: text.sealed } : {}),
      run: submit,
    },
  ];
  useCommands(commands);
  const parts = {
    draft,
    problems,
    onChange: (change: Partial<ClosingDraft>) => setDraft((before) => ({ ...before, ...change })),
  };
  return (
    <div className="stack">
      {inspection.seal && <Notice>{say(text.sealed)}</Notice>}
      <Opinion {...parts} />
      <Meeting open={open} {...parts} />
      {!locked && inspection.signatures.length > 0 && <Notice tone="gen">{say(text.resign)}</Notice>}
      <div className="form-foot">
        <Button
          look="primary"
          size="big"
          keys="Ctrl Enter"
          aria-disabled={locked}
          onClick={locked ? undefined : submit}
        >
          {say(text.submit)}
        </Button>
        {problems[0] && (
          <p className="field-error" role="alert">
            {say(problems[0].words)}
          </p>
        )}
      </div>
    </div>
  );
};

const Closing = ({ open }: { open: OpenInspection }) => {
  const say = useSay();
  const { inspection, context, evaluation } = open;
  const findings = useMemo(
    () => listFindings(inspection, context, evaluation, localDay(new Date())),
    [inspection, context, evaluation],
  );
  if (!inspection.conclusion)
    return (
      <EmptyState
        action={
          <Button look="primary" onClick={() => go(stageRoute(inspection.id, 'conclusion'))}>
            {say(text.toConclusion)}
          </Button>
        }
      >
        {say(text.notConcluded)}
      </EmptyState>
    );
  return (
    <div className="closing">
      <div>
        <div className="screen-head">
          <h1 className="title">{say(text.title)}</h1>
          <span className="medium faint">{say(text.lead)}</span>
        </div>
        <ClosingForm open={open} />
      </div>
      <ClosingSummary open={open} conclusion={inspection.conclusion} findings={findings} />
    </div>
  );
};

/** The closing meeting: the firm's opinion in its own words, then signing. */
export const ClosingScreen = () => {
  const open = useOpen();
  if (!open) return null;
  return (
    <InspectionFrame stage="closing" inspectionId={open.inspection.id}>
      <div className="page-scroll" data-screen="closing">
        <Closing open={open} />
      </div>
    </InspectionFrame>
  );
};
