/**
 * Every refusal the product can give. A code never changes its meaning; its sentences live in
 * `shared/text/errors.ts`, where a missing translation does not compile.
 */
export const errorCodes = [
  // the door
  'INPUT_INVALID',
  'METHOD_UNKNOWN',
  'HOST_UNREACHABLE',
  'HOST_FORBIDDEN',
  'INTERNAL',
  // content
  'CONTENT_INVALID',
  'WORKBOOK_INVALID',
  'EDITION_NOT_NEWER',
  'CHECKLIST_UNKNOWN',
  'RULE_SET_UNKNOWN',
  'EDITION_OLDER',
  'EDITION_UNSUITABLE',
  'EDITION_UNREADABLE',
  // inspection
  'INSPECTION_UNKNOWN',
  'INSPECTION_SEALED',
  'INSPECTION_CONCLUDED',
  'INSPECTION_INCOMPLETE',
  'INSPECTION_LOCKED',
  'INSPECTION_HANDED_OVER',
  'ITEM_UNKNOWN',
  'ITEM_NOT_APPLICABLE',
  'FIELD_UNKNOWN',
  'VERDICT_NOT_ALLOWED',
  'REASON_REQUIRED',
  'SIGNATURE_STALE',
  'SIGNATURES_MISSING',
  // evidence
  'PHOTO_TOO_LARGE',
  'PHOTO_NOT_AN_IMAGE',
  'PHOTO_FORBIDDEN',
  'BLOB_UNKNOWN',
  'BLOB_DIGEST_MISMATCH',
  // storage
  'DISK_FULL',
  'DISK_LOW',
  'DISK_FAILED',
  'DATABASE_NEWER',
  'JOURNAL_BROKEN',
  'JOURNAL_GAP',
  'JOURNAL_FORK',
  'JOURNAL_FOREIGN',
  'DATA_FOLDER_IN_USE',
  'DATA_FOLDER_UNUSABLE',
  'PORT_IN_USE',
  // report
  'REPORT_CANCELLED',
  'REPORT_FAILED',
  'REPORT_UNKNOWN',
  'FORM_NOT_READY',
  // enrolment and headquarters
  'NOT_ENROLLED',
  'ALREADY_ENROLLED',
  'ENROLMENT_CODE_WRONG',
  'ENROLMENT_CODE_USED',
  'ENROLMENT_CODE_EXPIRED',
  'SIGNER_UNKNOWN',
  'SIGNER_LOCKED',
  'PASSPHRASE_WRONG',
  'PASSPHRASE_WAIT',
  'TOKEN_MODULE_UNUSABLE',
  'TOKEN_ABSENT',
  'TOKEN_UNFIT',
  'TOKEN_KEY_MISSING',
  'TOKEN_FAILED',
  'PIN_WRONG',
  'PIN_LAST_TRY',
  'PIN_LOCKED',
  'ISSUER_UNUSABLE',
  'TIMESTAMP_FAILED',
  'CERTIFICATE_UNKNOWN',
  'CERTIFICATE_REVOKED',
  'HQ_UNREACHABLE',
  'HQ_REFUSED',
  'HQ_GARBAGE',
  'HQ_FAILED',
  'HQ_KEY_CHANGED',
  'SIGNATURE_INVALID',
  'DEVICE_UNKNOWN',
  'REQUEST_STALE',
  'SUBMISSION_CONFLICT',
  'SUBMISSION_INVALID',
  'SUBMISSION_SCHEMA_UNKNOWN',
  'SUBMISSION_BLOB_MISSING',
  'SUBMISSION_BLOB_ALTERED',
  'SUBMISSION_CHAIN_BROKEN',
  'RECEIPT_INVALID',
  'RECEIPT_MISSING',
  'LOG_ENTRY_UNKNOWN',
  'LOG_FORKED',
  'STATEMENT_REFUSED',
  'STRENGTHENED_REFUSED',
  'BUNDLE_OTHER_HEADQUARTERS',
  'BUNDLE_DAMAGED',
  'BUNDLE_INVALID',
  'COURIER_RECEIPTS_INVALID',
  'INVITATION_INVALID',
  'HANDOVER_SIGNED',
  'HANDOVER_TO_ITSELF',
  'HANDOVER_OTHER_HEADQUARTERS',
  'HANDOVER_OTHER_LAPTOP',
  'HANDOVER_DAMAGED',
  'HANDOVER_INVALID',
  'HANDOVER_TAKEN',
  'AMENDMENT_EMPTY',
  'ASSIGNMENT_UNKNOWN',
  'ASSIGNMENT_INVALID',
  'RULE_SETS_DIFFER',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export type ErrorDetail = Readonly<Record<string, unknown>>;

/**
 * The one error of the product. `detail` holds JSON values that its sentence may quote
 * (counts, names, field paths) and never a stack, a secret or a file path of the machine.
 */
export class HechaError extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor(code: ErrorCode, detail: ErrorDetail = {}, options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'HechaError';
    this.code = code;
    this.detail = detail;
  }
}

const knownCodes: ReadonlySet<string> = new Set(errorCodes);

export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && knownCodes.has(value);

/** Turns whatever was thrown into a `HechaError`; what nobody foresaw becomes `INTERNAL` and keeps its cause. */
export const ensureHechaError = (caught: unknown): HechaError =>
  caught instanceof HechaError ? caught : new HechaError('INTERNAL', {}, { cause: caught });
