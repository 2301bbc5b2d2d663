/** Which received inspection another one corrects. One report has one next correction. */
export const amendments = {
  name: '0005-amendments',
  statements: [
    `alter table submissions add column amends_id text`,
    `create unique index submissions_by_amended on submissions (amends_id)`,
  ],
} as const;
