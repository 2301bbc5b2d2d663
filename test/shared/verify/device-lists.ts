import { generateKeyPairSync, sign } from 'node:crypto';
import type { DeviceList, DeviceListBody } from '../../../shared/exchange/device-list.ts';
import { canonicalBytes } from '../../../shared/seal/canonical.ts';

export const makeKey = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    /** Raw, base64url. */
    raw: publicKey.export({ format: 'jwk' }).x ?? '',
    spki: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })),
    pem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: (message: Uint8Array) => sign(null, message, privateKey).toString('base64url'),
  };
};

/** The key of this headquarters. */
export const receiptKey = makeKey();
export const receiptKeyPem = receiptKey.pem;

type Listed = Pick<DeviceListBody['devices'][number], 'deviceId' | 'publicKey'> & {
  readonly revokedAt?: string;
};

/** Its list of laptops, signed by it or by somebody else. */
export const deviceListOf = (
  devices: readonly Listed[],
  at = '2026-11-24T00:00:00Z',
  key = receiptKey,
): DeviceList => {
  const body: DeviceListBody = {
    schema: 1,
    kind: 'deviceList',
    authority: '湖北省市场监督管理局',
    at,
    keyId: 'hq-1',
    devices: devices.map(({ deviceId, publicKey, revokedAt = null }) => ({
      deviceId,
      publicKey,
      enrolledAt: '2026-11-01T00:00:00Z',
      revokedAt,
    })),
  };
  return { body, signature: key.sign(canonicalBytes(body)) };
};
