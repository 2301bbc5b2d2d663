import { HechaError } from '../../shared/errors.ts';
import { type VerifiedRequest, verifyRequest } from '../../shared/exchange/http-signature.ts';
import type { Desk } from '../desk.ts';
import type { Device } from '../store/tables.ts';
import { verifierOf } from './ed25519.ts';

/** A request's `created` may be this far from headquarters' clock, either way. */
export const toleranceSeconds = 600;

export type SignedRequest = VerifiedRequest & { readonly device: Device };

const refuseStale = (created: number, now: string): void => {
  const offset = created - Date.parse(now) / 1000;
  // The true time goes back with the refusal: a laptop with a wrong clock corrects `created` and asks again.
  if (Math.abs(offset) > toleranceSeconds)
    throw new HechaError('REQUEST_STALE', { now, offsetSeconds: Math.round(offset) });
};

const spendNonce = async ({ database, now }: Desk, { keyId, nonce }: VerifiedRequest): Promise<void> => {
  const spent = await database
    .insertInto('nonces')
    .values({ device_id: keyId, nonce, seen_at: now() })
    .onConflict((conflict) => conflict.columns(['device_id', 'nonce']).doNothing())
    .returning('nonce')
    .executeTakeFirst();
  if (!spent) throw new HechaError('SIGNATURE_INVALID', { reason: 'nonceUsed' });
};

/**
 * Verifies the headers of a signed request: a known device, its signature, a time near ours, a nonce never seen.
 * The body is still to be compared with `bodyDigest`.
 * @throws HechaError `DEVICE_UNKNOWN`, `SIGNATURE_INVALID`, `REQUEST_STALE`.
 */
export const checkRequest = async (
  desk: Desk,
  request: Parameters<typeof verifyRequest>[0],
): Promise<SignedRequest> => {
  let device: Device | undefined;
  const verified = await verifyRequest(request, async (keyId) => {
    device = await desk.database
      .selectFrom('devices')
      .selectAll()
      .where('device_id', '=', keyId)
      .executeTakeFirst();
    if (!device || device.revoked_at !== null) throw new HechaError('DEVICE_UNKNOWN', { deviceId: keyId });
    return verifierOf(device.public_key);
  });
  if (!device) throw new HechaError('DEVICE_UNKNOWN');
  refuseStale(verified.created, desk.now());
  await spendNonce(desk, verified);
  return { ...verified, device };
};

/** Forgets nonces whose requests would be refused by their time anyway. */
export const forgetOldNonces = async ({ database, now }: Desk): Promise<void> => {
  const limit = new Date(Date.parse(now()) - 3 * toleranceSeconds * 1000).toISOString();
  await database.deleteFrom('nonces').where('seen_at', '<', limit).execute();
};
