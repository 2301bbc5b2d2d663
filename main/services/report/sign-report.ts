import type { Services } from '../../../shared/contract/contract.ts';
import { contentDigestOf } from '../../../shared/domain/content.ts';
import type { Digest, Id } from '../../../shared/domain/identifiers.ts';
import type { Inspection } from '../../../shared/domain/inspection.ts';
import type { JournalEntry } from '../../../shared/domain/journal.ts';
import { signatureOf } from '../../../shared/domain/parties.ts';
import { replay } from '../../../shared/domain/replay.ts';
import { HechaError } from '../../../shared/errors.ts';
import { readFiles } from '../../../shared/pdf/read-files.ts';
import { readRevisions } from '../../../shared/pdf/read-revisions.ts';
import { digestOfFile, signFile } from '../../../shared/pdf/sign-file.ts';
import { UnreadablePdf } from '../../../shared/pdf/unreadable-pdf.ts';
import type { Signer } from '../../../shared/pki/signer.ts';
import { EmbeddedRecord, recordFileName } from '../../../shared/report/record.ts';
import { fieldSignersOf } from '../../../shared/verify/check-signers.ts';

type SigningPorts = {
  readonly vault: {
    readonly readJournal: (inspectionId: Id) => Promise<JournalEntry[]>;
    readonly readBlob: (digest: Digest) => Promise<Uint8Array>;
    readonly putBlob: (digest: Digest, bytes: Uint8Array) => Promise<void>;
  };
  readonly signerOf: (inspectorId: Id) => Signer;
  readonly now: () => string;
};

/**
 * Members of the team who sign the file itself: those whose certificates are on this laptop and who signed this content
 * by hand, the leader first, then as the assignment lists them.
 */
export const signersAmong = (inspection: Inspection, contentDigest: Digest, ready: readonly Id[]): Id[] => {
  const { team } = inspection.assignment;
  return [...team.filter(({ role }) => role === 'leader'), ...team.filter(({ role }) => role === 'inspector')]
    .map(({ id }) => id)
    .filter((id) => ready.includes(id) && signatureOf(inspection, id, contentDigest)?.kind === 'given');
};

const readRecord = async (file: Uint8Array<ArrayBuffer>, inspectionId: Id): Promise<EmbeddedRecord> => {
  try {
    const attached = (await readFiles(file)).attachments.get(recordFileName);
    const record = EmbeddedRecord.parse(JSON.parse(new TextDecoder().decode(attached)));
    if (record.inspectionId === inspectionId && record.purpose === 'final') return record;
  } catch (caught) {
    if (!(caught instanceof UnreadablePdf)) throw new HechaError('REPORT_UNKNOWN', {}, { cause: caught });
  }
  throw new HechaError('REPORT_UNKNOWN', { inspectionId });
};

/**
 * Adds the next signature to a final report in the second copy and keeps the result beside it under its own digest: a
 * signer that dies midway leaves the file before it, whole. Asked until `next` is null.
 */
export const createSignReport =
  ({ vault, signerOf, now }: SigningPorts): Services['report.sign'] =>
  async ({ inspectionId, reportDigest }) => {
    const file = new Uint8Array(await vault.readBlob(reportDigest));
    const record = await readRecord(file, inspectionId);
    const inspection = replay(await vault.readJournal(inspectionId));
    if (inspection.seal) throw new HechaError('INSPECTION_SEALED', { inspectionId });
    if (inspection.head.hash !== record.journalHead || contentDigestOf(inspection) !== record.contentDigest)
      throw new HechaError('SIGNATURE_STALE', { inspectionId });
    const signers = fieldSignersOf(record, inspection);
    const signed = readRevisions(file).length - 1;
    const current = signers[signed];
    const answer = (digest: Digest, bytes: number, done: number) => ({
      digest,
      bytes,
      signed: done,
      next: signers[done]?.partyId ?? null,
    });
    if (!current) return answer(reportDigest, file.length, signed);
    const whole = await signFile(file, { signers, claimedAt: now() }, signerOf(current.partyId));
    const digest = await digestOfFile(whole);
    await vault.putBlob(digest, whole);
    return answer(digest, whole.length, signed + 1);
  };
