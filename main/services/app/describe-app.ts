import type { AppDescription } from '../../../shared/contract/contract.ts';
import type { Device } from '../device/device.ts';
import type { Ports } from '../ports.ts';
import type { Vault } from '../vault/vault.ts';

/** Which program this is, where its data lies, how much room is left, and whose laptop it is. */
export const createDescribeApp =
  (
    { version, host, headquarters }: Pick<Ports, 'version' | 'host' | 'headquarters'>,
    vault: Pick<Vault, 'folder' | 'storage'>,
    device: Pick<Device, 'enrolment' | 'fingerprint'>,
  ) =>
  async (): Promise<AppDescription> => {
    const enrolment = device.enrolment();
    return {
      version,
      host,
      headquarters,
      dataFolder: vault.folder,
      storage: await vault.storage(),
      device: enrolment && {
        deviceId: enrolment.deviceId,
        fingerprint: device.fingerprint,
        authority: enrolment.authority,
        holder: enrolment.holder,
        enrolledAt: enrolment.enrolledAt,
      },
    };
  };
