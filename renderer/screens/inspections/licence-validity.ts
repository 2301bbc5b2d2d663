import type { Day } from '../../../shared/domain/identifiers.ts';
import { addMonths } from '../pieces/day.ts';

export type LicenceValidity = 'valid' | 'renewal' | 'expired' | 'unknown';

/**
 * How a licence stands on a day. The firm should have applied for renewal six months before its end
 * (checklist fact S.2), so that `renewal` begins there; the last day itself is still valid.
 */
export const licenceValidity = (validTo: Day | null, today: Day): LicenceValidity => {
  if (validTo === null) return 'unknown';
  if (validTo < today) return 'expired';
  return validTo < addMonths(today, 6) ? 'renewal' : 'valid';
};
