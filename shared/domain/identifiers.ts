import { z } from 'zod';

/** SHA-256, lower-case hex, of a byte string. */
export const Digest = z.string().regex(/^[0-9a-f]{64}$/);
export type Digest = z.infer<typeof Digest>;

/** A name that is safe as a key, a file name and a URL segment. */
export const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/);
export type Id = z.infer<typeof Id>;

/** An instant: ISO 8601 with offset or Z. */
export const Instant = z.iso.datetime({ offset: true });
export type Instant = z.infer<typeof Instant>;

/** A calendar day, YYYY-MM-DD. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/** Raw bytes in base64url without padding (RFC 4648 §5): keys and signatures. */
export const Base64Url = z.string().regex(/^[A-Za-z0-9_-]{1,512}$/);
export type Base64Url = z.infer<typeof Base64Url>;

/** Whom a file is encrypted to: an X25519 recipient of the age format (age-encryption.org/v1). */
export const AgeRecipient = z.string().regex(/^age1[a-z0-9]{50,80}$/);
export type AgeRecipient = z.infer<typeof AgeRecipient>;

/** DER of a certificate, list or request in base64url without padding. */
export const Der = z.string().regex(/^[A-Za-z0-9_-]{40,16384}$/);
export type Der = z.infer<typeof Der>;

/** One line of printed text, as long as a name or an address may be. */
export const Line = z.string().min(1).max(200);
/** Free text that a person writes. */
export const Prose = z.string().max(4000);
