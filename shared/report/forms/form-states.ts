import type { Words } from '../../domain/words.ts';
import { formStateText as text } from '../../text/forms.ts';
import { sayBoth } from '../../text/say.ts';
import type { ReportInput } from '../report-input.ts';
import { type FormKind, formsOf, type OfferedForm } from '../../domain/forms-of-type.ts';
import { samplesOfVisit } from './samples-of-visit.ts';

/** What the forms are judged by; an open inspection and a report's input both are one. */
export type FormSource = Pick<ReportInput, 'inspection' | 'context' | 'evaluation'>;

/** Whether a form can be handed out now. */
export type FormState =
  /** `notes`: what is still open and will be seen on the paper. */
  | { readonly name: 'ready'; readonly notes: readonly Words[] }
  | { readonly name: 'missing'; readonly what: readonly Words[] }
  | { readonly name: 'notNeeded'; readonly why: Words };

const ready = (...notes: Words[]): FormState => ({ name: 'ready', notes });
const missing = (...what: Words[]): FormState => ({ name: 'missing', what });
const notNeeded = (why: Words): FormState => ({ name: 'notNeeded', why });

const openNote = ({ evaluation: { total } }: FormSource): Words[] =>
  total.judged < total.asked ? [sayBoth(text.stillOpen, { open: total.asked - total.judged })] : [];

const failing = ({ context, evaluation }: FormSource) =>
  context.checklist.items.filter(({ id }) => {
    const judged = evaluation.items.get(id);
    return judged?.asked && (judged.verdict === 'nonconforming' || judged.verdict === 'improvement');
  });

const noticeState = ({ inspection }: FormSource): FormState => {
  const officers = inspection.assignment.team.filter(({ role }) => role !== 'observer');
  return ready(
    ...(officers.length < 2 ? [text.oneOfficer] : []),
    ...(officers.some(({ number }) => number === '') ? [text.noNumber] : []),
  );
};

const recordState = (source: FormSource): FormState =>
  source.evaluation.total.judged === 0 ? missing(text.nothingJudged) : ready(...openNote(source));

const samplingState = (source: FormSource): FormState => {
  const { context, evaluation } = source;
  const asked = context.checklist.items.filter(
    ({ id, task }) => task.kind === 'sampling' && evaluation.items.get(id)?.asked,
  );
  if (asked.length === 0) return notNeeded(text.noSampling);
  if (samplesOfVisit(source).length === 0) return missing(text.noSample);
  return ready(
    ...asked.flatMap(({ id, clause }) =>
      (evaluation.items.get(id)?.missing ?? [])
        .filter(({ what }) => what === 'field' || what === 'number')
        .map(({ words }) => ({ zh: `${clause} ${words.zh}`, en: `${clause} ${words.en}` })),
    ),
  );
};

const withFindings = (source: FormSource, of: (findings: ReturnType<typeof failing>) => FormState) => {
  const findings = failing(source);
  if (findings.length > 0) return of(findings);
  const { total } = source.evaluation;
  return total.judged < total.asked ? missing(text.noFindingYet) : notNeeded(text.noFinding);
};

const correctionState = (source: FormSource): FormState =>
  withFindings(source, (findings) => {
    const lacking = findings.flatMap(({ id, clause }) => {
      const detail = source.inspection.findings.get(id);
      return [
        ...(detail?.correction ? [] : [sayBoth(text.noCorrection, { clause })]),
        ...(detail?.correctionDueOn ? [] : [sayBoth(text.noDueDate, { clause })]),
      ];
    });
    return lacking.length > 0 ? missing(...lacking) : ready(...openNote(source));
  });

const closingState = ({ inspection }: FormSource): FormState => {
  const lacking = [
    ...(inspection.conclusion ? [] : [text.noConclusion]),
    ...(inspection.closing ? [] : [text.noClosing]),
  ];
  return lacking.length > 0 ? missing(...lacking) : ready();
};

const states: Record<FormKind, (source: FormSource) => FormState> = {
  openingNotice: noticeState,
  itemRecord: recordState,
  samplingRecord: samplingState,
  nonconformities: (source) => withFindings(source, () => ready(...openNote(source))),
  correctionNotice: correctionState,
  closingRecord: closingState,
};

export const formState = (source: FormSource, kind: FormKind): FormState => states[kind](source);

/** The forms of this visit, each with whether it can be handed out. */
export const formStates = (source: FormSource): readonly (OfferedForm & { readonly state: FormState })[] =>
  formsOf(source.inspection.assignment.type).map((form) => ({
    ...form,
    state: formState(source, form.kind),
  }));
