import { describe, expect, it } from 'vitest';
import { takeLaunchWords } from '../../../renderer/host/client.ts';
import { instantOf } from '../../../renderer/host/clock.ts';
import { createLoopbackTransport } from '../../../renderer/host/loopback-transport.ts';
import { sha256 } from '../../../renderer/host/sha256.ts';
import { decodeFrame, encodeFrame } from '../../../shared/contract/wire.ts';
import { Instant } from '../../../shared/domain/identifiers.ts';
import { digestOfBytes } from '../../../shared/seal/digest.ts';

const tab = (hash: string, kept: Record<string, string> = {}) => {
  const memory = new Map(Object.entries(kept));
  const shown: string[] = [];
  const view = {
    location: { hash, pathname: '/', search: '?a=1' },
    history: { state: null, replaceState: (_state: unknown, _title: string, url: string) => shown.push(url) },
    sessionStorage: {
      getItem: (key: string) => memory.get(key) ?? null,
      setItem: (key: string, value: string) => void memory.set(key, value),
    },
  } as unknown as Window;
  return { view, memory, shown };
};

describe('the words of the launcher', () => {
  it('leave the address bar and stay for this tab', () => {
    const { view, memory, shown } = tab('#token=secret&code=ABCD-1234');
    expect(takeLaunchWords(view)).toEqual({ token: 'secret', code: 'ABCD-1234' });
    expect(shown).toEqual(['/?a=1']);
    const again = tab('', Object.fromEntries(memory));
    expect(takeLaunchWords(again.view)).toEqual({ token: 'secret', code: 'ABCD-1234' });
    expect(again.shown).toEqual([]);
  });

  it('are not confused with a fragment of our own', () => {
    const { view, shown } = tab('#/outbox', { 'hecha-token': 'secret' });
    expect(takeLaunchWords(view)).toEqual({ token: 'secret', code: null });
    expect(shown).toEqual([]);
  });
});

describe('the loopback transport', () => {
  it('sends one frame with the token and gives bytes back unchanged', async () => {
    const asked: { url: unknown; token: string | null; call: unknown }[] = [];
    const ask = ((url: unknown, init: RequestInit) => {
      const headers = new Headers(init.headers);
      const call = decodeFrame(init.body as Uint8Array);
      asked.push({ url, token: headers.get('x-hecha-token'), call });
      return Promise.resolve(
        new Response(encodeFrame({ ok: true, value: { bytes: new Uint8Array([0, 255]) } })),
      );
    }) as typeof fetch;
    const send = createLoopbackTransport('secret', ask);
    const input = { digest: 'd', bytes: new Uint8Array([1, 2, 3]) };
    expect(await send('vault.putBlob', input)).toEqual({
      ok: true,
      value: { bytes: new Uint8Array([0, 255]) },
    });
    expect(asked).toEqual([{ url: '/call', token: 'secret', call: { method: 'vault.putBlob', input } }]);
  });

  it.each([
    ['no network', () => Promise.reject(new TypeError('failed to fetch'))],
    ['garbage', () => Promise.resolve(new Response('<html>'))],
    ['a frame that is no reply', () => Promise.resolve(new Response(encodeFrame({ fine: true })))],
  ])('answers %s with HOST_UNREACHABLE', async (_name, ask) => {
    const reply = await createLoopbackTransport('t', ask)('app.describe', {});
    expect(reply).toEqual({ ok: false, code: 'HOST_UNREACHABLE', detail: { method: 'app.describe' } });
  });

  it('tells a wrong token apart from a host that is gone', async () => {
    const ask = () => Promise.resolve(new Response('', { status: 403 }));
    const reply = await createLoopbackTransport('t', ask)('app.describe', {});
    expect(reply).toMatchObject({ ok: false, code: 'HOST_FORBIDDEN' });
  });
});

describe('clock and digest', () => {
  it('writes instants with this machine’s offset that name the same moment', () => {
    const date = new Date('2026-11-23T15:24:11.123Z');
    const text = instantOf(date);
    expect(Instant.safeParse(text).success).toBe(true);
    expect(new Date(text).getTime()).toBe(date.getTime());
    expect(text).toMatch(/[+-]\d\d:\d\d$/);
  });

  it('hashes like the journal does, also a part of a larger buffer', async () => {
    const bytes = new Uint8Array([9, 1, 2, 3, 9]).subarray(1, 4);
    expect(await sha256(bytes)).toBe(digestOfBytes(new Uint8Array([1, 2, 3])));
  });
});
