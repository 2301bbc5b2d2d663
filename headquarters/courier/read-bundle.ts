import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Decrypter } from 'age-encryption';
import { extract } from 'tar-stream';
import type { Digest, Id } from '../../shared/domain/identifiers.ts';
import { HechaError } from '../../shared/errors.ts';
import {
  blobName,
  CourierManifest,
  manifestName,
  maxManifestBytes,
  submissionName,
} from '../../shared/exchange/courier.ts';
import { maxBlobBytes, maxSubmissionBytes } from '../../shared/exchange/headquarters-api.ts';
import { canonical } from '../../shared/seal/canonical.ts';
import type { CourierKey } from './courier-key.ts';

export type Bundle = {
  readonly manifest: CourierManifest;
  /** Bytes of each submission, by its id; all are there. */
  readonly submissions: ReadonlyMap<Id, Uint8Array>;
};

/** What the reader of a bundle does with it while it comes in. */
export type BundleSink = {
  /** Asked once, before anything else is read. @throws to refuse the bundle. */
  readonly begin: (manifest: CourierManifest) => Promise<void>;
  readonly keepFile: (bytes: Uint8Array) => Promise<unknown>;
};

const invalid = (reason: string): HechaError => new HechaError('BUNDLE_INVALID', { reason });

/** Of the age library's errors: this key opens no stanza of the header. */
const noMatch = /no identity matched/i;

const decrypt = async (
  { identity }: CourierKey,
  source: ReadableStream<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> => {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return (await decrypter.decrypt(source as never)) as unknown as ReadableStream<Uint8Array>;
  } catch (cause) {
    const code =
      cause instanceof Error && noMatch.test(cause.message) ? 'BUNDLE_OTHER_HEADQUARTERS' : 'BUNDLE_DAMAGED';
    throw new HechaError(code, {}, { cause });
  }
};

const readAll = async (entry: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of entry) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
};

const readManifest = (bytes: Uint8Array): CourierManifest => {
  let value: unknown;
  const text = new TextDecoder().decode(bytes);
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid('manifest');
  }
  const parsed = CourierManifest.safeParse(value);
  if (!parsed.success || canonical(parsed.data) !== text) throw invalid('manifest');
  return parsed.data;
};

type Wanted = {
  readonly digest: Digest;
  readonly bytes: number;
  readonly submissionId: Id | null;
};

/** What must follow the manifest, by name. A name that stands there twice is said to be two things at once. */
const contentsOf = ({ body }: CourierManifest): Map<string, Wanted> => {
  const wanted = new Map<string, Wanted>();
  for (const { digest, bytes } of body.files)
    wanted.set(blobName(digest), { digest, bytes, submissionId: null });
  for (const { submissionId, digest, bytes } of body.submissions)
    wanted.set(submissionName(submissionId), { digest, bytes, submissionId });
  if (wanted.size !== body.files.length + body.submissions.length) throw invalid('twice');
  return wanted;
};

const mostBytes = ({ submissionId }: Wanted): number =>
  submissionId === null ? maxBlobBytes : maxSubmissionBytes;

/**
 * Reads a bundle from its first byte to its last: nothing of it is given out before the last is authentic. Files are
 * kept as they come, by what they are; a name of the archive is only ever compared, never a path.
 * @throws HechaError `BUNDLE_OTHER_HEADQUARTERS`, `BUNDLE_DAMAGED`, `BUNDLE_INVALID` with a reason, or what `begin` threw.
 */
export const readBundle = async (
  key: CourierKey,
  source: ReadableStream<Uint8Array>,
  sink: BundleSink,
): Promise<Bundle> => {
  const archive = extract();
  const plain = Readable.fromWeb(await decrypt(key, source));
  const arriving = pipeline(plain, archive);
  // Told below, where reading stops: without a listener it would end the program.
  arriving.catch(() => undefined);
  let manifest: CourierManifest | null = null;
  let wanted = new Map<string, Wanted>();
  const submissions = new Map<Id, Uint8Array>();
  try {
    for await (const entry of archive) {
      const { name, size = 0, type } = entry.header;
      if (type !== 'file') throw invalid('entry');
      if (!manifest) {
        if (name !== manifestName || size > maxManifestBytes) throw invalid('manifest');
        manifest = readManifest(await readAll(entry as AsyncIterable<Uint8Array>));
        wanted = contentsOf(manifest);
        await sink.begin(manifest);
        continue;
      }
      const expected = wanted.get(name);
      if (!expected || size !== expected.bytes || size > mostBytes(expected)) throw invalid('entry');
      const bytes = await readAll(entry as AsyncIterable<Uint8Array>);
      if (createHash('sha256').update(bytes).digest('hex') !== expected.digest) throw invalid('digest');
      wanted.delete(name);
      if (expected.submissionId === null) await sink.keepFile(bytes);
      else submissions.set(expected.submissionId, bytes);
    }
    await arriving;
  } catch (caught) {
    plain.destroy();
    throw caught instanceof HechaError ? caught : new HechaError('BUNDLE_DAMAGED', {}, { cause: caught });
  }
  if (!manifest) throw invalid('manifest');
  if (wanted.size > 0) throw invalid('missing');
  return { manifest, submissions };
};
