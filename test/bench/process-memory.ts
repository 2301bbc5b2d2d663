import { readdirSync, readFileSync } from 'node:fs';

const megabyte = 1024;

/** Proportional set size of a process and of all that it started, in MB; null where the system does not tell. */
const treePss = (pid: number): number | null => {
  let total = 0;
  const open = [pid];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    try {
      const rollup = readFileSync(`/proc/${String(next)}/smaps_rollup`, 'utf8');
      total += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
      for (const task of readdirSync(`/proc/${String(next)}/task`)) {
        const children = readFileSync(`/proc/${String(next)}/task/${task}/children`, 'utf8').trim();
        if (children !== '') open.push(...children.split(' ').map(Number));
      }
    } catch {
      // Ended while it was looked at.
    }
  }
  return total === 0 ? null : total / megabyte;
};

/** Memory at its largest while `work` ran, looked at every 25 ms, and before it began. */
export const withPeakMemory = async <T>(
  pid: number,
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly peak: number | null; readonly before: number | null }> => {
  const before = treePss(pid);
  let peak = before;
  const look = () => {
    const now = treePss(pid);
    if (now !== null) peak = Math.max(peak ?? 0, now);
  };
  const timer = setInterval(look, 25);
  try {
    const value = await work();
    look();
    return { value, peak, before };
  } finally {
    clearInterval(timer);
  }
};
