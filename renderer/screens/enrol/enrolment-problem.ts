import type { Words } from '../../../shared/domain/words.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { enrolText as text } from '../../../shared/text/enrol.ts';

/** Title and sentence of a refused enrolment; a null sentence means that the code's own words are to be used. */
export const enrolmentProblem = (
  code: ErrorCode,
): { readonly title: Words; readonly sentence: Words | null } => {
  if (code === 'ENROLMENT_CODE_WRONG') return { title: text.wrongTitle, sentence: text.wrong };
  if (code === 'ENROLMENT_CODE_USED') return { title: text.usedTitle, sentence: text.used };
  if (code === 'ENROLMENT_CODE_EXPIRED') return { title: text.expiredTitle, sentence: text.expired };
  return { title: text.otherTitle, sentence: null };
};
