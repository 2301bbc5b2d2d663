import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { HechaError } from '../../shared/errors.ts';
import { createTurns } from '../../shared/turns.ts';
import { diskError, realDisk } from './vault/disk.ts';
import { writeWhole } from './vault/whole-file.ts';

/** Two writes of a file at once would write the same draft. */
const inTurn = createTurns();

/**
 * Small files that a service keeps beside the journals: replaced whole or not at all, durable when `keep` resolves, one
 * write after the other.
 * @throws HechaError `DISK_FULL`, `DISK_FAILED`.
 */
export const keepFile = (path: string, bytes: Uint8Array): Promise<void> =>
  inTurn(path, async () => {
    try {
      await writeWhole(path, bytes, { draft: `${path}.draft`, disk: realDisk });
    } catch (caught) {
      throw diskError(caught);
    }
  });

/** The bytes of a kept file, or null when it was never written. @throws HechaError `DISK_FAILED`. */
export const readKeptFile = async (path: string): Promise<Uint8Array<ArrayBuffer> | null> => {
  try {
    return new Uint8Array(await readFile(path));
  } catch (caught) {
    if ((caught as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new HechaError('DISK_FAILED', {}, { cause: caught });
  }
};

/**
 * The value of a kept JSON file; null when it was never written, or when it is not what `schema` says: what is kept here
 * can be had again, so damage is no failure.
 * @throws HechaError `DISK_FAILED`.
 */
export const readKeptJson = async <S extends z.ZodType>(
  path: string,
  schema: S,
): Promise<z.infer<S> | null> => {
  const bytes = await readKeptFile(path);
  if (!bytes) return null;
  try {
    return schema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return null;
  }
};
