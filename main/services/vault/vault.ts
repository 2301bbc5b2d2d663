import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { evidenceFilesOf } from '../../../shared/domain/evidence-files.ts';
import type { VaultNotice } from '../../../shared/contract/contract.ts';
import { type Digest, Id, type Instant } from '../../../shared/domain/identifiers.ts';
import type { JournalEntry, JournalHead } from '../../../shared/domain/journal.ts';
import { HechaError } from '../../../shared/errors.ts';
import { emptyHead } from '../../../shared/seal/chain.ts';
import { type Ballast, createBallast } from './ballast.ts';
import { openBlobStore } from './blob-store.ts';
import { openDataFolder } from './data-folder.ts';
import { type Disk, diskError, realDisk, syncFolder } from './disk.ts';
import { readHeads, writeHeads } from './heads-file.ts';
import { type Checkpoint, checkpointOf, createJournalFile, type JournalFile } from './journal-file.ts';
import { openSetAside } from './set-aside.ts';

/** The second copy: everything that was acknowledged as saved, outside the browser's profile. */
export type Vault = {
  readonly folder: string;
  /** Where every journal ends; journals without an entry are not listed. */
  readonly heads: () => readonly JournalHead[];
  /** Where one journal ends; `seq` 0 when there is none. */
  readonly head: (inspectionId: Id) => JournalHead;
  /**
   * Durable when it resolves, with the journal's new head. Entries that are there already are accepted silently.
   * @throws HechaError `INPUT_INVALID` (entries of two inspections), `JOURNAL_GAP`, `JOURNAL_FORK`, `JOURNAL_BROKEN`,
   * `DISK_FULL`, `DISK_FAILED`; nothing of `entries` is kept then.
   */
  readonly append: (entries: readonly JournalEntry[]) => Promise<JournalHead>;
  /** Checked entries after `afterSeq` (default: from the first), at most `limit` (default: all). */
  readonly readJournal: (
    inspectionId: Id,
    range?: { readonly afterSeq?: number; readonly limit?: number },
  ) => Promise<JournalEntry[]>;
  /**
   * Durable when it resolves. `evidence` is refused with `DISK_LOW` while room is kept for text; records that the
   * product itself needs (reports, checklists, rule sets) are not.
   */
  readonly putBlob: (digest: Digest, bytes: Uint8Array, purpose?: 'evidence' | 'record') => Promise<void>;
  /** @throws HechaError `BLOB_UNKNOWN`, `BLOB_DIGEST_MISMATCH` */
  readonly readBlob: (digest: Digest) => Promise<Uint8Array<ArrayBuffer>>;
  readonly hasBlob: (digest: Digest) => Promise<boolean>;
  /** Size in bytes, or null when there is no such blob. */
  readonly blobSize: (digest: Digest) => Promise<number | null>;
  /** Where the bytes lie, for reading only; the file need not exist. */
  readonly blobPath: (digest: Digest) => string;
  /** What was noticed since this program opened the folder. */
  readonly notices: () => readonly VaultNotice[];
  readonly storage: () => Promise<{ readonly freeBytes: number; readonly photosPaused: boolean }>;
  /**
   * Removes a journal and the evidence and report that no other journal names. The caller holds a verified receipt.
   * Harmless when there is nothing to remove.
   */
  readonly clear: (inspectionId: Id) => Promise<void>;
  /** Waits for what is under way and gives the folder back. */
  readonly close: () => Promise<void>;
};

export type VaultOptions = {
  /** Photos are refused below this many free bytes. */
  readonly reserveBytes?: number;
  /** Size of the file that holds room for text; 0 for none. */
  readonly ballastBytes?: number;
  readonly disk?: Disk;
};

const megabyte = 1024 * 1024;
const suffix = '.journal';
const allEntries = 1_000_000_000;

/** Evidence and report files that a journal brought along; checklists and rule sets are everyone's. */
const ownBlobs = (entries: readonly JournalEntry[]): ReadonlySet<Digest> => {
  const digests = new Set<Digest>();
  for (const { event } of entries) {
    for (const { digest } of evidenceFilesOf(event)) digests.add(digest);
    if (event.type === 'inspection.sealed') digests.add(event.report.digest);
  }
  return digests;
};

type Place = {
  readonly folder: string;
  readonly now: () => Instant;
  readonly disk: Disk;
  readonly ballast: Ballast;
  readonly reserveBytes: number;
};

const openInside = async ({ folder, now, disk, ballast, reserveBytes }: Place): Promise<Vault> => {
  const shelf = join(folder, 'journals');
  const headsPath = join(folder, 'heads.json');
  await mkdir(shelf, { recursive: true });
  const aside = await openSetAside(join(folder, 'set-aside'), disk, now);
  const notices: VaultNotice[] = [];
  const journals = new Map<Id, JournalFile>();
  const remembered = await readHeads(headsPath);

  const notice = (found: Omit<VaultNotice, 'at'>): void => void notices.push({ at: now(), ...found });

  const blobs = await openBlobStore(join(folder, 'blobs'), disk, async (path, kind) => {
    const { size } = await stat(path);
    await aside.move(path, basename(path));
    notice({ inspectionId: null, kind, keptEntries: 0, setAsideBytes: size });
  });

  const pathOf = (inspectionId: Id): string => join(shelf, `${inspectionId}${suffix}`);

  const journalOf = (inspectionId: Id, checkpoint: Checkpoint | null = null): JournalFile => {
    const open = journals.get(inspectionId);
    if (open) return open;
    const journal = createJournalFile({
      path: pathOf(inspectionId),
      inspectionId,
      checkpoint,
      disk,
      ballast,
      setAside: async ({ kind, keptEntries, tail }) => {
        await aside.keep(inspectionId, tail).catch(async (caught: unknown) => {
          if (!(await ballast.release())) throw caught;
          await aside.keep(inspectionId, tail);
        });
        notice({ inspectionId, kind, keptEntries, setAsideBytes: tail.byteLength });
      },
    });
    journals.set(inspectionId, journal);
    return journal;
  };

  /** Trusts a journal that lies exactly as it was left; reads every other one. */
  const openJournal = async (inspectionId: Id): Promise<void> => {
    const left = remembered.get(inspectionId) ?? null;
    const lies = left && (await checkpointOf(pathOf(inspectionId), left));
    const same = left && lies?.size === left.size && lies.mtimeNs === left.mtimeNs && lies.ino === left.ino;
    const journal = journalOf(inspectionId, same ? left : null);
    if (same) return;
    try {
      await journal.verify();
    } catch {
      // One unreadable file must not keep the others from their inspector; using it later says why.
      notice({ inspectionId, kind: 'unreadableFile', keptEntries: journal.head().seq, setAsideBytes: 0 });
    }
  };

  for (const name of await readdir(shelf)) {
    const inspectionId = name.slice(0, -suffix.length);
    if (name.endsWith(suffix) && Id.safeParse(inspectionId).success) await openJournal(inspectionId);
  }
  const laying = ballast.lay(reserveBytes);

  const storage: Vault['storage'] = async () => {
    const freeBytes = await disk.freeBytes(folder).catch((caught: unknown) => {
      throw diskError(caught);
    });
    return { freeBytes, photosPaused: freeBytes < reserveBytes };
  };

  const isNamedElsewhere = async (digest: Digest, but: Id): Promise<boolean> => {
    for (const [id, journal] of journals) {
      if (id === but || journal.head().seq === 0) continue;
      if ((await readFile(pathOf(id))).includes(digest)) return true;
    }
    return false;
  };

  const clear: Vault['clear'] = async (inspectionId) => {
    const journal = journals.get(inspectionId);
    if (!journal) return;
    const digests = ownBlobs(await journal.read(0, allEntries));
    await journal.close();
    journals.delete(inspectionId);
    // The journal first: blobs that nobody names take room, a journal whose blobs are gone cannot be shown.
    await rm(pathOf(inspectionId), { force: true });
    await syncFolder(shelf);
    for (const digest of digests) {
      if (!(await isNamedElsewhere(digest, inspectionId))) await blobs.remove(digest);
    }
  };

  return {
    folder,
    heads: () => [...journals.values()].map((journal) => journal.head()).filter(({ seq }) => seq > 0),
    head: (inspectionId) => journals.get(inspectionId)?.head() ?? emptyHead(inspectionId),
    append: async (entries) => {
      const inspectionId = entries[0]?.inspectionId;
      if (inspectionId === undefined || entries.some((entry) => entry.inspectionId !== inspectionId)) {
        throw new HechaError('INPUT_INVALID', { reason: 'entries of one inspection, at least one' });
      }
      return journalOf(inspectionId).append(entries);
    },
    readJournal: async (inspectionId, { afterSeq = 0, limit = allEntries } = {}) =>
      (await journals.get(inspectionId)?.read(afterSeq, limit)) ?? [],
    putBlob: async (digest, bytes, purpose = 'record') => {
      if (purpose === 'evidence' && !(await blobs.size(digest))) {
        const { freeBytes, photosPaused } = await storage();
        if (photosPaused) throw new HechaError('DISK_LOW', { freeBytes, reserveBytes });
      }
      await blobs.put(digest, bytes);
    },
    readBlob: blobs.read,
    hasBlob: async (digest) => (await blobs.size(digest)) !== null,
    blobSize: blobs.size,
    blobPath: blobs.path,
    notices: () => notices,
    storage,
    clear: async (inspectionId) => {
      await clear(inspectionId).catch((caught: unknown) => {
        throw diskError(caught);
      });
    },
    close: async () => {
      await laying;
      const left = await Promise.all([...journals.values()].map((journal) => journal.close()));
      await writeHeads(
        headsPath,
        left.filter((checkpoint) => checkpoint !== null),
      );
    },
  };
};

/**
 * Opens the second copy in `folder`, for this process alone.
 * @throws HechaError `DATABASE_NEWER`, `DATA_FOLDER_IN_USE`, `DISK_FULL`, `DISK_FAILED`
 */
export const openVault = async (
  folder: string,
  now: () => Instant,
  options: VaultOptions = {},
): Promise<Vault> => {
  const { reserveBytes = 500 * megabyte, ballastBytes = 64 * megabyte, disk = realDisk } = options;
  const lock = await openDataFolder(folder, disk);
  try {
    const ballast = createBallast(folder, ballastBytes, disk);
    const vault = await openInside({ folder, now, disk, ballast, reserveBytes });
    return { ...vault, close: () => vault.close().finally(lock.release) };
  } catch (caught) {
    await lock.release();
    throw diskError(caught);
  }
};
