import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { HechaError } from '../shared/errors.ts';
import type { CourierOutcome } from '../shared/exchange/courier.ts';
import { canonicalBytes } from '../shared/seal/canonical.ts';
import { openPublished } from './closed-desk.ts';
import { importBundle } from './courier/import-bundle.ts';
import type { DeskOptions } from './open-desk.ts';

/**
 * Takes in a bundle that somebody brought, at a headquarters that is not running, and writes the receipts beside it
 * (`FILE.receipts.json`) for the way back.
 * @throws HechaError as `importBundle`; `INPUT_INVALID` for a file that cannot be read.
 */
export const importBundleFile = async (
  options: DeskOptions,
  file: string,
): Promise<Omit<CourierOutcome, 'receipts'> & { readonly receiptsFile: string }> => {
  const { desk, close } = await openPublished(options);
  try {
    const stream = createReadStream(file);
    const failed = new Promise<never>((_resolve, reject) =>
      stream.once('error', (cause) => reject(new HechaError('INPUT_INVALID', { reason: 'file' }, { cause }))),
    );
    const { receipts, ...told } = await Promise.race([
      importBundle(desk, Readable.toWeb(stream) as ReadableStream<Uint8Array>),
      failed,
    ]);
    const receiptsFile = `${file}.receipts.json`;
    await writeFile(receiptsFile, canonicalBytes(receipts));
    return { ...told, receiptsFile };
  } finally {
    await close();
  }
};
