import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Disk, realDisk } from '../../../main/services/vault/disk.ts';

/** A volume with room for `capacity` bytes that, like a real one, writes what still fits before it refuses. */
export const smallDisk = (folder: string, capacity: number): Disk => {
  const used = async (): Promise<number> => {
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    const sizes = await Promise.all(
      files
        .filter((found) => found.isFile())
        .map(({ parentPath, name }) =>
          stat(join(parentPath, name)).then(
            ({ size }) => size,
            // Renamed or removed while we were counting.
            () => 0,
          ),
        ),
    );
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  const free = async () => Math.max(0, capacity - (await used()));
  return {
    sync: realDisk.sync,
    freeBytes: free,
    write: async (file, bytes, position) => {
      const { size } = await file.stat();
      const room = (await free()) + Math.max(0, size - position);
      await realDisk.write(file, bytes.subarray(0, Math.min(room, bytes.byteLength)), position);
      if (room < bytes.byteLength) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    },
  };
};
