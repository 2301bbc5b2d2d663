import type { CertificateList } from '../../shared/exchange/console-api.ts';
import { digestOfBytes } from '../../shared/seal/digest.ts';
import type { Desk } from '../desk.ts';

/** As many as the console shows; older ones stay in the database and in the revocation list. */
const most = 500;

/** The certificates that headquarters issued, newest first, and the issuer that verifiers compare. */
export const listCertificates = async ({ database, issuer, now }: Desk): Promise<CertificateList> => {
  const rows = await database
    .selectFrom('certificates')
    .innerJoin('devices', 'devices.device_id', 'certificates.device_id')
    .selectAll('certificates')
    .select('devices.name as device_name')
    .orderBy('issued_at', 'desc')
    .orderBy('serial')
    .limit(most)
    .execute();
  const { certificate } = issuer;
  return {
    issuer: {
      name: certificate.subject.commonName,
      fingerprint: digestOfBytes(certificate.der),
      notAfter: certificate.notAfter,
    },
    now: now(),
    certificates: rows.map((row) => ({
      serial: row.serial,
      holder: { id: row.holder_id, name: row.holder_name },
      device: { deviceId: row.device_id, name: row.device_name },
      issuedAt: row.issued_at,
      notAfter: row.not_after,
      revoked: row.revoked_at === null ? null : { at: row.revoked_at, code: row.revocation_reason ?? 0 },
    })),
  };
};
