import { toBase64Url } from '../exchange/base64.ts';
import type { Base64Url } from '../domain/identifiers.ts';
import { fromBase45, toBase45 } from './base45.ts';
import { type Cbor, fromCbor, toCbor } from './cbor.ts';
import { Summary } from './summary.ts';

const outcomes = ['pass', 'fail', 'neutral'] as const;

const toNumber = (day: string): number => Number(day.replaceAll('-', ''));
const toDay = (value: unknown): unknown =>
  typeof value === 'number' ? String(value).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') : value;

const toBytes = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const toHex = (value: unknown): unknown =>
  value instanceof Uint8Array
    ? [...value].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    : undefined;

/** The summary as a list of CBOR, always in this order; days as whole numbers, 20261123. */
const bodyOf = (summary: Summary): Uint8Array<ArrayBuffer> =>
  toCbor([
    summary.reportNumber,
    summary.creditCode,
    summary.enterprise,
    toNumber(summary.from),
    toNumber(summary.to),
    outcomes.indexOf(summary.outcome),
    summary.result,
    summary.nonconforming,
    summary.improvement,
    summary.veto,
    summary.due === null ? null : toNumber(summary.due),
    toBytes(summary.journalHead),
    toBytes(summary.contentDigest),
  ]);

const readBody = (bytes: Uint8Array): Summary | null => {
  const list = fromCbor(bytes);
  if (!Array.isArray(list) || list.length !== 13) return null;
  const [reportNumber, creditCode, enterprise, from, to, outcome, result, ...rest] = list as Cbor[];
  const [nonconforming, improvement, veto, due, journalHead, contentDigest] = rest;
  const read = Summary.safeParse({
    reportNumber,
    creditCode,
    enterprise,
    from: toDay(from),
    to: toDay(to),
    outcome: typeof outcome === 'number' ? outcomes[outcome] : undefined,
    result,
    nonconforming,
    improvement,
    veto,
    due: toDay(due),
    journalHead: toHex(journalHead),
    contentDigest: toHex(contentDigest),
  });
  return read.success ? read.data : null;
};

/** Keeps the signature from meaning anything else than this version of a summary. */
const purpose = new TextEncoder().encode('hecha-summary-1\0');

const messageOf = (body: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array([...purpose, ...body]);

/** The bytes that the device key signs when a final report is printed. */
export const summaryMessage = (summary: Summary): Uint8Array<ArrayBuffer> => messageOf(bodyOf(summary));

/** A summary with the raw Ed25519 key that signs it and its signature, 32 and 64 bytes. */
export type SignedSummary = {
  readonly summary: Summary;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
};

const start = 'HECHA:';

/**
 * The text of the printed code: `HECHA:S1:` and, in base 45, the list of body, key and signature. All of it is in the
 * alphanumeric mode of a QR code, so that no reader guesses at a character set.
 */
export const summaryCode = ({ summary, publicKey, signature }: SignedSummary): string =>
  `${start}S1:${toBase45(toCbor([bodyOf(summary), publicKey, signature]))}`;

/** What small codes name: a page of a report, of a draft, or a form. Nobody signed them. */
export type UnsignedPaper = 'page' | 'draft' | 'form';

/** What a scanned text is. */
export type ReadCode =
  /** Not of ours. */
  | { readonly kind: 'foreign' }
  /** Ours by its beginning, and cannot be read on. */
  | { readonly kind: 'damaged' }
  /** Of a version that this program does not know. */
  | { readonly kind: 'newer'; readonly version: string }
  | {
      readonly kind: 'unsigned';
      readonly paper: UnsignedPaper;
      readonly number: string;
      /** Of the content; of the journal's head for a form. */
      readonly digest: string;
    }
  | ({
      readonly kind: 'signed';
      readonly code: string;
      /** What the signature must hold over. */
      readonly message: Uint8Array<ArrayBuffer>;
      readonly key: Base64Url;
    } & SignedSummary);

const papers = { '1': 'page', D1: 'draft', F1: 'form' } as const;
const isPaper = (mark: string): mark is keyof typeof papers => Object.hasOwn(papers, mark);

/** The text of the small code: upper case, so that it stays coarse enough for a phone. */
export const paperCode = (paper: UnsignedPaper, number: string, digest: string): string => {
  const mark = { page: '1', draft: 'D1', form: 'F1' }[paper];
  return `${start}${mark}:${number.toUpperCase()}:${digest.toUpperCase()}`;
};

const readSigned = (code: string, rest: string): ReadCode => {
  const bytes = fromBase45(rest);
  const parts = bytes && fromCbor(bytes);
  if (!Array.isArray(parts) || parts.length !== 3) return { kind: 'damaged' };
  const [body, publicKey, signature] = parts as Cbor[];
  if (!(body instanceof Uint8Array && publicKey instanceof Uint8Array && signature instanceof Uint8Array))
    return { kind: 'damaged' };
  const summary = readBody(body);
  if (!summary || publicKey.length !== 32 || signature.length !== 64) return { kind: 'damaged' };
  return {
    kind: 'signed',
    code,
    summary,
    publicKey: new Uint8Array(publicKey),
    signature: new Uint8Array(signature),
    message: messageOf(body),
    key: toBase64Url(publicKey),
  };
};

/** Reads a scanned text. Never throws: a stranger's code is told apart, not refused with an error. */
export const readCode = (text: string): ReadCode => {
  if (!text.startsWith(start)) return { kind: 'foreign' };
  const [, mark, rest] = /^HECHA:([A-Z]?\d{1,3}):(.*)$/s.exec(text) ?? [];
  if (mark === undefined || rest === undefined) return { kind: 'damaged' };
  if (mark === 'S1') return readSigned(text, rest);
  if (!isPaper(mark)) return { kind: 'newer', version: mark };
  const [, number, digest] = /^([A-Z0-9._-]{1,90}):([0-9A-F]{64})$/.exec(rest) ?? [];
  if (number === undefined || digest === undefined) return { kind: 'damaged' };
  return { kind: 'unsigned', paper: papers[mark], number, digest: digest.toLowerCase() };
};
