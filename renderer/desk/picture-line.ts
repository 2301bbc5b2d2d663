import type { CameraFacts, EvidenceRef } from '../../shared/domain/evidence.ts';
import type { Digest, Instant } from '../../shared/domain/identifiers.ts';

/** Where a picture belongs, as far as it is known before the picture is opened. */
export type PicturePlace = {
  readonly reportNumber: string;
  readonly clause: string;
  /** Where the visit is, for pictures taken there; null when nobody said, or for pictures from elsewhere. */
  readonly place: string | null;
};

/** Written into a covered region where there is room. */
export const coveredMark = '已遮盖 Redacted';

/** The time that a picture claims, to the second, with the zone in which it is written. */
const sayInstant = (at: Instant): string =>
  at.replace(
    /^(.{10})T(.{8})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
    (_, day: string, time: string, zone: string) => `${day} ${time} ${zone === 'Z' ? 'UTC' : zone}`,
  );

const sayPosition = ({ latitude, longitude }: NonNullable<CameraFacts['position']>): string =>
  `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;

/**
 * What stands below a picture, in pieces that are not broken: claimed time and how it came, report and clause, place as
 * far as known, and the head of the original's SHA-256. In both languages, so that it is the same for every reader.
 */
export const pictureLine = (
  { reportNumber, clause, place }: PicturePlace,
  { origin, takenAt }: Pick<EvidenceRef, 'origin' | 'takenAt'>,
  camera: CameraFacts | null,
  original: Digest,
): readonly string[] => {
  const where = camera?.position ? sayPosition(camera.position) : origin === 'camera' ? place : null;
  return [
    `${origin === 'camera' ? '拍摄 Taken' : '导入 Imported'} ${sayInstant(takenAt)}`,
    reportNumber,
    `条款 Clause ${clause}`,
    ...(where === null || where === '' ? [] : [where]),
    `SHA-256 ${original.slice(0, 12)}`,
  ];
};

/**
 * Pieces set into rows no wider than `width`, separated by a dot; a piece that is wider by itself is cut with a mark.
 * @param measure width of a text
 */
export const setInRows = (
  pieces: readonly string[],
  width: number,
  measure: (text: string) => number,
): readonly string[] => {
  const rows: string[] = [];
  for (const piece of pieces.map((text) => cutTo(text, width, measure))) {
    const row = rows.at(-1);
    const longer = row === undefined ? null : `${row} · ${piece}`;
    if (longer !== null && measure(longer) <= width) rows[rows.length - 1] = longer;
    else rows.push(piece);
  }
  return rows;
};

const cutTo = (text: string, width: number, measure: (text: string) => number): string => {
  if (measure(text) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && measure(`${letters.join('')}…`) > width) letters.pop();
  return `${letters.join('')}…`;
};
