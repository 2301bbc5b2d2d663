import { z } from 'zod';
import type { Digest } from '../../../shared/domain/identifiers.ts';
import { HechaError } from '../../../shared/errors.ts';
import { HaveAnswer } from '../../../shared/exchange/headquarters-api.ts';
import type { HeadquartersClient } from './headquarters-client.ts';

/** A photo travels in pieces of this size, so that a cut line loses little. */
const pieceBytes = 1024 * 1024;
/** One question names at most this many files (`HaveRequest`). */
const askedAtOnce = 2000;
/** Headquarters may send us back this often within one file before it counts as confused. */
const mostStepsBack = 3;

const Waiting = z.object({ offset: z.int().min(0) });

/**
 * Which of these files headquarters lacks, and from which byte on. It may ask for nothing else of this laptop.
 * @throws HechaError `HQ_GARBAGE` for a file that was not offered, and of the client.
 */
export const askMissing = async (
  client: Pick<HeadquartersClient, 'ask'>,
  digests: readonly Digest[],
  signal: AbortSignal,
): Promise<ReadonlyMap<Digest, number>> => {
  const lacking = new Map<Digest, number>();
  for (let from = 0; from < digests.length; from += askedAtOnce) {
    const asked = digests.slice(from, from + askedAtOnce);
    const { missing } = await client.ask(
      {
        method: 'POST',
        path: '/v1/blobs/have',
        body: new TextEncoder().encode(JSON.stringify({ digests: asked })),
        headers: { 'content-type': 'application/json' },
        signal,
      },
      HaveAnswer,
    );
    for (const { digest, offset } of missing) {
      if (!asked.includes(digest)) throw new HechaError('HQ_GARBAGE', { reason: 'notOffered' });
      lacking.set(digest, offset);
    }
  }
  return lacking;
};

const offsetIn = (bytes: Uint8Array, most: number): number => {
  try {
    const { offset } = Waiting.parse(JSON.parse(new TextDecoder().decode(bytes)));
    if (offset <= most) return offset;
  } catch {
    // told below: whatever it is, it is no place in this file
  }
  throw new HechaError('HQ_GARBAGE', { reason: 'offset' });
};

/**
 * Sends one file from `offset` on and goes on from wherever headquarters says it is; never in circles.
 * @throws HechaError `HQ_GARBAGE` for places that make no sense, and of the client.
 */
export const pushBlob = async (
  client: Pick<HeadquartersClient, 'send'>,
  { digest, content, offset }: { digest: Digest; content: Uint8Array; offset: number },
  { signal, onSent }: { signal: AbortSignal; onSent: (bytes: number) => void },
): Promise<void> => {
  let at = offset < content.length ? offset : 0;
  for (let stepsBack = 0; stepsBack <= mostStepsBack;) {
    const piece = new Uint8Array(content.subarray(at, at + pieceBytes));
    const { status, bytes } = await client.send({
      method: 'PUT',
      path: `/v1/blobs/${digest}`,
      body: piece,
      headers: {
        'content-type': 'application/octet-stream',
        'upload-offset': String(at),
        'upload-length': String(content.length),
      },
      signal,
    });
    if (status !== 202) return onSent(content.length - at);
    const next = offsetIn(bytes, content.length - 1);
    if (next <= at) stepsBack += 1;
    onSent(next - at);
    at = next;
  }
  throw new HechaError('HQ_GARBAGE', { reason: 'offset' });
};
