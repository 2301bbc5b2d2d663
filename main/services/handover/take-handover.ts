import type { ClockReading } from '../../../shared/domain/clock.ts';
import type { Id } from '../../../shared/domain/identifiers.ts';
import type { JournalEntry, JournalEvent } from '../../../shared/domain/journal.ts';
import { HechaError } from '../../../shared/errors.ts';
import { blobName } from '../../../shared/exchange/courier.ts';
import { evidenceFilesOf } from '../../../shared/domain/evidence-files.ts';
import { linkEntry } from '../../../shared/seal/chain.ts';
import type { Device } from '../device/device.ts';
import type { Ports } from '../ports.ts';
import type { Vault } from '../vault/vault.ts';
import { type CheckedHandover, checkHandover } from './check-handover.ts';
import type { HandoverKey } from './handover-key.ts';
import { readArchive } from './read-archive.ts';

type Parts = Pick<Ports, 'now'> & {
  readonly vault: Pick<Vault, 'head' | 'readJournal' | 'append' | 'putBlob'>;
  readonly device: Pick<Device, 'enrolled' | 'publicKey'>;
  readonly key: HandoverKey;
  readonly readClock: () => Promise<ClockReading>;
};

/** What is here of this inspection must be the beginning of what comes. */
const demandBehind = async (
  { journal, inspection: { id, head } }: CheckedHandover,
  vault: Parts['vault'],
): Promise<void> => {
  const here = vault.head(id);
  if (here.seq === 0) return;
  if (here.seq > head.seq) {
    const [met] = await vault.readJournal(id, { afterSeq: head.seq - 1, limit: 1 });
    throw new HechaError(met?.hash === head.hash ? 'HANDOVER_TAKEN' : 'JOURNAL_FORK', { ...here });
  }
  if (journal[here.seq - 1]?.hash !== here.hash) throw new HechaError('JOURNAL_FORK', { ...here });
};

/** The journal goes on here: first that it was taken over, then what the clocks of this laptop say. */
const firstEntries = async (
  { inspection: { head }, from, consent }: CheckedHandover,
  { now, device, readClock }: Parts,
): Promise<readonly JournalEntry[]> => {
  const { deviceId, holder } = device.enrolled();
  const stamp = { at: now(), by: holder.id, deviceId };
  const events: readonly JournalEvent[] = [
    {
      type: 'inspection.takenOver',
      from: { deviceId: from.deviceId, publicKey: from.publicKey },
      consent,
    },
    { type: 'clock.read', reading: await readClock() },
  ];
  let at = head;
  return events.map((event) => {
    const entry = linkEntry(at, event, stamp);
    at = { inspectionId: entry.inspectionId, seq: entry.seq, hash: entry.hash };
    return entry;
  });
};

/**
 * Takes over the inspection in the file at `path`: it is read whole and believed first, then its files are kept, then
 * its journal with this laptop's first entries in one write. Whoever is interrupted takes it over again.
 * @throws HechaError as `checkHandover`; `HANDOVER_TAKEN`, `JOURNAL_FORK`, `DISK_LOW`, those of the vault.
 */
export const takeHandover = async (path: string, parts: Parts): Promise<Id> => {
  const { vault, key } = parts;
  const handover = await checkHandover(path, parts);
  await demandBehind(handover, vault);
  const files = new Map(handover.files.map(({ digest }) => [blobName(digest), digest]));
  const evidence = new Set(
    handover.journal.flatMap(({ event }) => evidenceFilesOf(event).map(({ digest }) => digest)),
  );
  await readArchive(path, key.identity, async ({ name, read }) => {
    const digest = files.get(name);
    const bytes = await read();
    if (digest !== undefined)
      await vault.putBlob(digest, bytes, evidence.has(digest) ? 'evidence' : 'record');
  });
  await vault.append([...handover.journal, ...(await firstEntries(handover, parts))]);
  return handover.inspection.id;
};
