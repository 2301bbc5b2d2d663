import type { ColumnType, Insertable, JSONColumnType, Kysely, Selectable } from 'kysely';
import type { Assignment } from '../../shared/domain/assignment.ts';
import type { PastVisit } from '../../shared/domain/earlier-findings.ts';
import type { JournalEvent } from '../../shared/domain/journal.ts';
import type { Words } from '../../shared/domain/words.ts';

/** Instants are text in UTC with `Z`, so that their order is their order in time on every engine. */
type InstantText = string;

type CategoryName = { code: string; name: Words };

type Json<T extends object> = JSONColumnType<T, string, string>;

/** Up to which record of the intake journal this database has been brought. One row. */
export type PositionTable = { readonly id: 1; seq: number; hash: string };

export type EnrolmentCodeTable = {
  code_hash: string;
  holder_id: string;
  holder_name: string;
  issued_at: InstantText;
  expires_at: InstantText;
  used_by: string | null;
};

export type DeviceTable = {
  device_id: string;
  public_key: string;
  name: string;
  holder_id: string;
  holder_name: string;
  enrolled_at: InstantText;
  revoked_at: InstantText | null;
  /** For people to read only; not part of what the intake journal promises. */
  last_seen_at: InstantText | null;
};

export type CertificateTable = {
  serial: string;
  /** SHA-256 of the public key: one certificate a key. */
  key_digest: string;
  device_id: string;
  holder_id: string;
  holder_name: string;
  /** The certificate, DER in base64url. */
  der: string;
  issued_at: InstantText;
  not_after: InstantText;
  revoked_at: InstantText | null;
  /** RFC 5280, 5.3.1. */
  revocation_reason: number | null;
};

export type PublicationTable = {
  digest: string;
  kind: 'checklist' | 'ruleSet' | 'catalogue';
  content_id: string;
  version: number;
  title: Json<Words>;
  categories: Json<CategoryName[]>;
  published_at: InstantText;
};

export type AssignmentTable = {
  assignment_id: string;
  holder_id: string;
  report_number: string;
  body: Json<Assignment>;
  due_on: string;
  dispatched_at: InstantText;
};

export type SubmissionTable = {
  submission_id: string;
  /** Place in the intake journal: grows in the order of commits, so it can be a cursor. */
  arrival: number;
  device_id: string;
  assignment_id: string;
  submission_digest: string;
  /** The receipt exactly as it was given, as text: the same bytes for the same submission. */
  receipt: string;
  received_at: InstantText;
  enterprise: string;
  credit_code: string;
  report_number: string;
  categories: Json<CategoryName[]>;
  origin: 'headquarters' | 'laptop';
  inspection_type: string;
  leader: string;
  result: string;
  outcome: 'pass' | 'fail' | 'neutral';
  result_words: Json<Words>;
  report_digest: string;
  blob_count: number;
  blob_bytes: number;
  /** The inspection whose report this one corrects; it need not be here yet. */
  amends_id: string | null;
};

/** Visits from before Hecha, imported from the former system. */
export type FormerVisitTable = {
  report_number: string;
  credit_code: string;
  visited_on: string;
  body: Json<PastVisit>;
};

export type SubmissionBlobTable = {
  submission_id: string;
  place: number;
  digest: string;
  bytes: number;
  media_type: string;
  role: string;
};

export type JournalEntryTable = {
  submission_id: string;
  device_id: string;
  seq: number;
  at: string;
  by_id: string;
  event_type: string;
  event: Json<JournalEvent>;
  hash: string;
};

/** What was sent back and waits for a person at the laptop. Information, not record. */
export type RefusalTable = {
  submission_id: string;
  device_id: string;
  at: InstantText;
  code: string;
  detail: Json<Record<string, unknown>>;
};

/** Complete subtrees of the log of receipts; level 0 are its entries. */
export type LogNodeTable = { level: number; place: number; hash: string };

export type NonceTable = { device_id: string; nonce: string; seen_at: InstantText };

export type MigrationTable = {
  name: string;
  checksum: string;
  applied_at: ColumnType<string, string, never>;
};

export type Tables = {
  migrations: MigrationTable;
  ledger_position: PositionTable;
  enrolment_codes: EnrolmentCodeTable;
  devices: DeviceTable;
  certificates: CertificateTable;
  publications: PublicationTable;
  assignments: AssignmentTable;
  submissions: SubmissionTable;
  former_visits: FormerVisitTable;
  submission_blobs: SubmissionBlobTable;
  journal_entries: JournalEntryTable;
  refusals: RefusalTable;
  log_nodes: LogNodeTable;
  nonces: NonceTable;
};

export type Database = Kysely<Tables>;
export type Device = Selectable<DeviceTable>;
export type NewSubmission = Insertable<SubmissionTable>;
