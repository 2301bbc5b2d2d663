import { HechaError, isErrorCode } from '../../shared/errors.ts';
import { WireError } from '../../shared/exchange/headquarters-api.ts';

const refusalOf = async (response: Response): Promise<HechaError> => {
  const parsed = WireError.safeParse(await response.json().catch(() => null));
  if (!parsed.success || !isErrorCode(parsed.data.code))
    return new HechaError('HQ_GARBAGE', { status: response.status });
  return new HechaError(parsed.data.code, parsed.data.detail);
};

const request = async (method: string, path: string, body?: unknown): Promise<Response> => {
  const response = await fetch(`/console${path}`, {
    method,
    ...(body === undefined
      ? {}
      : body instanceof Blob
        ? { headers: { 'content-type': 'application/octet-stream' }, body }
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new HechaError('HQ_UNREACHABLE', {}, { cause });
  });
  if (!response.ok) throw await refusalOf(response);
  return response;
};

/** What of a schema the page needs: to check a value and to know its type. */
export type Shape<T> = {
  readonly safeParse: (
    value: unknown,
  ) => { readonly success: true; readonly data: T } | { readonly success: false; readonly error: unknown };
};

const read = <T>(shape: Shape<T>, value: unknown): T => {
  const parsed = shape.safeParse(value);
  if (!parsed.success) throw new HechaError('HQ_GARBAGE', {}, { cause: parsed.error });
  return parsed.data;
};

/** Asks headquarters for a value of a known shape. @throws HechaError with headquarters' code, or `HQ_UNREACHABLE`. */
export const ask = async <T>(shape: Shape<T>, path: string): Promise<T> =>
  read(shape, await (await request('GET', `/api${path}`)).json());

/** Asks headquarters to do something and reads its answer. */
export const order = async <T>(shape: Shape<T>, path: string, body: unknown): Promise<T> =>
  read(shape, await (await request('POST', `/api${path}`, body)).json());

/** Brings headquarters a file and reads its answer. */
export const bring = async <T>(shape: Shape<T>, path: string, file: Blob): Promise<T> =>
  read(shape, await (await request('POST', `/api${path}`, file)).json());

/** Asks headquarters to do something that has no answer. */
export const tell = async (path: string, body?: unknown): Promise<void> => {
  await request('POST', `/api${path}`, body);
};

/** Opens a staff session. False for a wrong token. */
export const openSession = async (token: string): Promise<boolean> => {
  try {
    await request('POST', '/session', { token });
    return true;
  } catch (caught) {
    if (caught instanceof HechaError && caught.code === 'HOST_FORBIDDEN') return false;
    throw caught;
  }
};

export const closeSession = async (): Promise<void> => {
  await request('DELETE', '/session');
};

/** Address of a file that belongs to a received inspection. */
export const blobAddress = (submissionId: string, digest: string): string =>
  `/console/api/inspections/${submissionId}/blobs/${digest}`;
