import type { InspectionType } from './catalogue.ts';

/** What a type of inspection has and what it has not: screens, forms and the report ask this, not the type. */
export type VisitKind = {
  /**
   * How the firm learns of the visit: by a notice with a date beforehand, by the order that is shown on arrival, or not at
   * all.
   */
  readonly notice: 'beforehand' | 'onArrival' | 'none';
  /** Is the firm told to put right what was found, by a day, and checked again? */
  readonly corrections: boolean;
};

/**
 * By type. A spot check leaves the judgement of the goods to the laboratory and risk monitoring judges nothing, so neither
 * orders a correction; both hand over instead (rule sets SPOT and RISK). That a spot check shows its order on arrival
 * follows 产品质量监督抽查管理办法 Art. 19, older text; that no notice goes before it is recalled of order 18 in force.
 */
export const visitKinds: Readonly<Record<InspectionType, VisitKind>> = {
  licenceReview: { notice: 'beforehand', corrections: true },
  randomSupervision: { notice: 'beforehand', corrections: true },
  unannounced: { notice: 'none', corrections: true },
  recheck: { notice: 'beforehand', corrections: true },
  spotCheck: { notice: 'onArrival', corrections: false },
  riskMonitoring: { notice: 'beforehand', corrections: false },
};
