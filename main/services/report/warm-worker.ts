import { Worker } from 'node:worker_threads';
import { HechaError, isErrorCode } from '../../../shared/errors.ts';
import type { WorkerAnswer, WorkerRequest, WorkerResult } from './worker-messages.ts';

type Job = {
  readonly request: WorkerRequest;
  readonly onProgress: (done: number, total: number) => void;
  readonly resolve: (result: WorkerResult) => void;
  readonly reject: (error: HechaError) => void;
};

/** One worker, started with the first report and kept: fonts and code are loaded once. One report at a time. */
export type WarmWorker = {
  /** @throws HechaError of the worker, `REPORT_CANCELLED`, or `REPORT_FAILED` when the worker died. */
  readonly render: (request: WorkerRequest, onProgress: Job['onProgress']) => Promise<WorkerResult>;
  /** Harmless for a job that is over. */
  readonly cancel: (jobId: string) => void;
  readonly close: () => Promise<void>;
};

export const createWarmWorker = (script: URL): WarmWorker => {
  let worker: Worker | null = null;
  let current: Job | null = null;
  const waiting: Job[] = [];

  const settle = (finish: (job: Job) => void): void => {
    const job = current;
    current = null;
    if (job) finish(job);
    next();
  };

  const hear = (from: Worker, answer: WorkerAnswer): void => {
    if (from !== worker || answer.jobId !== current?.request.jobId) return;
    if (answer.name === 'progress') current.onProgress(answer.done, answer.total);
    else if (answer.name === 'done') settle((job) => job.resolve(answer));
    else {
      const code = isErrorCode(answer.code) ? answer.code : 'REPORT_FAILED';
      settle((job) => job.reject(new HechaError(code, answer.detail)));
    }
  };

  const die = (from: Worker, reason: string): void => {
    if (from !== worker) return;
    worker = null;
    settle((job) => job.reject(new HechaError('REPORT_FAILED', { reason })));
  };

  const start = (): Worker => {
    const started = new Worker(script);
    started.unref();
    started.on('message', (answer: WorkerAnswer) => hear(started, answer));
    started.on('error', (error) => die(started, String(error).slice(0, 200)));
    started.on('exit', (code) => die(started, `worker ended with ${code}`));
    return started;
  };

  const next = (): void => {
    if (current) return;
    current = waiting.shift() ?? null;
    if (!current) return;
    worker ??= start();
    worker.postMessage(current.request);
  };

  const stop = async (): Promise<void> => {
    const stopped = worker;
    worker = null;
    await stopped?.terminate();
  };

  return {
    render: (request, onProgress) =>
      new Promise((resolve, reject) => {
        waiting.push({ request, onProgress, resolve, reject });
        next();
      }),
    cancel: (jobId) => {
      const index = waiting.findIndex(({ request }) => request.jobId === jobId);
      if (index >= 0) waiting.splice(index, 1)[0]?.reject(new HechaError('REPORT_CANCELLED'));
      if (current?.request.jobId !== jobId) return;
      // Layout cannot be asked to stop: the worker ends, and the next report starts a new one.
      void stop();
      settle((job) => job.reject(new HechaError('REPORT_CANCELLED')));
    },
    close: async () => {
      for (const job of waiting.splice(0)) job.reject(new HechaError('REPORT_CANCELLED'));
      await stop();
      settle((job) => job.reject(new HechaError('REPORT_CANCELLED')));
    },
  };
};
