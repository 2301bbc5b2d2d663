import { loadFonts } from '../../../main/services/report/fonts.ts';
import { renderReport } from '../../../main/services/report/render-report.ts';
import { signFile } from '../../../shared/pdf/sign-file.ts';
import type { FieldSigner } from '../../../shared/pdf/signature-revision.ts';
import type { EmbeddedRecord } from '../../../shared/report/record.ts';
import { type AnsweredOptions, buildAnsweredInspection } from '../../fixtures/report/answered-inspection.ts';
import { type KeyKind, signerOf, startAuthority, type TestAuthority } from '../pki/test-keys.ts';

export type UnsignedReport = {
  readonly base: Uint8Array<ArrayBuffer>;
  readonly signers: readonly FieldSigner[];
  readonly record: EmbeddedRecord;
  readonly authority: TestAuthority;
};

/** A final report that is still to be signed by these parties, and an authority that knows them. */
export const printUnsigned = async (
  parties: readonly string[],
  options: AnsweredOptions = {},
): Promise<UnsignedReport> => {
  const built = buildAnsweredInspection({ ...options, signers: parties });
  const record = built.record('zh');
  const { bytes } = await renderReport({ record, photos: built.photos, fonts: await loadFonts() });
  const signers = parties.map((partyId) => {
    const found = built.inspection.signatures.find(({ party }) => party.id === partyId);
    if (found?.kind !== 'given') throw new Error(`${partyId} did not sign`);
    return { partyId, name: found.party.name, drawing: found.drawing };
  });
  return { base: new Uint8Array(bytes), signers, record, authority: await startAuthority() };
};

export const signAll = async (
  { base, signers, authority }: UnsignedReport,
  kinds: readonly KeyKind[] = [],
): Promise<Uint8Array<ArrayBuffer>> => {
  let file = base;
  for (const [index, { partyId, name }] of signers.entries()) {
    const subject = { commonName: name, organisation: '荆州市市场监督管理局', number: partyId };
    const signer = await signerOf(authority, subject, kinds[index] ?? 'p256');
    file = await signFile(file, { signers, claimedAt: '2026-11-23T10:00:00+08:00' }, signer);
  }
  return file;
};
