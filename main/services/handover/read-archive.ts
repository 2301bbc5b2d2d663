import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Decrypter } from 'age-encryption';
import { extract } from 'tar-stream';
import { HechaError } from '../../../shared/errors.ts';

/** Of the age library's errors: this key opens no stanza of the header. */
const noMatch = /no identity matched/i;

const decrypt = async (path: string, identity: string): Promise<Readable> => {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const source = Readable.toWeb(createReadStream(path));
  try {
    return Readable.fromWeb((await decrypter.decrypt(source as never)) as never);
  } catch (cause) {
    const code =
      cause instanceof Error && noMatch.test(cause.message) ? 'HANDOVER_OTHER_LAPTOP' : 'HANDOVER_DAMAGED';
    throw new HechaError(code, {}, { cause });
  }
};

const readAll = async (entry: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of entry) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
};

/** A file of the archive: its size is known before its bytes are in memory. */
export type ArchiveEntry = {
  readonly name: string;
  readonly bytes: number;
  readonly read: () => Promise<Uint8Array<ArrayBuffer>>;
};

/**
 * Gives every file of an encrypted archive to `take`, one after the other, each of which it reads. Resolves when the
 * last byte of the archive was authentic.
 * @throws HechaError `HANDOVER_OTHER_LAPTOP`, `HANDOVER_DAMAGED`, or what `take` threw.
 */
export const readArchive = async (
  path: string,
  identity: string,
  take: (entry: ArchiveEntry) => Promise<void>,
): Promise<void> => {
  const plain = await decrypt(path, identity);
  const archive = extract();
  const arriving = pipeline(plain, archive);
  // Told below, where reading stops: without a listener it would end the program.
  arriving.catch(() => undefined);
  try {
    for await (const entry of archive) {
      const { name, size = 0, type } = entry.header;
      if (type !== 'file') throw new HechaError('HANDOVER_INVALID', { reason: 'entry' });
      await take({ name, bytes: size, read: () => readAll(entry as AsyncIterable<Uint8Array>) });
    }
    await arriving;
  } catch (caught) {
    plain.destroy();
    throw caught instanceof HechaError ? caught : new HechaError('HANDOVER_DAMAGED', {}, { cause: caught });
  }
};
