import { type VisitKind, visitKinds } from '../../../shared/domain/visit-kind.ts';
import { useDeskState } from '../desk-context.tsx';

/** What the type of the open inspection has and has not; of a licence review while none is open. */
export const useVisitKind = (): VisitKind =>
  useDeskState(({ open }) => visitKinds[open?.inspection.assignment.type ?? 'licenceReview']);
