import type { Services } from '../../shared/contract/contract.ts';
import { itemOf } from '../../shared/domain/evaluate.ts';
import type { Covering, EvidenceRef } from '../../shared/domain/evidence.ts';
import type { Id } from '../../shared/domain/identifiers.ts';
import type { Stamp } from '../../shared/domain/inspection.ts';
import { type ErrorCode, ensureHechaError, type HechaError } from '../../shared/errors.ts';
import { instantOf } from '../host/clock.ts';
import type { PageStorage } from '../storage/open-storage.ts';
import type { DeskPorts } from './ports.ts';
import type { PicturePlace } from './picture-line.ts';
import type { PendingBlob } from './prepared-evidence.ts';
import type { Session } from './session.ts';

type World = {
  readonly client: Services;
  readonly storage: PageStorage;
  readonly ports: Pick<DeskPorts, 'prepareEvidence' | 'coverPhoto' | 'now'>;
};

/** A copy's word against this piece, not a passing failure. Photos wait when room is short, so that text never has to. */
const refusals: readonly ErrorCode[] = ['DISK_LOW', 'DISK_FULL', 'INPUT_INVALID', 'BLOB_DIGEST_MISMATCH'];

const outcome = (work: Promise<unknown>): Promise<HechaError | null> =>
  work.then(() => null, ensureHechaError);

/**
 * Stores bytes in both copies. A copy that fails for a passing reason gets them later, before the entry that names them.
 * @throws HechaError when main has no room for photos, or neither copy took the bytes.
 */
const keepTwice = async (
  { client, storage }: World,
  session: Session,
  { digest, blob }: PendingBlob,
): Promise<void> => {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const inMain = await outcome(client['vault.putBlob']({ digest, mediaType: blob.type, bytes }));
  if (inMain && refusals.includes(inMain.code)) throw inMain;
  const inPage = await outcome(storage.evidence.put(digest, blob));
  if (inPage && refusals.includes(inPage.code)) throw inPage;
  if (inMain && inPage) throw inMain;
  if (inMain) session.owe('main', { digest, blob });
  if (inPage) session.owe('page', { digest, blob });
};

const placeOf = (session: Session, itemId: Id): PicturePlace => {
  const { assignment, opening } = session.inspection();
  return {
    reportNumber: assignment.reportNumber,
    clause: itemOf(session.view().context, itemId).clause,
    place: opening?.place ?? null,
  };
};

/**
 * Prepares one file off the main thread, stores its bytes in both copies, as it came and as it is shown, and then
 * attaches it.
 * @throws HechaError when the file is refused, main has no room for photos, or neither copy took the bytes.
 */
export const attachFile = async (
  world: World,
  session: Session,
  { itemId, file, origin }: { readonly itemId: Id; readonly file: File; readonly origin: 'camera' | 'file' },
  stamp: Stamp,
): Promise<void> => {
  const { bytes, ...prepared } = await world.ports.prepareEvidence({
    file,
    origin,
    at: origin === 'camera' ? stamp.at : instantOf(new Date(file.lastModified)),
    place: placeOf(session, itemId),
  });
  const { digest, mediaType, original } = prepared;
  if (original)
    await keepTwice(world, session, {
      digest: original.digest,
      blob: new Blob([file], { type: original.mediaType }),
    });
  await keepTwice(world, session, { digest, blob: new Blob([bytes], { type: mediaType }) });
  const evidence: EvidenceRef = {
    ...prepared,
    bytes: bytes.byteLength,
    origin,
    fileName: file.name.slice(0, 200),
    redaction: null,
    caption: '',
  };
  session.act({ type: 'evidence.attached', itemId, evidence }, stamp);
};

/**
 * Covers regions of a photo in a further copy and shows that one from now on. It is made from the copy without anything
 * covered, which stays with the record.
 * @param whole that copy
 * @throws HechaError as `attachFile`, `BLOB_UNKNOWN` where the piece is gone, `INPUT_INVALID` for regions outside.
 */
export const coverPhoto = async (
  world: World,
  session: Session,
  { itemId, piece, whole, covering }: { itemId: Id; piece: EvidenceRef; whole: Blob; covering: Covering },
  stamp: Stamp,
): Promise<void> => {
  const of = piece.redaction?.of ?? piece.digest;
  const show = (evidence: EvidenceRef) =>
    session.act({ type: 'evidence.redacted', itemId, of: piece.digest, evidence }, stamp);
  if (covering.regions.length === 0)
    return show({ ...piece, digest: of, bytes: whole.size, redaction: null });
  const { bytes, digest, mediaType } = await world.ports.coverPhoto({
    photo: whole,
    regions: covering.regions,
  });
  await keepTwice(world, session, { digest, blob: new Blob([bytes], { type: mediaType }) });
  show({
    ...piece,
    digest,
    mediaType,
    bytes: bytes.byteLength,
    redaction: { of, ...covering, regions: [...covering.regions] },
  });
};
