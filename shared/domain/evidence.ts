import { z } from 'zod';
import { Digest, Id, Instant, Line, Prose } from './identifiers.ts';

const MediaType = z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/);

/** What a picture says of itself (Exif 2.32, cleaned): claims of whoever made the file. Null where it does not say. */
export const CameraFacts = z.strictObject({
  make: Line.nullable(),
  model: Line.nullable(),
  software: Line.nullable(),
  /** How the sensor was held, 1 to 8; the kept copy is upright. */
  orientation: z.int().min(1).max(8).nullable(),
  /** Degrees, WGS 84, six decimals. */
  position: z
    .strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
    .nullable(),
});
export type CameraFacts = z.infer<typeof CameraFacts>;

/** A rectangle of a photo in its own pixels, from the upper left corner. */
export const Region = z.strictObject({
  x: z.int().min(0),
  y: z.int().min(0),
  width: z.int().min(1),
  height: z.int().min(1),
});
export type Region = z.infer<typeof Region>;

/** What of a photo is covered in the copy that is shown and printed, and why. */
export const Redaction = z.strictObject({
  /** The copy without anything covered: it stays with the record. */
  of: Digest,
  regions: z.array(Region).min(1).max(40),
  reason: z.enum(['faces', 'tradeSecret', 'other']),
  words: z.string().max(500),
});
export type Redaction = z.infer<typeof Redaction>;

/** What is to be covered, and why; no region at all takes an earlier covering back. */
export type Covering = Pick<Redaction, 'reason' | 'words'> & { readonly regions: readonly Region[] };

/** A reference to stored bytes; never the bytes themselves. The digest is of exactly the bytes that are stored and printed. */
export const EvidenceRef = z.strictObject({
  digest: Digest,
  kind: z.enum(['photo', 'file']),
  mediaType: MediaType,
  bytes: z.int().min(1),
  /** Pixels, for photos, the line below the picture included. */
  width: z.int().min(1).nullable(),
  height: z.int().min(1).nullable(),
  /** Pixels of the line below the picture that says where it belongs; 0 where there is none. */
  lineHeight: z.int().min(0),
  takenAt: Instant,
  origin: z.enum(['camera', 'file']),
  fileName: z.string().max(200),
  /** The picture as it came, byte for byte, kept beside the copy that is shown; null when stored as it came. */
  original: z.strictObject({ digest: Digest, bytes: z.int().min(1), mediaType: MediaType }).nullable(),
  /** Null where the picture says nothing, and for files. */
  camera: CameraFacts.nullable(),
  redaction: Redaction.nullable(),
  caption: Prose,
});
export type EvidenceRef = z.infer<typeof EvidenceRef>;

/** Digest by which one picture is known, however it was scaled, lined or covered since. */
export const sourceOf = ({ original, digest }: EvidenceRef): Digest => original?.digest ?? digest;

/** Every stored copy of one piece as it is now: shown, without anything covered, and as it came. */
export const copiesOf = ({ digest, original, redaction }: EvidenceRef): readonly Digest[] => [
  digest,
  ...(redaction ? [redaction.of] : []),
  ...(original ? [original.digest] : []),
];

/** A removed piece of evidence stays in the record, struck through, with its reason. */
export const RemovedEvidence = z.strictObject({
  evidence: EvidenceRef,
  /** Where it stood among the item's evidence, from 0: undo puts it back there. */
  place: z.int().min(0),
  reason: z.string().min(1),
  at: Instant,
  by: Id,
});
export type RemovedEvidence = z.infer<typeof RemovedEvidence>;
