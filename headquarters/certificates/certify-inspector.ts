import { HechaError } from '../../shared/errors.ts';
import { fromBase64Url, toBase64Url } from '../../shared/exchange/base64.ts';
import type { CertificateAnswer, CertificateRequest } from '../../shared/exchange/headquarters-api.ts';
import { digestOfBytes } from '../../shared/seal/digest.ts';
import { oid } from '../../shared/pki/oids.ts';
import { readRequest } from '../../shared/pki/read-request.ts';
import type { Desk } from '../desk.ts';
import type { Holder } from '../intake/records.ts';
import { hashOfCode } from '../register/enrolment.ts';
import type { Device } from '../store/tables.ts';
import { yearsAfter } from './open-issuer.ts';

/** How long an inspector's certificate lasts; it is renewed by asking again with a new key. */
const certificateYears = 2;

const holderOf = async (
  { database, now }: Desk,
  device: Device,
  code: string | null,
): Promise<{ holder: Holder; codeHash: string | null }> => {
  if (code === null) return { holder: { id: device.holder_id, name: device.holder_name }, codeHash: null };
  const codeHash = hashOfCode(code);
  const found = await database
    .selectFrom('enrolment_codes')
    .selectAll()
    .where('code_hash', '=', codeHash)
    .executeTakeFirst();
  if (!found) throw new HechaError('ENROLMENT_CODE_WRONG');
  if (found.used_by !== null) throw new HechaError('ENROLMENT_CODE_USED');
  if (now() > found.expires_at)
    throw new HechaError('ENROLMENT_CODE_EXPIRED', { expiresAt: found.expires_at });
  return { holder: { id: found.holder_id, name: found.holder_name }, codeHash };
};

/**
 * Certifies a key that an enrolled laptop made for an inspector: for its own holder without more, for a colleague with a
 * one-time code of theirs. What stands in the certificate is what headquarters knows; the request only proves the key.
 * The same key asked for again gets the same certificate.
 * @throws HechaError `INPUT_INVALID` for a request that does not prove its key, `ENROLMENT_CODE_WRONG`,
 * `ENROLMENT_CODE_USED`, `ENROLMENT_CODE_EXPIRED`.
 */
export const certifyInspector = async (
  desk: Desk,
  device: Device,
  { code, request }: CertificateRequest,
): Promise<CertificateAnswer> => {
  const { ledger, database, issuer, authority, now } = desk;
  const publicKey = await readRequest(fromBase64Url(request) ?? new Uint8Array());
  if (!publicKey) throw new HechaError('INPUT_INVALID', { field: 'request' });
  const keyDigest = digestOfBytes(publicKey);
  const chain = [issuer.certificate, ...issuer.above].map(({ der }) => toBase64Url(der));
  return ledger.exclusively(async (commit) => {
    const known = await database
      .selectFrom('certificates')
      .selectAll()
      .where('key_digest', '=', keyDigest)
      .executeTakeFirst();
    if (known) {
      if (known.device_id !== device.device_id || known.revoked_at !== null)
        throw new HechaError('CERTIFICATE_REVOKED', { serial: known.serial });
      const inspector = { id: known.holder_id, name: known.holder_name };
      return { inspector, certificate: known.der, chain };
    }
    const { holder, codeHash } = await holderOf(desk, device, code);
    const issuedAt = now();
    const issued = await issuer.issue({
      subject: { commonName: holder.name, organisation: authority, number: holder.id },
      publicKey,
      // Verifiers' clocks differ a little; nothing was signed with this key before.
      notBefore: new Date(Date.parse(issuedAt) - 3_600_000).toISOString(),
      notAfter: yearsAfter(issuedAt, certificateYears),
      uses: ['digitalSignature', 'contentCommitment'],
      // RFC 9336, and what verifiers that know no purpose of their own for documents ask for (NSS, so `pdfsig`).
      purposes: [oid.documentSigning, oid.emailProtection],
      isAuthority: false,
    });
    const certificate = toBase64Url(issued.der);
    await commit({
      kind: 'certificateIssued',
      serial: issued.serial,
      deviceId: device.device_id,
      holder,
      keyDigest,
      codeHash,
      certificate,
      notAfter: issued.notAfter,
      issuedAt,
    });
    return { inspector: holder, certificate, chain };
  });
};

/**
 * Ends a certificate from now on; what was signed before keeps its force.
 * @throws HechaError `CERTIFICATE_UNKNOWN`.
 */
export const revokeCertificate = (
  { ledger, database, now }: Desk,
  serial: string,
  reason: number,
): Promise<void> =>
  ledger.exclusively(async (commit) => {
    const found = await database
      .selectFrom('certificates')
      .select('revoked_at')
      .where('serial', '=', serial)
      .executeTakeFirst();
    if (!found) throw new HechaError('CERTIFICATE_UNKNOWN', { serial });
    if (found.revoked_at === null)
      await commit({ kind: 'certificateRevoked', serial, reason, revokedAt: now() });
  });
