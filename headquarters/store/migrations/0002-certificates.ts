/** Certificates of inspectors' keys. */
export const certificates = {
  name: '0002-certificates',
  statements: [
    `create table certificates (
       serial text primary key, key_digest text not null unique, device_id text not null,
       holder_id text not null, holder_name text not null, der text not null,
       issued_at text not null, not_after text not null, revoked_at text, revocation_reason integer)`,
    `create index certificates_by_holder on certificates (holder_id, issued_at)`,
  ],
} as const;
