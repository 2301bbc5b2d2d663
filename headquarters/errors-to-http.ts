import { ensureHechaError, type ErrorCode, HechaError } from '../shared/errors.ts';

/** Where a code has a more telling HTTP status than 422 (understood, and refused as it is). */
const statuses: Partial<Record<ErrorCode, number>> = {
  INPUT_INVALID: 400,
  METHOD_UNKNOWN: 404,
  BLOB_UNKNOWN: 404,
  RECEIPT_MISSING: 404,
  LOG_ENTRY_UNKNOWN: 404,
  INSPECTION_UNKNOWN: 404,
  ENROLMENT_CODE_WRONG: 403,
  ENROLMENT_CODE_USED: 409,
  ENROLMENT_CODE_EXPIRED: 410,
  ALREADY_ENROLLED: 409,
  CERTIFICATE_REVOKED: 410,
  CERTIFICATE_UNKNOWN: 404,
  SIGNATURE_INVALID: 401,
  DEVICE_UNKNOWN: 401,
  REQUEST_STALE: 401,
  HOST_FORBIDDEN: 403,
  SUBMISSION_CONFLICT: 409,
  HQ_REFUSED: 429,
  DISK_FULL: 507,
  DISK_FAILED: 503,
  HQ_FAILED: 503,
  INTERNAL: 500,
};

export const statusOf = (code: ErrorCode): number => statuses[code] ?? 422;

type HttpError = { readonly statusCode?: unknown; readonly code?: unknown; readonly message?: unknown };

/** What Fastify itself refuses (body too large, bad JSON, aborted request) in the words of our codes. */
export const readError = (caught: unknown): { error: HechaError; status: number } => {
  const error = ensureHechaError(caught);
  if (error.code !== 'INTERNAL') return { error, status: statusOf(error.code) };
  const { statusCode, code } = (typeof caught === 'object' ? caught : {}) as HttpError;
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    const reason = statusCode === 413 ? 'tooLarge' : typeof code === 'string' ? code : 'request';
    return { error: new HechaError('INPUT_INVALID', { reason }), status: statusCode };
  }
  return { error, status: 500 };
};
