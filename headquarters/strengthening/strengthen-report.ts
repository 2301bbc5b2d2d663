import { HechaError } from '../../shared/errors.ts';
import { readBase } from '../../shared/pdf/base-facts.ts';
import { joined } from '../../shared/pdf/latin.ts';
import { readRevisions } from '../../shared/pdf/read-revisions.ts';
import { digestOfFile } from '../../shared/pdf/sign-file.ts';
import { contentsBytes, type FieldSigner, signedPart } from '../../shared/pdf/signature-revision.ts';
import {
  composeDocumentTimestamp,
  composeValidationData,
  unstrengthened,
  withContents,
} from '../../shared/pdf/strengthen-revisions.ts';
import type { TimestampAuthority } from './timestamp-authority.ts';

/**
 * Makes a signed report stronger, without the inspectors' keys: the certificates and the revocation list that a verifier
 * of years to come will want, then a timestamp over all of it (PAdES B-LTA, EN 319 142-1). Every byte that was signed
 * stays as it is.
 * @throws HechaError `TIMESTAMP_FAILED`; UnreadablePdf for a file that is not in Hecha's form.
 */
export const strengthenReport = async (
  file: Uint8Array<ArrayBuffer>,
  signers: readonly FieldSigner[],
  {
    certificates,
    lists,
    authority,
  }: {
    readonly certificates: readonly Uint8Array[];
    readonly lists: readonly Uint8Array[];
    readonly authority: TimestampAuthority;
  },
): Promise<Uint8Array<ArrayBuffer>> => {
  const revisions = readRevisions(file);
  const last = revisions[signers.length];
  if (!last || revisions.length > signers.length + 1)
    throw new HechaError('SIGNATURES_MISSING', { names: '' });
  const begun = unstrengthened(readBase(file, revisions[0]), signers, last);
  const data = composeValidationData(begun, { certificates, lists });
  const stamped = composeDocumentTimestamp(data.next);
  const open = joined(file, data.bytes, stamped.bytes);
  const token = await authority.stamp(await digestOfFile(signedPart(open, stamped.contents)));
  if (token.length > contentsBytes) throw new HechaError('TIMESTAMP_FAILED', { reason: 'tooLarge' });
  return withContents(joined(file, data.bytes), stamped.bytes, stamped.contents, token);
};
