import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

const windowsPaths = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

const candidates = (platform: NodeJS.Platform, env: Env): string[] => {
  if (platform === 'darwin') return macApps.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
    return roots.flatMap((root) => (root ? windowsPaths.map((path) => join(root, path)) : []));
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return linuxNames.flatMap((name) => folders.map((folder) => join(folder, name)));
};

/** The installed Chromium, Chrome or Edge; `CHROMIUM_PATH` goes before all. Null when there is none. */
export const findBrowser = (
  platform: NodeJS.Platform = process.platform,
  env: Env = process.env,
): string | null => {
  const wanted = env['CHROMIUM_PATH'];
  if (wanted !== undefined && wanted !== '') return wanted;
  return candidates(platform, env).find(isProgram) ?? null;
};

/** Is there a screen to open a window on? */
export const hasDisplay = (platform: NodeJS.Platform = process.platform, env: Env = process.env): boolean =>
  platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);

/**
 * The Electron binary of the npm package in `folder`, without starting the download that importing it would start.
 * Null when it was never fetched.
 */
export const findElectron = (folder: string, env: Env = process.env): string | null => {
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : '';
  const elsewhere = env['ELECTRON_OVERRIDE_DIST_PATH'];
  const program = elsewhere ? join(elsewhere, name || 'electron') : name !== '' && join(folder, 'dist', name);
  return program && isProgram(program) ? program : null;
};
