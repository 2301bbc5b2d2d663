import type { Assignment } from '../../shared/domain/assignment.ts';
import type { Digest } from '../../shared/domain/identifiers.ts';
import type { PageDatabase } from './database.ts';
import type { ContentRow } from './rows.ts';
import { guarded } from './storage-failure.ts';

export type ContentRepository = ReturnType<typeof createContentRepository>;

/** What came from headquarters: assignments, and checklists, rule sets and the catalogue by digest. */
export const createContentRepository = ({ content, assignments, meta }: PageDatabase) => ({
  put: (row: ContentRow): Promise<void> =>
    guarded(async () => {
      await content.put(row);
    }),
  read: (digest: Digest): Promise<ContentRow | null> =>
    guarded(async () => (await content.get(digest)) ?? null),
  digests: (): Promise<Digest[]> => guarded(() => content.toCollection().primaryKeys()),

  listAssignments: (): Promise<Assignment[]> => guarded(() => assignments.toArray()),
  /** Adds and updates; an assignment that headquarters took back stays until its inspection is cleared. */
  putAssignments: (rows: readonly Assignment[]): Promise<void> =>
    guarded(async () => {
      await assignments.bulkPut([...rows]);
    }),

  readMeta: (key: string): Promise<string | null> =>
    guarded(async () => (await meta.get(key))?.value ?? null),
  writeMeta: (key: string, value: string): Promise<void> =>
    guarded(async () => {
      await meta.put({ key, value });
    }),
});
