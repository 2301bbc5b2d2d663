import exifr from 'exifr';
import { ensureHechaError, type ErrorCode, HechaError } from '../../shared/errors.ts';
import { sha256 } from '../host/sha256.ts';
import { cameraFactsOf } from './camera-facts.ts';
import { photoDate } from './photo-date.ts';
import { coveredMark, pictureLine, setInRows } from './picture-line.ts';
import type { CoveredPhoto, EvidenceOrder, PreparedEvidence, RedactionOrder } from './prepared-evidence.ts';

export type PhotoOrder =
  | ({
      readonly id: number;
      readonly what: 'prepare';
      /** Largest file that is kept, in bytes: what the door lets through. */
      readonly largestFile: number;
    } & EvidenceOrder)
  | ({ readonly id: number; readonly what: 'cover' } & RedactionOrder);
export type PhotoAnswer =
  | { readonly id: number; readonly prepared: PreparedEvidence }
  | { readonly id: number; readonly covered: CoveredPhoto }
  | { readonly id: number; readonly code: ErrorCode; readonly detail: Readonly<Record<string, unknown>> };

type PrepareOrder = Extract<PhotoOrder, { what: 'prepare' }>;

/** Longest edge of a kept photo in pixels, without its line, and its JPEG quality. */
const longestEdge = 2048;
const quality = 0.85;
/** The line is set this many letters to the longer edge, and in no smaller letters than this many pixels. */
const lettersToEdge = 46;
const smallestLetter = 12;
const lettering = (pixels: number): string =>
  `${pixels}px "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif`;

const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await blob.arrayBuffer());

const isPicture = ({ file, origin }: PrepareOrder): boolean =>
  origin === 'camera' || file.type.startsWith('image/');

type Tags = Readonly<Record<string, unknown>>;

const tagsOf = async (file: File): Promise<Tags> => {
  try {
    return (
      ((await exifr.parse(file, {
        ifd0: { pick: ['Make', 'Model', 'Software', 'Orientation'] },
        exif: { pick: ['DateTimeOriginal', 'CreateDate', 'OffsetTimeOriginal', 'OffsetTime'] },
        gps: { pick: ['GPSLatitudeRef', 'GPSLatitude', 'GPSLongitudeRef', 'GPSLongitude'] },
        reviveValues: false,
        translateValues: false,
      })) as Tags | undefined) ?? {}
    );
  } catch {
    return {};
  }
};

const takenAtOf = (tags: Tags): string | null =>
  photoDate(tags.DateTimeOriginal ?? tags.CreateDate, tags.OffsetTimeOriginal ?? tags.OffsetTime);

const decode = async (file: Blob, name: string): Promise<ImageBitmap> => {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch (cause) {
    throw new HechaError('PHOTO_NOT_AN_IMAGE', { file: name }, { cause });
  }
};

const canvasOf = (width: number, height: number) => {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d', { alpha: false });
  if (!pen) throw new HechaError('INTERNAL');
  pen.imageSmoothingQuality = 'high';
  // JPEG has no transparency: a screenshot's clear parts become paper, not black.
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  return { canvas, pen };
};

const jpegOf = async (canvas: OffscreenCanvas) => {
  const bytes = await bytesOf(await canvas.convertToBlob({ type: 'image/jpeg', quality }));
  return { bytes, digest: await sha256(bytes), mediaType: 'image/jpeg' };
};

/** The picture, upright and no larger than it need be, above the line that says where it belongs. */
const redraw = async (file: File, pieces: readonly string[]) => {
  const bitmap = await decode(file, file.name);
  const scale = Math.min(1, longestEdge / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const pictureHeight = Math.max(1, Math.round(bitmap.height * scale));
  const letter = Math.max(smallestLetter, Math.round(Math.max(width, pictureHeight) / lettersToEdge));
  const font = lettering(letter);
  const ruler = canvasOf(1, 1).pen;
  ruler.font = font;
  const rows = setInRows(pieces, width - letter, (text) => ruler.measureText(text).width);
  const lineHeight = Math.round(letter * (1.4 * rows.length + 0.6));
  const height = pictureHeight + lineHeight;
  const { canvas, pen } = canvasOf(width, height);
  pen.drawImage(bitmap, 0, 0, width, pictureHeight);
  bitmap.close();
  pen.font = font;
  pen.fillStyle = '#111111';
  pen.textBaseline = 'middle';
  rows.forEach((row, index) => pen.fillText(row, letter / 2, pictureHeight + letter * (1 + 1.4 * index)));
  return { ...(await jpegOf(canvas)), width, height, lineHeight };
};

const preparePhoto = async ({ file, origin, at, place }: PrepareOrder): Promise<PreparedEvidence> => {
  const source = await bytesOf(file);
  const original = {
    digest: await sha256(source),
    bytes: source.byteLength,
    mediaType: plainType(file.type),
  };
  const tags = await tagsOf(file);
  const camera = cameraFactsOf(tags);
  const takenAt = takenAtOf(tags) ?? at;
  const drawn = await redraw(file, pictureLine(place, { origin, takenAt }, camera, original.digest));
  return { ...drawn, kind: 'photo', original, takenAt, camera };
};

/** Paints regions over, solid, so that nothing of what was there is left in the copy. */
const cover = async ({ photo, regions }: RedactionOrder): Promise<CoveredPhoto> => {
  const bitmap = await decode(photo, '');
  const { canvas, pen } = canvasOf(bitmap.width, bitmap.height);
  pen.drawImage(bitmap, 0, 0);
  bitmap.close();
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  for (const { x, y, width, height } of regions) {
    pen.fillStyle = '#000000';
    pen.fillRect(x, y, width, height);
    const letter = Math.floor(Math.min(height * 0.4, width / 5, 40));
    if (letter < smallestLetter) continue;
    pen.fillStyle = '#ffffff';
    pen.font = lettering(letter);
    pen.fillText(coveredMark, x + width / 2, y + height / 2);
  }
  return jpegOf(canvas);
};

const plainType = (type: string): string =>
  /^[a-z]+\/[a-z0-9.+-]+$/.test(type) ? type : 'application/octet-stream';

const prepareFile = async ({ file, at }: PrepareOrder): Promise<PreparedEvidence> => {
  const bytes = await bytesOf(file);
  return {
    bytes,
    digest: await sha256(bytes),
    kind: 'file',
    mediaType: plainType(file.type),
    width: null,
    height: null,
    lineHeight: 0,
    takenAt: at,
    original: null,
    camera: null,
  };
};

const prepare = async (order: PrepareOrder): Promise<PreparedEvidence> => {
  const { file, largestFile } = order;
  if (file.size === 0) throw new HechaError('PHOTO_NOT_AN_IMAGE', { file: file.name });
  const limits = { file: file.name, bytes: file.size, limit: largestFile };
  if (file.size > largestFile) throw new HechaError('PHOTO_TOO_LARGE', limits);
  return isPicture(order) ? preparePhoto(order) : prepareFile(order);
};

const carryOut = async (order: PhotoOrder): Promise<{ answer: PhotoAnswer; moved: Transferable }> => {
  const { id } = order;
  if (order.what === 'prepare') {
    const prepared = await prepare(order);
    return { answer: { id, prepared }, moved: prepared.bytes.buffer };
  }
  const covered = await cover(order);
  return { answer: { id, covered }, moved: covered.bytes.buffer };
};

self.onmessage = ({ data }: MessageEvent<PhotoOrder>) => {
  carryOut(data).then(
    ({ answer, moved }) => self.postMessage(answer, { transfer: [moved] }),
    (caught: unknown) => {
      const { code, detail } = ensureHechaError(caught);
      self.postMessage({ id: data.id, code, detail } satisfies PhotoAnswer);
    },
  );
};
