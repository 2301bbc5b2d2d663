import { Enrolment, type EnrolmentRequest } from '../../../shared/exchange/headquarters-api.ts';
import { HechaError } from '../../../shared/errors.ts';
import { fromBase64Url } from '../../../shared/exchange/base64.ts';
import type { Device } from '../device/device.ts';
import type { HeadquartersClient } from './headquarters-client.ts';

const publicKeyBytes = 32;

/**
 * Shows the one-time code and this laptop's public key to headquarters and keeps what it answers.
 * @throws HechaError of the client; `HQ_GARBAGE` for a receipt key with which no receipt could ever be verified.
 */
export const createEnrol =
  ({ device, client, deviceName }: { device: Device; client: HeadquartersClient; deviceName: string }) =>
  async (code: string): Promise<Enrolment> => {
    const request: EnrolmentRequest = { code, publicKey: device.publicKey, deviceName };
    const enrolment = await client.ask(
      {
        method: 'POST',
        path: '/v1/enrolments',
        body: new TextEncoder().encode(JSON.stringify(request)),
        headers: { 'content-type': 'application/json' },
        unsigned: true,
      },
      Enrolment,
    );
    if (fromBase64Url(enrolment.receiptKey.publicKey)?.length !== publicKeyBytes)
      throw new HechaError('HQ_GARBAGE', { reason: 'receiptKey' });
    await device.keep(enrolment);
    return enrolment;
  };
