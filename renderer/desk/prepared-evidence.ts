import type { EvidenceRef, Region } from '../../shared/domain/evidence.ts';
import type { Digest, Instant } from '../../shared/domain/identifiers.ts';
import type { PicturePlace } from './picture-line.ts';

/** A file ready to be kept: exactly the bytes that are stored and printed, and what is known of them. */
export type PreparedEvidence = {
  readonly bytes: Uint8Array<ArrayBuffer>;
} & Pick<
  EvidenceRef,
  'digest' | 'kind' | 'mediaType' | 'width' | 'height' | 'lineHeight' | 'takenAt' | 'original' | 'camera'
>;

/** A file to be prepared. `at` is when it was made, for one that does not say so itself. */
export type EvidenceOrder = {
  readonly file: File;
  readonly origin: EvidenceRef['origin'];
  readonly at: Instant;
  readonly place: PicturePlace;
};

/** Regions of a kept photo that are to be covered. */
export type RedactionOrder = { readonly photo: Blob; readonly regions: readonly Region[] };

/** A photo with regions covered. */
export type CoveredPhoto = { readonly bytes: Uint8Array<ArrayBuffer> } & Pick<
  EvidenceRef,
  'digest' | 'mediaType'
>;

/** Evidence bytes that one of the homes still lacks: they go there before the entry that names them. */
export type PendingBlob = { readonly digest: Digest; readonly blob: Blob };
