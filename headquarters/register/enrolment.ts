import { createHash, randomBytes } from 'node:crypto';
import type { Enrolment } from '../../shared/exchange/headquarters-api.ts';
import { type EnrolmentRequest } from '../../shared/exchange/headquarters-api.ts';
import { HechaError } from '../../shared/errors.ts';
import type { Holder } from '../intake/records.ts';
import type { Desk } from '../desk.ts';
import { isPublicKey } from './ed25519.ts';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // Crockford's base 32: no I, L, O, U
const codeHours = 24;

const writeCode = (bytes: Uint8Array): string => {
  let bits = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (let n = 0; n < 26; n += 1) {
    text = letters.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return text.replace(/(.{5})(?=.{5})/g, '$1-');
};

/** What a person may have typed for the code: case, blanks and the look-alike letters do not matter. */
export const hashOfCode = (typed: string): string => {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return createHash('sha256').update(code).digest('hex');
};

/** Issues a one-time code of 128 bits for one inspector's laptop, valid for 24 hours. Only its hash is kept. */
export const issueEnrolmentCode = async (
  { ledger, now }: Desk,
  holder: Holder,
): Promise<{ code: string; expiresAt: string }> => {
  const code = writeCode(randomBytes(16));
  const issuedAt = now();
  const expiresAt = new Date(Date.parse(issuedAt) + codeHours * 3_600_000).toISOString();
  await ledger.exclusively((commit) =>
    commit({ kind: 'codeIssued', codeHash: hashOfCode(code), holder, issuedAt, expiresAt }),
  );
  return { code, expiresAt };
};

const answer = (
  { authority, receiptKey, courierKey }: Desk,
  device: { device_id: string; holder_id: string; holder_name: string; enrolled_at: string },
): Enrolment => ({
  deviceId: device.device_id,
  authority,
  holder: { id: device.holder_id, name: device.holder_name },
  receiptKey: { keyId: receiptKey.keyId, publicKey: receiptKey.publicKey },
  courier: courierKey.recipient,
  enrolledAt: device.enrolled_at,
});

/**
 * Makes a laptop known by its public key. A code works once; the same laptop asking again with it (its answer was
 * lost on the way), or with another code of the same holder, gets the same answer.
 * @throws HechaError `ENROLMENT_CODE_WRONG`, `ENROLMENT_CODE_USED`, `ENROLMENT_CODE_EXPIRED`, `ALREADY_ENROLLED`.
 */
export const enrolDevice = (desk: Desk, request: EnrolmentRequest): Promise<Enrolment> => {
  const { ledger, database, now } = desk;
  if (!isPublicKey(request.publicKey)) throw new HechaError('INPUT_INVALID', { field: 'publicKey' });
  return ledger.exclusively(async (commit) => {
    const codeHash = hashOfCode(request.code);
    const code = await database
      .selectFrom('enrolment_codes')
      .selectAll()
      .where('code_hash', '=', codeHash)
      .executeTakeFirst();
    if (!code) throw new HechaError('ENROLMENT_CODE_WRONG');
    const known = await database
      .selectFrom('devices')
      .selectAll()
      .where('public_key', '=', request.publicKey)
      .executeTakeFirst();
    if (known && code.used_by === known.device_id) return answer(desk, known);
    if (code.used_by !== null) throw new HechaError('ENROLMENT_CODE_USED');
    const enrolledAt = now();
    if (enrolledAt > code.expires_at)
      throw new HechaError('ENROLMENT_CODE_EXPIRED', { expiresAt: code.expires_at });
    // A laptop whose own file of the enrolment was damaged gets it back; the code stays good for a new one.
    if (known?.revoked_at === null && known.holder_id === code.holder_id) return answer(desk, known);
    if (known) throw new HechaError('ALREADY_ENROLLED');
    const deviceId = `d-${randomBytes(8).toString('hex')}`;
    const holder = { id: code.holder_id, name: code.holder_name };
    await commit({
      kind: 'deviceEnrolled',
      deviceId,
      codeHash,
      publicKey: request.publicKey,
      name: request.deviceName,
      holder,
      enrolledAt,
    });
    return answer(desk, {
      device_id: deviceId,
      holder_id: holder.id,
      holder_name: holder.name,
      enrolled_at: enrolledAt,
    });
  });
};

/** Ends a laptop's right to talk to headquarters. What it sent before stays. */
export const revokeDevice = ({ ledger, database, now }: Desk, deviceId: string): Promise<void> =>
  ledger.exclusively(async (commit) => {
    const device = await database
      .selectFrom('devices')
      .select('revoked_at')
      .where('device_id', '=', deviceId)
      .executeTakeFirst();
    if (!device) throw new HechaError('DEVICE_UNKNOWN', { deviceId });
    if (device.revoked_at === null) await commit({ kind: 'deviceRevoked', deviceId, revokedAt: now() });
  });
