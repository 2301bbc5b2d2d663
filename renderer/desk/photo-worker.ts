import exifr from 'exifr';
import { ensureHechaError, type ErrorCode, HechaError } from '../../shared/errors.ts';
import { sha256 } from '../host/sha256.ts';
import { photoDate } from './photo-date.ts';
import type { PreparedEvidence } from './prepared-evidence.ts';

export type PhotoOrder = {
  readonly id: number;
  readonly file: File;
  readonly origin: 'camera' | 'file';
  /** Largest file that is kept as it came, in bytes: what the door lets through. */
  readonly largestFile: number;
};
export type PhotoAnswer =
  | { readonly id: number; readonly prepared: PreparedEvidence }
  | { readonly id: number; readonly code: ErrorCode; readonly detail: Readonly<Record<string, unknown>> };

/** Longest edge of a kept photo in pixels, its JPEG quality, and the largest file that is opened at all. */
const longestEdge = 2048;
const quality = 0.85;
const largestSource = 60 * 1024 * 1024;

const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await blob.arrayBuffer());

const isPicture = ({ file, origin }: PhotoOrder): boolean =>
  origin === 'camera' || file.type.startsWith('image/');

const takenAt = async (file: File): Promise<string | null> => {
  try {
    const tags = (await exifr.parse(file, {
      pick: ['DateTimeOriginal', 'CreateDate', 'OffsetTimeOriginal', 'OffsetTime'],
      reviveValues: false,
    })) as Record<string, unknown> | undefined;
    return photoDate(
      tags?.DateTimeOriginal ?? tags?.CreateDate,
      tags?.OffsetTimeOriginal ?? tags?.OffsetTime,
    );
  } catch {
    return null;
  }
};

const decode = async (file: File): Promise<ImageBitmap> => {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch (cause) {
    throw new HechaError('PHOTO_NOT_AN_IMAGE', { file: file.name }, { cause });
  }
};

const redraw = async (file: File): Promise<{ blob: Blob; width: number; height: number }> => {
  const bitmap = await decode(file);
  const scale = Math.min(1, longestEdge / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d', { alpha: false });
  if (!pen) throw new HechaError('INTERNAL');
  pen.imageSmoothingQuality = 'high';
  // JPEG has no transparency: a screenshot's clear parts become paper, not black.
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  pen.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return { blob: await canvas.convertToBlob({ type: 'image/jpeg', quality }), width, height };
};

const preparePhoto = async (file: File): Promise<PreparedEvidence> => {
  const source = await bytesOf(file);
  const original = { digest: await sha256(source), bytes: source.byteLength };
  const { blob, width, height } = await redraw(file);
  const bytes = await bytesOf(blob);
  const digest = await sha256(bytes);
  const taken = await takenAt(file);
  return { bytes, digest, kind: 'photo', mediaType: 'image/jpeg', width, height, original, takenAt: taken };
};

const plainType = (type: string): string =>
  /^[a-z]+\/[a-z0-9.+-]+$/.test(type) ? type : 'application/octet-stream';

const prepareFile = async ({ file, largestFile }: PhotoOrder): Promise<PreparedEvidence> => {
  const limits = { file: file.name, bytes: file.size, limit: largestFile };
  if (file.size > largestFile) throw new HechaError('PHOTO_TOO_LARGE', limits);
  const bytes = await bytesOf(file);
  const nothing = { width: null, height: null, original: null, takenAt: null };
  return { bytes, digest: await sha256(bytes), kind: 'file', mediaType: plainType(file.type), ...nothing };
};

const prepare = async (order: PhotoOrder): Promise<PreparedEvidence> => {
  const { file } = order;
  if (file.size === 0) throw new HechaError('PHOTO_NOT_AN_IMAGE', { file: file.name });
  if (!isPicture(order)) return prepareFile(order);
  if (file.size > largestSource) {
    throw new HechaError('PHOTO_TOO_LARGE', { file: file.name, bytes: file.size, limit: largestSource });
  }
  return preparePhoto(file);
};

self.onmessage = ({ data }: MessageEvent<PhotoOrder>) => {
  const { id } = data;
  const answer = (message: PhotoAnswer, transfer: Transferable[] = []) =>
    self.postMessage(message, { transfer });
  prepare(data).then(
    (prepared) => answer({ id, prepared }, [prepared.bytes.buffer]),
    (caught: unknown) => {
      const { code, detail } = ensureHechaError(caught);
      answer({ id, code, detail });
    },
  );
};
