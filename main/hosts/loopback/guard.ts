import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Why a request is turned away: its HTTP status, and the sentence for whoever looks at the traffic. */
export type Refusal = { readonly status: 403 | 405 | 415 | 421; readonly reason: string };

type Asked = {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
};

const sameToken = (given: unknown, expected: string): boolean => {
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
};

/**
 * Who may speak to the loopback host: only requests that name it exactly (a rebound DNS name does not), and, for calls,
 * only our own page (exact Origin) that was started with the token of this launch.
 */
export const createGuard =
  ({ host, token }: { host: string; token: string }) =>
  ({ method, url, headers }: Asked): Refusal | null => {
    if (headers.host !== host) return { status: 421, reason: 'unknown host' };
    if (url !== '/call') return method === 'GET' ? null : { status: 405, reason: 'only GET' };
    if (method !== 'POST') return { status: 405, reason: 'only POST' };
    if (headers.origin !== `http://${host}`) return { status: 403, reason: 'foreign origin' };
    if (!sameToken(headers['x-hecha-token'], token)) return { status: 403, reason: 'wrong token' };
    if (headers['content-type'] !== 'application/octet-stream') {
      return { status: 415, reason: 'only application/octet-stream' };
    }
    return null;
  };
