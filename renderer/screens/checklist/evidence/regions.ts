import type { Region } from '../../../../shared/domain/evidence.ts';

/** The part of a photo in which regions may lie: the picture without its line, in pixels. */
export type Bounds = { readonly width: number; readonly height: number };
export type Point = { readonly x: number; readonly y: number };

const clamp = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, Math.round(value)));

/** The rectangle between two corners, inside the bounds and at least one pixel wide and high. */
export const between = (from: Point, to: Point, { width, height }: Bounds): Region => {
  const [left, right] = [from.x, to.x].map((x) => clamp(x, 0, width)).sort((a, b) => a - b) as [
    number,
    number,
  ];
  const [top, bottom] = [from.y, to.y].map((y) => clamp(y, 0, height)).sort((a, b) => a - b) as [
    number,
    number,
  ];
  const x = Math.min(left, width - 1);
  const y = Math.min(top, height - 1);
  return { x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) };
};

/** A quarter of the picture in its middle: what a region begins as that no pointer drew. */
export const inTheMiddle = ({ width, height }: Bounds): Region =>
  between(
    { x: width * 0.375, y: height * 0.375 },
    { x: width * 0.625, y: height * 0.625 },
    { width, height },
  );

/** Moved by so many pixels, as far as the bounds let it. */
export const moved = (region: Region, by: Point, bounds: Bounds): Region => ({
  ...region,
  x: clamp(region.x + by.x, 0, bounds.width - region.width),
  y: clamp(region.y + by.y, 0, bounds.height - region.height),
});

/** Its lower right corner moved by so many pixels, as far as the bounds let it. */
export const resized = (region: Region, by: Point, bounds: Bounds): Region => ({
  ...region,
  width: clamp(region.width + by.x, 1, bounds.width - region.x),
  height: clamp(region.height + by.y, 1, bounds.height - region.y),
});
