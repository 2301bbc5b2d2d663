import { logLeafOf } from '../../shared/exchange/log.ts';
import { rootByInclusion } from '../../shared/log/merkle-tree.ts';
import { digestOfFile } from '../../shared/pdf/sign-file.ts';
import type { Arrival } from '../../shared/verify/check-arrival.ts';
import { type Verification, verifyReport } from '../../shared/verify/verify-report.ts';
import type { Given, Piece } from './read-given.ts';

export type Checked = { readonly name: string; readonly verification: Verification };

/** The receipt that fits the file, with the proof that fits the receipt; the first of each where none fits, so that it is told. */
const arrivalFor = ({ receipts, inclusions }: Given, digest: string): Arrival | null => {
  const receipt = receipts.find(({ body }) => body.reportDigest === digest) ?? receipts[0];
  if (!receipt) return null;
  const leaf = logLeafOf(receipt.body);
  const inclusion =
    inclusions.find(
      ({ index, path, head }) =>
        rootByInclusion(leaf, { index, path, size: head.body.size }) === head.body.root,
    ) ?? inclusions[0];
  return { receipt, inclusion: inclusion ?? null };
};

/** Checks one report with everything that was given beside it. Printing the record again is left to the command. */
export const checkGiven = async (given: Given, { name, bytes }: Piece, now: string): Promise<Checked> => {
  const { anchors, revocations, lists, keys } = given;
  // What was given last wins over what was remembered.
  const headquartersKey = keys.at(-1);
  const trust = {
    anchors,
    revocations,
    now,
    ...(headquartersKey ? { headquartersKey } : {}),
    ...(lists.length > 0 ? { devices: { lists, keys } } : {}),
  };
  const arrival = arrivalFor(given, await digestOfFile(bytes));
  return { name, verification: await verifyReport(bytes, arrival ? { ...trust, arrival } : trust, null) };
};
