import type { Digest } from '../../shared/domain/identifiers.ts';
import type { PageDatabase } from './database.ts';
import { guarded } from './storage-failure.ts';

export type EvidenceRepository = ReturnType<typeof createEvidenceRepository>;

/** The page's copy of evidence bytes, by digest. Blobs, not arrays: thirty times faster to write in Chromium. */
export const createEvidenceRepository = ({ blobs }: PageDatabase) => ({
  put: (digest: Digest, blob: Blob): Promise<void> =>
    guarded(async () => {
      await blobs.put({ digest, blob });
    }),
  read: (digest: Digest): Promise<Blob | null> =>
    guarded(async () => (await blobs.get(digest))?.blob ?? null),
  digests: (): Promise<Digest[]> => guarded(() => blobs.toCollection().primaryKeys()),
});
