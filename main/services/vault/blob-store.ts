import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest } from '../../../shared/domain/identifiers.ts';
import { HechaError } from '../../../shared/errors.ts';
import { type Disk, diskError, syncFolder, systemCode } from './disk.ts';
import { writeWhole } from './whole-file.ts';
import { sha256 } from '../sha256.ts';

/** Files named by the SHA-256 of their bytes; written once, never changed. */
export type BlobStore = {
  /** Durable when it resolves. Bytes that are there already are not written again, unless they were damaged. */
  readonly put: (digest: Digest, bytes: Uint8Array) => Promise<void>;
  /** @throws HechaError `BLOB_UNKNOWN`, or `BLOB_DIGEST_MISMATCH` for damaged bytes, which are set aside. */
  readonly read: (digest: Digest) => Promise<Uint8Array<ArrayBuffer>>;
  /** Size in bytes, or null when there is no such blob. */
  readonly size: (digest: Digest) => Promise<number | null>;
  /** Where the bytes lie, for reading only. */
  readonly path: (digest: Digest) => string;
  readonly remove: (digest: Digest) => Promise<void>;
};

/**
 * Blobs below `folder`. Writes that a killed process left unfinished, and damaged blobs, are handed to `setAside`,
 * which moves the file away.
 */
export const openBlobStore = async (
  folder: string,
  disk: Disk,
  setAside: (path: string, kind: 'unfinishedBlob' | 'unreadableFile') => Promise<void>,
): Promise<BlobStore> => {
  const drafts = join(folder, 'unfinished');
  await mkdir(drafts, { recursive: true });
  for (const name of await readdir(drafts)) await setAside(join(drafts, name), 'unfinishedBlob');

  const made = new Set<string>();
  const path = (digest: Digest) => join(folder, digest.slice(0, 2), digest);

  const makeShelf = async (digest: Digest): Promise<void> => {
    const shelf = join(folder, digest.slice(0, 2));
    if (made.has(shelf)) return;
    await mkdir(shelf, { recursive: true });
    await syncFolder(folder);
    made.add(shelf);
  };

  const load = async (digest: Digest): Promise<Uint8Array<ArrayBuffer> | null> => {
    try {
      // A plain Uint8Array: a Buffer would turn into `{ type, data }` on a JSON transport.
      const { buffer, byteOffset, byteLength } = await readFile(path(digest));
      return new Uint8Array(buffer, byteOffset, byteLength);
    } catch (caught) {
      if (systemCode(caught) === 'ENOENT') return null;
      throw diskError(caught);
    }
  };

  return {
    path,
    put: async (digest, bytes) => {
      if (sha256(bytes) !== digest) throw new HechaError('BLOB_DIGEST_MISMATCH', { digest });
      const there = await load(digest);
      if (there && there.byteLength === bytes.byteLength && sha256(there) === digest) return;
      try {
        await makeShelf(digest);
        await writeWhole(path(digest), bytes, { draft: join(drafts, `${digest}-${randomUUID()}`), disk });
      } catch (caught) {
        throw diskError(caught);
      }
    },
    read: async (digest) => {
      const bytes = await load(digest);
      if (!bytes) throw new HechaError('BLOB_UNKNOWN', { digest });
      if (sha256(bytes) === digest) return bytes;
      // Out of the way, so that it counts as missing and an intact copy can take its place.
      await setAside(path(digest), 'unreadableFile');
      throw new HechaError('BLOB_DIGEST_MISMATCH', { digest });
    },
    size: async (digest) => {
      try {
        return (await stat(path(digest))).size;
      } catch (caught) {
        if (systemCode(caught) === 'ENOENT') return null;
        throw diskError(caught);
      }
    },
    remove: (digest) => rm(path(digest), { force: true }),
  };
};
