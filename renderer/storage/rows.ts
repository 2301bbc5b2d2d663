import type { Assignment } from '../../shared/domain/assignment.ts';
import type { Catalogue } from '../../shared/domain/catalogue-edition.ts';
import type { Checklist } from '../../shared/domain/checklist.ts';
import type { Digest, Id, Instant } from '../../shared/domain/identifiers.ts';
import type { Answer, Inspection, InspectionStatus } from '../../shared/domain/inspection.ts';
import type { FindingDetail } from '../../shared/domain/journal.ts';
import type { RuleSet } from '../../shared/domain/rule-set.ts';

/** What the list of inspections shows without evaluating anything. */
export type Summary = { readonly asked: number; readonly judged: number };

/** The projection without its answers, which are rows of their own: one more answer writes one small row. */
type InspectionHeader = Omit<Inspection, 'answers' | 'findings' | 'observations'> & {
  readonly findings: readonly (readonly [Id, FindingDetail])[];
  readonly observations: readonly (readonly [Id, string])[];
};

export type InspectionRow = {
  readonly inspectionId: Id;
  readonly status: InspectionStatus;
  readonly header: InspectionHeader;
  readonly summary: Summary;
};

export type AnswerRow = { readonly inspectionId: Id; readonly itemId: Id; readonly answer: Answer };

export type BlobRow = { readonly digest: Digest; readonly blob: Blob };

export type ContentRow = { readonly digest: Digest } & (
  | { readonly kind: 'checklist'; readonly value: Checklist }
  | { readonly kind: 'ruleSet'; readonly value: RuleSet }
  | { readonly kind: 'catalogue'; readonly value: Catalogue }
);

export type AssignmentRow = Assignment;

/** An inspection that a person cleared from this laptop after headquarters' receipt. */
export type ClearedRow = {
  readonly inspectionId: Id;
  readonly assignment: Assignment;
  readonly summary: Summary;
  readonly at: Instant;
};

export type MetaRow = { readonly key: string; readonly value: string };
