import { readFile } from 'node:fs/promises';
import { BrowserWindow, protocol, type Session } from 'electron';
import type { PageFile } from '../pages.ts';
import { isOurPage, pageOrigin } from './register-ipc.ts';

/** Serves the listed files, and nothing else, under the page's own scheme. */
export const servePages = (files: ReadonlyMap<string, PageFile>): void => {
  protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url);
    const page = host === 'hecha' && request.method === 'GET' ? files.get(pathname) : undefined;
    if (!page) return new Response('not found', { status: 404 });
    return new Response(new Uint8Array(await readFile(page.path)), { headers: { ...page.headers } });
  });
};

/** Of all that a page may ask the system for, ours gets the camera. */
export const limitPermissions = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const onlyVideo = 'mediaTypes' in details && details.mediaTypes?.every((type) => type === 'video');
    decide(permission === 'media' && onlyVideo === true && isOurPage(details.requestingUrl));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === 'media' && isOurPage(`${origin.replace(/\/$/, '')}/`),
  );
  session.setDevicePermissionHandler(() => false);
};

/** The one window: sandboxed, isolated, and bound to our own page. */
export const openWindow = async ({
  preload,
  words,
  visible,
}: {
  preload: string;
  /** What the page is told at start, in the fragment of its address. */
  words: string;
  visible: boolean;
}): Promise<BrowserWindow> => {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 800,
    show: false,
    autoHideMenuBar: true,
    title: 'Hecha 核查',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      // Chromium's own viewer shows the report.
      plugins: true,
    },
  });
  window.webContents.on('will-navigate', (event) => event.preventDefault());
  window.webContents.on('will-attach-webview', (event) => event.preventDefault());
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  if (visible) window.once('ready-to-show', () => window.show());
  await window.loadURL(`${pageOrigin}/#${words}`);
  return window;
};
