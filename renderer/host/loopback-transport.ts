import { decodeFrame, encodeFrame } from '../../shared/contract/wire.ts';
import type { Reply, Transport } from '../../shared/contract/contract.ts';
import { ownBytes } from './sha256.ts';

const unreachable = (method: string): Reply => ({ ok: false, code: 'HOST_UNREACHABLE', detail: { method } });

/**
 * Calls main over the loopback host: one binary frame per call, `POST /call`, with the token of this launch.
 * What does not come back as a reply (no network, host gone, refused before the door) is a reply too.
 */
export const createLoopbackTransport =
  (token: string, ask: typeof globalThis.fetch = globalThis.fetch.bind(globalThis)): Transport =>
  async (method, input) => {
    try {
      const response = await ask('/call', {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'x-hecha-token': token },
        body: ownBytes(encodeFrame({ method, input })),
      });
      if (response.status === 401 || response.status === 403 || response.status === 421) {
        return { ok: false, code: 'HOST_FORBIDDEN', detail: { status: response.status } };
      }
      const reply = decodeFrame(new Uint8Array(await response.arrayBuffer()));
      return isReply(reply) ? reply : unreachable(method);
    } catch {
      return unreachable(method);
    }
  };

const isReply = (value: unknown): value is Reply =>
  typeof value === 'object' && value !== null && 'ok' in value && ('value' in value || 'code' in value);
