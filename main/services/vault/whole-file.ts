import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Disk, syncFolder } from './disk.ts';

/**
 * Writes a file so that its name shows either what was there before or all of `bytes`, also after a power cut.
 * `draft` is a path on the same volume; it is gone when the write failed.
 */
export const writeWhole = async (
  path: string,
  bytes: Uint8Array,
  { draft, disk }: { draft: string; disk: Disk },
): Promise<void> => {
  try {
    const file = await open(draft, 'w', 0o600);
    try {
      await disk.write(file, bytes, 0);
      await disk.sync(file);
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (caught) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw caught;
  }
  await syncFolder(dirname(path));
};
