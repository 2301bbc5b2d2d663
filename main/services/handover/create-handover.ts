import type { Services } from '../../../shared/contract/contract.ts';
import { HechaError } from '../../../shared/errors.ts';
import { handoverSuffix } from '../../../shared/exchange/handover.ts';
import type { BundleDesk } from '../bundle/bundle-desk.ts';
import { bundleName } from '../bundle/bundle-name.ts';
import type { Device } from '../device/device.ts';
import type { Ports } from '../ports.ts';
import type { Vault } from '../vault/vault.ts';
import { openHandoverKey } from './handover-key.ts';
import { handoverParcel } from './handover-parcel.ts';
import { openIncomingFile } from './incoming-file.ts';
import { createInvitations } from './invitations.ts';
import { takeHandover } from './take-handover.ts';

type HandoverServices = Pick<
  Services,
  'handover.invite' | 'handover.invitation' | 'handover.pack' | 'handover.receive' | 'handover.take'
>;

/** An unfinished inspection changes laptops by hand, at both ends. */
export const createHandover = async ({
  vault,
  device,
  bundles,
  readClock,
  ports,
}: {
  vault: Vault;
  device: Device;
  bundles: Pick<BundleDesk, 'begin'>;
  readClock: Services['clock.read'];
  ports: Pick<Ports, 'dataFolder' | 'vault' | 'now'>;
}): Promise<HandoverServices> => {
  const { now } = ports;
  const key = await openHandoverKey(ports);
  const incoming = await openIncomingFile(ports);
  let taking: ReturnType<Services['handover.take']> | null = null;

  const take: Services['handover.take'] = async () => {
    if (!(await incoming.isThere())) throw new HechaError('HANDOVER_DAMAGED');
    const parts = { now, vault, device, key, readClock: () => readClock({}) };
    const inspectionId = await takeHandover(incoming.path, parts);
    await incoming.drop();
    return { inspectionId };
  };

  return {
    ...createInvitations({ now, device, recipient: key.recipient }),
    'handover.pack': ({ inspectionId }) => {
      const createdAt = now();
      const { deviceId } = device.enrolled();
      return bundles.begin(bundleName(deviceId, createdAt, handoverSuffix), () =>
        handoverParcel(inspectionId, { device, vault, createdAt }),
      );
    },
    'handover.receive': async ({ offset, bytes }) => {
      await incoming.write(offset, bytes);
      return {};
    },
    // Whoever asks while one is under way gets its answer.
    'handover.take': (input) =>
      (taking ??= take(input).finally(() => {
        taking = null;
      })),
  };
};
