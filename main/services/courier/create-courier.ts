import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CourierJob, Services } from '../../../shared/contract/contract.ts';
import type { Id } from '../../../shared/domain/identifiers.ts';
import { ensureHechaError, HechaError } from '../../../shared/errors.ts';
import { courierSuffix } from '../../../shared/exchange/courier.ts';
import type { Device } from '../device/device.ts';
import type { Ports } from '../ports.ts';
import type { Sync } from '../sync/create-sync.ts';
import type { Vault } from '../vault/vault.ts';
import { diskError } from '../vault/disk.ts';
import { type WrittenBundle, writeBundle } from './write-bundle.ts';

/** How much of a bundle crosses the door at a time, in bytes. */
const pieceBytes = 8 * 1024 * 1024;

export type Courier = {
  readonly services: Pick<
    Services,
    'courier.pack' | 'courier.job' | 'courier.cancel' | 'courier.read' | 'courier.settle'
  >;
  readonly close: () => Promise<void>;
};

/**
 * One bundle at a time: it is made in the data folder, read from there piece by piece by whoever saves it, and given up
 * with the next one or at the next start. It holds nothing that is not in the vault.
 */
export const createCourier = async ({
  dataFolder,
  now,
  vault,
  device,
  sync,
}: Pick<Ports, 'dataFolder' | 'now'> & {
  vault: Pick<Vault, 'readBlob'>;
  device: Pick<Device, 'sign' | 'enrolled'>;
  sync: Pick<Sync, 'freeze' | 'consider' | 'waiting' | 'settle'>;
}): Promise<Courier> => {
  const folder = join(dataFolder, 'courier');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) await rm(join(folder, name), { force: true });

  let job: CourierJob | null = null;
  let written: WrittenBundle | null = null;
  let stop = new AbortController();
  let running: Promise<void> = Promise.resolve();

  const make = async (ids: readonly Id[], fileName: string, signal: AbortSignal): Promise<void> => {
    const frozen = [];
    for (const id of ids) frozen.push(await sync.freeze(id));
    const onProgress = (done: number, total: number) => {
      if (!signal.aborted) job = { name: 'packing', done, total };
    };
    written = await writeBundle(
      join(folder, fileName),
      frozen,
      { device, readBlob: vault.readBlob, createdAt: now() },
      { signal, onProgress },
    );
    job = { name: 'done', fileName, bytes: written.bytes, digest: written.digest, inspectionIds: [...ids] };
  };

  const giveUp = async (): Promise<void> => {
    stop.abort();
    await running;
    if (written) await rm(written.path, { force: true });
    written = null;
    job = null;
  };

  const nameAt = (instant: string): string =>
    `hecha-${device.enrolled().deviceId}-${instant.slice(0, 19).replace(/[^0-9T]/g, '')}${courierSuffix}`;

  return {
    services: {
      'courier.pack': async ({ inspectionIds }) => {
        for (const id of inspectionIds) await sync.consider(id);
        const ids = inspectionIds.filter((id) => sync.waiting().includes(id));
        if (ids.length === 0) throw new HechaError('INSPECTION_UNKNOWN', { inspectionIds });
        await giveUp();
        stop = new AbortController();
        const { signal } = stop;
        const started: CourierJob = { name: 'packing', done: 0, total: 1 };
        job = started;
        running = make(ids, nameAt(now()), signal).catch((caught: unknown) => {
          const { code, detail } = ensureHechaError(caught);
          job = signal.aborted ? null : { name: 'failed', problem: { code, detail: { ...detail } } };
        });
        return started;
      },
      'courier.job': () => Promise.resolve({ job }),
      'courier.cancel': async () => {
        await giveUp();
        return {};
      },
      'courier.read': async ({ offset }) => {
        if (!written || offset >= written.bytes) throw new HechaError('BLOB_UNKNOWN', { offset });
        const file = await open(written.path, 'r').catch((caught: unknown) => {
          throw diskError(caught);
        });
        try {
          const bytes = new Uint8Array(Math.min(pieceBytes, written.bytes - offset));
          await file.read(bytes, 0, bytes.length, offset);
          return { bytes };
        } finally {
          await file.close();
        }
      },
      'courier.settle': ({ receipts }) => sync.settle(receipts),
    },
    close: giveUp,
  };
};
