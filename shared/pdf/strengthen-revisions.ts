import { bytesToHex } from '@noble/hashes/utils.js';
import type { BaseFacts } from './base-facts.ts';
import { asBytes, asText, joined } from './latin.ts';
import type { Revision } from './read-revisions.ts';
import {
  closeRange,
  type ComposedRevision,
  type FieldSigner,
  formNumber,
  openContents,
  openRange,
  signatureFields,
  signatureSizeAfter,
} from './signature-revision.ts';
import { refusePdf } from './unreadable-pdf.ts';
import { type Written, writeRevision } from './write-revision.ts';

/**
 * How far a signed report has been made stronger: what the next update builds on. Only updates of the two kinds below
 * are known, so the state follows from the file alone.
 */
export type Strength = {
  readonly base: BaseFacts;
  readonly signers: readonly FieldSigner[];
  /** The next free object number. */
  readonly size: number;
  readonly previousXref: number;
  /** Length of the file so far. */
  readonly at: number;
  /** Fields of document timestamps. */
  readonly stamps: readonly number[];
  /** Dictionary of validation data, and the streams it names. */
  readonly dss: number | null;
  readonly certificates: readonly number[];
  readonly lists: readonly number[];
};

/** The state of a report that all its signers signed and nobody made stronger yet. */
export const unstrengthened = (
  base: BaseFacts,
  signers: readonly FieldSigner[],
  last: Revision,
): Strength => ({
  base,
  signers,
  size: signers.length === 0 ? base.size + 1 : signatureSizeAfter(base, signers.length),
  previousXref: last.xrefAt,
  at: last.to,
  stamps: [],
  dss: null,
  certificates: [],
  lists: [],
});

const refs = (numbers: readonly number[]): string => numbers.map((number) => `${number} 0 R`).join(' ');

const catalog = ({ base, signers }: Strength, dss: number | null): Written => ({
  number: base.root,
  body:
    `<<\n${base.catalog}/AcroForm ${formNumber(base)} 0 R\n` +
    (signers.length === 0
      ? ''
      : `/Perms <<\n/DocMDP ${signatureFields(base, signers.length).first} 0 R\n>>\n`) +
    (dss === null ? '' : `/DSS ${dss} 0 R\n`) +
    '>>',
});

const form = ({ base, signers }: Strength, stamps: readonly number[]): Written => ({
  number: formNumber(base),
  body: `<<\n/Fields [${refs([...signatureFields(base, signers.length).fields, ...stamps])}]\n/SigFlags 3\n>>`,
});

const stream = (number: number, bytes: Uint8Array): Written => ({
  number,
  body: [`<<\n/Length ${bytes.length}\n>>\nstream\n`, bytes, '\nendstream'],
});

/** Certificates and revocation lists, DER, that are still to be kept with the file. */
export type ValidationData = {
  readonly certificates: readonly Uint8Array[];
  readonly lists: readonly Uint8Array[];
};

/** Adds validation data (EN 319 142-1, 5.4: DSS), for a verifier of years to come. */
export const composeValidationData = (
  state: Strength,
  { certificates, lists }: ValidationData,
): { readonly bytes: Uint8Array<ArrayBuffer>; readonly next: Strength } => {
  const { base, size, at, previousXref } = state;
  const certificateNumbers = certificates.map((_, index) => size + index);
  const listNumbers = lists.map((_, index) => size + certificates.length + index);
  const dss = size + certificates.length + lists.length;
  const next = {
    ...state,
    size: dss + 1,
    dss,
    certificates: [...state.certificates, ...certificateNumbers],
    lists: [...state.lists, ...listNumbers],
  };
  const objects = [
    ...certificates.map((bytes, index) => stream(size + index, bytes)),
    ...lists.map((bytes, index) => stream(size + certificates.length + index, bytes)),
    {
      number: dss,
      body: `<<\n/Type /DSS\n/Certs [${refs(next.certificates)}]\n/CRLs [${refs(next.lists)}]\n>>`,
    },
    catalog(state, dss),
    // A report without certificate signatures has no form yet.
    ...(state.dss === null && state.stamps.length === 0 && state.signers.length === 0
      ? [form(state, state.stamps)]
      : []),
  ];
  const { root, info, id } = base;
  const bytes = writeRevision(objects, { at, previousXref, size: next.size, root, info, id });
  return { bytes, next: { ...next, at: at + bytes.length, previousXref: xrefOf(bytes, at) } };
};

/**
 * Adds a document timestamp (EN 319 142-1, 5.5), complete but for the token's digits. It needs a form, which a report
 * without certificate signatures gets with its validation data.
 */
export const composeDocumentTimestamp = (state: Strength): ComposedRevision & { readonly next: Strength } => {
  const { base, size, at, previousXref, stamps } = state;
  if (state.signers.length === 0 && state.dss === null)
    return refusePdf('a timestamp before validation data');
  const field = size;
  const signature = size + 1;
  const objects = [
    form(state, [...stamps, field]),
    {
      number: field,
      body:
        `<<\n/Type /Annot\n/Subtype /Widget\n/FT /Sig\n/T (timestamp-${stamps.length + 1})\n/F 132\n/Rect [0 0 0 0]\n` +
        `/V ${signature} 0 R\n>>`,
    },
    {
      number: signature,
      body: `<<\n/Type /DocTimeStamp\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.RFC3161\n${openRange}${openContents}>>`,
    },
  ];
  const { root, info, id } = base;
  const bytes = writeRevision(objects, { at, previousXref, size: size + 2, root, info, id });
  const { contents } = closeRange(bytes, at);
  const next = {
    ...state,
    size: size + 2,
    stamps: [...stamps, field],
    at: at + bytes.length,
    previousXref: xrefOf(bytes, at),
  };
  return { bytes, contents, next };
};

const xrefOf = (bytes: Uint8Array, at: number): number => {
  const found = /startxref\n(\d+)\n%%EOF\n$/.exec(asText(bytes, Math.max(0, bytes.length - 64)))?.[1];
  return found === undefined ? at : Number(found);
};

/** A file with the digits of a signature or token in their place. */
export const withContents = (
  file: Uint8Array,
  revision: Uint8Array,
  { from }: ComposedRevision['contents'],
  der: Uint8Array,
): Uint8Array<ArrayBuffer> => {
  const whole = joined(file, revision);
  whole.set(asBytes(bytesToHex(der)), from);
  return whole;
};

const streamOf = (file: Uint8Array, offset: number): Uint8Array | null => {
  const head = /^\d+ 0 obj\n<<\n\/Length (\d{1,7})\n>>\nstream\n/.exec(asText(file, offset, offset + 96));
  const length = Number(head?.[1] ?? Number.NaN);
  const begin = offset + (head?.[0].length ?? 0);
  return head && begin + length <= file.length ? file.subarray(begin, begin + length) : null;
};

const numbersIn = (text: string, key: string): readonly number[] =>
  [...(new RegExp(`/${key} \\[([^\\]]*)\\]`).exec(text)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(
    ([, number]) => Number(number),
  );

/** The validation data that an update says it adds; null for one that is not of this kind. */
export const readValidationData = (
  file: Uint8Array,
  revision: Revision,
  { size }: Strength,
): ValidationData | null => {
  const dssAt = [...revision.offsets.values()].find((offset) =>
    /^\d+ 0 obj\n<<\n\/Type \/DSS\n/.test(asText(file, offset, offset + 40)),
  );
  if (dssAt === undefined) return null;
  const text = asText(file, dssAt, Math.min(dssAt + 65_536, revision.to));
  const read = (key: string): (Uint8Array | null)[] =>
    numbersIn(text.slice(0, text.indexOf('endobj')), key)
      .filter((number) => number >= size)
      .map((number) => {
        const offset = revision.offsets.get(number);
        return offset === undefined ? null : streamOf(file, offset);
      });
  const certificates = read('Certs');
  const lists = read('CRLs');
  const whole = (bytes: Uint8Array | null): bytes is Uint8Array => bytes !== null;
  return certificates.every(whole) && lists.every(whole) ? { certificates, lists } : null;
};
