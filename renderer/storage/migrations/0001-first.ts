import type { Migration } from './migration.ts';

/** Tables of the first version. Bodies of evidence are Blobs: Chromium keeps them in files of their own. */
export const first: Migration = {
  version: 1,
  stores: {
    inspections: 'inspectionId',
    answers: '[inspectionId+itemId]',
    journal: '[inspectionId+seq]',
    blobs: 'digest',
    assignments: 'id',
    content: 'digest',
    cleared: 'inspectionId',
    meta: 'key',
  },
};
