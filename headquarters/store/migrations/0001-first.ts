/** The first schema. Only what PostgreSQL and its distributed relatives share: no sequences, triggers or extensions. */
export const first = {
  name: '0001-first',
  statements: [
    `create table ledger_position (
       id integer primary key check (id = 1), seq bigint not null, hash text not null)`,
    `create table enrolment_codes (
       code_hash text primary key, holder_id text not null, holder_name text not null,
       issued_at text not null, expires_at text not null, used_by text)`,
    `create table devices (
       device_id text primary key, public_key text not null unique, name text not null,
       holder_id text not null, holder_name text not null, enrolled_at text not null,
       revoked_at text, last_seen_at text)`,
    `create table publications (
       digest text primary key, kind text not null, content_id text not null, version integer not null,
       title jsonb not null, categories jsonb not null, published_at text not null)`,
    `create table assignments (
       assignment_id text primary key, holder_id text not null, report_number text not null unique,
       body jsonb not null, due_on text not null, dispatched_at text not null)`,
    `create index assignments_by_holder on assignments (holder_id, dispatched_at)`,
    `create table submissions (
       submission_id text primary key, arrival bigint not null unique, device_id text not null,
       assignment_id text not null, submission_digest text not null, receipt text not null,
       received_at text not null, enterprise text not null, credit_code text not null,
       report_number text not null, categories jsonb not null, origin text not null,
       inspection_type text not null, leader text not null, result text not null, outcome text not null,
       result_words jsonb not null, report_digest text not null, blob_count integer not null,
       blob_bytes bigint not null)`,
    `create index submissions_by_assignment on submissions (assignment_id)`,
    `create index submissions_by_received on submissions (received_at)`,
    `create table submission_blobs (
       submission_id text not null, place integer not null, digest text not null, bytes bigint not null,
       media_type text not null, role text not null, primary key (submission_id, place))`,
    `create index submission_blobs_by_digest on submission_blobs (digest)`,
    `create table journal_entries (
       submission_id text not null, device_id text not null, seq integer not null, at text not null,
       by_id text not null, event_type text not null, event jsonb not null, hash text not null,
       primary key (submission_id, device_id, seq))`,
    `create table refusals (
       submission_id text primary key, device_id text not null, at text not null, code text not null,
       detail jsonb not null)`,
    `create table nonces (
       device_id text not null, nonce text not null, seen_at text not null, primary key (device_id, nonce))`,
    `create index nonces_by_time on nonces (seen_at)`,
    `insert into ledger_position (id, seq, hash) values (1, 0, '${'0'.repeat(64)}')`,
  ],
} as const;
