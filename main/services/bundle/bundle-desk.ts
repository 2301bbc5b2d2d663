import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundleJob, Services } from '../../../shared/contract/contract.ts';
import { ensureHechaError, HechaError } from '../../../shared/errors.ts';
import { maxPieceBytes } from '../../../shared/exchange/handover.ts';
import type { Ports } from '../ports.ts';
import { diskError } from '../vault/disk.ts';
import { type Parcel, type WrittenBundle, writeBundle } from './write-bundle.ts';

export type BundleDesk = {
  readonly services: Pick<Services, 'bundle.job' | 'bundle.cancel' | 'bundle.read'>;
  /** Gives up the bundle that is there and makes this one; what refuses it is told by `bundle.job`. */
  readonly begin: (fileName: string, prepare: () => Promise<Parcel>) => Promise<BundleJob>;
  readonly close: () => Promise<void>;
};

/**
 * One bundle at a time: it is made in the data folder, read from there piece by piece by whoever saves it, and given up
 * with the next one or at the next start. It holds nothing that is not in the vault.
 */
export const createBundleDesk = async ({ dataFolder }: Pick<Ports, 'dataFolder'>): Promise<BundleDesk> => {
  const folder = join(dataFolder, 'bundles');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) await rm(join(folder, name), { force: true });

  let job: BundleJob | null = null;
  let written: WrittenBundle | null = null;
  let stop = new AbortController();
  let running: Promise<void> = Promise.resolve();

  const make = async (
    fileName: string,
    prepare: () => Promise<Parcel>,
    signal: AbortSignal,
  ): Promise<void> => {
    const onProgress = (done: number, total: number) => {
      if (!signal.aborted) job = { name: 'packing', done, total };
    };
    written = await writeBundle(join(folder, fileName), await prepare(), { signal, onProgress });
    job = { name: 'done', fileName, bytes: written.bytes, digest: written.digest };
  };

  const giveUp = async (): Promise<void> => {
    stop.abort();
    await running;
    if (written) await rm(written.path, { force: true });
    written = null;
    job = null;
  };

  return {
    begin: async (fileName, prepare) => {
      await giveUp();
      stop = new AbortController();
      const { signal } = stop;
      const started: BundleJob = { name: 'packing', done: 0, total: 1 };
      job = started;
      running = make(fileName, prepare, signal).catch((caught: unknown) => {
        const { code, detail } = ensureHechaError(caught);
        job = signal.aborted ? null : { name: 'failed', problem: { code, detail: { ...detail } } };
      });
      return started;
    },
    services: {
      'bundle.job': () => Promise.resolve({ job }),
      'bundle.cancel': async () => {
        await giveUp();
        return {};
      },
      'bundle.read': async ({ offset }) => {
        if (!written || offset >= written.bytes) throw new HechaError('BLOB_UNKNOWN', { offset });
        const file = await open(written.path, 'r').catch((caught: unknown) => {
          throw diskError(caught);
        });
        try {
          const bytes = new Uint8Array(Math.min(maxPieceBytes, written.bytes - offset));
          await file.read(bytes, 0, bytes.length, offset);
          return { bytes };
        } finally {
          await file.close();
        }
      },
    },
    close: giveUp,
  };
};
