import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { Assignment } from '../../shared/domain/assignment.ts';
import { amendedAssignment, sealedRecordOf } from '../../shared/domain/amendment.ts';
import { contentDigestOf } from '../../shared/domain/content.ts';
import type { Invitation } from '../../shared/domain/invitation.ts';
import type { JournalEntry, JournalEvent } from '../../shared/domain/journal.ts';
import { requiredParties } from '../../shared/domain/parties.ts';
import { replay } from '../../shared/domain/replay.ts';
import type { Verdict } from '../../shared/domain/rule-set.ts';
import { toBase64Url } from '../../shared/exchange/base64.ts';
import { composeSubmission } from '../../shared/exchange/compose-submission.ts';
import { AssignmentList, Enrolment } from '../../shared/exchange/headquarters-api.ts';
import { consentOf } from '../../shared/exchange/handover.ts';
import { signRequest } from '../../shared/exchange/http-signature.ts';
import { sealMessage } from '../../shared/exchange/seal-message.ts';
import type { Submission } from '../../shared/exchange/submission.ts';
import { composeRequest } from '../../shared/pki/compose-certificate.ts';
import { canonicalBytes } from '../../shared/seal/canonical.ts';
import { emptyHead, linkEntry } from '../../shared/seal/chain.ts';
import { issuingKey } from '../shared/pki/test-keys.ts';
import { visitEvents } from './visit-events.ts';
import { attachedPhoto } from '../fixtures/attached-photo.ts';

export const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

export type Answer = { status: number; text: string; body: Record<string, unknown>; headers: Headers };

/** How a request may be spoiled before or after it is signed. */
export type Spoil = {
  readonly created?: number;
  readonly nonce?: string;
  readonly signedMethod?: string;
  readonly signedPath?: string;
  readonly signedBody?: Uint8Array;
  readonly keyId?: string;
  readonly headers?: Record<string, string>;
};

export type Laptop = ReturnType<typeof createLaptop>;

/** A laptop as headquarters sees one: a key, and signed requests. */
export const createLaptop = (address: string, now: () => number = Date.now) => {
  const { privateKey, publicKey: key } = generateKeyPairSync('ed25519');
  const publicKey = key.export({ format: 'jwk' }).x ?? '';
  const signBytes = (message: Uint8Array) => sign(null, message, privateKey);
  let deviceId = 'd-none';

  const answerOf = async (response: Response): Promise<Answer> => {
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return {
      status: response.status,
      text,
      body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
      headers: response.headers,
    };
  };

  const send = async (
    method: string,
    path: string,
    body: Uint8Array<ArrayBuffer> | null = null,
    spoil: Spoil = {},
  ): Promise<Answer> => {
    const signed = await signRequest(
      {
        method: spoil.signedMethod ?? method,
        targetUri: address + (spoil.signedPath ?? path),
        bodyDigest: sha256(spoil.signedBody ?? body ?? ''),
      },
      {
        keyId: spoil.keyId ?? deviceId,
        created: spoil.created ?? Math.floor(now() / 1000),
        nonce: spoil.nonce ?? randomBytes(16).toString('base64url'),
      },
      signBytes,
    );
    const headers = { ...signed, ...spoil.headers };
    return answerOf(await fetch(address + path, { method, headers, ...(body ? { body } : {}) }));
  };

  const enrol = async (code: string, given = publicKey): Promise<Answer> => {
    const answer = await answerOf(
      await fetch(`${address}/v1/enrolments`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code, publicKey: given, deviceName: '现场笔记本' }),
      }),
    );
    if (answer.status === 201) deviceId = Enrolment.parse(answer.body).deviceId;
    return answer;
  };

  const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

  /** Asks for a certificate of a new key: for the holder, or with a colleague's code. */
  const certify = async (code: string | null): Promise<Answer> => {
    const subject = { commonName: 'Hecha', organisation: '', number: '' };
    const request = await composeRequest(subject, issuingKey());
    return send('POST', '/v1/certificates', json({ code, request: toBase64Url(request) }));
  };

  return {
    certify,
    publicKey,
    deviceId: () => deviceId,
    signBytes,
    send,
    enrol,
    assignments: async () => AssignmentList.parse((await send('GET', '/v1/assignments')).body).assignments,
    have: (digests: readonly string[]) => send('POST', '/v1/blobs/have', json({ digests })),
    putBlob: (
      bytes: Uint8Array<ArrayBuffer>,
      { offset = 0, length = bytes.length, digest = sha256(bytes) } = {},
    ) =>
      send('PUT', `/v1/blobs/${digest}`, bytes, {
        headers: { 'upload-offset': String(offset), 'upload-length': String(length) },
      }),
    putSubmission: (id: string, bytes: Uint8Array<ArrayBuffer>) =>
      send('PUT', `/v1/submissions/${id}`, bytes),
  };
};

export type Sealed = {
  readonly id: string;
  readonly journal: readonly JournalEntry[];
  readonly submission: Submission;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly files: readonly Uint8Array<ArrayBuffer>[];
};

export type SealOptions = {
  readonly photos?: number;
  readonly result?: string;
  readonly signBytes?: (message: Uint8Array) => Uint8Array;
  readonly publicKey?: string;
  /** Changes the assignment that the inspection claims to carry out. */
  readonly assignment?: Assignment;
  /** Leaves out the signatures of the parties. */
  readonly unsigned?: boolean;
  readonly sealedContent?: string;
  /** Verdicts that differ from "conforms", by item id. */
  readonly verdicts?: Readonly<Record<string, Verdict>>;
  /** Corrects this sealed inspection: begins with all that it says. */
  readonly amends?: { readonly journal: readonly JournalEntry[]; readonly reason: string };
  /** The laptop on which it began, and what each signed when it changed hands. */
  readonly begunOn?: {
    readonly laptop: Laptop;
    readonly signConsent?: (message: Uint8Array) => Uint8Array;
    readonly signInvitation?: (message: Uint8Array) => Uint8Array;
    /** The laptop that gave it away goes on with it all the same. */
    readonly goesOn?: boolean;
  };
  /** What is left out of, or changed in, what the team recorded. */
  readonly spoil?: (event: JournalEvent) => JournalEvent | null;
};

const at = '2026-11-23T10:00:00+08:00';

/** As a laptop asks for an inspection. */
const invitationOf = (
  laptop: Laptop,
  signInvitation: (message: Uint8Array) => Uint8Array = laptop.signBytes,
): Invitation => {
  const body = {
    schema: 1 as const,
    kind: 'handoverInvitation' as const,
    headquarters: 'receipt-key',
    authority: '测试机关',
    deviceId: laptop.deviceId(),
    holder: { id: 'other', name: '另一位' },
    publicKey: laptop.publicKey,
    recipient: `age1${'q'.repeat(58)}`,
    nonce: toBase64Url(randomBytes(16)),
    at,
  };
  return { body, signature: toBase64Url(signInvitation(canonicalBytes(body))) };
};

/** A sealed inspection of an assignment, with its files, as the laptop's main process would hand it in. */
export const sealInspection = (
  laptop: Laptop,
  assignment: Assignment,
  content: { readonly checklist: Uint8Array; readonly ruleSet: Uint8Array },
  options: SealOptions = {},
): Sealed => {
  const inspectionId = `i-${randomBytes(8).toString('hex')}`;
  const by = assignment.team[0]?.id ?? 'nobody';
  const journal: JournalEntry[] = [];
  let writer = options.begunOn?.laptop ?? laptop;
  const act = (event: JournalEvent) => {
    const last = journal.at(-1);
    const head = last ? { inspectionId, seq: last.seq, hash: last.hash } : emptyHead(inspectionId);
    journal.push(linkEntry(head, event, { at, by, deviceId: writer.deviceId() }));
  };
  const record = options.amends && sealedRecordOf(replay(options.amends.journal));
  const started: JournalEvent = {
    type: 'inspection.started',
    assignment: options.assignment ?? (record ? amendedAssignment(record.assignment) : assignment),
    checklistDigest: assignment.checklist.digest,
    ruleSetDigest: assignment.ruleSet.digest,
    app: 'test',
    ...(record && options.amends ? { amends: { record, reason: options.amends.reason } } : {}),
  };
  const { spoil = (event: JournalEvent) => event } = options;
  act(spoil(started) ?? started);
  const photos = Array.from({ length: options.photos ?? 2 }, () => new Uint8Array(randomBytes(3000)));
  for (const photo of photos) act(attachedPhoto({ digest: sha256(photo), bytes: photo.length, takenAt: at }));
  if (options.begunOn) {
    const { laptop: giver, signConsent, signInvitation, goesOn } = options.begunOn;
    const invitation = invitationOf(laptop, signInvitation);
    act({ type: 'inspection.handedOver', invitation });
    const journalHead = journal.at(-1)?.hash ?? '';
    const message = canonicalBytes(consentOf({ inspectionId, journalHead, to: invitation.body }));
    const consent = toBase64Url((signConsent ?? giver.signBytes)(message));
    if (goesOn !== true) {
      writer = laptop;
      const from = { deviceId: giver.deviceId(), publicKey: giver.publicKey };
      act({ type: 'inspection.takenOver', from, consent });
    }
  }
  const { result } = options;
  for (const event of visitEvents(assignment, options.verdicts)) {
    const concluded: JournalEvent =
      event.type === 'conclusion.confirmed' && result !== undefined
        ? { ...event, conclusion: { result, followUp: null, overrideReason: '另有情况', remark: '' } }
        : event;
    const recorded = spoil(concluded);
    if (recorded) act(recorded);
  }
  const contentDigest = options.sealedContent ?? contentDigestOf(replay(journal));
  for (const party of options.unsigned ? [] : requiredParties(replay(journal)))
    act({ type: 'signature.refused', party, contentDigest, reason: '测试', witness: '' });
  const report = new TextEncoder().encode(`%PDF-1.7 ${inspectionId}`);
  const journalHead = journal.at(-1)?.hash ?? '';
  const message = sealMessage({ inspectionId, contentDigest, journalHead, reportDigest: sha256(report) });
  act({
    type: 'inspection.sealed',
    contentDigest,
    journalHead,
    report: { digest: sha256(report), bytes: report.length, pages: 1, language: 'zh' },
    signature: Buffer.from((options.signBytes ?? laptop.signBytes)(message)).toString('base64url'),
    publicKey: options.publicKey ?? laptop.publicKey,
  });
  const submission = composeSubmission(journal, {
    [assignment.checklist.digest]: content.checklist.length,
    [assignment.ruleSet.digest]: content.ruleSet.length,
  });
  return {
    id: inspectionId,
    journal,
    submission,
    bytes: canonicalBytes(submission),
    files: [report, ...photos],
  };
};
