import type { ReportLanguage } from '../../../shared/contract/contract.ts';
import { type FormKind, formNumber } from '../../../shared/domain/forms-of-type.ts';

const safe = (text: string): string => text.replace(/[^A-Za-z0-9._-]/g, '-');

/** File name of a saved report: its number, the language, and whether it is a draft. */
export const reportFileName = (number: string, language: ReportLanguage, draft: boolean): string =>
  `${safe(number)}.${language}${draft ? '.draft' : ''}.pdf`;

/** File name of a saved form: its number, what it is, and the language. */
export const formFileName = (reportNumber: string, kind: FormKind, language: ReportLanguage): string =>
  `${safe(formNumber(reportNumber, kind))}.${kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.${language}.pdf`;
