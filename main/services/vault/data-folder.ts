import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { HechaError } from '../../../shared/errors.ts';
import { type Disk, diskError, folderError, systemCode } from './disk.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import { writeWhole } from './whole-file.ts';

/** Format of the data folder that this program writes; it reads every earlier one. */
const currentFormat = 1;

const Format = z.object({ program: z.literal('hecha'), format: z.int().min(1) });

const readFormat = async (path: string): Promise<number | null> => {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (caught) {
    if (systemCode(caught) === 'ENOENT') return null;
    throw diskError(caught);
  }
  try {
    return Format.parse(JSON.parse(text)).format;
  } catch (caught) {
    throw new HechaError('DISK_FAILED', { file: 'format.json' }, { cause: caught });
  }
};

/**
 * Makes `folder` ready and takes it for this process alone. A folder that a newer program wrote is refused before
 * anything in it is touched.
 * @throws HechaError `DATABASE_NEWER`, `DATA_FOLDER_IN_USE`, `DATA_FOLDER_UNUSABLE`, `DISK_FULL`, `DISK_FAILED`
 */
export const openDataFolder = async (folder: string, disk: Disk): Promise<FolderLock> => {
  const path = join(folder, 'format.json');
  const found = await readFormat(path);
  if (found !== null && found > currentFormat) {
    throw new HechaError('DATABASE_NEWER', { found, supported: currentFormat });
  }
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const lock = await lockFolder(folder);
    if (found === null) {
      const text = `${JSON.stringify({ program: 'hecha', format: currentFormat })}\n`;
      await writeWhole(path, new TextEncoder().encode(text), { draft: `${path}.tmp`, disk });
    }
    return lock;
  } catch (caught) {
    throw folderError(folder, caught);
  }
};
