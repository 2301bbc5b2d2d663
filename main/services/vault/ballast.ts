import { randomFillSync } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Disk } from './disk.ts';

/** Room held back by a file of our own, given up so that text can still be saved on a full disk. */
export type Ballast = {
  /** Puts the ballast there when it is missing and `reserve` bytes would stay free beside it. Never throws. */
  readonly lay: (reserve: number) => Promise<void>;
  /** Gives the room back; true when there was any to give. */
  readonly release: () => Promise<boolean>;
};

const stepBytes = 1024 * 1024;

/** Ballast of `bytes` in `folder`; of zero bytes there is none. */
export const createBallast = (folder: string, bytes: number, disk: Disk): Ballast => {
  const path = join(folder, 'ballast.bin');
  const unfinished = `${path}.tmp`;

  const fill = async (): Promise<void> => {
    const file = await open(unfinished, 'w', 0o600);
    try {
      // Not zeros: a compressing or sparse file system would keep no room for them.
      const chunk = randomFillSync(new Uint8Array(Math.min(stepBytes, bytes)));
      for (let at = 0; at < bytes; at += chunk.byteLength) {
        await disk.write(file, chunk.subarray(0, Math.min(chunk.byteLength, bytes - at)), at);
      }
      await disk.sync(file);
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  };

  return {
    lay: async (reserve) => {
      try {
        await rm(unfinished, { force: true });
        const there = await stat(path).catch(() => null);
        if (bytes === 0 || there?.size === bytes) return;
        if ((await disk.freeBytes(folder)) < reserve + bytes) return;
        await fill();
      } catch {
        // Without ballast everything still works, until the disk is full; then text is refused in words.
        await rm(unfinished, { force: true }).catch(() => undefined);
      }
    },
    release: async () => {
      const there = await stat(path).catch(() => null);
      await rm(unfinished, { force: true });
      if (!there) return false;
      await rm(path, { force: true });
      return there.size > 0;
    },
  };
};
