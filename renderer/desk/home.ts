import { ensureHechaError, type HechaError } from '../../shared/errors.ts';
import type { DeskPorts } from './ports.ts';

/** One of the two places where entries are kept. */
export type Home<T> = {
  /** Queues an item; it is written at once, or together with what came while a write was under way. */
  readonly add: (item: T) => void;
  /** Tries at once, and resolves when nothing is left or the attempt failed. */
  readonly settle: () => Promise<void>;
  readonly pending: () => number;
  /** Why the last attempt failed; null while it goes well. */
  readonly failure: () => HechaError | null;
  /** Stops retrying. What is queued stays queued. */
  readonly stop: () => void;
};

/** Never more than this in one write: a journal of thousands stays a series of short transactions. */
const largestBatch = 500;
const firstRetry = 500;
const longestRetry = 15_000;

/**
 * A queue in front of one home. One write is under way at any time; later items join the next one. A failed write
 * keeps its items and is tried again with growing, spread pauses, for as long as the page lives.
 */
export const createHome = <T>(
  write: (items: readonly T[]) => Promise<void>,
  { after, random }: Pick<DeskPorts, 'after' | 'random'>,
  onChange: () => void,
): Home<T> => {
  const queue: T[] = [];
  let failure: HechaError | null = null;
  let failures = 0;
  let stopped = false;
  let busy = false;
  let drained: Promise<void> = Promise.resolve();
  let cancelRetry: (() => void) | null = null;

  const retryLater = () => {
    const ceiling = Math.min(longestRetry, firstRetry * 2 ** (failures - 1));
    cancelRetry = after(ceiling / 2 + (random() * ceiling) / 2, () => {
      cancelRetry = null;
      start();
    });
  };

  const drain = async (): Promise<void> => {
    while (queue.length > 0) {
      const batch = queue.slice(0, largestBatch);
      try {
        await write(batch);
        queue.splice(0, batch.length);
        failure = null;
        failures = 0;
        onChange();
      } catch (caught) {
        failure = ensureHechaError(caught);
        failures += 1;
        busy = false;
        if (!stopped) retryLater();
        onChange();
        return;
      }
    }
    busy = false;
  };

  const start = () => {
    if (busy || queue.length === 0) return;
    cancelRetry?.();
    cancelRetry = null;
    busy = true;
    drained = drain();
  };

  return {
    add: (item) => {
      queue.push(item);
      // While a retry is waiting the disk is known to be unwell: typing must not hammer it.
      if (!cancelRetry) start();
    },
    settle: async () => {
      start();
      await drained;
    },
    pending: () => queue.length,
    failure: () => failure,
    stop: () => {
      stopped = true;
      cancelRetry?.();
      cancelRetry = null;
    },
  };
};
