import type { Services } from '../../shared/contract/contract.ts';
import { evidenceFilesOf } from '../../shared/domain/evidence-files.ts';
import type { Digest, Id } from '../../shared/domain/identifiers.ts';
import { type JournalEntry, type JournalHead, noEntry } from '../../shared/domain/journal.ts';
import { ensureHechaError, HechaError } from '../../shared/errors.ts';
import type { EvidenceRepository } from '../storage/evidence-repository.ts';
import type { PendingBlob } from './prepared-evidence.ts';

export type MainItem = { readonly entry: JournalEntry };

type MainWorld = {
  readonly client: Services;
  readonly evidence: EvidenceRepository;
  readonly owed: Map<Digest, PendingBlob>;
  readonly journal: () => Promise<readonly JournalEntry[]>;
};

/** Entries per call of the door. */
const page = 1000;

const putBlob = async (client: Services, { digest, blob }: PendingBlob): Promise<void> => {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  await client['vault.putBlob']({ digest, mediaType: blob.type.slice(0, 100), bytes });
};

/** Evidence named by entries. */
export const evidenceOf = (entries: readonly JournalEntry[]): Digest[] =>
  entries.flatMap(({ event }) => evidenceFilesOf(event).map(({ digest }) => digest));

/** Sends to main those bytes that the entries name, that main lacks and that the page has. */
export const sendMissingBlobs = async (
  client: Services,
  evidence: EvidenceRepository,
  digests: readonly Digest[],
): Promise<void> => {
  for (let from = 0; from < digests.length; from += page) {
    const { missing } = await client['vault.missingBlobs']({ digests: digests.slice(from, from + page) });
    for (const digest of missing) {
      const blob = await evidence.read(digest);
      if (blob) await putBlob(client, { digest, blob });
    }
  }
};

/** Where main's copy of one inspection ends; an inspection that it does not know ends before its first entry. */
export const headInMain = async (client: Services, inspectionId: Id): Promise<JournalHead> => {
  const { heads } = await client['vault.heads']({});
  return heads.find((head) => head.inspectionId === inspectionId) ?? { inspectionId, seq: 0, hash: noEntry };
};

/** Sends entries in pieces that the door accepts. */
export const appendInPages = async (client: Services, entries: readonly JournalEntry[]): Promise<void> => {
  for (let from = 0; from < entries.length; from += page) {
    await client['vault.append']({ entries: entries.slice(from, from + page) });
  }
};

/** Main's copy lost its tail: what it lacks is sent again, unless it holds something else. */
const repairMain = async ({ client, evidence, journal }: MainWorld, last: JournalEntry): Promise<void> => {
  const entries = await journal();
  const head = await headInMain(client, last.inspectionId);
  const meeting = head.seq === 0 ? noEntry : entries[head.seq - 1]?.hash;
  if (meeting !== head.hash) throw new HechaError('JOURNAL_FORK', { ...head });
  const lacking = entries.slice(head.seq, last.seq);
  await sendMissingBlobs(client, evidence, evidenceOf(lacking));
  await appendInPages(client, lacking);
};

/** Brings entries to main's copy, bytes before the entries that name them. Repeating it is harmless. */
export const appendToMain = async (world: MainWorld, items: readonly MainItem[]): Promise<void> => {
  const { client, owed } = world;
  for (const blob of [...owed.values()]) {
    await putBlob(client, blob);
    owed.delete(blob.digest);
  }
  const entries = items.map(({ entry }) => entry);
  const last = entries.at(-1);
  if (!last) return;
  try {
    await appendInPages(client, entries);
  } catch (caught) {
    if (ensureHechaError(caught).code !== 'JOURNAL_GAP') throw caught;
    await repairMain(world, last);
  }
};
