import { z } from 'zod';
import { Checklist } from '../../../shared/domain/checklist.ts';
import type { Digest } from '../../../shared/domain/identifiers.ts';
import type { Inspection } from '../../../shared/domain/inspection.ts';
import { JournalEntry } from '../../../shared/domain/journal.ts';
import { replay } from '../../../shared/domain/replay.ts';
import { RuleSet } from '../../../shared/domain/rule-set.ts';
import { HechaError } from '../../../shared/errors.ts';
import { blobName, manifestName, maxManifestBytes } from '../../../shared/exchange/courier.ts';
import {
  consentOf,
  filesOfJournal,
  HandoverManifest,
  type HandoverManifestBody,
  journalName,
} from '../../../shared/exchange/handover.ts';
import { maxBlobBytes, maxSubmissionBytes } from '../../../shared/exchange/headquarters-api.ts';
import { canonical } from '../../../shared/seal/canonical.ts';
import { emptyHead, followChain } from '../../../shared/seal/chain.ts';
import { isSignedByRaw, unprovenHandover } from '../../../shared/verify/check-custody.ts';
import type { Device } from '../device/device.ts';
import type { HandoverKey } from './handover-key.ts';
import { type ArchiveEntry, readArchive } from './read-archive.ts';
import { sha256 } from '../sha256.ts';

/** A handover that was read to its end and believed. */
export type CheckedHandover = {
  readonly from: HandoverManifestBody['from'];
  readonly consent: HandoverManifestBody['consent'];
  readonly journal: readonly JournalEntry[];
  readonly inspection: Inspection;
  readonly files: HandoverManifestBody['files'];
};

type Receiver = {
  readonly device: Pick<Device, 'enrolled' | 'publicKey'>;
  readonly key: HandoverKey;
};

const invalid = (reason: string): HechaError => new HechaError('HANDOVER_INVALID', { reason });

/** What has exactly this form, as canonical JSON. */
const readAs = <S extends z.ZodType>(schema: S, bytes: Uint8Array, reason: string): z.infer<S> => {
  let value: unknown;
  const text = new TextDecoder().decode(bytes);
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid(reason);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success || canonical(parsed.data) !== text) throw invalid(reason);
  return parsed.data;
};

const readManifest = async (
  { name, bytes, read }: ArchiveEntry,
  { key }: Receiver,
): Promise<HandoverManifestBody> => {
  if (name !== manifestName || bytes > maxManifestBytes) throw invalid('manifest');
  const manifest = readAs(HandoverManifest, await read(), 'manifest');
  const { body } = manifest;
  // Encrypted anew by whoever opened it: it was made for another laptop.
  if (body.recipient !== key.recipient) throw new HechaError('HANDOVER_OTHER_LAPTOP');
  if (!(await isSignedByRaw(body.from.publicKey, manifest))) throw invalid('signature');
  return body;
};

/** The journal is whole, was given by the laptop that had it, and was given to this one at its own invitation. */
const checkJournal = async (
  journal: readonly JournalEntry[],
  { inspectionId, journalHead, from, consent }: HandoverManifestBody,
  { device }: Receiver,
): Promise<Inspection> => {
  if (followChain(emptyHead(inspectionId), journal).hash !== journalHead) throw invalid('journalHead');
  const inspection = replay(journal);
  const last = journal.at(-1)?.event;
  if (last?.type !== 'inspection.handedOver' || inspection.seal) throw invalid('notHandedOver');
  const to = last.invitation.body;
  const { deviceId, receiptKey } = device.enrolled();
  if (to.headquarters !== receiptKey.keyId)
    throw new HechaError('HANDOVER_OTHER_HEADQUARTERS', { authority: to.authority });
  if (to.deviceId !== deviceId) throw new HechaError('HANDOVER_OTHER_LAPTOP');
  if (inspection.deviceId !== from.deviceId) throw invalid('giver');
  const keys = new Map([
    [deviceId, device.publicKey],
    [from.deviceId, from.publicKey],
  ]);
  // This laptop's key signs the invitation, or it never made it.
  if (await unprovenHandover(journal, keys)) throw invalid('invitation');
  const body = consentOf({ inspectionId, journalHead, to });
  if (!(await isSignedByRaw(from.publicKey, { body, signature: consent }))) throw invalid('consent');
  return inspection;
};

const checkFiles = (journal: readonly JournalEntry[], { files }: HandoverManifestBody): void => {
  const listed = files.map(({ digest }) => digest).sort();
  if (canonical(listed) !== canonical([...filesOfJournal(journal)].sort())) throw invalid('files');
};

/** The content that the inspection is judged by must be readable by this program. */
const contentOf = ({ checklistDigest, ruleSetDigest }: Inspection): ReadonlyMap<Digest, z.ZodType> =>
  new Map<Digest, z.ZodType>([
    [checklistDigest, Checklist],
    [ruleSetDigest, RuleSet],
  ]);

/**
 * Reads a handover from its first byte to its last, and believes it whole or not at all; nothing is written.
 * @throws HechaError `HANDOVER_OTHER_LAPTOP`, `HANDOVER_OTHER_HEADQUARTERS`, `HANDOVER_DAMAGED`, `HANDOVER_INVALID` with
 * a reason, those of `followChain` and `replay`.
 */
export const checkHandover = async (path: string, receiver: Receiver): Promise<CheckedHandover> => {
  let manifest: HandoverManifestBody | null = null;
  let told: Pick<CheckedHandover, 'journal' | 'inspection'> | null = null;
  const wanted = new Map<string, HandoverManifestBody['journal']>();
  const take = async (entry: ArchiveEntry): Promise<void> => {
    if (!manifest) {
      manifest = await readManifest(entry, receiver);
      for (const file of manifest.files) wanted.set(blobName(file.digest), file);
      return;
    }
    const expected = told
      ? wanted.get(entry.name)
      : entry.name === journalName
        ? manifest.journal
        : undefined;
    if (!expected || entry.bytes !== expected.bytes) throw invalid('entry');
    if (entry.bytes > (told ? maxBlobBytes : maxSubmissionBytes)) throw invalid('entry');
    const bytes = await entry.read();
    if (sha256(bytes) !== expected.digest) throw invalid('digest');
    if (told) {
      wanted.delete(entry.name);
      const schema = contentOf(told.inspection).get(expected.digest);
      if (schema) readAs(schema, bytes, 'content');
      return;
    }
    const journal = readAs(z.array(JournalEntry), bytes, 'journal');
    told = { journal, inspection: await checkJournal(journal, manifest, receiver) };
    checkFiles(journal, manifest);
  };
  await readArchive(path, receiver.key.identity, take);
  const read = { manifest, told } as { manifest: HandoverManifestBody | null; told: typeof told };
  if (!read.manifest) throw invalid('manifest');
  if (!read.told || wanted.size > 0) throw invalid('missing');
  const { from, consent, files } = read.manifest;
  return { from, consent, files, ...(read.told as Pick<CheckedHandover, 'journal' | 'inspection'>) };
};
