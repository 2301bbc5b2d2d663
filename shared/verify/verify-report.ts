import type { Digest } from '../domain/identifiers.ts';
import type { Inspection } from '../domain/inspection.ts';
import type { AmendedReport } from '../domain/journal.ts';
import { replay } from '../domain/replay.ts';
import { ensureHechaError } from '../errors.ts';
import { checkSignatures } from '../pdf/check-signatures.ts';
import { find } from '../pdf/latin.ts';
import { type ReportFiles, readFilesOf } from '../pdf/read-files.ts';
import { readRevisions, type Revision } from '../pdf/read-revisions.ts';
import { digestOfFile } from '../pdf/sign-file.ts';
import { UnreadablePdf } from '../pdf/unreadable-pdf.ts';
import { type Check, checkRecord } from '../report/check-record.ts';
import { EmbeddedRecord, recordFileName } from '../report/record.ts';
import { canonical } from '../seal/canonical.ts';
import { type ArrivalFacts, checkArrival } from './check-arrival.ts';
import { checkCustody } from './check-custody.ts';
import { checkSummary } from './check-code.ts';
import { checkSigners, fieldSignersOf, type SignerFacts } from './check-signers.ts';
import { checkStamps, earliestOf, type StampFacts, withFile } from './check-stamps.ts';
import { checkTime, type TimeFacts } from './check-time.ts';
import type { Trust } from './trust.ts';
import { vouchDevice } from './vouch-device.ts';

/** What a report says of itself; given only once its record could be read. */
export type ReportFacts = {
  readonly reportNumber: string;
  readonly inspectionId: string;
  readonly enterprise: string;
  /** The report that this one corrects. */
  readonly amends: AmendedReport | null;
  readonly purpose: 'draft' | 'final';
  readonly language: string;
  readonly conclusion: string | null;
  readonly journalEntries: number;
  readonly journalHead: Digest;
  readonly contentDigest: Digest;
  readonly deviceId: string | null;
  readonly devicePublicKey: string | null;
  /** Text of the signed code on the first page; null where there is none. */
  readonly code: string | null;
  readonly signatures: readonly { readonly name: string; readonly role: string; readonly kind: string }[];
};

export type Verification = {
  readonly valid: boolean;
  readonly kind: 'report' | 'foreign';
  /** SHA-256 of the file: what the seal and headquarters' receipt name. */
  readonly fileDigest: Digest;
  readonly checks: readonly Check[];
  readonly report: ReportFacts | null;
  /** Certificate signatures, in the order of signing. */
  readonly signers: readonly SignerFacts[];
  /** Document timestamps, oldest first: the file existed then. */
  readonly stamps: readonly StampFacts[];
  /** Digest of the certificate that the signatures were followed to, and whether the verifier was given it. */
  readonly anchor: { readonly digest: Digest; readonly given: boolean } | null;
  /** Between which instants it came about; null where its record could not be read. */
  readonly time: TimeFacts | null;
  /** What headquarters acknowledged, where a receipt was given; believed only as far as its checks hold. */
  readonly arrival: ArrivalFacts | null;
};

/** Prints a record again, where the verifier can: the strictest check there is. */
export type Reprint = {
  readonly drawnPhotos: (record: EmbeddedRecord) => readonly Digest[];
  /** Null when the first state of the file was printed with a layout that this program does not print. */
  readonly print: (
    record: EmbeddedRecord,
    photos: ReadonlyMap<Digest, Uint8Array>,
    base: Uint8Array,
  ) => Promise<{ readonly bytes: Uint8Array } | { readonly otherLayout: number }>;
};

/** Far above any report; a file beyond it is not read at all. */
const maxBytes = 1 << 30;

const failure = (name: string, detail: string): Check => ({ name, ok: false, detail });

const readRecord = (bytes: Uint8Array): EmbeddedRecord | string => {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch {
    return 'the embedded record is not JSON';
  }
  const parsed = EmbeddedRecord.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  }
  return canonical(parsed.data) === text ? parsed.data : 'the embedded record is not in canonical form';
};

const factsOf = (record: EmbeddedRecord, inspection: Inspection, code: string | null): ReportFacts => {
  const { assignment, conclusion, signatures } = inspection;
  return {
    reportNumber: assignment.reportNumber,
    inspectionId: record.inspectionId,
    enterprise: assignment.enterprise.name,
    amends: inspection.amends?.report ?? null,
    purpose: record.purpose,
    language: record.language,
    conclusion: conclusion?.result ?? null,
    journalEntries: record.journal.length,
    journalHead: record.journalHead,
    contentDigest: record.contentDigest,
    deviceId: record.device?.deviceId ?? null,
    devicePublicKey: record.device?.publicKey ?? null,
    code,
    signatures: signatures
      .filter(({ contentDigest }) => contentDigest === record.contentDigest)
      .map(({ party: { name, role }, kind }) => ({ name, role, kind })),
  };
};

/** Where lists of devices were given: is the device that printed the report in one? */
const checkDevice = async ({ device }: EmbeddedRecord, { devices }: Trust): Promise<Check[]> => {
  if (!devices || device === null) return [];
  const voucher = await vouchDevice(device.publicKey, devices);
  const ok = voucher.state === 'listed' && voucher.deviceId === device.deviceId;
  const ended =
    voucher.state === 'listed' && voucher.revokedAt !== null ? `, ended ${voucher.revokedAt}` : '';
  const detail =
    voucher.state === 'listed' || voucher.state === 'absent'
      ? `${voucher.state === 'listed' ? voucher.deviceId : 'unknown'} to ${voucher.authority} as of ${voucher.at}${ended}`
      : 'no list of devices is signed by a key that was given';
  return [{ name: 'device', ok, detail }];
};

/** Every photo that the record says is printed, found in the file by the digest of its bytes. */
const gatherPhotos = async (
  wanted: readonly Digest[],
  { photos, attachments }: ReportFiles,
): Promise<{ check: Check; found: Map<Digest, Uint8Array> }> => {
  const found = new Map<Digest, Uint8Array>();
  for (const digest of wanted) {
    const attached = attachments.get(`${digest}.png`) ?? attachments.get(`${digest}.bin`);
    const bytes =
      photos.get(digest) ?? (attached && (await digestOfFile(attached)) === digest ? attached : undefined);
    if (bytes) found.set(digest, bytes);
  }
  const missing = wanted.filter((digest) => !found.has(digest));
  const detail =
    missing.length === 0
      ? `${wanted.length} photos, every digest found in the file`
      : `missing or altered: ${missing.slice(0, 5).join(', ')}`;
  return { found, check: { name: 'photos', ok: missing.length === 0, detail } };
};

const checkPrinted = async (
  base: Uint8Array,
  record: EmbeddedRecord,
  photos: ReadonlyMap<Digest, Uint8Array>,
  { print }: Reprint,
): Promise<Check> => {
  const printed = await print(record, photos, base);
  if ('otherLayout' in printed)
    return failure(
      'printed',
      `printed with layout ${printed.otherLayout}: check with a release of that layout`,
    );
  const { bytes } = printed;
  const identical = bytes.length === base.length && bytes.every((byte, index) => byte === base[index]);
  return {
    name: 'printed',
    ok: identical,
    detail: identical
      ? 'identical: the record prints exactly these pages'
      : `not what the record prints: ${base.length} bytes, expected ${bytes.length}`,
  };
};

type Found = Omit<Verification, 'valid' | 'kind' | 'fileDigest' | 'arrival' | 'time'> & {
  readonly inspection: Inspection | null;
};
const nothing = { report: null, signers: [], stamps: [], anchor: null, inspection: null };

const checkSigned = async (
  file: Uint8Array<ArrayBuffer>,
  record: EmbeddedRecord,
  inspection: Inspection,
  trust: Trust,
): Promise<Pick<Found, 'checks' | 'signers' | 'stamps' | 'anchor'>> => {
  const found = await checkSignatures(file, fieldSignersOf(record, inspection));
  const { signatures, unknown } = found;
  const { stamps, provenAt } = await checkStamps(found, trust);
  const signers = await checkSigners(signatures, inspection, withFile(trust, found), provenAt ?? trust.now);
  const bad = signers.filter(({ problem }) => problem !== null);
  const [first] = signatures;
  const own =
    first?.result.problem === null ? first.result.others.find(({ isAuthority }) => isAuthority) : undefined;
  const checks: Check[] = [
    {
      name: 'certificates',
      ok: bad.length === 0,
      detail:
        bad.length === 0
          ? `${signers.length} certificate signatures hold`
          : bad.map(({ name, problem }) => `${name}: ${problem ?? ''}`).join('; '),
    },
    {
      name: 'updates',
      ok: unknown.length === 0,
      detail:
        unknown.length === 0
          ? 'nothing was added but validation data and timestamps'
          : `${unknown.length} unknown updates`,
    },
    ...(stamps.length === 0
      ? []
      : [
          {
            name: 'timestamps',
            ok: stamps.every(({ problem }) => problem === null),
            detail: stamps.map(({ at, problem }) => problem ?? at ?? '').join('; '),
          },
        ]),
  ];
  const anchor = own && bad.length === 0 ? { digest: own.digest, given: trust.anchors.length > 0 } : null;
  return { checks, signers, stamps, anchor };
};

const verifyFiles = async (
  file: Uint8Array<ArrayBuffer>,
  base: Revision,
  trust: Trust,
  reprint: Reprint | null,
): Promise<Found> => {
  const files = await readFilesOf(file, base);
  const attached = files.attachments.get(recordFileName);
  if (!attached) return { ...nothing, checks: [failure('record', 'no embedded record')] };
  const record = readRecord(attached);
  if (typeof record === 'string') return { ...nothing, checks: [failure('schema', record)] };
  const recordChecks = [
    { name: 'schema', ok: true, detail: `schema ${record.schema}` },
    ...checkRecord(record),
  ];
  if (recordChecks.some(({ ok }) => !ok)) return { ...nothing, checks: recordChecks };
  const summary = await checkSummary(record);
  const checks = [
    ...recordChecks,
    summary.check,
    ...(await checkDevice(record, trust)),
    ...(await checkCustody(record, trust)),
  ];
  const inspection = replay(record.journal);
  const signed = await checkSigned(file, record, inspection, trust);
  const facts = {
    report: factsOf(record, inspection, summary.code),
    signers: signed.signers,
    stamps: signed.stamps,
    anchor: signed.anchor,
    inspection,
  };
  if (!reprint) return { ...facts, checks: [...checks, ...signed.checks] };
  const { check, found } = await gatherPhotos(reprint.drawnPhotos(record), files);
  const printed = check.ok
    ? [await checkPrinted(file.subarray(base.from, base.to), record, found, reprint)]
    : [];
  return { ...facts, checks: [...checks, ...signed.checks, check, ...printed] };
};

type Came = { readonly checks: readonly Check[]; readonly arrival: ArrivalFacts | null };

const checkCame = async (
  file: Uint8Array<ArrayBuffer>,
  revisions: readonly Revision[],
  { arrival, headquartersKey }: Trust,
): Promise<Came> => {
  if (!arrival || !headquartersKey) return { checks: [], arrival: null };
  const states = await Promise.all(revisions.map(({ to }) => digestOfFile(file.subarray(0, to))));
  return checkArrival(arrival, headquartersKey, states);
};

/** The earliest timestamp that is believed, else the receipt. */
const proofOfBeing = ({ stamps }: Found, { checks, arrival }: Came): TimeFacts['notAfter'] => {
  const stamp = earliestOf(stamps);
  if (stamp !== null) return { at: stamp, by: 'timestamp' };
  return arrival && checks.every(({ ok }) => ok) ? { at: arrival.receivedAt, by: 'receipt' } : null;
};

const checkPast = async (found: Found, came: Came, key: Uint8Array<ArrayBuffer> | null) =>
  found.inspection
    ? checkTime(found.inspection, key, proofOfBeing(found, came))
    : { checks: [] as readonly Check[], time: null };

/**
 * Checks a report by itself, without headquarters. Never throws: whatever the bytes are, the answer says what is wrong.
 * Without anchors of the verifier's own the signatures are followed to the authority that the file itself carries, and
 * `anchor.given` is false: compare its digest with what the authority publishes.
 */
export const verifyReport = async (
  file: Uint8Array<ArrayBuffer>,
  trust: Trust,
  reprint: Reprint | null,
): Promise<Verification> => {
  const fileDigest = await digestOfFile(file);
  const answer = (
    kind: Verification['kind'],
    { inspection: _, ...found }: Found,
    beyond: Pick<Verification, 'arrival' | 'time'> = { arrival: null, time: null },
  ): Verification => ({
    valid: kind === 'report' && found.checks.length > 0 && found.checks.every(({ ok }) => ok),
    kind,
    fileDigest,
    ...found,
    ...beyond,
  });
  const refused = (detail: string): Found => ({ ...nothing, checks: [failure('file', detail)] });
  if (file.length > maxBytes || find(file, recordFileName) < 0 || find(file, '%PDF-', 0, 1024) < 0)
    return answer('foreign', refused('not a Hecha report'));
  try {
    const revisions = readRevisions(file);
    const found = await verifyFiles(file, revisions[0], trust, reprint);
    const came = await checkCame(file, revisions, trust);
    const past = await checkPast(found, came, trust.headquartersKey ?? null);
    return answer(
      'report',
      { ...found, checks: [...found.checks, ...came.checks, ...past.checks] },
      { arrival: came.arrival, time: past.time },
    );
  } catch (caught) {
    if (caught instanceof UnreadablePdf) return answer('report', refused(caught.message));
    const { code, detail } = ensureHechaError(caught);
    return answer('report', refused(`${code} ${JSON.stringify(detail)}`));
  }
};
