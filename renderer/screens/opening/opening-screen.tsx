import { useState } from 'react';
import { asksLicence } from '../../../shared/domain/assignment.ts';
import { visitKinds } from '../../../shared/domain/visit-kind.ts';
import { openingText as text } from '../../../shared/text/opening.ts';
import { inspectionTypeText } from '../../../shared/text/visits.ts';
import type { OpenInspection } from '../../desk/desk.ts';
import { Button } from '../../parts/button.tsx';
import { Checkbox } from '../../parts/choice.tsx';
import { DateField, TextArea, TextField, TimeField } from '../../parts/field.tsx';
import { useSay } from '../../parts/language.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useDesk } from '../desk-context.tsx';
import { unitNames } from '../inspections/say-line.ts';
import type { Command } from '../keys/command.ts';
import { useCommands } from '../keys/commands-context.tsx';
import '../pieces/pieces.css';
import { EarlierSummary } from '../pieces/earlier-summary.tsx';
import { useOpen } from '../pieces/use-open.ts';
import { go, stageRoute } from '../routes.ts';
import { InspectionFrame } from '../shell/inspection-frame.tsx';
import { AttendeeList } from './attendee-list.tsx';
import {
  checkOpening,
  draftOpening,
  recordOf,
  type OpeningDraft,
  type OpeningProblem,
} from './opening-draft.ts';
import './opening.css';
import { ScopeForm } from './scope-form.tsx';
import { useHoldUnsaved } from '../pieces/unsaved.ts';

type Change = (change: Partial<OpeningDraft>) => void;
type PartProps = {
  open: OpenInspection;
  draft: OpeningDraft;
  problems: readonly OpeningProblem[];
  onChange: Change;
};

const Meeting = ({ open, draft, problems, onChange }: PartProps) => {
  const say = useSay();
  const { noticeOn, type } = open.inspection.assignment;
  const timeError = problems.find(({ at }) => at === 'time');
  const early =
    visitKinds[type].notice === 'beforehand' && noticeOn !== null && draft.day !== '' && draft.day < noticeOn;
  return (
    <Panel title={say(text.meeting)}>
      <div className="stack">
        <div className="meeting">
          <DateField
            label={say(text.heldOn)}
            value={draft.day}
            error={timeError ? say(timeError.words) : undefined}
            onChange={(day) => onChange({ day })}
          />
          <TimeField label={say(text.heldAt)} value={draft.time} onChange={(time) => onChange({ time })} />
          <TextField
            label={say(text.place)}
            maxLength={200}
            value={draft.place}
            onChange={(place) => onChange({ place })}
          />
        </div>
        {early && <Notice tone="gen">{say(text.beforeNotice, { day: noticeOn })}</Notice>}
      </div>
    </Panel>
  );
};

const Told = ({ open, draft, onChange }: PartProps) => {
  const say = useSay();
  const { noticeOn, type } = open.inspection.assignment;
  const { notice } = visitKinds[type];
  return (
    <Panel title={say(text.told)}>
      <div className="stack">
        <Checkbox
          checked={draft.identificationShown}
          onChange={(identificationShown) => onChange({ identificationShown })}
        >
          {say(text.identification)}
        </Checkbox>
        {notice === 'none' ? (
          <p className="soft">{say(text.noticeUnannounced)}</p>
        ) : (
          <Checkbox checked={draft.noticeServed} onChange={(noticeServed) => onChange({ noticeServed })}>
            {say(notice === 'onArrival' ? text.orderShown : text.noticeServed)}
            {notice === 'beforehand' && noticeOn && (
              <span className="faint"> · {say(text.noticeDated, { day: noticeOn })}</span>
            )}
          </Checkbox>
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

const AssignmentFacts = ({ open }: { open: OpenInspection }) => {
  const say = useSay();
  const { assignment } = open.inspection;
  const facts = [
    [text.type, say(inspectionTypeText[assignment.type])],
    [text.number, assignment.reportNumber],
    [text.authority, assignment.authority],
    [text.category, open.context.checklist.categories.map(({ name }) => say(name)).join(say(text.comma))],
    ...(asksLicence(assignment)
      ? [
          [
            text.licence,
            assignment.licences.map(({ number }) => number).join(say(text.comma)) || '—',
          ] as const,
        ]
      : []),
    [text.site, assignment.enterprise.productionAddress],
    [text.unitsShort, unitNames(assignment, open.context, say).join(say(text.comma))],
  ] as const;
  return (
    <aside className="stack">
      <Panel title={say(text.assignment)}>
        <dl className="facts medium">
          {facts.map(([words, fact]) => (
            <div key={words.en} className="fact-pair">
              <dt>{say(words)}</dt>
              <dd>{fact}</dd>
            </div>
          ))}
        </dl>
      </Panel>
      {assignment.background !== '' && (
        <Notice tone="gen">
          <span className="prose medium">{assignment.background}</span>
        </Notice>
      )}
      <EarlierSummary assignment={assignment} />
    </aside>
  );
};

const lockedWords = ({ inspection }: OpenInspection) => {
  if (inspection.seal) return text.sealedLocked;
  return inspection.conclusion ? text.concludedLocked : null;
};

const Warnings = ({ draft }: { draft: OpeningDraft }) => {
  const say = useSay();
  return (
    <>
      {!draft.identificationShown && <p className="medium is-gen">{say(text.needIdentification)}</p>}
      {!draft.attendees.some(({ side }) => side === 'enterprise') && (
        <p className="medium is-gen">{say(text.enterpriseMissing)}</p>
      )}
    </>
  );
};

const useOpeningForm = (open: OpenInspection) => {
  const desk = useDesk();
  const say = useSay();
  const [first] = useState(() => draftOpening(open.inspection, new Date(), say));
  const [draft, setDraft] = useState(first);
  useHoldUnsaved(draft !== first);
  const [tried, setTried] = useState(false);
  const { id, assignment } = open.inspection;
  const submit = () => {
    setTried(true);
    const record = recordOf(draft, visitKinds[assignment.type]);
    if (!record) return;
    const done =
      desk.act({ type: 'opening.recorded', opening: record.opening }) &&
      desk.act({ type: 'scope.recorded', scope: record.scope });
    if (done) go(stageRoute(id, 'checklist'));
  };
  return {
    draft,
    change: (change: Partial<OpeningDraft>) => setDraft((before) => ({ ...before, ...change })),
    problems: tried ? checkOpening(draft) : [],
    submit,
  };
};

const OpeningForm = ({ open }: { open: OpenInspection }) => {
  const say = useSay();
  const { draft, change, problems, submit } = useOpeningForm(open);
  const [expected] = useState(draft.attendees.length);
  const locked = lockedWords(open) !== null || open.readOnly;
  const again = open.inspection.opening !== null;
  const words = again ? text.save : text.submit;
  const commands: readonly Command[] = [
    {
      id: 'opening.submit',
      words,
      keys: ['Ctrl+Enter'],
      inText: true,
      bar: 'right',
      ...(locked ? { off: lockedWords(open) ?? text.sealedLocked } : {}),
      run: submit,
    },
  ];
  useCommands(commands);
  const parts = { open, draft, problems, onChange: change };
  return (
    <div className="stack">
      <Meeting {...parts} />
      <Panel title={say(text.attendees)} count={draft.attendees.length}>
        <AttendeeList
          attendees={draft.attendees}
          problems={problems}
          expected={expected}
          onChange={(attendees) => change({ attendees })}
        />
      </Panel>
      <Told {...parts} />
      <Panel title={say(text.scope)}>
        <ScopeForm
          draft={draft}
          products={open.inspection.assignment.products}
          context={open.context}
          problems={problems}
          onChange={change}
        />
      </Panel>
      <Warnings draft={draft} />
      <div className="form-foot">
        <Button
          look="primary"
          size="big"
          keys="Ctrl Enter"
          aria-disabled={locked}
          onClick={locked ? undefined : submit}
        >
          {say(words)}
        </Button>
        {problems.length > 0 && (
          <p className="field-error" role="alert">
            {say(problems[0]?.words ?? text.needTime)}
          </p>
        )}
      </div>
    </div>
  );
};

/** The opening meeting: who is there, what was shown, what is inspected. Recorded in one go, then the checklist. */
export const OpeningScreen = () => {
  const say = useSay();
  const open = useOpen();
  if (!open) return null;
  const locked = lockedWords(open);
  return (
    <InspectionFrame stage="opening" inspectionId={open.inspection.id}>
      <div className="page-scroll" data-screen="opening">
        <div className="opening">
          <div>
            <div className="screen-head">
              <h1 className="title">{say(text.title)}</h1>
              <span className="medium faint">{say(text.lead)}</span>
            </div>
            {locked && (
              <div className="locked-note">
                <Notice>{say(locked)}</Notice>
              </div>
            )}
            <OpeningForm open={open} />
          </div>
          <AssignmentFacts open={open} />
        </div>
      </div>
    </InspectionFrame>
  );
};
