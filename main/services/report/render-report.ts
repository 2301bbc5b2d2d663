import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Digest } from '../../../shared/domain/identifiers.ts';
import { HechaError } from '../../../shared/errors.ts';
import type { ReportModel } from '../../../shared/report/model.ts';
import { reportInputOf } from '../../../shared/report/report-input.ts';
import { buildReportModel } from '../../../shared/report/report-model.ts';
import { type EmbeddedRecord, recordFileName } from '../../../shared/report/record.ts';
import { canonicalBytes } from '../../../shared/seal/canonical.ts';
import { documentOf } from './document.ts';
import type { Fonts } from './fonts.ts';
import { coverGlyphs } from './glyphs.ts';
import { printPdf } from './pdfmake-printer.ts';
import { pictureKind, type PictureKind } from './picture.ts';
import { plainFile } from './plain-file.ts';

/**
 * Raised with every change of what the same record prints: a file names the layout it was printed with, and only a
 * program of that layout can print it again byte by byte.
 */
export const reportLayout = 6;
/** Stands before the layout's number in the file. */
export const layoutMark = 'Hecha report layout ';

export type RenderRequest = {
  readonly record: EmbeddedRecord;
  /** Bytes of every drawn photo, by digest. The caller has checked the digests. */
  readonly photos: ReadonlyMap<Digest, Uint8Array>;
  readonly fonts: Fonts;
  /** Share of the work that is done, 0 to 1; never falls. */
  readonly onProgress?: (share: number) => void;
};

export type RenderedReport = {
  readonly bytes: Buffer;
  readonly pages: number;
  /** Characters that no font has; each is printed as its code point. */
  readonly missingGlyphs: readonly string[];
};

/** Photos that the report of this record draws, in the order of their numbers. */
export const drawnPhotos = (record: EmbeddedRecord): readonly Digest[] => [
  ...new Set(modelOf(record).photos.plates.map(({ digest }) => digest)),
];

const modelOf = (record: EmbeddedRecord, unreadable?: ReadonlySet<Digest>): ReportModel =>
  buildReportModel(reportInputOf(record), record.language, unreadable);

const unreadableOf = (kinds: Kinds): Set<Digest> =>
  new Set([...kinds].flatMap(([digest, kind]) => (kind === null ? [digest] : [])));

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

type Kinds = ReadonlyMap<Digest, PictureKind | null>;

type Attachment = {
  readonly src: string;
  readonly name: string;
  readonly type: string;
  readonly relationship: 'Data' | 'Source';
  readonly description: string;
  readonly creationDate: Date;
  readonly modifiedDate: Date;
};

/**
 * The record, and the bytes of every photo that is not a JPEG: a JPEG lies in the PDF as it is, a PNG does not, a
 * broken file not at all, and whoever checks the report needs the bytes that the digest is of.
 */
const attachmentsOf = (kinds: Kinds, date: Date): Record<string, Attachment> => {
  const dates = { creationDate: date, modifiedDate: date };
  const record: Attachment = {
    src: recordFileName,
    name: recordFileName,
    type: 'application/json',
    relationship: 'Data',
    description: 'Hecha record',
    ...dates,
  };
  const pictures = [...kinds].flatMap(([digest, kind]): [string, Attachment][] => {
    if (kind === 'jpeg') return [];
    const [name, type] =
      kind === 'png' ? [`${digest}.png`, 'image/png'] : [`${digest}.bin`, 'application/octet-stream'];
    return [[name, { src: digest, name, type, relationship: 'Source', description: 'Evidence', ...dates }]];
  });
  return Object.fromEntries([[recordFileName, record], ...pictures]);
};

const definitionOf = (model: ReportModel, record: EmbeddedRecord, kinds: Kinds) => {
  const definition: TDocumentDefinitions & { files: Record<string, unknown> } = {
    ...documentOf(model),
    ...plainFile({
      language: record.language,
      title: model.title,
      subject: `${model.reportNumber} ${record.contentDigest}`,
      producer: `${layoutMark}${reportLayout}`,
      at: model.recordedAt,
    }),
    images: Object.fromEntries(
      [...kinds].flatMap(([digest, kind]) => (kind === null ? [] : [[digest, digest]])),
    ),
    files: attachmentsOf(kinds, new Date(Date.parse(model.recordedAt))),
  };
  return definition;
};

/**
 * Makes the PDF of a record. Pure but for the fonts it is given: same record and photos, same bytes.
 * A photo that cannot be drawn is named in its place; its bytes are attached.
 * @throws HechaError `BLOB_UNKNOWN` for a photo that is not there, `REPORT_FAILED` when the PDF cannot be written
 */
export const renderReport = async (request: RenderRequest): Promise<RenderedReport> => {
  const { record, photos, fonts, onProgress = () => undefined } = request;
  onProgress(0.02);
  const kinds: Kinds = new Map([...photos].map(([digest, bytes]) => [digest, pictureKind(bytes)]));
  const { covered, missing } = coverGlyphs(modelOf(record, unreadableOf(kinds)), fonts.covers);
  for (const { digest } of covered.photos.plates) {
    if (!photos.has(digest)) throw new HechaError('BLOB_UNKNOWN', { digest });
  }
  onProgress(0.05);
  const files = new Map<string, Buffer>([
    ['regular', fonts.regular],
    ['bold', fonts.bold],
    [recordFileName, asBuffer(canonicalBytes(record))],
    ...[...photos].map(([digest, bytes]) => [digest, asBuffer(bytes)] as const),
  ]);
  try {
    const { bytes, pages } = await printPdf(definitionOf(covered, record, kinds), files, (share) =>
      onProgress(0.4 + share * 0.55),
    );
    onProgress(1);
    return { bytes, pages, missingGlyphs: missing };
  } catch (caught) {
    throw new HechaError('REPORT_FAILED', { reason: String(caught).slice(0, 200) }, { cause: caught });
  }
};
