import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { link, open, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { HechaError } from '../../../shared/errors.ts';
import { systemCode } from './disk.ts';

/** The right to be the only program that works in a data folder. */
export type FolderLock = { readonly release: () => Promise<void> };

const run = promisify(execFile);
const lockName = /^lock\.([1-9]\d{0,14})$/;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (caught) {
    return systemCode(caught) === 'EPERM';
  }
};

/** When the process `pid` began, in a form that no later process with the same number shares; null when unknown. */
const birthOf = async (pid: number): Promise<string | null> => {
  try {
    if (process.platform === 'linux') {
      const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
      const line = await readFile(`/proc/${String(pid)}/stat`, 'utf8');
      // The name of the program, in brackets, may hold anything; fields are counted after it.
      return `${boot.trim()}:${line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
    }
    const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)], { timeout: 3000 });
    return stdout.trim() || null;
  } catch {
    return null;
  }
};

type Holder = { readonly pid: number; readonly birth: string | null };

const readHolder = async (path: string): Promise<Holder | null> => {
  try {
    const [pid, birth] = (await readFile(path, 'utf8')).split('\n');
    return pid ? { pid: Number(pid), birth: birth ? birth : null } : null;
  } catch {
    return null;
  }
};

const isHeld = async (holder: Holder | null): Promise<boolean> => {
  if (!holder || !Number.isInteger(holder.pid) || !isAlive(holder.pid)) return false;
  const birth = await birthOf(holder.pid);
  // Where the system does not tell when a process began, a living process with that number counts as the holder.
  return holder.birth === null || birth === null || birth === holder.birth;
};

const newest = async (folder: string): Promise<number> => {
  const numbers = (await readdir(folder)).map((name) => Number(lockName.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers);
};

/**
 * Files `lock.1`, `lock.2`, …: who created the newest one holds the lock for as long as its process lives. Taking over
 * from a dead process means creating the next number, which the file system grants to one only; so two that find the
 * same dead holder cannot both win. A newest file is never removed, only emptied, or its number could be won twice.
 */
const lockByFile = async (folder: string): Promise<FolderLock> => {
  const last = await newest(folder);
  if (last > 0 && (await isHeld(await readHolder(join(folder, `lock.${String(last)}`))))) {
    throw new HechaError('DATA_FOLDER_IN_USE');
  }
  const path = join(folder, `lock.${String(last + 1)}`);
  const draft = join(folder, `lock-${String(process.pid)}-${String(last + 1)}.tmp`);
  await rm(draft, { force: true });
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${String(process.pid)}\n${(await birthOf(process.pid)) ?? ''}\n`);
  } finally {
    await file.close();
  }
  try {
    await link(draft, path);
  } catch (caught) {
    if (systemCode(caught) === 'EEXIST') throw new HechaError('DATA_FOLDER_IN_USE');
    throw caught;
  } finally {
    await rm(draft, { force: true });
  }
  for (const name of await readdir(folder)) {
    if (Number(lockName.exec(name)?.[1] ?? last + 1) <= last) await rm(join(folder, name), { force: true });
  }
  return {
    release: async () => {
      const own = await open(path, 'r+').catch(() => null);
      await own?.truncate(0);
      await own?.close();
    },
  };
};

/** Windows removes a named pipe with the process that made it, however that process ended. */
const lockByPipe = async (folder: string): Promise<FolderLock> => {
  const name = createHash('sha256').update(folder.toLowerCase()).digest('hex').slice(0, 32);
  const server: Server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', (caught) =>
      reject(systemCode(caught) === 'EADDRINUSE' ? new HechaError('DATA_FOLDER_IN_USE') : caught),
    );
    server.listen(`\\\\.\\pipe\\hecha-${name}`, resolve);
  });
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
};

/**
 * Takes `folder` for this process. A holder that was killed does not keep it.
 * @throws HechaError `DATA_FOLDER_IN_USE`
 */
export const lockFolder = (folder: string): Promise<FolderLock> =>
  process.platform === 'win32' ? lockByPipe(folder) : lockByFile(folder);
