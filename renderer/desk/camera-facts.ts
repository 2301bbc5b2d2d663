import type { CameraFacts } from '../../shared/domain/evidence.ts';
import { plainText } from '../../shared/seal/plain-text.ts';

const longest = 100;

/** One line of what a stranger's file says: control characters and lone halves of characters gone, and not too long. */
const lineOf = (raw: unknown): string | null => {
  if (typeof raw !== 'string') return null;
  const clean = [...plainText(raw)]
    .map((letter) => (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/u.test(letter) ? ' ' : letter))
    .slice(0, longest)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
  return clean === '' ? null : clean;
};

const within = (raw: unknown, most: number): number | null =>
  typeof raw === 'number' && Number.isFinite(raw) && Math.abs(raw) <= most
    ? // Minus zero is no number of canonical JSON.
      Math.round(raw * 1e6) / 1e6 + 0
    : null;

const positionOf = (latitude: unknown, longitude: unknown): CameraFacts['position'] => {
  const north = within(latitude, 90);
  const east = within(longitude, 180);
  // A receiver without a fix writes zeros: the sea off Ghana, where no factory is.
  return north === null || east === null || (north === 0 && east === 0)
    ? null
    : { latitude: north, longitude: east };
};

/** What a picture's tags say, as far as it can be believed to be written by a camera; null where they say nothing. */
export const cameraFactsOf = (tags: Readonly<Record<string, unknown>>): CameraFacts | null => {
  const { Orientation: held } = tags;
  const facts: CameraFacts = {
    make: lineOf(tags.Make),
    model: lineOf(tags.Model),
    software: lineOf(tags.Software),
    orientation: typeof held === 'number' && Number.isInteger(held) && held >= 1 && held <= 8 ? held : null,
    position: positionOf(tags.latitude, tags.longitude),
  };
  return Object.values(facts).some((fact) => fact !== null) ? facts : null;
};
