import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** How long may it take to find out that there is no way to the download, in milliseconds. */
const probeLimit = 4000;
const downloadLimit = 180_000;

const isReachable = async (address: string): Promise<boolean> => {
  try {
    await fetch(address, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(probeLimit) });
    return true;
  } catch {
    return false;
  }
};

/**
 * Fetches the Electron binary with the package's own installer, which checks its SHA-256. True when it is there
 * afterwards. Without a network it answers within seconds; a download that hangs is ended.
 */
export const fetchElectron = async (folder: string, say: (line: string) => void): Promise<boolean> => {
  const installer = join(folder, 'install.js');
  if (!existsSync(installer)) return false;
  const mirror = process.env['ELECTRON_MIRROR'] ?? 'https://github.com';
  if (!(await isReachable(mirror))) {
    say(`Electron is not here and ${new URL(mirror).host} cannot be reached to fetch it.`);
    return false;
  }
  say('Fetching Electron once (about 110 MB) …');
  return new Promise((resolve) => {
    const running = spawn(process.execPath, [installer], { stdio: ['ignore', 'ignore', 'ignore'] });
    const limit = setTimeout(() => running.kill('SIGKILL'), downloadLimit);
    running.once('error', () => resolve(false));
    running.once('exit', (code) => {
      clearTimeout(limit);
      resolve(code === 0);
    });
  });
};
