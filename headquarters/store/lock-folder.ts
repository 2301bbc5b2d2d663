import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HechaError } from '../../shared/errors.ts';

type Holder = { readonly pid: number; readonly startedAt: string | null };

/** When a process started, as the kernel counts it: a pid alone may have been given to somebody else since. */
const startOf = async (pid: number): Promise<string | null> => {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
};

const isAlive = async ({ pid, startedAt }: Holder): Promise<boolean> => {
  try {
    process.kill(pid, 0);
  } catch (caught) {
    return (caught as NodeJS.ErrnoException).code === 'EPERM';
  }
  const now = await startOf(pid);
  return now === null || startedAt === null || now === startedAt;
};

const readHolder = (text: string): Holder | null => {
  try {
    const { pid, startedAt } = JSON.parse(text) as Partial<Holder>;
    return typeof pid === 'number' ? { pid, startedAt: startedAt ?? null } : null;
  } catch {
    return null;
  }
};

/**
 * Makes `path` ours: a hard link to `mine`, which appears with its content at once and only for one of several
 * processes. A lock whose owner is gone is removed under a second lock, so that nobody removes one taken since.
 */
const take = async (path: string, mine: string): Promise<void> => {
  for (;;) {
    const taken = await link(mine, path).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false;
        throw error;
      },
    );
    if (taken) return;
    const found = await readFile(path, 'utf8').catch(() => null);
    if (found === null) continue;
    const holder = readHolder(found);
    if (holder && (await isAlive(holder))) throw new HechaError('DATA_FOLDER_IN_USE', { pid: holder.pid });
    const guard = `${path}.recovery`;
    await take(guard, mine);
    try {
      if ((await readFile(path, 'utf8').catch(() => null)) === found) await unlink(path);
    } finally {
      await unlink(guard);
    }
  }
};

/**
 * Takes a data folder for this process alone. PGlite itself lets two processes open one folder and then loses
 * acknowledged rows, so this lock comes before it. A lock whose owner is gone (kill -9) is recovered.
 * @returns a function that gives the folder back.
 * @throws HechaError `DATA_FOLDER_IN_USE` with the pid that holds it, `DATA_FOLDER_UNUSABLE`.
 */
export const lockFolder = async (folder: string): Promise<() => Promise<void>> => {
  const refuse = (error: NodeJS.ErrnoException): never => {
    throw new HechaError('DATA_FOLDER_UNUSABLE', { folder, cause: error.code }, { cause: error });
  };
  await mkdir(folder, { recursive: true }).catch(refuse);
  const path = join(folder, 'headquarters.lock');
  const mine = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const text = JSON.stringify({ pid: process.pid, startedAt: await startOf(process.pid) });
  await writeFile(mine, text, { mode: 0o600 }).catch(refuse);
  try {
    await take(path, mine);
    return () => unlink(path);
  } finally {
    await unlink(mine);
  }
};
