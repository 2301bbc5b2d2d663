import type { Digest } from '../domain/identifiers.ts';
import { asText, find } from './latin.ts';
import { readRevisions, type Revision } from './read-revisions.ts';
import { digestOfFile } from './sign-file.ts';
import { refusePdf } from './unreadable-pdf.ts';

/** What a report carries besides its pages. */
export type ReportFiles = {
  readonly attachments: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** JPEG streams by the SHA-256 of their bytes. */
  readonly photos: ReadonlyMap<Digest, Uint8Array<ArrayBuffer>>;
};

const maxDictionary = 1 << 20;

type PdfObject = { readonly dictionary: string; readonly stream: Uint8Array<ArrayBuffer> | null };

const readObject = (pdf: Uint8Array<ArrayBuffer>, offset: number, number: number): PdfObject => {
  const mark = `${number} 0 obj\n`;
  if (asText(pdf, offset, offset + mark.length) !== mark)
    return refusePdf(`object ${number} is not where the table says`);
  const from = offset + mark.length;
  const limit = Math.min(from + maxDictionary, pdf.length);
  const stream = find(pdf, '\nstream\n', from, limit);
  const end = find(pdf, '\nendobj', from, limit);
  if (stream < 0 || (end >= 0 && end < stream)) {
    if (end < 0) return refusePdf(`object ${number} does not end`);
    return { dictionary: asText(pdf, from, end), stream: null };
  }
  const dictionary = asText(pdf, from, stream);
  const length = Number(/\/Length (\d{1,12})\n/.exec(dictionary)?.[1] ?? Number.NaN);
  const begin = stream + '\nstream\n'.length;
  if (!Number.isSafeInteger(length) || begin + length > pdf.length)
    return refusePdf(`length of object ${number}`);
  if (asText(pdf, begin + length, begin + length + 10) !== '\nendstream')
    return refusePdf(`stream of object ${number}`);
  return { dictionary, stream: pdf.subarray(begin, begin + length) };
};

const attachmentName = /\/Type \/Filespec\n(?:.*\n)*?\/F \(([A-Za-z0-9._-]{1,100})\)\n/;
const attachmentFile = /\/EF <<\n\/F (\d{1,7}) 0 R\n>>/;

/**
 * Takes attachments and JPEG photos out of the first state of a report. Bounded and strict: what it cannot read it
 * cannot vouch for.
 * @throws UnreadablePdf
 */
export const readFilesOf = async (pdf: Uint8Array<ArrayBuffer>, base: Revision): Promise<ReportFiles> => {
  if (asText(pdf, 0, 9) !== '%PDF-1.7\n') return refusePdf('not a PDF 1.7');
  for (let number = 1; number < base.size; number += 1)
    if (!base.offsets.has(number)) return refusePdf(`no object ${number}`);
  const objects = new Map(
    [...base.offsets].map(([number, offset]) => [number, readObject(pdf, offset, number)]),
  );
  const attachments = new Map<string, Uint8Array<ArrayBuffer>>();
  const photos = new Map<Digest, Uint8Array<ArrayBuffer>>();
  for (const { dictionary, stream } of objects.values()) {
    const name = attachmentName.exec(dictionary)?.[1];
    const attached = objects.get(Number(attachmentFile.exec(dictionary)?.[1] ?? 0));
    if (name !== undefined && attached?.stream) {
      if (attached.dictionary.includes('/Filter')) return refusePdf(`attachment ${name} is compressed`);
      attachments.set(name, attached.stream);
    }
    if (stream && dictionary.includes('/Filter /DCTDecode\n')) photos.set(await digestOfFile(stream), stream);
  }
  return { attachments, photos };
};

/** The same for a whole file. @throws UnreadablePdf */
export const readFiles = (pdf: Uint8Array<ArrayBuffer>): Promise<ReportFiles> =>
  readFilesOf(pdf, readRevisions(pdf)[0]);
