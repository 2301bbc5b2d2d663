import { hostname } from 'node:os';
import type { Services } from '../../shared/contract/contract.ts';
import { createDescribeApp } from './app/describe-app.ts';
import { createBundleDesk } from './bundle/bundle-desk.ts';
import { createCourier } from './courier/create-courier.ts';
import { openDevice } from './device/device.ts';
import { createHandover } from './handover/create-handover.ts';
import type { Ports } from './ports.ts';
import { createReportService } from './report/report-service.ts';
import { createSignReport } from './report/sign-report.ts';
import { createSignSeal } from './seal/sign-seal.ts';
import { openSigners } from './signers/open-signers.ts';
import { openTokens } from './signers/token/open-tokens.ts';
import { createSync } from './sync/create-sync.ts';
import { createHeadquartersClient } from './sync/headquarters-client.ts';
import { createVaultServices } from './vault/create-vault-services.ts';
import { openVault, type Vault, type VaultOptions } from './vault/vault.ts';

export type RunningServices = {
  readonly services: Services;
  /** Finishes what is under way and gives the data folder back. */
  readonly close: () => Promise<void>;
};

const openInside = async (ports: Ports, vault: Vault): Promise<RunningServices> => {
  const device = await openDevice(ports);
  const client = createHeadquartersClient({ ...ports, device });
  const sync = await createSync({ vault, device, client, deviceName: hostname() || 'laptop', ports });
  const bundles = await createBundleDesk(ports);
  const readClock = sync.services['clock.read'];
  const handover = await createHandover({ vault, device, bundles, readClock, ports });
  const tokens = openTokens({ path: ports.pkcs11, log: ports.log });
  const signers = await openSigners({ client, tokens, ports });
  const describe = createDescribeApp(ports, vault, device);
  const { close: closeReports, ...reports } = createReportService({
    vault,
    reportWorker: ports.reportWorker,
    readySigners: signers.ready,
    device: () => {
      const enrolment = device.enrolment();
      return enrolment && { deviceId: enrolment.deviceId, publicKey: device.publicKey };
    },
    sign: device.sign,
  });
  return {
    services: {
      'app.describe': describe,
      'device.enrol': async ({ code }) => {
        await sync.enrol(code);
        return describe();
      },
      ...createVaultServices(vault, (inspectionId) => {
        sync.consider(inspectionId).catch(() => ports.log('outbox: could not look at an inspection'));
      }),
      ...reports,
      'report.sign': createSignReport({ vault, signerOf: signers.signerOf, now: ports.now }),
      'seal.sign': createSignSeal({ vault, device }),
      ...signers.services,
      ...sync.services,
      ...createCourier({ ...ports, vault, device, sync, bundles }),
      ...bundles.services,
      ...handover,
    },
    close: async () => {
      await bundles.close();
      await sync.close();
      await signers.close();
      await tokens.close();
      await closeReports();
      await vault.close();
    },
  };
};

/**
 * Composition root of everything behind the door. The data folder belongs to it until `close`.
 * @throws HechaError `DATABASE_NEWER`, `DATA_FOLDER_IN_USE`, `DISK_FULL`, `DISK_FAILED`
 */
export const createServices = async (ports: Ports, options: VaultOptions = {}): Promise<RunningServices> => {
  const vault = await openVault(ports.dataFolder, ports.now, options);
  try {
    return await openInside(ports, vault);
  } catch (caught) {
    await vault.close();
    throw caught;
  }
};
