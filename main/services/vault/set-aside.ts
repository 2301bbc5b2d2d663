import { access, mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Instant } from '../../../shared/domain/identifiers.ts';
import { type Disk, syncFolder } from './disk.ts';
import { writeWhole } from './whole-file.ts';

/** Where damaged bytes are kept for a person to look at; nothing in it is read again or removed by the program. */
export type SetAside = {
  /** Keeps `bytes`, durably, as `<name>-<time>.bin`. */
  readonly keep: (name: string, bytes: Uint8Array) => Promise<void>;
  /** Moves a file there, durably, as `<name>-<time>.bin`. */
  readonly move: (path: string, name: string) => Promise<void>;
};

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

export const openSetAside = async (folder: string, disk: Disk, now: () => Instant): Promise<SetAside> => {
  await mkdir(folder, { recursive: true });

  const freePath = async (name: string): Promise<string> => {
    const stem = join(folder, `${name}-${now().replace(/[^0-9TZ]/g, '')}`);
    let path = `${stem}.bin`;
    for (let n = 2; await isThere(path); n += 1) path = `${stem}-${String(n)}.bin`;
    return path;
  };

  return {
    keep: async (name, bytes) => {
      const path = await freePath(name);
      await writeWhole(path, bytes, { draft: `${path}.tmp`, disk });
    },
    move: async (path, name) => {
      await rename(path, await freePath(name));
      await syncFolder(folder);
      await syncFolder(dirname(path));
    },
  };
};
