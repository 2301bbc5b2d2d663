import type { Services } from '../../shared/contract/contract.ts';
import type { EvidenceRef } from '../../shared/domain/evidence.ts';
import type { Id } from '../../shared/domain/identifiers.ts';
import type { Stamp } from '../../shared/domain/inspection.ts';
import { type ErrorCode, ensureHechaError, type HechaError } from '../../shared/errors.ts';
import { instantOf } from '../host/clock.ts';
import type { PageStorage } from '../storage/open-storage.ts';
import type { DeskPorts } from './ports.ts';
import type { PreparedEvidence } from './prepared-evidence.ts';
import type { Session } from './session.ts';

type World = {
  readonly client: Services;
  readonly storage: PageStorage;
  readonly ports: Pick<DeskPorts, 'prepareEvidence' | 'now'>;
};

type Piece = { readonly itemId: Id; readonly file: File; readonly origin: 'camera' | 'file' };

/** A copy's word against this piece, not a passing failure. Photos wait when room is short, so that text never has to. */
const refusals: readonly ErrorCode[] = ['DISK_LOW', 'DISK_FULL', 'INPUT_INVALID', 'BLOB_DIGEST_MISMATCH'];

const outcome = (work: Promise<unknown>): Promise<HechaError | null> =>
  work.then(() => null, ensureHechaError);

const nameOf = ({ name }: File): string => name.slice(0, 200);

const referenceOf = (prepared: PreparedEvidence, { file, origin }: Piece, stamp: Stamp): EvidenceRef => {
  const { digest, kind, mediaType, bytes, width, height, original } = prepared;
  const made = origin === 'camera' ? stamp.at : instantOf(new Date(file.lastModified));
  return {
    digest,
    kind,
    mediaType,
    bytes: bytes.byteLength,
    width,
    height,
    takenAt: prepared.takenAt ?? made,
    origin,
    fileName: nameOf(file),
    original,
    caption: '',
  };
};

/**
 * Prepares one file off the main thread, stores its bytes in both copies and then attaches it. A copy that fails
 * for a passing reason gets the bytes later, before the entry that names them.
 * @throws HechaError when the file is refused, main has no room for photos, or neither copy took the bytes.
 */
export const attachFile = async (
  world: World,
  session: Session,
  piece: Piece,
  stamp: Stamp,
): Promise<void> => {
  const { client, storage, ports } = world;
  const prepared = await ports.prepareEvidence(piece.file, piece.origin);
  const { digest, mediaType, bytes } = prepared;
  const blob = new Blob([bytes], { type: mediaType });
  const inMain = await outcome(client['vault.putBlob']({ digest, mediaType, bytes }));
  if (inMain && refusals.includes(inMain.code)) throw inMain;
  const inPage = await outcome(storage.evidence.put(digest, blob));
  if (inPage && refusals.includes(inPage.code)) throw inPage;
  if (inMain && inPage) throw inMain;
  if (inMain) session.owe('main', { digest, blob });
  if (inPage) session.owe('page', { digest, blob });
  session.act(
    { type: 'evidence.attached', itemId: piece.itemId, evidence: referenceOf(prepared, piece, stamp) },
    stamp,
  );
};
