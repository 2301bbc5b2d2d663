import type { EvidenceRef } from '../../shared/domain/evidence.ts';
import type { Digest } from '../../shared/domain/identifiers.ts';

/** A file ready to be kept: exactly the bytes that are stored and printed, and what is known of them. */
export type PreparedEvidence = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** When the picture says it was taken; null when it does not say. */
  readonly takenAt: string | null;
} & Pick<EvidenceRef, 'digest' | 'kind' | 'mediaType' | 'width' | 'height' | 'original'>;

/** Evidence bytes that one of the homes still lacks: they go there before the entry that names them. */
export type PendingBlob = { readonly digest: Digest; readonly blob: Blob };
