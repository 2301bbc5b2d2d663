import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Digest } from '../domain/identifiers.ts';
import { canonicalBytes } from './canonical.ts';

/** SHA-256 of bytes, lower-case hex. For small inputs; photos are hashed by the platform, off the main thread. */
export const digestOfBytes = (bytes: Uint8Array): Digest => bytesToHex(sha256(bytes));

/** SHA-256 over the canonical form (RFC 8785) of a JSON value. */
export const digestOf = (value: unknown): Digest => digestOfBytes(canonicalBytes(value));
