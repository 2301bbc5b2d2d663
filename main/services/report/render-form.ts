import { HechaError } from '../../../shared/errors.ts';
import { buildFormModel } from '../../../shared/report/forms/build-form-model.ts';
import type { FormModel } from '../../../shared/report/forms/form-model.ts';
import type { FormKind } from '../../../shared/domain/forms-of-type.ts';
import type { EmbeddedRecord } from '../../../shared/report/record.ts';
import { reportInputOf } from '../../../shared/report/report-input.ts';
import type { Fonts } from './fonts.ts';
import { formDocumentOf } from './form-document.ts';
import { coverGlyphs } from './glyphs.ts';
import { plainFile } from './plain-file.ts';
import { printPdf } from './pdfmake-printer.ts';
import type { RenderedReport } from './render-report.ts';

export type FormRenderRequest = {
  readonly record: EmbeddedRecord;
  readonly form: FormKind;
  /** Whether the inspection is sealed by now; the record ends before the seal either way. */
  readonly sealed: boolean;
  readonly fonts: Fonts;
  /** Share of the work that is done, 0 to 1; never falls. */
  readonly onProgress?: (share: number) => void;
};

const definitionOf = (model: FormModel) => ({
  ...formDocumentOf(model),
  ...plainFile({
    language: model.language,
    title: model.title,
    subject: model.number,
    producer: 'Hecha',
    at: model.recordedAt,
  }),
});

/**
 * Makes the PDF of a form. Pure but for the fonts it is given: same record, same bytes. Nothing is embedded: the paper
 * is for whoever gets it, the record is not.
 * @throws HechaError `FORM_NOT_READY`, `REPORT_FAILED` when the PDF cannot be written
 */
export const renderForm = async (request: FormRenderRequest): Promise<RenderedReport> => {
  const { record, form, sealed, fonts, onProgress = () => undefined } = request;
  const model = buildFormModel(reportInputOf(record), { kind: form, language: record.language, sealed });
  const { covered, missing } = coverGlyphs(model, fonts.covers);
  onProgress(0.1);
  const files = new Map([
    ['regular', fonts.regular],
    ['bold', fonts.bold],
  ]);
  try {
    const { bytes, pages } = await printPdf(definitionOf(covered), files, (share) =>
      onProgress(0.3 + share * 0.65),
    );
    onProgress(1);
    return { bytes, pages, missingGlyphs: missing };
  } catch (caught) {
    throw new HechaError('REPORT_FAILED', { reason: String(caught).slice(0, 200) }, { cause: caught });
  }
};
