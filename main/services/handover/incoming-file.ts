import { open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { HechaError } from '../../../shared/errors.ts';
import type { Ports } from '../ports.ts';
import { diskError, realDisk } from '../vault/disk.ts';

/** A handover on its way in, still encrypted: written piece by piece, read by path, gone when it was taken or the program ends. */
export type IncomingFile = {
  readonly path: string;
  /** @throws HechaError `INPUT_INVALID` for a piece that does not follow, `DISK_FULL`, `DISK_FAILED`. */
  readonly write: (offset: number, bytes: Uint8Array) => Promise<void>;
  readonly isThere: () => Promise<boolean>;
  readonly drop: () => Promise<void>;
};

/** Opens the place; what an earlier run left there is given up. */
export const openIncomingFile = async ({ dataFolder }: Pick<Ports, 'dataFolder'>): Promise<IncomingFile> => {
  const path = join(dataFolder, 'incoming-handover');
  const sizeOf = () =>
    stat(path).then(
      ({ size }) => size,
      () => null,
    );
  const drop = () => rm(path, { force: true });
  await drop();
  return {
    path,
    write: async (offset, bytes) => {
      if (offset > ((await sizeOf()) ?? 0)) throw new HechaError('INPUT_INVALID', { fields: ['offset'] });
      try {
        const file = await open(path, offset === 0 ? 'w' : 'r+', 0o600);
        try {
          await realDisk.write(file, bytes, offset);
        } finally {
          await file.close();
        }
      } catch (caught) {
        await drop();
        throw diskError(caught);
      }
    },
    isThere: async () => (await sizeOf()) !== null,
    drop,
  };
};
