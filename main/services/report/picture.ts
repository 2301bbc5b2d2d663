import { inflateSync } from 'node:zlib';

/** Kinds of pictures whose bytes a PDF reader draws. */
export type PictureKind = 'jpeg' | 'png';

/** Far above any camera; what is larger is not unpacked. */
const maxPixels = 200_000_000;

/** Baseline, extended and progressive: the frames that PDF's own JPEG filter knows. */
const frames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
const otherFrames: ReadonlySet<number> = new Set([
  0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf,
]);
const scanStart = 0xda;

const isFrameSound = (bytes: Buffer, at: number): boolean => {
  const [bits, height, width] = [bytes[at], bytes.readUInt16BE(at + 1), bytes.readUInt16BE(at + 3)];
  const channels = bytes[at + 5];
  // PDF/A knows the colours of inks only by a profile of that press; photos for a screen have one channel or three.
  return bits === 8 && width > 0 && height > 0 && (channels === 1 || channels === 3);
};

/** Walks the segments up to the scan; what is scanned must come to an end. */
const isJpeg = (bytes: Buffer): boolean => {
  let framed = false;
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    // Bytes between segments are stepped over, as readers do.
    if (bytes[at] !== 0xff || marker === 0xff) {
      at += 1;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > bytes.length || otherFrames.has(marker)) return false;
    if (frames.has(marker)) {
      if (length < 8 || framed || !isFrameSound(bytes, at + 4)) return false;
      framed = true;
    }
    if (marker === scanStart) return framed && bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > at + length;
    at += 2 + length;
  }
  return false;
};

const pngMark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const depthsOf: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};
/** First column and row and the steps of each pass of an interlaced PNG. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

const chunksOf = (bytes: Buffer): { type: string; data: Buffer }[] | null => {
  const chunks: { type: string; data: Buffer }[] = [];
  let at = pngMark.length;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    if (at + 12 + length > bytes.length) return null;
    const type = bytes.toString('latin1', at + 4, at + 8);
    chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + length) });
    if (type === 'IEND') return chunks;
    at += 12 + length;
  }
  return null;
};

/** Bytes of the unpacked rows, each with its filter byte. */
const rowBytes = (width: number, height: number, bits: number, interlaced: boolean): number => {
  const plane = (columns: number, rows: number) =>
    columns > 0 && rows > 0 ? rows * (1 + Math.ceil((columns * bits) / 8)) : 0;
  if (!interlaced) return plane(width, height);
  return passes.reduce(
    (sum, [x, y, dx, dy]) => sum + plane(Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)),
    0,
  );
};

const isPng = (bytes: Buffer): boolean => {
  const chunks = chunksOf(bytes);
  const header = chunks?.[0];
  if (!chunks || header?.type !== 'IHDR' || header.data.length !== 13) return false;
  const { data } = header;
  const [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)];
  const [depth = 0, colour = 0, interlace = 0] = [data[8], data[9], data[12]];
  const channels = channelsOf[colour];
  if (channels === undefined || depthsOf[colour]?.includes(depth) !== true || interlace > 1) return false;
  if (width === 0 || height === 0 || width * height > maxPixels) return false;
  if (colour === 3 && !chunks.some(({ type, data: palette }) => type === 'PLTE' && palette.length >= 3))
    return false;
  const wanted = rowBytes(width, height, depth * channels, interlace === 1);
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data));
  try {
    return inflateSync(packed, { maxOutputLength: wanted + 1 }).length === wanted;
  } catch {
    return false;
  }
};

/**
 * What picture these bytes are; null where no reader would draw it: another format, cut off, or without extent.
 * Names and declared media types are not asked. Stricter than the PDF writer, which gives up the whole document.
 */
export const pictureKind = (bytes: Uint8Array): PictureKind | null => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer[0] === 0xff && buffer[1] === 0xd8) return isJpeg(buffer) ? 'jpeg' : null;
  return buffer.subarray(0, pngMark.length).equals(pngMark) && isPng(buffer) ? 'png' : null;
};
