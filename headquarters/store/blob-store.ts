import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, stat, truncate, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest } from '../../shared/domain/identifiers.ts';
import { HechaError } from '../../shared/errors.ts';
import { createTurns } from '../../shared/turns.ts';
import { syncFolder, writeDurably } from './durable-file.ts';

/** How an upload ended: the whole blob is stored and verified, or the store waits for bytes from `offset` on. */
export type Upload =
  | { readonly state: 'stored' }
  | { readonly state: 'there' }
  | { readonly state: 'waiting'; readonly offset: number };

/** Files named by the SHA-256 of their bytes. Write-once: a name never gets other bytes. */
export type BlobStore = {
  readonly sizeOf: (digest: Digest) => Promise<number | null>;
  /** Bytes of an unfinished upload that are there already. */
  readonly offsetOf: (digest: Digest) => Promise<number>;
  readonly read: (digest: Digest) => Promise<Uint8Array>;
  readonly stream: (digest: Digest) => NodeJS.ReadableStream;
  /** SHA-256 of what is on the disk now, and its size; null when it is not there. */
  readonly rehash: (digest: Digest) => Promise<{ digest: Digest; bytes: number } | null>;
  readonly put: (bytes: Uint8Array) => Promise<Digest>;
  /**
   * Takes `body` as the bytes of `digest` from `offset` on; `length` is the whole size. What arrived before a cut is
   * kept and resumed. `bodyDigest` is what the sender signed for this request: bytes that differ are taken back.
   * @throws HechaError `BLOB_DIGEST_MISMATCH` when all bytes are there and are not the blob, `SIGNATURE_INVALID`.
   */
  readonly upload: (
    digest: Digest,
    part: {
      readonly offset: number;
      readonly length: number;
      readonly bodyDigest: Digest;
      readonly body: AsyncIterable<Uint8Array>;
    },
  ) => Promise<Upload>;
};

const sizeAt = (path: string): Promise<number | null> =>
  stat(path).then(
    ({ size }) => size,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );

const hashFile = async (path: string): Promise<{ digest: Digest; bytes: number }> => {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { digest: hash.digest('hex'), bytes };
};

/** Appends a body to a partial file; whatever happens, what reached the file stays for the next attempt. */
const appendBody = async (
  path: string,
  { offset, length, body }: { offset: number; length: number; body: AsyncIterable<Uint8Array> },
): Promise<{ digest: Digest; size: number }> => {
  const hash = createHash('sha256');
  let size = offset;
  const handle = await open(path, 'a', 0o600);
  try {
    for await (const chunk of body) {
      if (size + chunk.length > length) throw new HechaError('INPUT_INVALID', { reason: 'tooLong', length });
      hash.update(chunk);
      await handle.appendFile(chunk);
      size += chunk.length;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { digest: hash.digest('hex'), size };
};

/** Opens the store in a folder; unfinished uploads of earlier runs are kept and can be resumed. */
export const openBlobStore = async (folder: string): Promise<BlobStore> => {
  const uploads = join(folder, 'uploads');
  await mkdir(uploads, { recursive: true });
  // Two laptops may hold the same photo, two people the same workbook.
  const inTurn = createTurns();
  const pathOf = (digest: Digest) => join(folder, digest.slice(0, 2), digest);
  const partOf = (digest: Digest) => join(uploads, `${digest}.part`);
  const sizeOf = (digest: Digest) => sizeAt(pathOf(digest));

  const finish = async (digest: Digest): Promise<void> => {
    const found = await hashFile(partOf(digest));
    if (found.digest !== digest) {
      await unlink(partOf(digest));
      throw new HechaError('BLOB_DIGEST_MISMATCH', { digest, found: found.digest });
    }
    const shelf = join(folder, digest.slice(0, 2));
    await mkdir(shelf, { recursive: true });
    await rename(partOf(digest), pathOf(digest));
    await syncFolder(shelf);
    await syncFolder(folder);
  };

  // Killed between the last byte and the rename: such a file is whole, and nobody would send more of it.
  for (const name of await readdir(uploads)) {
    const digest = name.replace(/\.part$/, '');
    if ((await hashFile(join(uploads, name))).digest === digest) await finish(digest);
  }

  const receive: BlobStore['upload'] = async (digest, part) => {
    if ((await sizeOf(digest)) !== null) return { state: 'there' };
    // More than the file is long was somebody else's mistake or worse: nobody could ever go on from there.
    if (((await sizeAt(partOf(digest))) ?? 0) >= part.length) await unlink(partOf(digest));
    const have = (await sizeAt(partOf(digest))) ?? 0;
    if (part.offset !== have) return { state: 'waiting', offset: have };
    const { digest: sent, size } = await appendBody(partOf(digest), part);
    if (sent !== part.bodyDigest) {
      await truncate(partOf(digest), part.offset);
      throw new HechaError('SIGNATURE_INVALID', { reason: 'body' });
    }
    if (size < part.length) return { state: 'waiting', offset: size };
    await finish(digest);
    return { state: 'stored' };
  };

  return {
    sizeOf,
    offsetOf: async (digest) => (await sizeAt(partOf(digest))) ?? 0,
    read: async (digest) => {
      if ((await sizeOf(digest)) === null) throw new HechaError('BLOB_UNKNOWN', { digest });
      return readFile(pathOf(digest));
    },
    stream: (digest) => createReadStream(pathOf(digest)),
    rehash: async (digest) => ((await sizeOf(digest)) === null ? null : hashFile(pathOf(digest))),
    put: (bytes) => {
      const digest = createHash('sha256').update(bytes).digest('hex');
      return inTurn(digest, async () => {
        if ((await sizeOf(digest)) === null) await writeDurably(pathOf(digest), bytes);
        return digest;
      });
    },
    upload: (digest, part) => inTurn(digest, () => receive(digest, part)),
  };
};
