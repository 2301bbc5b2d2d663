import type { Delivery, Problem } from '../../../shared/contract/contract.ts';
import type { Id } from '../../../shared/domain/identifiers.ts';
import { ensureHechaError, type ErrorCode, HechaError } from '../../../shared/errors.ts';
import type { LogInclusion } from '../../../shared/exchange/log.ts';
import type { Receipt } from '../../../shared/exchange/submission.ts';
import type { Ports } from '../ports.ts';
import type { Vault } from '../vault/vault.ts';
import type { OutboxFiles } from './outbox-files.ts';
import type { Sending } from './push-submission.ts';
import { retryDelay } from './retry-delay.ts';

/** Failures that pass by themselves; every other one waits for a person. */
const passing: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'HQ_UNREACHABLE',
  'HQ_FAILED',
  'HQ_GARBAGE',
  'NOT_ENROLLED',
  'REQUEST_STALE',
  'SUBMISSION_BLOB_MISSING',
  'DISK_FULL',
  'DISK_FAILED',
]);

type State = Delivery['state'];

export type Outbox = {
  /** Looks at one inspection again; schedules its delivery if it is sealed and nothing stands against it. */
  readonly consider: (id: Id) => Promise<void>;
  /** A person asks: sends now, also what was refused before. @throws HechaError `INSPECTION_UNKNOWN`, `INSPECTION_INCOMPLETE`. */
  readonly deliver: (id: Id) => Promise<Delivery>;
  readonly list: () => readonly Delivery[];
  readonly receiptOf: (id: Id) => Receipt | null;
  /** A receipt came by another way than this outbox's own sending; it was believed and kept. */
  readonly settle: (id: Id, receipt: Receipt) => Promise<void>;
  /** The log's proof of a receipt arrived, at once or later. */
  readonly noteInclusion: (id: Id, inclusion: LogInclusion) => void;
  readonly close: () => Promise<void>;
};

/**
 * The outbox is derived: an inspection is in it when its journal ends with the seal and no verified receipt is kept.
 * Nothing is ever dropped, however many attempts; one inspection that is refused holds up no other.
 */
export const createOutbox = async ({
  vault,
  files,
  now,
  random,
  log,
  push,
}: Pick<Ports, 'now' | 'log'> & {
  vault: Pick<Vault, 'head' | 'heads' | 'readJournal'>;
  files: OutboxFiles;
  /** Between 0 and 1: the jitter of retries. */
  random: () => number;
  push: (id: Id, options: { signal: AbortSignal; onProgress: (state: Sending) => void }) => Promise<Receipt>;
}): Promise<Outbox> => {
  const states = new Map<Id, State>();
  const timers = new Map<Id, NodeJS.Timeout>();
  const running = new Map<Id, Promise<void>>();
  const closing = new AbortController();

  const schedule = (id: Id, attempt: number, problem: Problem | null): void => {
    const delay = attempt === 0 ? 0 : retryDelay(attempt, random());
    const nextAt = new Date(Date.parse(now()) + delay).toISOString();
    states.set(id, { name: 'waiting', attempt, nextAt, problem });
    clearTimeout(timers.get(id));
    timers.set(
      id,
      setTimeout(() => void run(id, attempt), delay),
    );
  };

  const settle = async (id: Id, receipt: Receipt): Promise<void> => {
    states.set(id, { name: 'settled', receipt, inclusion: await files.readInclusion(id) });
  };

  const settleOrWait = async (id: Id, attempt: number, error: HechaError): Promise<void> => {
    const problem = { code: error.code, detail: { ...error.detail } };
    log(`delivery of ${id}: ${error.code}`);
    if (passing.has(error.code)) return schedule(id, attempt + 1, problem);
    states.set(id, { name: 'refused', problem });
    // Where even that cannot be written the next start asks again and is refused again.
    await files.keepRefusal(id, problem).catch(() => log(`refusal of ${id}: not kept`));
  };

  const attemptOnce = async (id: Id, attempt: number): Promise<void> => {
    try {
      const receipt = await push(id, {
        signal: closing.signal,
        onProgress: (state) => states.set(id, state),
      });
      await settle(id, receipt);
    } catch (caught) {
      if (closing.signal.aborted) return;
      await settleOrWait(id, attempt, ensureHechaError(caught));
    }
  };

  const run = (id: Id, attempt: number): Promise<void> => {
    clearTimeout(timers.get(id));
    timers.delete(id);
    const already = running.get(id);
    if (already || closing.signal.aborted) return already ?? Promise.resolve();
    const job = attemptOnce(id, attempt).finally(() => running.delete(id));
    running.set(id, job);
    return job;
  };

  const isSealed = async (id: Id): Promise<boolean> => {
    const [last] = await vault.readJournal(id, { afterSeq: vault.head(id).seq - 1 });
    return last?.event.type === 'inspection.sealed';
  };

  const consider = async (id: Id): Promise<void> => {
    if (states.has(id) || !(await isSealed(id))) return;
    const receipt = await files.readReceipt(id);
    // Only a receipt over exactly this journal settles it; any other file here is damage, and headquarters is asked.
    if (receipt?.body.journalHead === vault.head(id).hash) return settle(id, receipt);
    const problem = await files.readRefusal(id);
    if (problem) return void states.set(id, { name: 'refused', problem });
    schedule(id, 0, null);
  };

  const stateOf = (id: Id): Delivery => {
    const state = states.get(id);
    if (!state) throw new HechaError('INSPECTION_UNKNOWN', { inspectionId: id });
    return { inspectionId: id, state };
  };

  for (const { inspectionId } of vault.heads()) {
    // One journal that cannot be read keeps neither the program from starting nor the others from being sent.
    await consider(inspectionId).catch(() => log(`outbox: cannot read ${inspectionId}`));
  }
  for (const id of await files.receipts()) {
    const receipt = states.has(id) || vault.head(id).seq > 0 ? null : await files.readReceipt(id);
    if (receipt) await settle(id, receipt);
  }

  return {
    consider,
    deliver: async (id) => {
      await consider(id);
      const { state } = stateOf(id);
      if (state.name === 'settled' || state.name === 'sending') return stateOf(id);
      await files.dropRefusal(id);
      schedule(id, 0, null);
      return stateOf(id);
    },
    list: () => [...states.keys()].map(stateOf),
    receiptOf: (id) => {
      const state = states.get(id);
      return state?.name === 'settled' ? state.receipt : null;
    },
    settle: async (id, receipt) => {
      clearTimeout(timers.get(id));
      timers.delete(id);
      await settle(id, receipt);
      await files.dropRefusal(id);
    },
    noteInclusion: (id, inclusion) => {
      const state = states.get(id);
      if (state?.name === 'settled') states.set(id, { ...state, inclusion });
    },
    close: async () => {
      closing.abort();
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      await Promise.allSettled(running.values());
    },
  };
};
