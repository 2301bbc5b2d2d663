import { bytesToHex } from '@noble/hashes/utils.js';
import type { Id, Instant } from '../domain/identifiers.ts';
import type { Drawing } from '../domain/journal.ts';
import type { BaseFacts, Place } from './base-facts.ts';
import { asText, joined } from './latin.ts';
import { refusePdf } from './unreadable-pdf.ts';
import { type Written, writeRevision } from './write-revision.ts';

/** Room for one CMS signature, in bytes: the signature, its certificate and the chain above it. */
export const contentsBytes = 8192;

/** Size of a visible signature on the page, in points: the middle of the box that the report prints for a party. */
export const signatureSize = { width: 158.74, height: 62.362 } as const;

/** Someone who signs the file with a certificate, and what the hand drew on the pad. */
export type FieldSigner = { readonly partyId: Id; readonly name: string; readonly drawing: Drawing };

export type SignatureRevision = {
  readonly base: BaseFacts;
  /** Everyone who signs, in the order of signing. */
  readonly signers: readonly FieldSigner[];
  /** Which of them signs now, from 0. */
  readonly index: number;
  /** What the laptop's clock said (`/M`): a claim, which proves nothing. */
  readonly claimedAt: Instant;
  /** Length of the file before, and where its last cross-reference table begins. */
  readonly at: number;
  readonly previousXref: number;
};

export type ComposedRevision = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Place of the hexadecimal digits of the signature in the whole file, without their brackets. */
  readonly contents: { readonly from: number; readonly to: number };
};

const placeOf = ({ places }: BaseFacts, { partyId }: FieldSigner): Place =>
  places.get(partyId) ?? refusePdf(`no place for the signature of ${partyId}`);

const decimal = (value: number): string => String(Math.round(value * 1000) / 1000);

/** A text string as UTF-16 with its mark (ISO 32000-1, 7.9.2.2), in hexadecimal. */
const textString = (text: string): string => {
  const units = new Uint8Array(2 + text.length * 2);
  units.set([0xfe, 0xff]);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    units.set([unit >> 8, unit & 255], 2 + index * 2);
  }
  return `<${bytesToHex(units).toUpperCase()}>`;
};

/** `D:YYYYMMDDHHmmSSZ`, to the second, in universal time. */
export const pdfDate = (instant: Instant): string =>
  `D:${new Date(Date.parse(instant)).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;

/** The strokes as they were drawn, scaled into the field; line width and caps as the report prints them. */
const appearanceOf = ({ width, height, strokes }: Drawing): string => {
  const scale = Math.min(signatureSize.width / width, signatureSize.height / height);
  const point = (stroke: readonly number[], index: number): string =>
    `${decimal((stroke[index] ?? 0) * scale)} ${decimal(signatureSize.height - (stroke[index + 1] ?? 0) * scale)}`;
  const lines = strokes.map((stroke) => {
    const steps = [`${point(stroke, 0)} m`];
    // A single point is a dot: a line of no length with a round cap.
    for (let index = stroke.length > 3 ? 2 : 0; index + 1 < stroke.length; index += 2)
      steps.push(`${point(stroke, index)} l`);
    return `${steps.join('\n')}\nS`;
  });
  return `q\n0.067 G\n1.25 w\n1 J\n1 j\n${lines.join('\n')}\nQ`;
};

/** Object numbers of an inspection's signatures: the same for everyone who computes them. */
const numbersOf = ({ size }: BaseFacts, count: number) => ({
  form: size,
  field: (index: number) => size + 1 + index,
  appearance: (index: number) => size + 1 + count + index,
  signature: (index: number) => size + 1 + 2 * count + index,
});

/** Number of the form object: the first that a report does not use. */
export const formNumber = (base: BaseFacts): number => numbersOf(base, 0).form;

/** Object numbers of the fields, in the order of signing, and of the first signature. */
export const signatureFields = (
  base: BaseFacts,
  count: number,
): { readonly fields: readonly number[]; readonly first: number } => {
  const numbers = numbersOf(base, count);
  return {
    fields: Array.from({ length: count }, (_, index) => numbers.field(index)),
    first: numbers.signature(0),
  };
};

/** One more than the highest object number once everyone signed. */
export const signatureSizeAfter = (base: BaseFacts, count: number): number =>
  numbersOf(base, count).signature(count - 1) + 1;

const widget = (revision: SignatureRevision, index: number): Written => {
  const { base, signers } = revision;
  const numbers = numbersOf(base, signers.length);
  const signer = signers[index] ?? refusePdf('no such signer');
  const { page, x, y } = placeOf(base, signer);
  const rect = [x, y - signatureSize.height, x + signatureSize.width, y].map(decimal).join(' ');
  const value = index <= revision.index ? `/V ${numbers.signature(index)} 0 R\n` : '';
  return {
    number: numbers.field(index),
    body:
      `<<\n/Type /Annot\n/Subtype /Widget\n/FT /Sig\n/T (${signer.partyId})\n/F 132\n/Rect [${rect}]\n` +
      `/P ${page} 0 R\n/AP <<\n/N ${numbers.appearance(index)} 0 R\n>>\n${value}>>`,
  };
};

const appearance = ({ base, signers }: SignatureRevision, index: number): Written => {
  const drawn = appearanceOf(signers[index]?.drawing ?? refusePdf('no such signer'));
  const { width, height } = signatureSize;
  return {
    number: numbersOf(base, signers.length).appearance(index),
    body:
      `<<\n/Type /XObject\n/Subtype /Form\n/BBox [0 0 ${width} ${height}]\n/Resources <<\n>>\n/Length ${drawn.length}\n>>\n` +
      `stream\n${drawn}\nendstream`,
  };
};

const pagesWithFields = ({ base, signers }: SignatureRevision): Written[] => {
  const numbers = numbersOf(base, signers.length);
  const byPage = new Map<number, number[]>();
  for (const [index, signer] of signers.entries()) {
    const { page } = placeOf(base, signer);
    byPage.set(page, [...(byPage.get(page) ?? []), numbers.field(index)]);
  }
  return [...byPage].map(([number, fields]) => {
    const lines = base.page(number);
    if (lines.includes('/Annots')) return refusePdf(`page ${number} has annotations`);
    return { number, body: `<<\n${lines}/Annots [${fields.map((field) => `${field} 0 R`).join(' ')}]\n>>` };
  });
};

/** Only the first update touches catalog and pages: it makes all fields, and certifies that only they may be filled. */
const frameOf = (revision: SignatureRevision): Written[] => {
  const { base, signers } = revision;
  const numbers = numbersOf(base, signers.length);
  const fields = signers.map((_, index) => `${numbers.field(index)} 0 R`).join(' ');
  return [
    {
      number: base.root,
      body: `<<\n${base.catalog}/AcroForm ${numbers.form} 0 R\n/Perms <<\n/DocMDP ${numbers.signature(0)} 0 R\n>>\n>>`,
    },
    { number: numbers.form, body: `<<\n/Fields [${fields}]\n/SigFlags 3\n>>` },
    ...pagesWithFields(revision),
    ...signers.map((_, index) => widget(revision, index)),
    ...signers.map((_, index) => appearance(revision, index)),
  ];
};

const rangeWidth = 10;
export const openRange = `/ByteRange [${Array.from({ length: 4 }, () => '0'.repeat(rangeWidth)).join(' ')}]\n`;
export const openContents = `/Contents <${'0'.repeat(contentsBytes * 2)}>\n`;

const certification =
  '/Reference [<<\n/Type /SigRef\n/TransformMethod /DocMDP\n/TransformParams <<\n/Type /TransformParams\n/P 2\n/V /1.2\n>>\n>>]\n';

const signatureObject = (revision: SignatureRevision): Written => {
  const { base, signers, index, claimedAt } = revision;
  const { name } = signers[index] ?? refusePdf('no such signer');
  return {
    number: numbersOf(base, signers.length).signature(index),
    body:
      `<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n${openRange}${openContents}` +
      `/M (${pdfDate(claimedAt)})\n/Name ${textString(name)}\n${index === 0 ? certification : ''}>>`,
  };
};

/** Where the open places of a revision stand in it. */
const openPlaces = (bytes: Uint8Array): { range: number; contents: number } => {
  const text = asText(bytes);
  return { range: text.indexOf(openRange), contents: text.indexOf(openContents) };
};

/** Fills in which bytes are signed: all of the file but the signature itself, brackets included. */
export const closeRange = (
  bytes: Uint8Array<ArrayBuffer>,
  at: number,
): { contents: { from: number; to: number } } => {
  const { range, contents } = openPlaces(bytes);
  const from = at + contents + '/Contents <'.length;
  const to = from + contentsBytes * 2;
  const end = at + bytes.length;
  const numbers = [0, from - 1, to + 1, end - to - 1].map((value) => String(value).padEnd(rangeWidth));
  bytes.set(
    [...`/ByteRange [${numbers.join(' ')}]\n`].map((letter) => letter.charCodeAt(0)),
    range,
  );
  return { contents: { from, to } };
};

/**
 * The incremental update in which one signer signs, complete but for the signature's digits, which are zeros. Computed
 * from the first state of the file and the record alone, so that whoever verifies can compute it again and compare.
 * @throws UnreadablePdf when the report has no place for one of the signers.
 */
export const composeSignature = (revision: SignatureRevision): ComposedRevision => {
  const { base, signers, index, at, previousXref } = revision;
  const { root, info, id } = base;
  const objects = [
    ...(index === 0 ? frameOf(revision) : [widget(revision, index)]),
    signatureObject(revision),
  ];
  const size = numbersOf(base, signers.length).signature(index) + 1;
  const bytes = writeRevision(objects, { at, previousXref, size, root, info, id });
  return { bytes, ...closeRange(bytes, at) };
};

/** The bytes that a signature with these digits covers. */
export const signedPart = (
  file: Uint8Array,
  { from, to }: ComposedRevision['contents'],
): Uint8Array<ArrayBuffer> => joined(file.subarray(0, from - 1), file.subarray(to + 1));
