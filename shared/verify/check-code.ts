import type { Digest } from '../domain/identifiers.ts';
import { fromBase64Url } from '../exchange/base64.ts';
import { ed25519Spki, holdsEd25519, knowsEd25519 } from '../pki/ed25519.ts';
import type { Check } from '../report/check-record.ts';
import type { EmbeddedRecord } from '../report/record.ts';
import { reportInputOf } from '../report/report-input.ts';
import { digestOfBytes } from '../seal/digest.ts';
import { type Summary, summaryOf } from '../summary/summary.ts';
import { type ReadCode, readCode, summaryCode, summaryMessage } from '../summary/summary-code.ts';
import { type DeviceTrust, vouchDevice, type Voucher } from './vouch-device.ts';

/** What a scanned text is, with its signature checked. */
export type CheckedCode =
  | Exclude<ReadCode, { kind: 'signed' }>
  /** A summary, and a machine that cannot check signatures of this kind. */
  | { readonly kind: 'uncheckable' }
  /** A summary whose signature does not hold: nobody said this. */
  | { readonly kind: 'forged' }
  | {
      readonly kind: 'genuine';
      readonly code: string;
      readonly summary: Summary;
      /** SHA-256 of the raw device key: what was read aloud at enrolment. */
      readonly fingerprint: Digest;
      readonly voucher: Voucher;
    };

/** Checks what a code says: its form, its signature, and whose key it is. Never throws, whatever the text is. */
export const checkCode = async (text: string, trust: DeviceTrust): Promise<CheckedCode> => {
  const read = readCode(text);
  if (read.kind !== 'signed') return read;
  if (!(await knowsEd25519())) return { kind: 'uncheckable' };
  const { code, summary, publicKey, signature, message, key } = read;
  if (!(await holdsEd25519(ed25519Spki(publicKey), message, signature))) return { kind: 'forged' };
  return {
    kind: 'genuine',
    code,
    summary,
    fingerprint: digestOfBytes(publicKey),
    voucher: await vouchDevice(key, trust),
  };
};

const summaryProblem = async ({
  record,
  summary,
}: {
  readonly record: EmbeddedRecord;
  readonly summary: Summary;
}): Promise<string | null> => {
  const { device, summarySignature } = record;
  if (record.purpose === 'draft' || device === null)
    return summarySignature === null ? null : 'a signature where nobody signs';
  const key = fromBase64Url(device.publicKey);
  const signature = fromBase64Url(summarySignature ?? '');
  if (!key?.length || !signature?.length) return 'the summary is not signed';
  return (await holdsEd25519(ed25519Spki(key), summaryMessage(summary), signature))
    ? null
    : 'the signature is not of this record’s summary by this record’s device';
};

/**
 * The check `summary` of a record: what the device signed for the printed code is what the record says. `code` is the
 * text that the first page carries; null where it carries none.
 */
export const checkSummary = async (
  record: EmbeddedRecord,
): Promise<{ readonly check: Check; readonly code: string | null }> => {
  const summary = summaryOf(reportInputOf(record));
  const problem = await summaryProblem({ record, summary });
  const publicKey = fromBase64Url(record.device?.publicKey ?? '');
  const signature = fromBase64Url(record.summarySignature ?? '');
  const code =
    problem === null && publicKey?.length && signature?.length
      ? summaryCode({ summary, publicKey, signature })
      : null;
  const detail = code === null ? 'no signed code' : 'signed by the device, as the record says';
  return { check: { name: 'summary', ok: problem === null, detail: problem ?? detail }, code };
};
