import { z } from 'zod';
import { Assignment, Enterprise, TeamMember } from '../domain/assignment.ts';
import { InspectionType, ProductUnit } from '../domain/catalogue.ts';
import { Catalogue, ProductId } from '../domain/catalogue-edition.ts';
import { Checklist } from '../domain/checklist.ts';
import { EarlierFinding } from '../domain/earlier-findings.ts';
import { Day, Digest, Id, Instant, Line, Prose } from '../domain/identifiers.ts';
import { JournalEntry } from '../domain/journal.ts';
import { RuleSet } from '../domain/rule-set.ts';
import { Words } from '../domain/words.ts';
import { BlobRef, Receipt } from './submission.ts';

/** What headquarters' own page asks of it. Below `/console`, behind a staff session; never used by laptops. */
export const Outcome = z.enum(['pass', 'fail', 'neutral']);

/** An earlier inspection of a firm with findings that nobody found put right since: what a re-check may follow up. */
export const OpenInspection = z.strictObject({
  reportNumber: Id,
  type: InspectionType,
  visitedOn: Day,
  findings: z.array(EarlierFinding).min(1),
});
export type OpenInspection = z.infer<typeof OpenInspection>;
export const OpenInspections = z.strictObject({ inspections: z.array(OpenInspection) });

/** One received inspection in a list. */
export const ReceivedLine = z.strictObject({
  submissionId: Id,
  /** Cursor: grows with every arrival. */
  arrival: z.int(),
  receivedAt: Instant,
  enterprise: Line,
  creditCode: z.string(),
  reportNumber: Id,
  categories: z.array(z.strictObject({ code: z.string(), name: Words })).min(1),
  /** Who began the visit: headquarters by dispatch, or the inspector on the spot. */
  origin: Assignment.shape.origin,
  type: InspectionType,
  leader: z.string(),
  outcome: Outcome,
  resultWords: Words,
  blobCount: z.int(),
  blobBytes: z.int(),
  /** The inspection that this one corrects, and the one that corrects it; the first need not have arrived. */
  amends: Id.nullable(),
  amendedBy: Id.nullable(),
});
export type ReceivedLine = z.infer<typeof ReceivedLine>;

export const ReceivedPage = z.strictObject({
  lines: z.array(ReceivedLine),
  /** Ask again with `before` = this for older ones; null at the end. */
  next: z.int().nullable(),
});
export type ReceivedPage = z.infer<typeof ReceivedPage>;

export const Overview = z.strictObject({
  now: Instant,
  authority: Line,
  /** First day of the month that is counted, in China. */
  month: Day,
  received: z.int(),
  failed: z.int(),
  dispatched: z.int(),
  open: z.int(),
  late: z.int(),
  longestLateDays: z.int(),
  byCategory: z.array(z.strictObject({ code: z.string(), name: Words, received: z.int(), failed: z.int() })),
  refusals: z.array(
    z.strictObject({ submissionId: Id, deviceName: Line, holderName: Line, at: Instant, code: z.string() }),
  ),
});
export type Overview = z.infer<typeof Overview>;

/** One inspection whole: the page replays the journal and computes the conclusion itself. */
export const ReceivedInspection = z.strictObject({
  line: ReceivedLine,
  receipt: Receipt,
  submissionBytes: z.int(),
  device: z.strictObject({ deviceId: Id, name: Line, holderName: Line }),
  /** Headquarters' newest statement of time in the journal; `believed`: it made it, to this laptop. Null where there is none. */
  notBefore: z.strictObject({ at: Instant, believed: z.boolean() }).nullable(),
  journal: z.array(JournalEntry),
  blobs: z.array(BlobRef),
  /** The report with validation data and a timestamp; null until it is made. */
  strengthened: Digest.nullable(),
  checklist: z.unknown(),
  ruleSet: z.unknown(),
});
export type ReceivedInspection = z.infer<typeof ReceivedInspection>;

export const AssignmentLine = z.strictObject({
  assignment: Assignment,
  holderId: Id,
  categories: z.array(Words).min(1),
  /** Days past the due day in China; 0 or less: not late. */
  lateDays: z.int(),
  /** Arrived submissions for it, newest first. */
  receivedIds: z.array(Id),
});
export type AssignmentLine = z.infer<typeof AssignmentLine>;

export const AssignmentPage = z.strictObject({
  lines: z.array(AssignmentLine),
  next: z.string().nullable(),
});
export type AssignmentPage = z.infer<typeof AssignmentPage>;

export const DeviceLine = z.strictObject({
  deviceId: Id,
  name: Line,
  holder: z.strictObject({ id: Id, name: Line }),
  enrolledAt: Instant,
  lastSeenAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  received: z.int(),
});
export type DeviceLine = z.infer<typeof DeviceLine>;
export const DeviceList = z.strictObject({
  devices: z.array(DeviceLine),
  codes: z.array(
    z.strictObject({
      holder: z.strictObject({ id: Id, name: Line }),
      issuedAt: Instant,
      expiresAt: Instant,
    }),
  ),
});
export type DeviceList = z.infer<typeof DeviceList>;

/** Why a certificate may be revoked by a person (RFC 5280, 5.3.1): those of its reasons that fit an inspector's key. */
export const revocationReasons = {
  unspecified: 0,
  keyCompromise: 1,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
} as const;
export type RevocationReason = keyof typeof revocationReasons;
export const RevocationRequest = z.strictObject({
  reason: z.enum(Object.keys(revocationReasons) as [RevocationReason, ...RevocationReason[]]),
});

export const CertificateLine = z.strictObject({
  serial: z.string(),
  holder: z.strictObject({ id: Id, name: Line }),
  device: z.strictObject({ deviceId: Id, name: Line }),
  issuedAt: Instant,
  notAfter: Instant,
  /** `code` is the number of RFC 5280, 5.3.1. */
  revoked: z.strictObject({ at: Instant, code: z.int().min(0).max(10) }).nullable(),
});
export type CertificateLine = z.infer<typeof CertificateLine>;
export const CertificateList = z.strictObject({
  /** SHA-256 of the issuing certificate's DER: what a verifier compares. */
  issuer: z.strictObject({ name: z.string(), fingerprint: Digest, notAfter: Instant }),
  now: Instant,
  certificates: z.array(CertificateLine),
});
export type CertificateList = z.infer<typeof CertificateList>;

export const PublishedLine = z.strictObject({
  digest: Digest,
  kind: z.enum(['checklist', 'ruleSet', 'catalogue']),
  id: Id,
  version: z.int(),
  title: Words,
  /** Several where a checklist was combined for one visit, none for a rule set. */
  categoryCodes: z.array(z.string()),
  /** Name of the category of a checklist that has one. */
  category: Words.nullable(),
  publishedAt: Instant,
  /** Product units and offered types of inspection of a checklist; none of any other. */
  units: z.array(ProductUnit),
  ruleSets: Checklist.shape.ruleSets,
});
export type PublishedLine = z.infer<typeof PublishedLine>;
export const PublishedList = z.strictObject({ published: z.array(PublishedLine) });
export type PublishedList = z.infer<typeof PublishedList>;

/** The specifications and rule sets in force, whole: the page looks through them itself. */
export const SpecificationsInForce = z.strictObject({
  checklists: z.array(z.strictObject({ digest: Digest, checklist: Checklist })),
  ruleSets: z.array(RuleSet),
});
export type SpecificationsInForce = z.infer<typeof SpecificationsInForce>;

/** The edition in force, whole. Null where none was published. */
export const CatalogueInForce = z.strictObject({
  edition: z.strictObject({ digest: Digest, publishedAt: Instant, catalogue: Catalogue }).nullable(),
});
export type CatalogueInForce = z.infer<typeof CatalogueInForce>;

/** What a workbook would change, or has changed, against the edition in force. */
export const CatalogueImport = z.strictObject({
  version: z.int(),
  /** Number of the edition it was compared with; null for the first one. */
  before: z.int().nullable(),
  changes: z.array(
    z.strictObject({
      id: ProductId,
      name: Words,
      change: z.enum(['added', 'removed', 'changed']),
      parts: z.array(z.enum(['name', 'provenance', 'otherNames', 'licencePrefixes', 'category', 'periods'])),
    }),
  ),
});
export type CatalogueImport = z.infer<typeof CatalogueImport>;

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Largest workbook that is taken, in bytes. */
export const maxWorkbookBytes = 8 * 1024 * 1024;

export const CodeRequest = z.strictObject({ holder: z.strictObject({ id: Id, name: Line }) });
export const IssuedCode = z.strictObject({ code: z.string(), expiresAt: Instant });
export type IssuedCode = z.infer<typeof IssuedCode>;

/** What a person at headquarters fills in to send a team to a firm; the rest is derived. */
export const DispatchRequest = z.strictObject({
  /** Whose laptop receives it. */
  holderId: Id,
  type: InspectionType,
  enterprise: Enterprise,
  licences: Assignment.shape.licences,
  /**
   * Ids of checklists, whose newest published versions are used, and units of each. Several share the general items
   * and one report, where one rule set serves them all.
   */
  products: z.array(z.strictObject({ checklist: Id, units: z.array(Id).min(1) })).min(1),
  /** Id of the rule set, when another than the checklist names for this type. */
  ruleSet: Id.nullable(),
  noticeOn: Day.nullable(),
  dueOn: Day,
  team: z.array(TeamMember).min(1).max(12),
  background: Prose,
  /** Report number of the inspection that a re-check follows up; null where it looks at everything. */
  followsUp: Id.nullable(),
});
export type DispatchRequest = z.infer<typeof DispatchRequest>;

export const SessionRequest = z.strictObject({ token: z.string().min(1).max(200) });
