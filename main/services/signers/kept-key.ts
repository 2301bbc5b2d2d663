import { z } from 'zod';
import { TokenSerial } from '../../../shared/contract/contract.ts';
import { Line } from '../../../shared/domain/identifiers.ts';
import type { IssuingKey } from '../../../shared/pki/compose-certificate.ts';
import { WrappedKey } from './wrap-key.ts';

/** A key on a token, by what every module calls it: the token's serial number and the key's CKA_ID. */
const TokenKey = z.strictObject({
  name: z.literal('token'),
  serial: TokenSerial,
  /** What the token is called, to be told to people. */
  label: Line,
  id: z.string().regex(/^([0-9a-f]{2}){1,64}$/),
});
export type TokenKey = z.infer<typeof TokenKey>;

/** What is kept of a signing key between two unlocks. */
export const KeptKey = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('laptop'), wrapped: WrappedKey }),
  TokenKey,
]);
export type KeptKey = z.infer<typeof KeptKey>;

export type Issued = {
  readonly certificate: Uint8Array;
  /** What the key is called from now on. */
  readonly name: string;
  readonly replaces: KeptKey | null;
};

/** A signing key at hand. */
export type OpenKey = IssuingKey & {
  /** The key was certified, in place of an earlier one: a token keeps the certificate beside it and gives up the other. Never throws. */
  readonly certified: (issued: Issued) => Promise<void>;
  /** Forgets the key. Never throws. */
  readonly close: () => Promise<void>;
};

/** A place where keys are made and found again. */
export type KeyHome = {
  /** A new key. */
  readonly make: () => Promise<{ readonly kept: KeptKey; readonly key: OpenKey }>;
  /** A key that was made before; null when it is not one of this home and secret, and another is to be made. */
  readonly takeUp: (kept: KeptKey) => Promise<OpenKey | null>;
};
