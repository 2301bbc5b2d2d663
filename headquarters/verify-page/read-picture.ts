import { decodeQR, decodeQRBatch, type Image } from 'qr/decode.js';
import { readCode } from '../../shared/summary/summary-code.ts';

/** Longer side in pixels to which a picture is reduced: more shows no more of the code, and takes longer. */
const longest = 2800;
/** What the decoder takes at most. */
const mostPixels = 4096;

const pixelsOf = (source: CanvasImageSource, width: number, height: number): Image | null => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(source, 0, 0, width, height);
  return context?.getImageData(0, 0, width, height) ?? null;
};

/** Several codes may be in a picture: the signed one tells most. */
const best = (texts: readonly string[]): string | null =>
  texts.find((text) => readCode(text).kind === 'signed') ??
  texts.find((text) => readCode(text).kind !== 'foreign') ??
  texts[0] ??
  null;

/** Text of the code in a picture; null where there is none that can be read. @throws when it is no picture. */
export const readPicture = async (picture: Blob): Promise<string | null> => {
  const bitmap = await createImageBitmap(picture);
  const longer = Math.max(bitmap.width, bitmap.height);
  // As it is, then enlarged: smoothing takes the grain out of a small picture.
  for (const side of [Math.min(longer, longest), Math.min(2 * longer, mostPixels)]) {
    const scale = side / longer;
    const pixels = pixelsOf(bitmap, Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
    if (!pixels) return null;
    const [found = []] = await decodeQRBatch([pixels], { effort: 4, timeLimit: 1500 });
    const text = best(found.filter((one) => typeof one === 'string'));
    if (text !== null) return text;
  }
  return null;
};

/** Text of the code in the frame that a video shows; null where there is none. */
export const readFrame = (video: HTMLVideoElement): string | null => {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) return null;
  const scale = Math.min(1, 1280 / Math.max(videoWidth, videoHeight));
  const pixels = pixelsOf(video, Math.round(videoWidth * scale), Math.round(videoHeight * scale));
  try {
    return pixels ? decodeQR(pixels) : null;
  } catch {
    // Most frames hold no code.
    return null;
  }
};
