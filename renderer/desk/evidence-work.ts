import type { Services } from '../../shared/contract/contract.ts';
import type { Covering } from '../../shared/domain/evidence.ts';
import type { Digest, Id } from '../../shared/domain/identifiers.ts';
import { answerOf, type Inspection, type Stamp } from '../../shared/domain/inspection.ts';
import { ensureHechaError, HechaError } from '../../shared/errors.ts';
import type { PageStorage } from '../storage/open-storage.ts';
import { attachFile, coverPhoto } from './attach-file.ts';
import type { DeskPorts } from './ports.ts';
import type { Session } from './session.ts';

type World = {
  readonly client: Services;
  readonly ports: DeskPorts;
  readonly storage: () => PageStorage;
  readonly stamp: () => Stamp;
  /** Called after each file. */
  readonly onChange: () => void;
};

export type EvidenceWork = {
  /**
   * Attaches files one after the other.
   * @throws HechaError what the first refused one was refused with, naming all of them, once the others are attached.
   */
  readonly attach: (
    session: Session,
    order: { readonly itemId: Id; readonly files: readonly File[]; readonly origin: 'camera' | 'file' },
  ) => Promise<void>;
  /** Covers parts of a photo, always beginning with the whole one. @throws HechaError `BLOB_UNKNOWN`. */
  readonly cover: (
    session: Session,
    order: { readonly itemId: Id; readonly digest: Digest; readonly covering: Covering },
  ) => Promise<void>;
  /** The bytes of a file; what this page lost is had from main, and kept again. @throws HechaError `BLOB_UNKNOWN`. */
  readonly read: (digest: Digest, inspection: Inspection | null) => Promise<Blob>;
  /** Resolves when nothing is under way: an inspection is not left before. */
  readonly settled: () => Promise<unknown>;
};

/** Bytes of the second copy. @throws HechaError `BLOB_UNKNOWN`. */
export const readFromMain = async (
  client: Pick<Services, 'vault.readBlob'>,
  digest: Digest,
  mediaType: string,
): Promise<Blob> => {
  const { bytes } = await client['vault.readBlob']({ digest });
  return new Blob([new Uint8Array(bytes)], { type: mediaType });
};

const mediaTypeOf = (inspection: Inspection | null, digest: Digest): string => {
  for (const { evidence, removedEvidence } of inspection?.answers.values() ?? []) {
    const all = [...evidence, ...removedEvidence.map((removed) => removed.evidence)];
    const found = all.find((one) => one.digest === digest);
    if (found) return found.mediaType;
  }
  return 'application/octet-stream';
};

/** Attaches, covers and reads the files of inspections. */
export const createEvidenceWork = ({ client, ports, storage, stamp, onChange }: World): EvidenceWork => {
  const underWay = new Set<Promise<void>>();
  const world = () => ({ client, storage: storage(), ports });

  const keepTrack = (work: Promise<void>): Promise<void> => {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  };

  const read: EvidenceWork['read'] = async (digest, inspection) => {
    const { evidence } = storage();
    const own = await evidence.read(digest).catch(() => null);
    if (own) return own;
    const blob = await readFromMain(client, digest, mediaTypeOf(inspection, digest));
    await evidence.put(digest, blob).catch(() => undefined);
    return blob;
  };

  const attachAll: EvidenceWork['attach'] = async (session, { itemId, files, origin }) => {
    const refused: { readonly name: string; readonly error: HechaError }[] = [];
    for (const file of files) {
      await attachFile(world(), session, { itemId, file, origin }, stamp()).catch((caught: unknown) =>
        refused.push({ name: file.name, error: ensureHechaError(caught) }),
      );
      onChange();
    }
    const [first] = refused;
    if (!first) return;
    // One word for all: which were refused matters more than that the second had another reason than the first.
    const file = refused.map(({ name }) => name).join('、');
    throw new HechaError(first.error.code, { ...first.error.detail, file }, { cause: first.error });
  };

  const coverOne: EvidenceWork['cover'] = async (session, { itemId, digest, covering }) => {
    const inspection = session.inspection();
    const piece = answerOf(inspection, itemId).evidence.find((one) => one.digest === digest);
    if (!piece) throw new HechaError('BLOB_UNKNOWN', { itemId, digest });
    const kept = await read(piece.redaction?.of ?? digest, inspection);
    const whole = new Blob([kept], { type: piece.mediaType });
    await coverPhoto(world(), session, { itemId, piece, whole, covering }, stamp());
    onChange();
  };

  return {
    attach: (session, order) => keepTrack(attachAll(session, order)),
    cover: (session, order) => keepTrack(coverOne(session, order)),
    read,
    settled: () => Promise.allSettled(underWay),
  };
};
