import type { Services } from '../../../shared/contract/contract.ts';
import { HechaError } from '../../../shared/errors.ts';
import { courierSuffix } from '../../../shared/exchange/courier.ts';
import type { BundleDesk } from '../bundle/bundle-desk.ts';
import { bundleName } from '../bundle/bundle-name.ts';
import type { Device } from '../device/device.ts';
import type { Ports } from '../ports.ts';
import type { Sync } from '../sync/create-sync.ts';
import type { Vault } from '../vault/vault.ts';
import { courierParcel } from './courier-parcel.ts';

/** Packs what headquarters has not acknowledged, and takes in the receipts that come back. */
export const createCourier = ({
  now,
  vault,
  device,
  sync,
  bundles,
}: Pick<Ports, 'now'> & {
  vault: Pick<Vault, 'readBlob'>;
  device: Pick<Device, 'sign' | 'enrolled'>;
  sync: Pick<Sync, 'freeze' | 'consider' | 'waiting' | 'settle'>;
  bundles: Pick<BundleDesk, 'begin'>;
}): Pick<Services, 'courier.pack' | 'courier.settle'> => {
  return {
    'courier.pack': async ({ inspectionIds }) => {
      for (const id of inspectionIds) await sync.consider(id);
      const ids = inspectionIds.filter((id) => sync.waiting().includes(id));
      if (ids.length === 0) throw new HechaError('INSPECTION_UNKNOWN', { inspectionIds });
      const createdAt = now();
      return bundles.begin(bundleName(device.enrolled().deviceId, createdAt, courierSuffix), async () => {
        const frozen = [];
        for (const id of ids) frozen.push(await sync.freeze(id));
        return courierParcel(frozen, { device, readBlob: vault.readBlob, createdAt });
      });
    },
    'courier.settle': ({ receipts }) => sync.settle(receipts),
  };
};
