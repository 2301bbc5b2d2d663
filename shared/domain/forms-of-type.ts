import { z } from 'zod';
import type { InspectionType } from './catalogue.ts';
import type { Words } from './words.ts';

/** The papers of a visit beside its report, in the order in which they change hands. */
export const FormKind = z.enum([
  'openingNotice',
  'itemRecord',
  'samplingRecord',
  'nonconformities',
  'correctionNotice',
  'closingRecord',
]);
export type FormKind = z.infer<typeof FormKind>;

/** A form as one type of inspection knows it. */
export type OfferedForm = { readonly kind: FormKind; readonly name: Words };

const record = (zh: string, en: string): OfferedForm => ({ kind: 'itemRecord', name: { zh, en } });
const notice = (zh: string, en: string): OfferedForm => ({ kind: 'openingNotice', name: { zh, en } });
const summary = (zh: string, en: string): OfferedForm => ({ kind: 'nonconformities', name: { zh, en } });
const closing = (zh: string, en: string): OfferedForm => ({ kind: 'closingRecord', name: { zh, en } });
const sampling = (zh: string, en: string): OfferedForm => ({ kind: 'samplingRecord', name: { zh, en } });
const order: OfferedForm = {
  kind: 'correctionNotice',
  name: { zh: '责令改正通知书', en: 'Order to Correct' },
};
const sampleForm = sampling('产品抽样单', 'Product Sampling Record');

/**
 * Which forms each type of inspection hands out, and by which name.
 *
 * A table of the program and not of `assets/`: a form is its words and its layout, so a row that names a form the
 * program cannot print would promise paper that does not come. Rule sets are data because records are judged by them
 * for ever; a form is printed from the record and changes nothing in it.
 *
 * - A licence review asks for correction; only a supervising authority orders it.
 * - An unannounced visit hands its notice over on the spot.
 * - At a spot check the laboratory judges the goods: nothing is summed up as nonconforming or ordered to be corrected
 *   on the day. What was seen stands in the record on the spot.
 * - A risk visit judges nobody: it has no notice of correction either.
 *
 * Names: the review's forms are those of the 2006 general rules and of a review program of 2016 (basis: sourced); the
 * supervision record that of Zhejiang's form C12 of 2017 (sourced), the order to correct that of the market regulators'
 * set of documents (recalled); names for the risk visit are our own (unverified).
 */
const offered: Record<InspectionType, readonly OfferedForm[]> = {
  licenceReview: [
    notice('企业实地核查通知书', 'Notice of On-site Review'),
    record('企业实地核查记录', 'Record of the On-site Review'),
    sampleForm,
    summary('企业实地核查不符合项汇总表', 'Summary of Nonconformities'),
    { kind: 'correctionNotice', name: { zh: '整改通知书', en: 'Corrective Action Notice' } },
    closing('末次会议记录', 'Record of the Closing Meeting'),
  ],
  randomSupervision: [
    notice('监督检查通知书', 'Notice of Supervisory Inspection'),
    record('监督检查记录', 'Supervisory Inspection Record'),
    sampleForm,
    summary('监督检查问题汇总表', 'Summary of Problems Found'),
    order,
    closing('监督检查结束记录', 'Closing Record'),
  ],
  unannounced: [
    notice('现场检查告知书', 'On-the-spot Notice of Inspection'),
    record('现场检查记录', 'On-the-spot Inspection Record'),
    sampleForm,
    summary('现场检查问题汇总表', 'Summary of Problems Found'),
    order,
    closing('现场检查结束记录', 'Closing Record'),
  ],
  recheck: [
    notice('整改复查通知书', 'Notice of Re-check'),
    record('整改复查记录', 'Re-check Record'),
    summary('复查问题汇总表', 'Summary of Problems Found'),
    order,
    closing('整改复查结束记录', 'Closing Record'),
  ],
  spotCheck: [
    notice('产品质量监督抽查通知书', 'Notice of Product Quality Spot Check'),
    record('监督抽查现场记录', 'Spot Check Record'),
    sampling('产品质量监督抽查抽样单', 'Spot Check Sampling Record'),
    closing('监督抽查结束记录', 'Closing Record'),
  ],
  riskMonitoring: [
    notice('风险监测走访告知书', 'Notice of Risk Monitoring Visit'),
    record('风险监测走访记录', 'Risk Monitoring Visit Record'),
    sampling('风险监测样品采集单', 'Risk Monitoring Sampling Record'),
    closing('风险监测走访结束记录', 'Closing Record'),
  ],
};

export const formsOf = (type: InspectionType): readonly OfferedForm[] => offered[type];

/** The form by this kind, or null where the type of inspection has none. */
export const formOf = (type: InspectionType, kind: FormKind): OfferedForm | null =>
  offered[type].find((form) => form.kind === kind) ?? null;

/** Number of a form's paper: that of the report with the form's own place, e.g. `HC-421024-20261123-01-F5`. */
export const formNumber = (reportNumber: string, kind: FormKind): string =>
  `${reportNumber}-F${FormKind.options.indexOf(kind) + 1}`;
