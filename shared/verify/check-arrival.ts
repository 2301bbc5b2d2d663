import type { Digest, Id, Instant } from '../domain/identifiers.ts';
import { fromBase64Url } from '../exchange/base64.ts';
import { type LogInclusion, logLeafOf } from '../exchange/log.ts';
import type { Receipt } from '../exchange/submission.ts';
import { rootByInclusion } from '../log/merkle-tree.ts';
import { holdsEd25519 } from '../pki/ed25519.ts';
import type { Check } from '../report/check-record.ts';
import { canonicalBytes } from '../seal/canonical.ts';

/** What was given beside the report: headquarters' receipt, the log's proof of it, and the key that signs both (SPKI, DER). */
export type Arrival = {
  readonly receipt: Receipt;
  readonly inclusion: LogInclusion | null;
  readonly key: Uint8Array<ArrayBuffer>;
};

export type ArrivalFacts = {
  readonly receivedAt: Instant;
  readonly keyId: Id;
  /** Place in the log, from 0, and what the log was when it was asked; null where no proof was given. */
  readonly log: {
    readonly index: number;
    readonly size: number;
    readonly root: Digest;
    readonly at: Instant;
  } | null;
};

/** Is the canonical form signed by this key? False also for a signature that is none. */
export const isSigned = async (
  { body, signature }: { readonly body: object; readonly signature: string },
  spki: Uint8Array<ArrayBuffer>,
): Promise<boolean> => {
  const bytes = fromBase64Url(signature);
  return bytes !== null && (await holdsEd25519(spki, canonicalBytes(body), bytes));
};

const receiptProblem = async (
  { receipt, key }: Arrival,
  states: readonly Digest[],
): Promise<string | null> => {
  if (!(await isSigned(receipt, key))) return 'the receipt is not signed by this key';
  return states.includes(receipt.body.reportDigest)
    ? null
    : `the receipt is for another file: ${receipt.body.reportDigest}`;
};

const logProblem = async (
  { receipt, key }: Arrival,
  { index, path, head }: LogInclusion,
): Promise<string | null> => {
  if (!(await isSigned(head, key))) return 'the head of the log is not signed by this key';
  const { size, root } = head.body;
  return rootByInclusion(logLeafOf(receipt.body), { index, size, path }) === root
    ? null
    : 'the proof does not lead from the receipt to the head of the log';
};

/**
 * Did headquarters acknowledge exactly this file, and does its public log have the receipt? `states` are the digests
 * of the file as it was after each update: timestamps are added after the receipt.
 */
export const checkArrival = async (
  arrival: Arrival,
  states: readonly Digest[],
): Promise<{ readonly checks: readonly Check[]; readonly arrival: ArrivalFacts }> => {
  const { receipt, inclusion } = arrival;
  const { receivedAt, keyId } = receipt.body;
  const wrong = await receiptProblem(arrival, states);
  const checks: Check[] = [
    { name: 'receipt', ok: wrong === null, detail: wrong ?? `received ${receivedAt}` },
  ];
  if (!inclusion) return { checks, arrival: { receivedAt, keyId, log: null } };
  const { size, root, at } = inclusion.head.body;
  const unproven = await logProblem(arrival, inclusion);
  return {
    checks: [
      ...checks,
      {
        name: 'log',
        ok: unproven === null,
        detail: unproven ?? `entry ${inclusion.index + 1} of ${size}, as of ${at}`,
      },
    ],
    arrival: { receivedAt, keyId, log: { index: inclusion.index, size, root, at } },
  };
};
