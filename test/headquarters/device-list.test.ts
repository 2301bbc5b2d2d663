import { afterAll, beforeAll, expect, it } from 'vitest';
import { DeviceList } from '../../shared/exchange/device-list.ts';
import { derOf } from '../../shared/pki/pem.ts';
import { type DeviceTrust, vouchDevice } from '../../shared/verify/vouch-device.ts';
import type { Laptop } from './laptop.ts';
import { enrolledLaptop, holder, type Office, openOffice } from './office.ts';
import { signIn } from './staff.ts';

let office: Office;
let laptop: Laptop;
beforeAll(async () => {
  office = await openOffice();
  laptop = await enrolledLaptop(office.hq());
}, 240_000);
afterAll(() => office.close());

const published = async (name: string) => (await fetch(`${office.hq().address}/v1/${name}`)).text();
const trust = async (): Promise<DeviceTrust> => ({
  lists: [DeviceList.parse(JSON.parse(await published('devices.json')))],
  keys: derOf(new TextEncoder().encode(await published('receipt-key.pem'))),
});

it('is published for everybody, signed by the receipt key, and names laptops without their holders', async () => {
  const given = await trust();
  expect(await vouchDevice(laptop.publicKey, given)).toMatchObject({
    state: 'listed',
    deviceId: laptop.deviceId(),
    revokedAt: null,
  });
  expect(JSON.stringify(given.lists)).not.toContain(holder.name);
  expect(JSON.stringify(given.lists)).not.toContain(holder.id);
});

it('keeps a laptop that was ended, and says since when: what it signed before was signed', async () => {
  const staff = await signIn(office.hq());
  expect((await staff.send('POST', `/devices/${laptop.deviceId()}/revoke`, {})).status).toBeLessThan(300);
  const voucher = await vouchDevice(laptop.publicKey, await trust());
  expect(voucher).toMatchObject({ state: 'listed', deviceId: laptop.deviceId() });
  expect(voucher.state === 'listed' ? voucher.revokedAt : null).toMatch(/^20\d\d-/);
});
