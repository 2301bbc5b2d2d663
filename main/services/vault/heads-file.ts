import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Id } from '../../../shared/domain/identifiers.ts';
import { JournalHead } from '../../../shared/domain/journal.ts';
import { digestOf } from '../../../shared/seal/digest.ts';
import type { Checkpoint } from './journal-file.ts';

const HeadsFile = z.strictObject({
  checkpoints: z.array(
    JournalHead.extend({
      lastAt: z.int().min(0),
      size: z.string(),
      mtimeNs: z.string(),
      ino: z.string(),
    }),
  ),
  digest: z.string(),
});

/**
 * Where every journal ended when it was last known to be intact. It only saves work: a journal whose file is not
 * exactly as remembered is read and checked, so this file may be missing, old or damaged.
 */
export const readHeads = async (path: string): Promise<ReadonlyMap<Id, Checkpoint>> => {
  try {
    const { checkpoints, digest } = HeadsFile.parse(JSON.parse(await readFile(path, 'utf8')));
    if (digestOf(checkpoints) !== digest) return new Map();
    return new Map(checkpoints.map((checkpoint) => [checkpoint.inspectionId, checkpoint]));
  } catch {
    return new Map();
  }
};

/** Remembers `checkpoints` for the next start. Never throws: without it the next start reads more. */
export const writeHeads = async (path: string, checkpoints: readonly Checkpoint[]): Promise<void> => {
  try {
    await writeFile(`${path}.tmp`, JSON.stringify({ checkpoints, digest: digestOf(checkpoints) }));
    await rename(`${path}.tmp`, path);
  } catch {
    return;
  }
};
