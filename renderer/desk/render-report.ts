import type { ReportJob, Services } from '../../shared/contract/contract.ts';
import type { Id } from '../../shared/domain/identifiers.ts';
import { HechaError } from '../../shared/errors.ts';
import type { DeskPorts } from './ports.ts';

export type DoneReport = Extract<ReportJob, { name: 'done' }>;

type Watch = { readonly onProgress: (job: ReportJob) => void; readonly signal: AbortSignal };

/** The page asks, main answers: there is no push channel, so progress is asked for this often, in milliseconds. */
const askEvery = 120;

/**
 * Renders a report or a form from main's copy and follows it to its end. Null when it was cancelled.
 * @param begin asks main for the paper
 * @throws HechaError the paper's own failure, or the door's.
 */
export const renderReport = async (
  client: Services,
  after: DeskPorts['after'],
  begin: () => Promise<{ readonly jobId: Id }>,
  { onProgress, signal }: Watch,
): Promise<DoneReport | null> => {
  if (signal.aborted) return null;
  const { jobId } = await begin();
  let cancelled = false;
  for (;;) {
    if (signal.aborted && !cancelled) {
      cancelled = true;
      await client['report.cancel']({ jobId });
    }
    const job = await client['report.status']({ jobId });
    onProgress(job);
    if (job.name === 'done') return signal.aborted ? null : job;
    if (job.name === 'cancelled') return null;
    if (job.name === 'failed') {
      if (job.problem.code === 'REPORT_CANCELLED') return null;
      throw new HechaError(job.problem.code, job.problem.detail);
    }
    await new Promise<void>((resolve) => {
      after(askEvery, resolve);
    });
  }
};
