import { z } from 'zod';
import { Assignment } from '../domain/assignment.ts';
import { AgeRecipient, Base64Url, Der, Digest, Id, Instant, Line } from '../domain/identifiers.ts';
import { SignedEdition } from './catalogue-edition.ts';

/**
 * The wire between a laptop and headquarters. All paths are below `/v1`. Every request but the enrolment carries an
 * RFC 9421 signature by the device key over `@method`, `@target-uri`, `content-digest` (RFC 9530, sha-256) with
 * `created`, `nonce`, `keyid` = device id, `alg` = ed25519, `tag` = `hecha`. Errors answer `{ code, detail }`.
 *
 * | request | body | answer |
 * | --- | --- | --- |
 * | `POST /v1/enrolments` | `EnrolmentRequest` | 201 `Enrolment` |
 * | `POST /v1/certificates` | `CertificateRequest` | 201 `CertificateAnswer` |
 * | `GET /v1/issuer.pem` | – (unsigned) | 200 certificates of the issuing authority, PEM |
 * | `GET /v1/revocations.crl` | – (unsigned) | 200 its revocation list, DER |
 * | `GET /v1/receipt-key.pem` | – (unsigned) | 200 public key of receipts and of the log, PEM |
 * | `GET /v1/log/head` | – (unsigned) | 200 `TreeHead` |
 * | `GET /v1/log/inclusion/{leaf}` | – (unsigned) | 200 `LogInclusion`, 404 |
 * | `GET /v1/log/consistency?from=N` | – (unsigned) | 200 `LogConsistency` |
 * | `POST /v1/time-statements` | `TimeQuestion` | 201 `TimeStatement` |
 * | `GET /v1/assignments` | – | 200 `AssignmentList` of this device |
 * | `GET /v1/catalogue` | – | 200 `CatalogueAnswer`: the edition in force, signed |
 * | `GET /v1/content` | – | 200 `ContentInForce`: the newest of every checklist and rule set |
 * | `GET /v1/blobs/{digest}` | – | 200 bytes (checklists, rule sets, editions of the catalogue) |
 * | `POST /v1/blobs/have` | `HaveRequest` | 200 `HaveAnswer` |
 * | `PUT /v1/blobs/{digest}` | raw bytes from `upload-offset` on; headers `upload-offset`, `upload-length` | 201 stored, 200 there already, 202 `{ offset }` more to come |
 * | `PUT /v1/submissions/{id}` | canonical `Submission` bytes | 201 or 200 `Receipt`; 409 `SUBMISSION_CONFLICT`; 422 refused with its code |
 * | `GET /v1/submissions/{id}/receipt` | – | 200 `Receipt`, 404 |
 * | `GET /v1/health` | – (unsigned) | 200 `Health` |
 * | `GET /v1/openapi.json` | – (unsigned) | OpenAPI 3.1 |
 */
export const apiVersion = 1;

export const EnrolmentRequest = z.strictObject({
  code: z.string().min(8).max(80),
  /** Ed25519 public key, raw 32 bytes. */
  publicKey: Base64Url,
  deviceName: Line,
});
export type EnrolmentRequest = z.infer<typeof EnrolmentRequest>;

export const Enrolment = z.strictObject({
  deviceId: Id,
  authority: Line,
  holder: z.strictObject({ id: Id, name: Line }),
  receiptKey: z.strictObject({ keyId: Id, publicKey: Base64Url }),
  /** Whom bundles that travel by hand are encrypted to. */
  courier: AgeRecipient,
  enrolledAt: Instant,
});
export type Enrolment = z.infer<typeof Enrolment>;

/** What a laptop asks the time with: its own random bytes, so that it knows an old answer when it sees one. */
export const TimeQuestion = z.strictObject({ challenge: Base64Url.min(22) });
export type TimeQuestion = z.infer<typeof TimeQuestion>;

/** A key that a laptop made for an inspector, to be certified. */
export const CertificateRequest = z.strictObject({
  /** One-time code of a colleague; null asks for the laptop's own holder. */
  code: z.string().min(8).max(80).nullable(),
  /** PKCS#10, DER. */
  request: Der,
});
export type CertificateRequest = z.infer<typeof CertificateRequest>;

export const CertificateAnswer = z.strictObject({
  inspector: z.strictObject({ id: Id, name: Line }),
  certificate: Der,
  /** From the issuing authority upwards. */
  chain: z.array(Der).min(1).max(4),
});
export type CertificateAnswer = z.infer<typeof CertificateAnswer>;

export const AssignmentList = z.strictObject({ assignments: z.array(Assignment) });
export type AssignmentList = z.infer<typeof AssignmentList>;

/** Null where headquarters has published no edition. */
export const CatalogueAnswer = z.strictObject({ edition: SignedEdition.nullable() });
export type CatalogueAnswer = z.infer<typeof CatalogueAnswer>;

export const HaveRequest = z.strictObject({ digests: z.array(Digest).min(1).max(2000) });
export type HaveRequest = z.infer<typeof HaveRequest>;

/** What is missing there, and from which byte on. */
export const HaveAnswer = z.strictObject({
  missing: z.array(z.strictObject({ digest: Digest, offset: z.int().min(0) })),
});
export type HaveAnswer = z.infer<typeof HaveAnswer>;

export const Health = z.strictObject({
  name: z.literal('hecha-headquarters'),
  api: z.literal(apiVersion),
  authority: Line,
  receiptKeyId: Id,
});
export type Health = z.infer<typeof Health>;

export const WireError = z.strictObject({ code: z.string(), detail: z.record(z.string(), z.unknown()) });
export type WireError = z.infer<typeof WireError>;

/** Largest blob accepted, and the largest submission body, in bytes. */
export const maxBlobBytes = 64 * 1024 * 1024;
export const maxSubmissionBytes = 32 * 1024 * 1024;
