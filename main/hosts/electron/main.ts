import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, dialog, ipcMain, protocol, safeStorage, session } from 'electron';
import { createDispatcher } from '../../../shared/contract/dispatcher.ts';
import { ensureHechaError } from '../../../shared/errors.ts';
import { sayError } from '../../../shared/text/errors.ts';
import { openMachineClock } from '../../services/clock/machine-clock.ts';
import { createServices } from '../../services/create-services.ts';
import { readHostOptions } from '../launch/options.ts';
import { listPages } from '../pages.ts';
import { readVersion } from '../read-version.ts';
import { registerIpc } from './register-ipc.ts';
import { openSafeStorageVault } from './safe-storage-vault.ts';
import { runSelfTest } from './self-test.ts';
import { limitPermissions, openWindow, servePages } from './window.ts';

const built = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const log = (line: string): void => console.error(line);

const selfTest = process.argv.includes('--self-test');
const { code, ...options } = readHostOptions(
  process.argv.slice(app.isPackaged ? 1 : 2).filter((arg) => arg !== '--self-test' && arg !== '--no-sandbox'),
);
const data = selfTest ? mkdtempSync(join(tmpdir(), 'hecha-self-test-')) : options.data;

// All before `ready`: scheme and sandbox cannot be changed afterwards, and the instance lock lies in the profile.
app.setPath('userData', join(data, 'profile'));
app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

const startServices = async () => {
  const { services, close } = await createServices({
    now: () => new Date().toISOString(),
    machineClock: openMachineClock(),
    dataFolder: data,
    vault: await openSafeStorageVault(safeStorage),
    pkcs11: options.pkcs11,
    headquarters: options.headquarters,
    fetch: globalThis.fetch,
    reportWorker: new URL('./report-worker.js', import.meta.url),
    host: 'electron',
    version: await readVersion(new URL('../../package.json', import.meta.url)),
    log,
  });
  const send = createDispatcher(services, (error, method) => log(`${method}: ${error.code}`));
  return { send, close };
};

const start = async (): Promise<void> => {
  if (!app.requestSingleInstanceLock()) return app.quit();
  await app.whenReady();
  const { send, close } = await startServices();
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void close().finally(() => {
      closed = true;
      app.quit();
    });
  });
  limitPermissions(session.defaultSession);
  servePages(await listPages(built('../pages')));
  registerIpc(ipcMain, send);
  const window = await openWindow({
    preload: built('../preload/preload.cjs'),
    words: new URLSearchParams({ token: '', ...(code === null ? {} : { code }) }).toString(),
    visible: !selfTest,
  });
  app.on('second-instance', () => window.focus());
  if (!selfTest) return console.log(JSON.stringify({ ready: true }));
  const failed = await runSelfTest(window);
  console.log(JSON.stringify({ selfTest: failed.length === 0, failed }));
  await close();
  app.exit(failed.length === 0 ? 0 : 1);
};

app.on('window-all-closed', () => app.quit());
start().catch((caught: unknown) => {
  const { code: reason, detail } = ensureHechaError(caught);
  console.log(JSON.stringify({ ready: false, code: reason, detail }));
  // From source the launcher tells it in its terminal; the packaged program has none.
  const language = app.getLocale().startsWith('zh') ? 'zh' : 'en';
  if (app.isPackaged && !selfTest)
    dialog.showErrorBox('Hecha 核查', `${sayError({ code: reason, detail }, language)}\n${reason}`);
  app.exit(1);
});
