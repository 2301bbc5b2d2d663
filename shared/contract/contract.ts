import { z } from 'zod';
import { Assignment } from '../domain/assignment.ts';
import { Base64Url, Digest, Id, Instant, Line } from '../domain/identifiers.ts';
import { Invitation } from '../domain/invitation.ts';
import { JournalEntry, JournalHead } from '../domain/journal.ts';
import { errorCodes, type ErrorCode } from '../errors.ts';
import { EditionBody } from '../exchange/catalogue-edition.ts';
import { ClockReading } from '../domain/clock.ts';
import { ContentInForce } from '../domain/edition.ts';
import { maxPieceBytes } from '../exchange/handover.ts';
import { LogInclusion } from '../exchange/log.ts';
import { Receipt } from '../exchange/submission.ts';
import { FormKind } from '../domain/forms-of-type.ts';

const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

const Nothing = z.strictObject({});
const Bytes = z.instanceof(Uint8Array);
const Code = z.enum(errorCodes as readonly [ErrorCode, ...ErrorCode[]]);
const Problem = z.strictObject({ code: Code, detail: z.record(z.string(), z.unknown()) });
export type Problem = z.infer<typeof Problem>;

export const ReportLanguage = z.enum(['zh', 'en', 'both']);
export type ReportLanguage = z.infer<typeof ReportLanguage>;

/** Largest piece of evidence that may cross the door, in bytes. */
export const maxEvidenceBytes = 60 * 1024 * 1024;

export const AppDescription = z.strictObject({
  version: z.string(),
  host: z.enum(['electron', 'loopback', 'memory']),
  dataFolder: z.string(),
  /** Bytes free on the volume of the data folder, and whether photos are paused to keep room for text. */
  storage: z.strictObject({ freeBytes: z.int().min(0), photosPaused: z.boolean() }),
  device: z
    .strictObject({
      deviceId: Id,
      fingerprint: Digest,
      authority: Line,
      holder: z.strictObject({ id: Id, name: Line }),
      enrolledAt: Instant,
    })
    .nullable(),
  /** Address of headquarters as configured, for people to read. */
  headquarters: z.string(),
});
export type AppDescription = z.infer<typeof AppDescription>;

/** A file to be carried by hand, in the making or made. */
export const BundleJob = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('packing'), done: z.int().min(0), total: z.int().min(1) }),
  z.strictObject({
    name: z.literal('done'),
    fileName: Line,
    bytes: z.int().min(1),
    digest: Digest,
  }),
  z.strictObject({ name: z.literal('failed'), problem: Problem }),
]);
export type BundleJob = z.infer<typeof BundleJob>;

/** An invitation, and the fingerprint of its laptop as enrolment shows it. */
const Invited = z.strictObject({ invitation: Invitation, fingerprint: Digest });

/** Something the second copy noticed at start and the inspector is told in words. */
export const VaultNotice = z.strictObject({
  at: Instant,
  inspectionId: Id.nullable(),
  kind: z.enum(['tornTail', 'brokenTail', 'unreadableFile', 'unfinishedBlob']),
  /** Entries kept before the damage, and bytes set aside in a file of their own. */
  keptEntries: z.int().min(0),
  setAsideBytes: z.int().min(0),
});
export type VaultNotice = z.infer<typeof VaultNotice>;

export const ReportJob = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('rendering'), done: z.int().min(0), total: z.int().min(1) }),
  z.strictObject({
    name: z.literal('done'),
    digest: Digest,
    bytes: z.int().min(1),
    pages: z.int().min(1),
    contentDigest: Digest,
    /** Characters the font lacks; each is printed as its code point, e.g. 〔U+20BB7〕. */
    missingGlyphs: z.array(z.string()),
  }),
  z.strictObject({ name: z.literal('cancelled') }),
  z.strictObject({ name: z.literal('failed'), problem: Problem }),
]);
export type ReportJob = z.infer<typeof ReportJob>;

/** What tells one token (smart card, UKey) from another, as PKCS#11 has it. */
export const TokenSerial = z.string().min(1).max(32);

/** Where a signing key is: on this laptop under a passphrase, or on a token under its PIN. */
export const KeyPlace = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('laptop') }),
  z.strictObject({ name: z.literal('token'), serial: TokenSerial, label: Line }),
]);
export type KeyPlace = z.infer<typeof KeyPlace>;

/** An inspector who can sign on this laptop, and whether the key is at hand. */
export const SignerState = z.strictObject({
  inspector: z.strictObject({ id: Id, name: Line }),
  organisation: z.string().max(200),
  issuer: z.string().max(200),
  serial: z.string().max(40),
  notAfter: Instant,
  place: KeyPlace,
  key: z.discriminatedUnion('name', [
    /** Wrong passphrases make it wait: none is tried before `waitUntil`. */
    z.strictObject({ name: z.literal('locked'), waitUntil: Instant.nullable() }),
    /** Forgotten at `until`, unless it is used before. */
    z.strictObject({ name: z.literal('unlocked'), until: Instant }),
  ]),
});
export type SignerState = z.infer<typeof SignerState>;

/** A token that is in; some say that the next wrong PIN is the last. */
export const TokenState = z.strictObject({
  serial: TokenSerial,
  label: Line,
  pin: z.enum(['ready', 'lastTry', 'locked']),
});
export type TokenState = z.infer<typeof TokenState>;

/** The tokens on which keys can be kept: `none` where this host was told of no PKCS#11 module. */
export const TokenList = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('none') }),
  z.strictObject({ name: z.literal('read'), tokens: z.array(TokenState) }),
  z.strictObject({ name: z.literal('failed'), problem: Problem }),
]);
export type TokenList = z.infer<typeof TokenList>;

const SignerList = z.strictObject({ signers: z.array(SignerState), tokens: TokenList });
const Passphrase = z.string().min(8).max(200);
/** How long a PIN is, is the token's to say. */
const Pin = z.string().min(1).max(200);
const EnrolmentCode = z.string().trim().min(8).max(80);

/** Where a sealed inspection is on its way to headquarters. */
export const Delivery = z.strictObject({
  inspectionId: Id,
  state: z.discriminatedUnion('name', [
    z.strictObject({
      name: z.literal('waiting'),
      attempt: z.int().min(0),
      nextAt: Instant.nullable(),
      problem: Problem.nullable(),
    }),
    z.strictObject({
      name: z.literal('sending'),
      step: z.enum(['asking', 'blobs', 'submission', 'receipt']),
      sentBytes: z.int().min(0),
      totalBytes: z.int().min(0),
      sentBlobs: z.int().min(0),
      totalBlobs: z.int().min(0),
    }),
    /** Headquarters will not take it as it is: a person decides. Nothing is dropped. */
    z.strictObject({ name: z.literal('refused'), problem: Problem }),
    /** `inclusion`: proof that headquarters' public log has the receipt; null until it was fetched. */
    z.strictObject({ name: z.literal('settled'), receipt: Receipt, inclusion: LogInclusion.nullable() }),
  ]),
});
export type Delivery = z.infer<typeof Delivery>;

/**
 * The only door between page and main. What is not listed cannot be called; inputs carry their own ids or digests,
 * so a repeated call is harmless; no input is a path or a URL. Guarantees: `shared/contract/README.md`.
 */
export const contract = {
  'app.describe': call(Nothing, AppDescription),
  'device.enrol': call(z.strictObject({ code: EnrolmentCode }), AppDescription),

  'vault.append': call(z.strictObject({ entries: z.array(JournalEntry).min(1).max(5000) }), JournalHead),
  'vault.heads': call(Nothing, z.strictObject({ heads: z.array(JournalHead) })),
  'vault.read': call(
    z.strictObject({ inspectionId: Id, afterSeq: z.int().min(0), limit: z.int().min(1).max(5000) }),
    z.strictObject({ entries: z.array(JournalEntry), head: JournalHead }),
  ),
  'vault.putBlob': call(
    z.strictObject({ digest: Digest, mediaType: z.string().max(100), bytes: Bytes }),
    z.strictObject({ digest: Digest }),
  ),
  'vault.readBlob': call(z.strictObject({ digest: Digest }), z.strictObject({ bytes: Bytes })),
  'vault.missingBlobs': call(
    z.strictObject({ digests: z.array(Digest).max(5000) }),
    z.strictObject({ missing: z.array(Digest) }),
  ),
  'vault.notices': call(Nothing, z.strictObject({ notices: z.array(VaultNotice) })),
  /** Removes the local copy of an inspection; refused with `RECEIPT_MISSING` without a verified complete receipt. */
  'vault.clear': call(z.strictObject({ inspectionId: Id }), Nothing),

  /** Renders from the second copy. `final` is refused unless all required parties signed the current content. */
  'report.start': call(
    z.strictObject({ inspectionId: Id, language: ReportLanguage, purpose: z.enum(['draft', 'final']) }),
    z.strictObject({ jobId: Id }),
  ),
  /**
   * Renders a form of the visit from the second copy, as far as it goes; followed and cancelled like a report. Refused
   * with `FORM_NOT_READY` where the type of inspection has no such form or its data are not there.
   */
  'report.form': call(
    z.strictObject({ inspectionId: Id, language: ReportLanguage, form: FormKind }),
    z.strictObject({ jobId: Id }),
  ),
  'report.status': call(z.strictObject({ jobId: Id }), ReportJob),
  'report.cancel': call(z.strictObject({ jobId: Id }), Nothing),

  /** Adds the next certificate signature to a final report; asked again until `next` is null. Refused with `SIGNER_LOCKED`. */
  'report.sign': call(
    z.strictObject({ inspectionId: Id, reportDigest: Digest }),
    z.strictObject({ digest: Digest, bytes: z.int().min(1), signed: z.int().min(0), next: Id.nullable() }),
  ),

  'signers.list': call(Nothing, SignerList),
  /**
   * Makes a key and has headquarters certify it: with a colleague's one-time code, or for the laptop's own holder. The key
   * is kept on this laptop under a passphrase, or on the token with this serial number.
   */
  'signers.enrol': call(
    z.union([
      z.strictObject({ code: EnrolmentCode.nullable(), passphrase: Passphrase }),
      z.strictObject({ code: EnrolmentCode.nullable(), token: TokenSerial, pin: Pin }),
    ]),
    SignerState,
  ),
  /** `passphrase`: the PIN, for a key on a token. */
  'signers.unlock': call(
    z.strictObject({ inspectorId: Id, passphrase: z.string().min(1).max(200) }),
    SignerState,
  ),
  'signers.lock': call(Nothing, SignerList),

  /** The device key signs the seal of an inspection whose journal in the second copy ends at `journalHead`. */
  'seal.sign': call(
    z.strictObject({ inspectionId: Id, contentDigest: Digest, journalHead: Digest, reportDigest: Digest }),
    z.strictObject({ signature: Base64Url, publicKey: Base64Url }),
  ),

  'sync.probe': call(Nothing, z.strictObject({ reachable: z.boolean(), problem: Problem.nullable() })),
  'sync.pull': call(Nothing, z.strictObject({ received: z.int().min(0), pulledAt: Instant })),
  'sync.assignments': call(
    Nothing,
    z.strictObject({ assignments: z.array(Assignment), pulledAt: Instant.nullable() }),
  ),
  /** The edition of the catalogue that is kept; its bytes are read by digest. `refused`: offered since, and not newer. */
  'sync.catalogue': call(
    Nothing,
    z.strictObject({ edition: EditionBody.nullable(), refused: z.int().nullable() }),
  ),
  /** What was in force at the last pull, and of the combinations those that were dispatched here; all of it is on this laptop. */
  'sync.content': call(Nothing, ContentInForce),
  /** A delivered report with headquarters' timestamp, fetched if need be; null while there is none or no network. */
  'sync.strengthened': call(
    z.strictObject({ inspectionId: Id }),
    z.strictObject({
      file: z.strictObject({ bytes: Bytes, digest: Digest, provenAt: Instant }).nullable(),
    }),
  ),
  /** Packs sealed inspections that are not acknowledged into one file for headquarters alone; the one before is given up. */
  'courier.pack': call(z.strictObject({ inspectionIds: z.array(Id).min(1).max(100) }), BundleJob),
  /** Takes in a file of receipts that came back by hand. Refused with `COURIER_RECEIPTS_INVALID`. */
  'courier.settle': call(
    z.strictObject({ receipts: z.unknown() }),
    z.strictObject({
      settled: z.array(Id),
      refused: z.array(z.strictObject({ inspectionId: Id, problem: Problem })),
    }),
  ),
  /** How far the file is that was asked for last; null when there is none. */
  'bundle.job': call(Nothing, z.strictObject({ job: BundleJob.nullable() })),
  'bundle.cancel': call(Nothing, Nothing),
  /** The next bytes of the file that is made. */
  'bundle.read': call(z.strictObject({ offset: z.int().min(0) }), z.strictObject({ bytes: Bytes })),
  /** A fresh invitation to hand an inspection over to this laptop, signed by it. */
  'handover.invite': call(Nothing, Invited),
  /** Reads an invitation that another laptop made. Refused with `INVITATION_INVALID`, `HANDOVER_OTHER_HEADQUARTERS`, `HANDOVER_TO_ITSELF`. */
  'handover.invitation': call(z.strictObject({ invitation: z.unknown() }), Invited),
  /** Packs an inspection that was handed over, for the laptop that its journal names alone; as often as it is asked. */
  'handover.pack': call(z.strictObject({ inspectionId: Id }), BundleJob),
  /** The next bytes of a handover that came to this laptop; `offset` 0 begins another. */
  'handover.receive': call(
    z.strictObject({ offset: z.int().min(0), bytes: Bytes.refine(({ length }) => length <= maxPieceBytes) }),
    Nothing,
  ),
  /** Takes over what was received: all of it or nothing. */
  'handover.take': call(Nothing, z.strictObject({ inspectionId: Id })),
  /** The laptop's clocks now, with headquarters' newest statement of time. */
  'clock.read': call(Nothing, ClockReading),
  /** Starts, or starts again, the delivery of a sealed inspection; answers at once with its state. */
  'sync.deliver': call(z.strictObject({ inspectionId: Id }), Delivery),
  'sync.deliveries': call(Nothing, z.strictObject({ deliveries: z.array(Delivery) })),
} as const;

export type Method = keyof typeof contract;
export type In<M extends Method> = z.infer<(typeof contract)[M]['input']>;
export type Out<M extends Method> = z.infer<(typeof contract)[M]['output']>;

/** What main offers; every method of the contract and nothing else. */
export type Services = { readonly [M in Method]: (input: In<M>) => Promise<Out<M>> };

/** An answer as it crosses the door: errors are values with codes. */
export type Reply =
  { ok: true; value: unknown } | { ok: false; code: ErrorCode; detail: Readonly<Record<string, unknown>> };
export type Transport = (method: string, input: unknown) => Promise<Reply>;
