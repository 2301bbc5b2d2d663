import type { DeviceList, DeviceListBody } from '../../shared/exchange/device-list.ts';
import type { Desk } from '../desk.ts';

/** Every laptop that was ever enrolled, signed now: a report keeps being of the laptop that printed it after that one is gone. */
export const signedDevices = async ({ database, receiptKey, authority, now }: Desk): Promise<DeviceList> => {
  const rows = await database
    .selectFrom('devices')
    .select(['device_id', 'public_key', 'enrolled_at', 'revoked_at'])
    .orderBy('enrolled_at')
    .orderBy('device_id')
    .execute();
  return receiptKey.sign<DeviceListBody>({
    schema: 1,
    kind: 'deviceList',
    authority,
    at: now(),
    keyId: receiptKey.keyId,
    devices: rows.map(({ device_id, public_key, enrolled_at, revoked_at }) => ({
      deviceId: device_id,
      publicKey: public_key,
      enrolledAt: enrolled_at,
      revokedAt: revoked_at,
    })),
  });
};
