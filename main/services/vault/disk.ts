import { open, statfs, type FileHandle } from 'node:fs/promises';
import { HechaError } from '../../../shared/errors.ts';

/** The few acts on a volume that can fail for want of room; a test may stand in for them. */
export type Disk = {
  /** Writes all of `bytes` at `position`. */
  readonly write: (file: FileHandle, bytes: Uint8Array, position: number) => Promise<void>;
  /** Returns when the volume itself has the bytes, not only the system's memory. */
  readonly sync: (file: FileHandle) => Promise<void>;
  /** Bytes that this program may still write on the volume of `folder`. */
  readonly freeBytes: (folder: string) => Promise<number>;
};

export const realDisk: Disk = {
  write: async (file, bytes, position) => {
    let done = 0;
    while (done < bytes.byteLength) {
      const { bytesWritten } = await file.write(bytes, done, bytes.byteLength - done, position + done);
      done += bytesWritten;
    }
  },
  sync: (file) => file.datasync(),
  freeBytes: async (folder) => {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
};

/** The system's code of a failed file operation (`ENOSPC`, …), or an empty text. */
export const systemCode = (caught: unknown): string =>
  caught instanceof Error && 'code' in caught && typeof caught.code === 'string' ? caught.code : '';

const fullCodes: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Did the volume, the quota or the file's limit run out? */
export const isFull = (caught: unknown): boolean => fullCodes.has(systemCode(caught));

/** A failed file operation in the product's words; what is one of ours already passes unchanged. */
export const diskError = (caught: unknown): HechaError => {
  if (caught instanceof HechaError) return caught;
  return new HechaError(
    isFull(caught) ? 'DISK_FULL' : 'DISK_FAILED',
    { cause: systemCode(caught) },
    {
      cause: caught,
    },
  );
};

/** A data folder that cannot be made or entered: told by its path and the system's own code. */
export const folderError = (folder: string, caught: unknown): HechaError =>
  caught instanceof HechaError || isFull(caught)
    ? diskError(caught)
    : new HechaError('DATA_FOLDER_UNUSABLE', { folder, cause: systemCode(caught) }, { cause: caught });

/** Makes a new, renamed or removed name durable. Windows has no such act; its file system journals names itself. */
export const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
