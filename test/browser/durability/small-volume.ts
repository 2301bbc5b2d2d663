import { execFileSync } from 'node:child_process';
import { cp, mkdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runLoopbackHost } from '../../scenario/processes.ts';
import type { HostStarter } from './laptop.ts';

/** A volume for one folder whose free space the test decides. */
export type SmallVolume = {
  /** Starts the host in a world where the volume is as small as it was made. */
  readonly starter: HostStarter;
  /** Moves what `folder` holds onto the volume. */
  readonly take: (folder: string) => Promise<void>;
  readonly leaveFree: (bytes: number) => Promise<void>;
  readonly remove: () => Promise<void>;
};

export const plenty = 700 * 1024 * 1024;

const run = (program: string, ...args: string[]) => execFileSync(program, args, { stdio: 'ignore' });

/** May this user mount a file system here? Only root on Linux may. */
export const mayMount = async (scratch: string): Promise<boolean> => {
  const folder = join(scratch, 'may-mount');
  await mkdir(folder, { recursive: true });
  try {
    run('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder);
    run('umount', folder);
    return true;
  } catch {
    return false;
  }
};

/** A real file system in memory, made smaller and larger while it is in use. */
export const mountedVolume = (): SmallVolume => {
  let mounted: string | null = null;
  return {
    starter: runLoopbackHost,
    take: async (folder) => {
      await rename(folder, `${folder}.moved`);
      await mkdir(folder);
      run('mount', '-t', 'tmpfs', '-o', `size=${plenty}`, 'tmpfs', folder);
      mounted = folder;
      await cp(`${folder}.moved`, folder, { recursive: true });
      await rm(`${folder}.moved`, { recursive: true });
    },
    leaveFree: async (bytes) => {
      if (mounted === null) throw new Error('nothing is mounted');
      const { blocks, bfree, bsize } = await statfs(mounted);
      run('mount', '-o', `remount,size=${(blocks - bfree) * bsize + bytes}`, mounted);
    },
    remove: async () => {
      // The browser's last processes may still let go of their files.
      if (mounted !== null) run('umount', '-l', mounted);
      mounted = null;
      await Promise.resolve();
    },
  };
};

/**
 * What stands in for it where nobody may mount: the host is started with its file functions counting against a number
 * in a file. Like a full disk it writes what still fits and refuses the rest with ENOSPC.
 */
const countingSource = (free: string): string => `
import promises from 'node:fs/promises';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const counter = ${JSON.stringify(free)};
const left = () => Number(readFileSync(counter, 'utf8'));
const leave = (bytes) => writeFileSync(counter, String(bytes));
const { open, rm, statfs } = promises;
promises.statfs = async (path) => ({ ...(await statfs(path)), bsize: 1, bavail: left() });
promises.rm = async (path, options) => {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  await rm(path, options);
  leave(left() + size);
};
const handle = await open(counter, 'r');
const kind = Object.getPrototypeOf(handle);
await handle.close();
const { write } = kind;
kind.write = async function (bytes, offset, length, position) {
  const room = Math.min(left(), length);
  if (room > 0) await write.call(this, bytes, offset, room, position);
  leave(left() - room);
  if (room < length) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  return { bytesWritten: length, buffer: bytes };
};
syncBuiltinESMExports();
`;

export const countedVolume = (scratch: string): SmallVolume => {
  const counter = join(scratch, 'bytes-free');
  const program = join(scratch, 'counted-volume.mjs');
  return {
    starter: (folder, options) => {
      const before = process.env['NODE_OPTIONS'];
      process.env['NODE_OPTIONS'] = `--import=${pathToFileURL(program).href}`;
      try {
        return runLoopbackHost(folder, options);
      } finally {
        if (before === undefined) delete process.env['NODE_OPTIONS'];
        else process.env['NODE_OPTIONS'] = before;
      }
    },
    take: async () => {
      await writeFile(counter, String(plenty));
      await writeFile(program, countingSource(counter));
    },
    leaveFree: (bytes) => writeFile(counter, String(bytes)),
    remove: () => Promise.resolve(),
  };
};
