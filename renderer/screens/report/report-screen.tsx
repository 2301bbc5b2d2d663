import { useState, type ReactNode } from 'react';
import type { ReportLanguage } from '../../../shared/contract/contract.ts';
import { amendedAssignment } from '../../../shared/domain/amendment.ts';
import type { Seal } from '../../../shared/domain/inspection.ts';
import type { Words } from '../../../shared/domain/words.ts';
import { formState } from '../../../shared/report/forms/form-states.ts';
import { FormKind, formNumber, formOf, type OfferedForm } from '../../../shared/domain/forms-of-type.ts';
import { amendmentText } from '../../../shared/text/amendment.ts';
import { reportScreenText as text } from '../../../shared/text/report-screen.ts';
import { shellText } from '../../../shared/text/shell.ts';
import type { OpenInspection } from '../../desk/desk.ts';
import { Button } from '../../parts/button.tsx';
import { useSay } from '../../parts/language.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useDeskState } from '../desk-context.tsx';
import type { Command } from '../keys/command.ts';
import { useCommands } from '../keys/commands-context.tsx';
import { sayFullMoment } from '../pieces/day.ts';
import '../pieces/pieces.css';
import { useOpen } from '../pieces/use-open.ts';
import { useForm, useReport, useReportFile } from '../pieces/use-report.ts';
import { go, type Stage, stageRoute, useRoute } from '../routes.ts';
import { InspectionFrame } from '../shell/inspection-frame.tsx';
import { AmendDialog } from './amend-dialog.tsx';
import { Paper } from './paper.tsx';
import { HandedList, HandForm } from './handed.tsx';
import { FormLines, PaperList } from './paper-list.tsx';
import { formFileName, reportFileName } from './report-name.ts';
import { HandOver, LanguageChoice, MakePaper, MissingGlyphs, PaperFactList } from './report-side.tsx';
import './report.css';
import { Strengthened } from './strengthened.tsx';

const Side = ({ title, lead, children }: { title: string; lead: string; children?: ReactNode }) => (
  <aside className="side-pane" data-region="side" tabIndex={-1} aria-label={title}>
    <div>
      <h1 className="large strong">{title}</h1>
      <p className="medium soft">{lead}</p>
    </div>
    {children}
  </aside>
);

/** The way to a correction: its beginning, or the one that was begun. */
const Amending = ({ open }: { open: OpenInspection }) => {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const { id, assignment } = open.inspection;
  const next = amendedAssignment(assignment).reportNumber;
  const begun = useDeskState(({ lines }) => lines.find((line) => line.assignment.reportNumber === next));
  if (begun?.inspectionId)
    return (
      <Notice
        tone="gen"
        actions={
          <Button size="small" onClick={() => go(stageRoute(begun.inspectionId ?? '', 'checklist'))}>
            {say(amendmentText.toIt)}
          </Button>
        }
      >
        {say(amendmentText.already, { number: next })}
      </Notice>
    );
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {say(amendmentText.open)}
      </Button>
      {asking && <AmendDialog inspectionId={id} onClose={() => setAsking(false)} />}
    </>
  );
};

/** The sealed report: the very bytes that headquarters receives. */
const Final = ({ open, seal }: { open: OpenInspection; seal: Seal }) => {
  const say = useSay();
  const { reportNumber } = open.inspection.assignment;
  const { report } = seal;
  const file = useReportFile(report.digest);
  const commands: readonly Command[] = [
    {
      id: 'report.outbox',
      words: text.outbox,
      keys: ['Ctrl+Enter'],
      bar: 'left',
      run: () => go({ name: 'outbox' }),
    },
  ];
  useCommands(commands);
  return (
    <div className="report-page" data-screen="report" data-report={report.digest}>
      <div className="report-paper">
        <Paper
          digest={report.digest}
          state={{ name: 'none' }}
          file={file}
          onMake={() => undefined}
          onCancel={() => undefined}
        />
      </div>
      <Side title={say(text.finalTitle)} lead={say(text.finalLead)}>
        <HandOver file={file} fileName={reportFileName(reportNumber, report.language, false)} />
        <PaperFactList
          facts={{
            label: text.number,
            number: reportNumber,
            pages: report.pages,
            bytes: report.bytes,
            digest: report.digest,
            contentDigest: seal.contentDigest,
            language: report.language,
            sealedAt: sayFullMoment(seal.stamp.at),
          }}
        />
        <Button keys="Ctrl Enter" onClick={() => go({ name: 'outbox' })}>
          {say(text.outbox)}
        </Button>
        <Strengthened
          inspectionId={open.inspection.id}
          fileName={reportFileName(`${reportNumber}-TS`, report.language, false)}
        />
        <Amending open={open} />
      </Side>
    </div>
  );
};

/** Drafts: made on demand, in one language or both, as often as wanted. */
const Draft = ({ open }: { open: OpenInspection }) => {
  const say = useSay();
  const [language, setLanguage] = useState<ReportLanguage>('zh');
  const { state, make, cancel } = useReport();
  const job = state.name === 'made' ? state.job : null;
  const file = useReportFile(job?.digest ?? null);
  const { id, assignment, conclusion } = open.inspection;
  const making = state.name === 'making';
  const commands: readonly Command[] = [
    {
      id: 'report.make',
      words: text.keyMake,
      keys: ['Ctrl+Enter'],
      bar: 'left',
      run: () => make(language),
    },
  ];
  useCommands(commands);
  return (
    <div className="report-page" data-screen="report" data-draft={job?.digest}>
      <div className="report-paper">
        <Paper
          digest={job?.digest ?? null}
          state={state}
          file={file}
          onMake={() => make(language)}
          onCancel={cancel}
        />
      </div>
      <Side title={say(text.draftTitle)} lead={say(text.draftLead)}>
        <LanguageChoice language={language} disabled={making} onChange={setLanguage} />
        <MakePaper state={state} words={text.make} onMake={() => make(language)} />
        {job && job.contentDigest !== open.contentDigest && <Notice tone="gen">{say(text.stale)}</Notice>}
        <HandOver file={file} fileName={reportFileName(assignment.reportNumber, language, true)} />
        {job && (
          <PaperFactList
            facts={{ ...job, label: text.number, number: assignment.reportNumber, sealedAt: null }}
          />
        )}
        {job && <MissingGlyphs glyphs={job.missingGlyphs} />}
        {conclusion && <Button onClick={() => go(stageRoute(id, 'signing'))}>{say(text.toSigning)}</Button>}
      </Side>
    </div>
  );
};

const formWords = { make: text.formMake, empty: text.formEmpty, emptyText: text.formEmptyText };

/** A form that can be printed: made on demand, in one language or both. */
const ReadyForm = ({
  open,
  form,
  notes,
}: {
  open: OpenInspection;
  form: OfferedForm;
  notes: readonly Words[];
}) => {
  const say = useSay();
  const [language, setLanguage] = useState<ReportLanguage>('zh');
  const { state, make, cancel } = useForm(form.kind);
  const job = state.name === 'made' ? state.job : null;
  const file = useReportFile(job?.digest ?? null);
  const { reportNumber } = open.inspection.assignment;
  const making = state.name === 'making';
  const commands: readonly Command[] = [
    {
      id: 'report.make',
      words: text.formMake,
      keys: ['Ctrl+Enter'],
      bar: 'left',
      run: () => make(language),
    },
  ];
  useCommands(commands);
  return (
    <div className="report-page" data-screen="report" data-form={form.kind} data-made={job?.digest}>
      <div className="report-paper">
        <Paper
          digest={job?.digest ?? null}
          state={state}
          file={file}
          words={formWords}
          onMake={() => make(language)}
          onCancel={cancel}
        />
      </div>
      <Side title={say(form.name)} lead={say(text.formLead)}>
        {notes.length > 0 && (
          <Notice tone="gen">
            <FormLines lead={text.formNotes} lines={notes} />
          </Notice>
        )}
        <LanguageChoice language={language} disabled={making} onChange={setLanguage} />
        <MakePaper state={state} words={text.formMake} onMake={() => make(language)} />
        {job && job.contentDigest !== open.contentDigest && <Notice tone="gen">{say(text.formStale)}</Notice>}
        <HandOver file={file} fileName={formFileName(reportNumber, form.kind, job?.language ?? language)} />
        <HandedList open={open} kind={form.kind} />
        {job && !open.inspection.seal && !open.readOnly && (
          <HandForm open={open} kind={form.kind} file={job.digest} />
        )}
        {job && (
          <PaperFactList
            facts={{
              ...job,
              label: text.formNumber,
              number: formNumber(reportNumber, form.kind),
              contentDigest: null,
              sealedAt: null,
            }}
          />
        )}
        {job && <MissingGlyphs glyphs={job.missingGlyphs} />}
      </Side>
    </div>
  );
};

/** Where what a form lacks is recorded. */
const recordedAt = (kind: FormKind, { inspection }: OpenInspection): Stage => {
  switch (kind) {
    case 'openingNotice':
      return 'opening';
    case 'itemRecord':
    case 'samplingRecord':
    case 'nonconformities':
      return 'checklist';
    case 'correctionNotice':
      return 'conclusion';
    case 'closingRecord':
      return inspection.conclusion ? 'closing' : 'conclusion';
  }
};

/** A form that cannot be printed now, or need not be, and why. */
const HeldForm = ({
  form,
  lead,
  lines,
  children,
}: {
  form: OfferedForm;
  lead: Words | null;
  lines: readonly Words[];
  children?: ReactNode;
}) => {
  const say = useSay();
  return (
    <div className="report-page" data-screen="report" data-form={form.kind}>
      <div className="report-paper">
        <div className="report-making">
          <Panel title={say(form.name)}>
            <div className="stack">
              <FormLines lead={lead} lines={lines} />
              {children}
            </div>
          </Panel>
        </div>
      </div>
      <Side title={say(form.name)} lead={say(text.formLead)} />
    </div>
  );
};

/** A form that lacks something, and the way to where that is recorded. */
const MissingForm = ({
  open,
  form,
  what,
}: {
  open: OpenInspection;
  form: OfferedForm;
  what: readonly Words[];
}) => {
  const say = useSay();
  const stage = recordedAt(form.kind, open);
  const record = () => go(stageRoute(open.inspection.id, stage));
  const commands: readonly Command[] = [
    { id: 'report.record', words: text.formRecord, keys: ['Ctrl+Enter'], bar: 'left', run: record },
  ];
  useCommands(commands);
  return (
    <HeldForm form={form} lead={text.formMissing} lines={what}>
      <div className="line">
        <Button look="primary" keys="Ctrl Enter" onClick={record}>
          {say(text.formRecordAt, { stage: say(shellText[stage]) })}
        </Button>
      </div>
    </HeldForm>
  );
};

const FormPaper = ({ open, form }: { open: OpenInspection; form: OfferedForm }) => {
  const state = formState(open, form.kind);
  switch (state.name) {
    case 'ready':
      return <ReadyForm key={form.kind} open={open} form={form} notes={state.notes} />;
    case 'missing':
      return <MissingForm open={open} form={form} what={state.what} />;
    case 'notNeeded':
      return <HeldForm form={form} lead={null} lines={[state.why]} />;
  }
};

/** The form that the address names, where this type of inspection has it. */
const useAddressedForm = (open: OpenInspection | null): OfferedForm | null => {
  const route = useRoute();
  if (!open || route.name !== 'inspection') return null;
  const kind = FormKind.safeParse(route.itemId);
  return kind.success ? formOf(open.inspection.assignment.type, kind.data) : null;
};

/** The report and the forms of a visit: the report as a draft or sealed, each form as far as it is recorded. */
export const ReportScreen = () => {
  const open = useOpen();
  const form = useAddressedForm(open);
  if (!open) return null;
  const { id, seal } = open.inspection;
  return (
    <InspectionFrame stage="report" inspectionId={id}>
      <div className="report-room">
        <PaperList open={open} paper={form?.kind ?? null} />
        {form ? (
          <FormPaper open={open} form={form} />
        ) : seal ? (
          <Final open={open} seal={seal} />
        ) : (
          <Draft open={open} />
        )}
      </div>
    </InspectionFrame>
  );
};
