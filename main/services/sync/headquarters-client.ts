import { createHash, randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { type ErrorCode, HechaError, isErrorCode } from '../../../shared/errors.ts';
import { WireError } from '../../../shared/exchange/headquarters-api.ts';
import { signRequest } from '../../../shared/exchange/http-signature.ts';
import type { Device } from '../device/device.ts';
import type { Ports } from '../ports.ts';

/** How long headquarters may take to answer before it counts as out of reach, beside the time its bytes travel. */
const patienceMs = 30_000;
/** The slowest line that is waited for: on a slower one even a batch of texts would never arrive whole. */
const slowestBytesPerMs = 4;
/** No answer of headquarters but a blob is larger. */
const maxAnswerBytes = 40 * 1024 * 1024;
/** A refusal is a code and a few words; it is kept and shown. */
const maxRefusalBytes = 64 * 1024;

export type HeadquartersAnswer = { readonly status: number; readonly bytes: Uint8Array };

export type HeadquartersRequest = {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Path below the configured address, e.g. `/v1/assignments`. */
  readonly path: string;
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Enrolment and health are the only unsigned requests. */
  readonly unsigned?: boolean;
  readonly signal?: AbortSignal;
};

/** Speaks to headquarters: signs what it sends, and turns every way to fail into one code. */
export type HeadquartersClient = {
  /** @throws HechaError `HQ_UNREACHABLE`, `HQ_FAILED` (5xx), `HQ_GARBAGE`, or the code headquarters refused with. */
  readonly send: (request: HeadquartersRequest) => Promise<HeadquartersAnswer>;
  /** The same, with an answer that must satisfy `schema`, else `HQ_GARBAGE`. */
  readonly ask: <S extends z.ZodType>(request: HeadquartersRequest, schema: S) => Promise<z.infer<S>>;
};

const readBounded = async (response: Response): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (!response.body) return new Uint8Array();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > (response.ok ? maxAnswerBytes : maxRefusalBytes))
      throw new HechaError('HQ_GARBAGE', { reason: 'tooLarge' });
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
};

const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch (cause) {
    throw new HechaError('HQ_GARBAGE', { reason: 'notJson' }, { cause });
  }
};

/** A refusal in headquarters' own words; an answer that is none of its kind is garbage (a portal, a proxy). */
const refusalOf = ({ status, bytes }: HeadquartersAnswer): HechaError => {
  if (status >= 500) return new HechaError('HQ_FAILED', { status });
  const parsed = WireError.safeParse(parseJson(bytes));
  if (!parsed.success) return new HechaError('HQ_GARBAGE', { status });
  const { code, detail } = parsed.data;
  return isErrorCode(code)
    ? new HechaError(code, detail)
    : new HechaError('HQ_REFUSED', { status, reason: code });
};

export const createHeadquartersClient = ({
  headquarters,
  fetch,
  now,
  device,
}: Pick<Ports, 'headquarters' | 'fetch' | 'now'> & { device: Device }): HeadquartersClient => {
  /** Seconds that headquarters' clock is ahead of ours: a wrong laptop clock must not lock an inspector out. */
  let clockAhead = 0;
  const seconds = () => Math.floor(Date.parse(now()) / 1000);

  const once = async (
    request: HeadquartersRequest,
  ): Promise<HeadquartersAnswer & { date: string | null }> => {
    const targetUri = `${headquarters}${request.path}`;
    const bodyDigest = createHash('sha256')
      .update(request.body ?? new Uint8Array())
      .digest('hex');
    const signed = request.unsigned
      ? {}
      : await signRequest(
          { method: request.method, targetUri, bodyDigest },
          {
            keyId: device.enrolled().deviceId,
            created: seconds() + clockAhead,
            nonce: randomBytes(18).toString('base64url'),
          },
          device.sign,
        );
    try {
      const response = await fetch(targetUri, {
        method: request.method,
        headers: { ...request.headers, ...signed },
        redirect: 'error',
        signal: AbortSignal.any([
          AbortSignal.timeout(patienceMs + Math.ceil((request.body?.length ?? 0) / slowestBytesPerMs)),
          ...(request.signal ? [request.signal] : []),
        ]),
        ...(request.body ? { body: request.body } : {}),
      });
      return {
        status: response.status,
        bytes: await readBounded(response),
        date: response.headers.get('date'),
      };
    } catch (cause) {
      if (cause instanceof HechaError) throw cause;
      throw new HechaError('HQ_UNREACHABLE', {}, { cause });
    }
  };

  const send = async (request: HeadquartersRequest): Promise<HeadquartersAnswer> => {
    const answer = await once(request);
    if (answer.status < 400) return answer;
    const refusal = refusalOf(answer);
    const theirTime = Date.parse(answer.date ?? '');
    if (refusal.code !== ('REQUEST_STALE' satisfies ErrorCode) || Number.isNaN(theirTime)) throw refusal;
    clockAhead = Math.round(theirTime / 1000) - seconds();
    const again = await once(request);
    if (again.status >= 400) throw refusalOf(again);
    return again;
  };

  return {
    send,
    ask: async (request, schema) => {
      const { bytes } = await send(request);
      const parsed = schema.safeParse(parseJson(bytes));
      if (!parsed.success) throw new HechaError('HQ_GARBAGE', { reason: 'schema' }, { cause: parsed.error });
      return parsed.data;
    },
  };
};
