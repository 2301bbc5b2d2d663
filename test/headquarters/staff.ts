import type { Headquarters } from '../../headquarters/server.ts';
import { workbookType } from '../../shared/exchange/console-api.ts';

export type Staff = {
  readonly cookie: string;
  readonly get: (path: string) => Promise<Record<string, unknown>>;
  readonly send: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; body: Record<string, unknown>; headers: Headers }>;
  /** Sends a workbook, as the page does. */
  readonly upload: (
    path: string,
    workbook: Uint8Array<ArrayBuffer>,
  ) => Promise<{ status: number; body: Record<string, unknown> }>;
  /** Fetches a file. */
  readonly download: (path: string) => Promise<{ bytes: Uint8Array<ArrayBuffer>; headers: Headers }>;
};

/** Somebody at headquarters who opened the console with its token. */
export const signIn = async (
  hq: Pick<Headquarters, 'address' | 'consoleToken'>,
  token = hq.consoleToken,
): Promise<Staff> => {
  const session = await fetch(`${hq.address}/console/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: hq.address },
    body: JSON.stringify({ token }),
  });
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
  const send: Staff['send'] = async (method, path, body, headers = {}) => {
    const response = await fetch(`${hq.address}/console/api${path}`, {
      method,
      headers: { cookie, origin: hq.address, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return {
      status: response.status,
      body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
      headers: response.headers,
    };
  };
  const raw = (path: string, init: RequestInit = {}) =>
    fetch(`${hq.address}/console/api${path}`, {
      ...init,
      headers: { cookie, origin: hq.address, ...(init.body ? { 'content-type': workbookType } : {}) },
    });
  return {
    cookie,
    send,
    get: async (path) => (await send('GET', path)).body,
    upload: async (path, workbook) => {
      const response = await raw(path, { method: 'POST', body: workbook });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    download: async (path) => {
      const response = await raw(path);
      return { bytes: new Uint8Array(await response.arrayBuffer()), headers: response.headers };
    },
  };
};
