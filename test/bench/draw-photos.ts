import type { Page } from 'playwright-core';

const width = 1600;
const height = 1200;

export type Photo = { readonly bytes: Uint8Array; readonly width: number; readonly height: number };

/**
 * JPEGs of the size that the product stores (longer side 1600 px), each another picture with the grain of a real
 * photo, some 350 KB. Drawn by the browser, so that no picture has to lie in the repository.
 */
export const drawPhotos = async (page: Page, count: number): Promise<Photo[]> => {
  const draw = async ({ index, width, height }: { index: number; width: number; height: number }) => {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    const picture = context.createImageData(width, height);
    // xorshift32: the same picture for the same index on every machine.
    let seed = (index + 1) * 2654435761;
    for (let at = 0; at < picture.data.length; at += 4) {
      seed ^= seed << 13;
      seed ^= seed >>> 17;
      seed ^= seed << 5;
      const pixel = at / 4;
      const grain = (seed & 15) - 8;
      const column = pixel % width;
      const row = (pixel - column) / width;
      picture.data[at] = 90 + grain + ((column * (index + 3)) >> 6);
      picture.data[at + 1] = 110 + grain + (row >> 4);
      picture.data[at + 2] = 120 + grain + (((column + row) >> 5) & 31);
      picture.data[at + 3] = 255;
    }
    context.putImageData(picture, 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
  };
  const photos: Photo[] = [];
  for (let index = 0; index < count; index += 1) {
    const text = await page.evaluate(draw, { index, width, height });
    photos.push({ bytes: new Uint8Array(Buffer.from(text, 'base64')), width, height });
  }
  return photos;
};
