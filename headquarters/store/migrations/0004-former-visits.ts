/** Visits from before Hecha, and the visits of a firm by its credit code. */
export const formerVisits = {
  name: '0004-former-visits',
  statements: [
    `create table former_visits (
       report_number text primary key, credit_code text not null, visited_on text not null, body jsonb not null)`,
    `create index former_visits_by_firm on former_visits (credit_code, visited_on)`,
    `create index submissions_by_firm on submissions (credit_code, received_at)`,
  ],
} as const;
