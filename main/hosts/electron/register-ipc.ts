import type { Reply, Transport } from '../../../shared/contract/contract.ts';

/** The page's own address; everything else that Chromium may show is foreign. */
export const pageOrigin = 'app://hecha';

/** Is this an address of our page? */
export const isOurPage = (url: string): boolean => url.startsWith(`${pageOrigin}/`);

type Frame = { readonly url: string; readonly parent: unknown };
type Listener = (event: { readonly senderFrame: Frame | null }, ...args: unknown[]) => Promise<Reply>;

/** What is needed of Electron's `ipcMain`. */
export type IpcMain = { readonly handle: (channel: string, listener: Listener) => void };

/** Serves calls of the page in a top frame of our own origin; a frame inside it, or a foreign page, is refused. */
export const registerIpc = (ipc: IpcMain, send: Transport): void => {
  ipc.handle('hecha:call', async ({ senderFrame }, method, input) => {
    if (!senderFrame || senderFrame.parent !== null || !isOurPage(senderFrame.url)) {
      return { ok: false, code: 'HOST_FORBIDDEN', detail: {} };
    }
    if (typeof method !== 'string') return { ok: false, code: 'INPUT_INVALID', detail: {} };
    return send(method, input);
  });
};
