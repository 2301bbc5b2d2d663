import { DeviceList } from '../../shared/exchange/device-list.ts';
import { LogInclusion } from '../../shared/exchange/log.ts';
import { Receipt } from '../../shared/exchange/submission.ts';
import { type Certificate, readCertificate } from '../../shared/pki/certificate.ts';
import { derOf } from '../../shared/pki/pem.ts';
import { readRevocationList, type RevocationList } from '../../shared/pki/revocation-list.ts';

export type Piece = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** What a person dropped, told apart by what it is, not by its name. */
export type Given = {
  readonly reports: readonly Piece[];
  readonly anchors: readonly Certificate[];
  readonly revocations: readonly RevocationList[];
  readonly receipts: readonly Receipt[];
  readonly inclusions: readonly LogInclusion[];
  /** Public keys, SPKI DER. */
  readonly keys: readonly Uint8Array<ArrayBuffer>[];
  /** Headquarters' lists of laptops. */
  readonly lists: readonly DeviceList[];
  /** Names of files that are none of these. */
  readonly unknown: readonly string[];
};

export const nothingGiven: Given = {
  reports: [],
  anchors: [],
  revocations: [],
  receipts: [],
  inclusions: [],
  keys: [],
  lists: [],
  unknown: [],
};

/** A file larger than this is no report. */
export const maxPieceBytes = 1 << 30;

const isPdf = ({ bytes }: Piece): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-';

/** SubjectPublicKeyInfo of an Ed25519 key: 44 bytes that begin alike (RFC 8410). */
const isPublicKey = (der: Uint8Array): boolean => der.length === 44 && der[0] === 0x30 && der[1] === 0x2a;

const attempt = <T>(read: () => T): T | null => {
  try {
    return read();
  } catch {
    return null;
  }
};

const readJson = ({ bytes }: Piece): Partial<Given> | null => {
  const value: unknown = attempt(() => JSON.parse(new TextDecoder().decode(bytes)) as unknown);
  const receipt = Receipt.safeParse(value);
  if (receipt.success) return { receipts: [receipt.data] };
  const list = DeviceList.safeParse(value);
  if (list.success) return { lists: [list.data] };
  const inclusion = LogInclusion.safeParse(value);
  return inclusion.success ? { inclusions: [inclusion.data] } : null;
};

const readDer = (der: Uint8Array<ArrayBuffer>): Partial<Given> | null => {
  if (isPublicKey(der)) return { keys: [der] };
  const certificate = attempt(() => readCertificate(der));
  if (certificate) return { anchors: [certificate] };
  const list = attempt(() => readRevocationList(der));
  return list ? { revocations: [list] } : null;
};

const readPiece = (piece: Piece): readonly Partial<Given>[] => {
  if (isPdf(piece)) return [{ reports: [piece] }];
  const found = piece.bytes[0] === 0x7b ? [readJson(piece)] : derOf(piece.bytes).map(readDer);
  const known = found.filter((one) => one !== null);
  return known.length > 0 ? known : [{ unknown: [piece.name] }];
};

/** Sorts what was dropped to what was there before. */
export const addGiven = (before: Given, pieces: readonly Piece[]): Given =>
  pieces.flatMap(readPiece).reduce<Given>(
    (given, more) => ({
      reports: [...given.reports, ...(more.reports ?? [])],
      anchors: [...given.anchors, ...(more.anchors ?? [])],
      revocations: [...given.revocations, ...(more.revocations ?? [])],
      receipts: [...given.receipts, ...(more.receipts ?? [])],
      inclusions: [...given.inclusions, ...(more.inclusions ?? [])],
      keys: [...given.keys, ...(more.keys ?? [])],
      lists: [...given.lists, ...(more.lists ?? [])],
      unknown: [...given.unknown, ...(more.unknown ?? [])],
    }),
    before,
  );
