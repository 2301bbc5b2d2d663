import { createClient } from '../../shared/contract/client.ts';
import type { Services, Transport } from '../../shared/contract/contract.ts';
import { createLoopbackTransport } from './loopback-transport.ts';

/** What Electron's preload puts on the window: the door and nothing else. */
type Bridge = { readonly send: Transport };

declare global {
  interface Window {
    readonly hecha?: Bridge;
  }
}

/** What the launcher hands over in the address fragment, which never leaves the browser. */
export type LaunchWords = { readonly token: string; readonly code: string | null };

const tokenKey = 'hecha-token';
const codeKey = 'hecha-code';

/**
 * Takes `#token=…&code=…` out of the address bar and keeps it for this tab, so that a reload still has it and
 * a screenshot of the address does not.
 */
export const takeLaunchWords = (
  view: Pick<Window, 'location' | 'history' | 'sessionStorage'>,
): LaunchWords => {
  const { location, history, sessionStorage } = view;
  const given = new URLSearchParams(location.hash.slice(1));
  const token = given.get('token');
  const code = given.get('code');
  if (token !== null) {
    sessionStorage.setItem(tokenKey, token);
    if (code !== null) sessionStorage.setItem(codeKey, code);
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  return { token: sessionStorage.getItem(tokenKey) ?? '', code: sessionStorage.getItem(codeKey) };
};

/** The page's client, over Electron's bridge where there is one, else over the loopback host. */
export const createPageClient = (view: Window, words: LaunchWords): Services =>
  createClient(view.hecha ? view.hecha.send : createLoopbackTransport(words.token));
