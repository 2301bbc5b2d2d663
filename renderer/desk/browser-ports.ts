import { maxEvidenceBytes, type Services } from '../../shared/contract/contract.ts';
import { HechaError } from '../../shared/errors.ts';
import { now } from '../host/clock.ts';
import { openStorage } from '../storage/open-storage.ts';
import { readStorageHealth } from '../storage/storage-health.ts';
import type { PhotoAnswer, PhotoOrder } from './photo-worker.ts';
import type { DeskPorts, Release } from './ports.ts';

/** A Web Lock, at once or not at all; held until the answer is called. */
const tryLock = (name: string): Promise<Release | null> =>
  new Promise((resolve, reject) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (!lock) {
          resolve(null);
          return undefined;
        }
        return new Promise<void>((release) => resolve(release));
      })
      .catch(reject);
  });

type OrderOf<T extends PhotoOrder> = T extends unknown ? Omit<T, 'id'> : never;

/** The photo worker, started with the first photo and kept: the second photo does not pay for the start. */
const createPhotoWorker = (): Pick<DeskPorts, 'prepareEvidence' | 'coverPhoto'> => {
  type Done = Exclude<PhotoAnswer, { code: unknown }>;
  type Waiting = { resolve: (answer: Done) => void; reject: (error: HechaError) => void };
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let count = 0;

  const settle = ({ data }: MessageEvent<PhotoAnswer>) => {
    const order = waiting.get(data.id);
    waiting.delete(data.id);
    if ('code' in data) order?.reject(new HechaError(data.code, data.detail));
    else order?.resolve(data);
  };
  const abandon = () => {
    for (const { reject } of waiting.values()) reject(new HechaError('PHOTO_NOT_AN_IMAGE'));
    waiting.clear();
    worker?.terminate();
    worker = null;
  };
  const hire = (): Worker => {
    const hired = new Worker(new URL('./photo-worker.ts', import.meta.url), { type: 'module' });
    hired.onmessage = settle;
    // A picture that brings the decoder down takes only its own order with it: the next one gets a new worker.
    hired.onerror = abandon;
    return hired;
  };
  const send = (order: OrderOf<PhotoOrder>): Promise<Done> =>
    new Promise((resolve, reject) => {
      worker ??= hire();
      const numbered: PhotoOrder = { ...order, id: (count += 1) };
      waiting.set(numbered.id, { resolve, reject });
      worker.postMessage(numbered);
    });

  return {
    prepareEvidence: async (order) => {
      const done = await send({ what: 'prepare', largestFile: maxEvidenceBytes, ...order });
      if ('prepared' in done) return done.prepared;
      throw new HechaError('INTERNAL');
    },
    coverPhoto: async (order) => {
      const done = await send({ what: 'cover', ...order });
      if ('covered' in done) return done.covered;
      throw new HechaError('INTERNAL');
    },
  };
};

const suffixAlphabet = '0123456789abcdefghijkmnpqrstuvwx';

/** Sixty random bits as twelve letters and digits without look-alikes. */
const freshSuffix = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => suffixAlphabet[byte % 32]).join('');

/** The desk's world in a browser window. */
export const browserPorts = (client: Services): DeskPorts => ({
  client,
  openStorage: () => openStorage(),
  now,
  tryLock,
  ...createPhotoWorker(),
  after: (milliseconds, call) => {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
  random: Math.random,
  freshSuffix,
  onNetworkChange: (call) => {
    window.addEventListener('online', call);
    window.addEventListener('offline', call);
  },
  persist: async () => {
    await readStorageHealth(navigator.storage).catch(() => null);
  },
});
