import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';

const folder = resolve('test/bench/peers');

/** Installs what the lock file names, unless it is there. False where that is not possible: no registry. */
export const installPeers = async (say: (line: string) => void): Promise<boolean> => {
  if (existsSync(resolve(folder, 'node_modules/survey-react-ui'))) return true;
  say('peers: not there yet, running npm ci in test/bench/peers');
  try {
    await promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder });
    return true;
  } catch (caught) {
    say(`peers: could not be installed, their ratios stay empty (${String(caught).split('\n')[0] ?? ''})`);
    return false;
  }
};

/** Version of an installed peer. */
export const versionOf = (name: string): string => {
  const file = resolve(folder, 'node_modules', name, 'package.json');
  return (createRequire(import.meta.url)(file) as { version: string }).version;
};

/** Builds the peers' pages into `outDir`, as our own are built. The bare list needs nothing that we do not have. */
export const buildPeers = async (outDir: string, withSurvey: boolean): Promise<void> => {
  const pages = ['bare-list.html', ...(withSurvey ? ['survey.html'] : [])];
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome128',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 5000,
      rolldownOptions: { input: pages.map((page) => resolve(folder, page)) },
    },
  });
};
