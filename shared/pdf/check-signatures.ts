import { hexToBytes } from '@noble/hashes/utils.js';
import { checkDetached, type CheckedDetached } from '../pki/check-detached.ts';
import { derLength } from '../pki/der.ts';
import { checkTimestamp, type CheckedTimestamp } from '../pki/timestamp.ts';
import { type BaseFacts, readBase } from './base-facts.ts';
import { areEqual, asText } from './latin.ts';
import { readRevisions, type Revision } from './read-revisions.ts';
import { digestOfFile } from './sign-file.ts';
import {
  composeSignature,
  contentsBytes,
  type FieldSigner,
  pdfDate,
  signedPart,
} from './signature-revision.ts';
import {
  composeDocumentTimestamp,
  composeValidationData,
  readValidationData,
  type Strength,
  unstrengthened,
  type ValidationData,
} from './strengthen-revisions.ts';

/** What was found of one signature that the record announces. */
export type CheckedSignature = {
  readonly partyId: string;
  readonly name: string;
  /** The laptop's clock at signing, a claim; null where the update does not say. */
  readonly claimedAt: string | null;
  readonly result: CheckedDetached | { readonly problem: 'NOT_AS_WRITTEN' | 'MISSING' };
};

const claimIn = (text: string): string | null => {
  const found = /\/M \(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z\)\n/.exec(text);
  if (!found) return null;
  const [, year, month, day, hour, minute, second] = found;
  const instant = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  return Number.isNaN(Date.parse(instant)) || pdfDate(instant) !== found[0].slice(4, -2) ? null : instant;
};

/** The digits of a signature as bytes, without the zeros that fill its place; null unless exactly one DER value. */
const cmsIn = (digits: string): Uint8Array | null => {
  if (!/^[0-9a-f]+$/.test(digits)) return null;
  const bytes = hexToBytes(digits);
  const length = derLength(bytes);
  return length === null || bytes.subarray(length).some((byte) => byte !== 0)
    ? null
    : bytes.subarray(0, length);
};

const checkOne = async (
  file: Uint8Array,
  base: BaseFacts,
  signers: readonly FieldSigner[],
  { revision, before, index }: { revision: Revision; before: Revision; index: number },
): Promise<Pick<CheckedSignature, 'claimedAt' | 'result'>> => {
  const written = new Uint8Array(file.subarray(revision.from, revision.to));
  const claimedAt = claimIn(asText(written));
  if (claimedAt === null) return { claimedAt, result: { problem: 'NOT_AS_WRITTEN' } };
  const composed = composeSignature({
    base,
    signers,
    index,
    claimedAt,
    at: revision.from,
    previousXref: before.xrefAt,
  });
  const { from, to } = composed.contents;
  const cms = cmsIn(asText(file, from, to));
  written.fill(0x30, from - revision.from, to - revision.from);
  // Whatever stands in the update beside the digits of the signature must be what this program writes: nothing can be
  // added to, taken from or drawn over a page in the same breath, signed or not.
  if (!areEqual(written, composed.bytes) || to - from !== contentsBytes * 2)
    return { claimedAt, result: { problem: 'NOT_AS_WRITTEN' } };
  if (!cms) return { claimedAt, result: { problem: 'UNREADABLE' } };
  const covered = await digestOfFile(signedPart(file.subarray(0, revision.to), { from, to }));
  return { claimedAt, result: await checkDetached(cms, covered) };
};

/** One document timestamp over all of the file before it. */
export type CheckedStamp = { readonly result: CheckedTimestamp };

export type CheckedFile = {
  readonly signatures: readonly CheckedSignature[];
  readonly stamps: readonly CheckedStamp[];
  /** Certificates and lists that came with the file, DER. */
  readonly validation: ValidationData;
  /** Updates after the signatures that are neither validation data nor a timestamp as this program writes them. */
  readonly unknown: readonly Revision[];
};

const checkStamp = async (
  file: Uint8Array,
  revision: Revision,
  state: Strength,
): Promise<{ next: Strength; stamp: CheckedStamp } | null> => {
  const { bytes, contents, next } = composeDocumentTimestamp(state);
  const written = new Uint8Array(file.subarray(revision.from, revision.to));
  const token = cmsIn(asText(file, contents.from, contents.to));
  written.fill(0x30, contents.from - revision.from, contents.to - revision.from);
  if (!token || !areEqual(written, bytes)) return null;
  const covered = await digestOfFile(signedPart(file.subarray(0, revision.to), contents));
  return { next, stamp: { result: await checkTimestamp(token, covered) } };
};

const checkLater = async (
  file: Uint8Array,
  revisions: readonly Revision[],
  first: Strength,
): Promise<Omit<CheckedFile, 'signatures'>> => {
  let state = first;
  const stamps: CheckedStamp[] = [];
  const certificates: Uint8Array[] = [];
  const lists: Uint8Array[] = [];
  const answer = (unknown: readonly Revision[]) => ({ stamps, validation: { certificates, lists }, unknown });
  for (const [index, revision] of revisions.entries()) {
    const data = readValidationData(file, revision, state);
    if (data) {
      const { bytes, next } = composeValidationData(state, data);
      if (!areEqual(file.subarray(revision.from, revision.to), bytes)) return answer(revisions.slice(index));
      certificates.push(...data.certificates);
      lists.push(...data.lists);
      state = next;
      continue;
    }
    const found = await checkStamp(file, revision, state);
    if (!found) return answer(revisions.slice(index));
    stamps.push(found.stamp);
    state = found.next;
  }
  return answer([]);
};

/**
 * Checks that each signer of the record signed the file, in the order announced, each in an update that holds nothing
 * else, and what was added after them: validation data and document timestamps, again nothing else. Certificates are
 * read, not yet believed.
 * @throws UnreadablePdf
 */
export const checkSignatures = async (
  file: Uint8Array,
  signers: readonly FieldSigner[],
): Promise<CheckedFile> => {
  const revisions = readRevisions(file);
  const base = readBase(file, revisions[0]);
  const signatures: CheckedSignature[] = [];
  for (const [index, { partyId, name }] of signers.entries()) {
    const revision = revisions[index + 1];
    const before = revisions[index];
    const found =
      revision && before
        ? await checkOne(file, base, signers, { revision, before, index })
        : { claimedAt: null, result: { problem: 'MISSING' as const } };
    signatures.push({ partyId, name, ...found });
  }
  const last = revisions[signers.length] ?? revisions[0];
  const later = revisions.slice(1 + signers.length);
  return { signatures, ...(await checkLater(file, later, unstrengthened(base, signers, last))) };
};
