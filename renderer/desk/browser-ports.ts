import { maxEvidenceBytes, type Services } from '../../shared/contract/contract.ts';
import { HechaError } from '../../shared/errors.ts';
import { now } from '../host/clock.ts';
import { openStorage } from '../storage/open-storage.ts';
import { readStorageHealth } from '../storage/storage-health.ts';
import type { PhotoAnswer, PhotoOrder } from './photo-worker.ts';
import type { DeskPorts, Release } from './ports.ts';
import type { PreparedEvidence } from './prepared-evidence.ts';

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

/** The photo worker, started with the first photo and kept: the second photo does not pay for the start. */
const createPhotoWorker = (): DeskPorts['prepareEvidence'] => {
  type Waiting = { resolve: (prepared: PreparedEvidence) => void; reject: (error: HechaError) => void };
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let count = 0;

  const settle = ({ data }: MessageEvent<PhotoAnswer>) => {
    const order = waiting.get(data.id);
    waiting.delete(data.id);
    if ('prepared' in data) order?.resolve(data.prepared);
    else order?.reject(new HechaError(data.code, data.detail));
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

  return (file, origin) =>
    new Promise((resolve, reject) => {
      worker ??= hire();
      const order: PhotoOrder = { id: (count += 1), file, origin, largestFile: maxEvidenceBytes };
      waiting.set(order.id, { resolve, reject });
      worker.postMessage(order);
    });
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
  prepareEvidence: createPhotoWorker(),
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
