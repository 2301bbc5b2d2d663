import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { ReadableStream } from 'node:stream/web';
import { Encrypter } from 'age-encryption';
import { pack } from 'tar-stream';
import type { Digest, Id } from '../../../shared/domain/identifiers.ts';
import { HechaError } from '../../../shared/errors.ts';
import {
  blobName,
  type CourierManifest,
  type CourierManifestBody,
  manifestName,
  submissionName,
} from '../../../shared/exchange/courier.ts';
import { toBase64Url } from '../../../shared/exchange/base64.ts';
import { canonicalBytes } from '../../../shared/seal/canonical.ts';
import type { Device } from '../device/device.ts';
import type { Frozen } from '../sync/freeze-submission.ts';
import { diskError, realDisk, syncFolder } from '../vault/disk.ts';
import { dirname } from 'node:path';

/** A finished bundle on the disk. */
export type WrittenBundle = { readonly path: string; readonly bytes: number; readonly digest: Digest };

type Parts = {
  readonly device: Pick<Device, 'sign' | 'enrolled'>;
  readonly readBlob: (digest: Digest) => Promise<Uint8Array>;
  readonly createdAt: string;
};

export type Packing = {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
};

const manifestOf = (frozen: readonly Frozen[], { device, createdAt }: Parts): CourierManifest => {
  const { deviceId, courier } = device.enrolled();
  const files = new Map<Digest, number>();
  for (const { submission } of frozen)
    for (const { digest, bytes } of submission.blobs) files.set(digest, bytes);
  const body: CourierManifestBody = {
    schema: 1,
    kind: 'courier',
    recipient: courier,
    deviceId,
    createdAt,
    submissions: frozen.map(({ bytes, digest, submission }) => ({
      submissionId: submission.submissionId,
      digest,
      bytes: bytes.length,
    })),
    files: [...files].map(([digest, bytes]) => ({ digest, bytes })),
  };
  return { body, signature: toBase64Url(device.sign(canonicalBytes(body))) };
};

type Entry = { readonly name: string; readonly read: () => Promise<Uint8Array> };

const entriesOf = (manifest: CourierManifest, frozen: readonly Frozen[], { readBlob }: Parts): Entry[] => {
  const submissions = new Map<Id, Uint8Array>(
    frozen.map(({ bytes, submission }) => [submission.submissionId, bytes]),
  );
  return [
    { name: manifestName, read: () => Promise.resolve(canonicalBytes(manifest)) },
    ...manifest.body.files.map(({ digest }) => ({ name: blobName(digest), read: () => readBlob(digest) })),
    ...[...submissions].map(([id, bytes]) => ({
      name: submissionName(id),
      read: () => Promise.resolve(bytes),
    })),
  ];
};

/** The archive, made as it is read: one file in memory at a time. */
const archiveOf = (
  entries: readonly Entry[],
  createdAt: string,
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
 * Writes sealed inspections into one file that only headquarters opens: under another name first, synced, read back and
 * compared, then under its own. What does not come to an end leaves nothing.
 * @throws HechaError `DISK_FULL`, `DISK_FAILED`, those of the vault; the reason of `signal`.
 */
export const writeBundle = async (
  path: string,
  frozen: readonly Frozen[],
  parts: Parts,
  packing: Packing,
): Promise<WrittenBundle> => {
  const manifest = manifestOf(frozen, parts);
  const encrypter = new Encrypter();
  encrypter.addRecipient(manifest.body.recipient);
  const draft = `${path}.draft`;
  try {
    const plain = archiveOf(entriesOf(manifest, frozen, parts), parts.createdAt, packing);
    const sealed = await encrypter.encrypt(plain as never);
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
