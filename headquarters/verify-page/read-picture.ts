import { decodeQR, decodeQRBatch, type Image } from 'qr/decode.js';
import { readCode } from '../../shared/summary/summary-code.ts';

/** Longer side in pixels to which a picture is first reduced; turned or enlarged it stays within what the decoder takes. */
const longest = 2800;

/**
 * How a picture is looked at, one after the other: as it is, smaller where grain hides the code, turned (in degrees) where
 * it lies askew, larger where it is small.
 */
const looks = [
  { scale: 1, turn: 0 },
  { scale: 0.5, turn: 0 },
  { scale: 1, turn: 45 },
  { scale: 1.4, turn: 0 },
] as const;

type Sized = CanvasImageSource & { readonly width: number; readonly height: number };

const pixelsOf = (source: Sized, scale: number, turn = 0): Image | null => {
  const [width, height] = [Math.round(source.width * scale), Math.round(source.height * scale)];
  const diagonal = Math.ceil(Math.hypot(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = turn === 0 ? width : diagonal;
  canvas.height = turn === 0 ? height : diagonal;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turn * Math.PI) / 180);
  context.drawImage(source, -width / 2, -height / 2, width, height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
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
  const fitting = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  for (const { scale, turn } of looks) {
    const pixels = pixelsOf(bitmap, fitting * scale, turn);
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
  const canvas = document.createElement('canvas');
  const scale = Math.min(1, 1280 / Math.max(videoWidth, videoHeight));
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(video, 0, 0, canvas.width, canvas.height);
  const pixels = context?.getImageData(0, 0, canvas.width, canvas.height);
  try {
    return pixels ? decodeQR(pixels) : null;
  } catch {
    // Most frames hold no code.
    return null;
  }
};
