import { createHash } from 'node:crypto';
import type { Digest } from '../../shared/domain/identifiers.ts';

/** SHA-256 of bytes of any size, lower-case hex, by the platform: what `digestOfBytes` gives for small ones. */
export const sha256 = (bytes: Uint8Array): Digest => createHash('sha256').update(bytes).digest('hex');
