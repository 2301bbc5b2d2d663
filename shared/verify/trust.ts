import type { Instant } from '../domain/identifiers.ts';
import type { Certificate } from '../pki/certificate.ts';
import type { RevocationList } from '../pki/revocation-list.ts';
import type { Arrival } from './check-arrival.ts';
import type { DeviceTrust } from './vouch-device.ts';

/** What the verifier was given by another way than the file: whom it believes, what was revoked, and what time it is. */
export type Trust = {
  readonly anchors: readonly Certificate[];
  readonly revocations: readonly RevocationList[];
  readonly now: Instant;
  /** The key with which headquarters signs receipts, heads of its log and statements of time (SPKI, DER). */
  readonly headquartersKey?: Uint8Array<ArrayBuffer>;
  /** Absent: nobody asks whether headquarters acknowledged the file. */
  readonly arrival?: Arrival;
  /** Absent: nobody asks whose device the report was printed on. */
  readonly devices?: DeviceTrust;
};
