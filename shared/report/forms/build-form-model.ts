import { HechaError } from '../../errors.ts';
import { paperCode } from '../../summary/summary-code.ts';
import { formText as text } from '../../text/forms.ts';
import { reportText } from '../../text/report.ts';
import type { Printed } from '../model.ts';
import { inGroups, printTime } from '../printer.ts';
import type { PrintLanguage } from '../record.ts';
import type { ReportInput } from '../report-input.ts';
import type { FormModel, FormSheet } from './form-model.ts';
import { formState } from './form-states.ts';
import { createFormWriter, type FormWriter } from './form-writer.ts';
import { type FormKind, formOf, type OfferedForm } from '../../domain/forms-of-type.ts';
import { printClosingRecord } from './print-closing-record.ts';
import { printCorrectionNotice } from './print-correction-notice.ts';
import { printItemRecord } from './print-item-record.ts';
import { printNonconformities } from './print-nonconformities.ts';
import { printOpeningNotice } from './print-opening-notice.ts';
import { printSamplingRecord } from './print-sampling-record.ts';

const printers: Record<FormKind, (writer: FormWriter) => FormSheet[]> = {
  openingNotice: printOpeningNotice,
  itemRecord: printItemRecord,
  samplingRecord: printSamplingRecord,
  nonconformities: printNonconformities,
  correctionNotice: printCorrectionNotice,
  closingRecord: printClosingRecord,
};

const linesOf = ({ main, sub }: Printed): string[] => (sub === null ? [main] : [main, sub]);

export type FormRequest = {
  readonly kind: FormKind;
  readonly language: PrintLanguage;
  /** Whether the inspection is sealed by now; `input` is its record before the seal either way. */
  readonly sealed: boolean;
};

/** @throws HechaError `FORM_NOT_READY` for a form that this type of inspection has not, or whose data are not there */
export const demandForm = (input: ReportInput, kind: FormKind): OfferedForm => {
  const { id, assignment } = input.inspection;
  const form = formOf(assignment.type, kind);
  if (!form || formState(input, kind).name !== 'ready')
    throw new HechaError('FORM_NOT_READY', { inspectionId: id, form: kind });
  return form;
};

/**
 * Everything printed on a form, worded, numbered and in order. Pure: the same input gives the same model. The paper
 * holds what its reader must know and no more: neither the journal nor the background of the assignment.
 * @throws HechaError `FORM_NOT_READY`
 */
export const buildFormModel = (input: ReportInput, request: FormRequest): FormModel => {
  const { kind, language, sealed } = request;
  const { assignment } = input.inspection;
  const form = demandForm(input, kind);
  const writer = createFormWriter(input, language, form);
  const { write, number, printer } = writer;
  const { head, lastAt, count } = input.journal;
  return {
    language,
    form: kind,
    number,
    title: `${printer.line(form.name)} ${assignment.enterprise.name}`,
    recordedAt: lastAt,
    qr: paperCode('form', number, head),
    header: {
      name: write(form.name).main,
      number: write(text.number).main,
      draft: sealed ? null : printer.line(text.unsealed),
    },
    footer: {
      digestLabel: printer.line(text.headLabel, { seq: count }),
      digest: inGroups(head, 4),
      how: linesOf(write(text.asOf, { time: printTime(lastAt) })),
      page: linesOf(printer.print(reportText.page)),
    },
    sheets: printers[kind](writer),
  };
};
