import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ReadableStream } from 'node:stream/web';
import { Encrypter } from 'age-encryption';
import { pack } from 'tar-stream';
import type { AgeRecipient, Digest } from '../../../shared/domain/identifiers.ts';
import { HechaError } from '../../../shared/errors.ts';
import { diskError, realDisk, syncFolder } from '../vault/disk.ts';

/** A finished bundle on the disk. */
export type WrittenBundle = { readonly path: string; readonly bytes: number; readonly digest: Digest };

/** A file of the archive, read when its turn comes. */
export type BundleEntry = { readonly name: string; readonly read: () => Promise<Uint8Array> };

/** What is to be carried, in the order of the archive, and who alone opens it. */
export type Parcel = {
  readonly recipient: AgeRecipient;
  readonly entries: readonly BundleEntry[];
  readonly createdAt: string;
};

export type Packing = {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
};

/** The archive, made as it is read: one file in memory at a time. */
const archiveOf = (
  { entries, createdAt }: Parcel,
  { signal, onProgress }: Packing,
): ReadableStream<Uint8Array> => {
  const archive = pack();
  const fill = async () => {
    for (const [index, { name, read }] of entries.entries()) {
      signal.throwIfAborted();
      const bytes = Buffer.from(await read());
      await new Promise<void>((resolve, reject) => {
        archive.entry(
          { name, size: bytes.length, mode: 0o600, mtime: new Date(createdAt) },
          bytes,
          (error) => (error ? reject(error) : resolve()),
        );
      });
      onProgress(index + 1, entries.length);
    }
    archive.finalize();
  };
  fill().catch((caught: unknown) => archive.destroy(caught instanceof Error ? caught : new Error('stopped')));
  return ReadableStream.from(archive as AsyncIterable<Uint8Array>);
};

const hashOfFile = async (path: string): Promise<Digest> => {
  const hash = createHash('sha256');
  const file = await open(path, 'r');
  try {
    for await (const chunk of file.createReadStream({ autoClose: false })) hash.update(chunk as Uint8Array);
  } finally {
    await file.close();
  }
  return hash.digest('hex');
};

const writeAll = async (
  path: string,
  stream: AsyncIterable<Uint8Array>,
): Promise<Omit<WrittenBundle, 'path'>> => {
  const file = await open(path, 'w', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      await realDisk.write(file, chunk, bytes);
      hash.update(chunk);
      bytes += chunk.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, digest: hash.digest('hex') };
};

/**
 * Writes a parcel into one file that only its recipient opens: under another name first, synced, read back and
 * compared, then under its own. What does not come to an end leaves nothing.
 * @throws HechaError `DISK_FULL`, `DISK_FAILED`, those of whoever reads the entries; the reason of `signal`.
 */
export const writeBundle = async (path: string, parcel: Parcel, packing: Packing): Promise<WrittenBundle> => {
  const encrypter = new Encrypter();
  encrypter.addRecipient(parcel.recipient);
  const draft = `${path}.draft`;
  try {
    const sealed = await encrypter.encrypt(archiveOf(parcel, packing) as never);
    const written = await writeAll(draft, sealed as unknown as AsyncIterable<Uint8Array>);
    if ((await hashOfFile(draft)) !== written.digest)
      throw new HechaError('DISK_FAILED', { cause: 'readBack' });
    await rename(draft, path);
    await syncFolder(dirname(path));
    return { path, ...written };
  } catch (caught) {
    await rm(draft, { force: true });
    packing.signal.throwIfAborted();
    throw caught instanceof HechaError ? caught : diskError(caught);
  }
};
