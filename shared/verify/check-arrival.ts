import type { Digest, Id, Instant } from '../domain/identifiers.ts';
import { type LogInclusion, logLeafOf } from '../exchange/log.ts';
import type { Receipt } from '../exchange/submission.ts';
import { rootByInclusion } from '../log/merkle-tree.ts';
import type { Check } from '../report/check-record.ts';
import { isSignedBy } from './is-signed-by.ts';

/** What was given beside the report: headquarters' receipt and the log's proof of it. */
export type Arrival = {
  readonly receipt: Receipt;
  readonly inclusion: LogInclusion | null;
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

type Key = Uint8Array<ArrayBuffer>;

const receiptProblem = async (
  { receipt }: Arrival,
  key: Key,
  states: readonly Digest[],
): Promise<string | null> => {
  if (!(await isSignedBy(key, receipt))) return 'the receipt is not signed by this key';
  return states.includes(receipt.body.reportDigest)
    ? null
    : `the receipt is for another file: ${receipt.body.reportDigest}`;
};

const logProblem = async (
  { receipt }: Arrival,
  key: Key,
  { index, path, head }: LogInclusion,
): Promise<string | null> => {
  if (!(await isSignedBy(key, head))) return 'the head of the log is not signed by this key';
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
  key: Key,
  states: readonly Digest[],
): Promise<{ readonly checks: readonly Check[]; readonly arrival: ArrivalFacts }> => {
  const { receipt, inclusion } = arrival;
  const { receivedAt, keyId } = receipt.body;
  const wrong = await receiptProblem(arrival, key, states);
  const checks: Check[] = [
    { name: 'receipt', ok: wrong === null, detail: wrong ?? `received ${receivedAt}` },
  ];
  if (!inclusion) return { checks, arrival: { receivedAt, keyId, log: null } };
  const { size, root, at } = inclusion.head.body;
  const unproven = await logProblem(arrival, key, inclusion);
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
