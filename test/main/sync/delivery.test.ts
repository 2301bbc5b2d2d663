import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunningServices } from '../../../main/services/create-services.ts';
import { keepFile } from '../../../main/services/kept-file.ts';
import { createOutbox } from '../../../main/services/sync/outbox.ts';
import { openOutboxFiles } from '../../../main/services/sync/outbox-files.ts';
import { openVault } from '../../../main/services/vault/vault.ts';
import type { Assignment } from '../../../shared/domain/assignment.ts';
import { holder, type Office, openOffice, order, tempFolder } from '../../headquarters/office.ts';
import { startWireProxy, type WireProxy } from '../../scenario/wire-proxy.ts';
import { deliveryThat, openServices, pressUntilSettled, sealInspection } from './field-laptop.ts';

const photos = (count: number, bytes = 200_000) =>
  Array.from({ length: count }, () => new Uint8Array(randomBytes(bytes)));

let office: Office;
let proxy: WireProxy;
let folder: string;
let laptop: RunningServices;
let assignment: Assignment;

const reopen = async () => {
  await laptop.close();
  laptop = await openServices(folder, proxy.address);
};

beforeAll(async () => {
  office = await openOffice();
});

afterAll(() => office.close());

beforeEach(async () => {
  proxy = await startWireProxy(office.hq().address);
  folder = await tempFolder('laptop');
  laptop = await openServices(folder, proxy.address);
  const { code } = await office.hq().issueEnrolmentCode(holder);
  const dispatched = await office.hq().dispatch(order);
  await laptop.services['device.enrol']({ code });
  await laptop.services['sync.pull']({});
  const { assignments } = await laptop.services['sync.assignments']({});
  const found = assignments.find(({ id }) => id === dispatched.id);
  if (!found) throw new Error('the assignment did not arrive');
  assignment = found;
});

afterEach(async () => {
  await laptop.close();
  await proxy.close();
  await rm(folder, { recursive: true, force: true });
});

describe('from the second copy to the receipt', () => {
  it('settles a sealed inspection without being asked, with a receipt over every file', async () => {
    const id = await sealInspection(laptop, assignment, photos(3));
    const state = await deliveryThat(laptop, id, ({ name }) => name === 'settled');
    expect(state).toMatchObject({
      name: 'settled',
      receipt: { body: { submissionId: id, level: 'complete', blobCount: 6 } },
    });
  });

  it('keeps the inspection in the outbox while the line is cut, over a restart, and sends it afterwards', async () => {
    proxy.cut();
    const id = await sealInspection(laptop, assignment, photos(1));
    const waiting = await deliveryThat(laptop, id, (state) => state.name === 'waiting' && state.attempt > 0);
    expect(waiting).toMatchObject({ problem: { code: 'HQ_UNREACHABLE' } });
    await reopen();
    await deliveryThat(laptop, id, (state) => state.name === 'waiting' && state.attempt > 0);
    proxy.mend();
    expect(await pressUntilSettled(laptop, id)).toMatchObject({ name: 'settled' });
  });

  it('arrives whole and once over a line that tears and loses answers, without sending a photo twice', async () => {
    proxy.line.tearAfterBytes = 1_500_000;
    proxy.line.loseEveryNthAnswer = 7;
    const files = photos(12, 700_000);
    const id = await sealInspection(laptop, assignment, files);
    expect(await pressUntilSettled(laptop, id)).toMatchObject({ name: 'settled' });
    const payload = files.length * 700_000;
    expect(proxy.connections()).toBeGreaterThan(3);
    expect(proxy.carried()).toBeLessThan(payload * 1.35);
  });

  it('resumes after the program was closed in the middle, where it broke off', async () => {
    proxy.line.tearAfterBytes = 1_200_000;
    const files = photos(6, 900_000);
    const id = await sealInspection(laptop, assignment, files);
    await deliveryThat(laptop, id, (state) => state.name === 'waiting' && state.attempt > 0);
    const before = proxy.carried();
    expect(before).toBeGreaterThan(0);
    proxy.line.tearAfterBytes = 0;
    await reopen();
    expect(await pressUntilSettled(laptop, id)).toMatchObject({ name: 'settled' });
    expect(proxy.carried()).toBeLessThan(files.length * 900_000 * 1.35);
  });

  it('believes no receipt of another key, and keeps everything', async () => {
    const id = await sealInspection(laptop, assignment, photos(1));
    await deliveryThat(laptop, id, ({ name }) => name === 'settled');
    await rm(join(folder, 'outbox', `${id}.receipt.json`));
    const device = JSON.parse(await readFile(join(folder, 'device.json'), 'utf8')) as {
      enrolment: { receiptKey: { keyId: string; publicKey: string } };
    };
    // The key pinned at enrolment is another headquarters': the same laptop now meets one it never agreed to.
    device.enrolment.receiptKey = {
      keyId: 'another-office',
      publicKey: Buffer.alloc(32, 7).toString('base64url'),
    };
    await laptop.close();
    await keepFile(join(folder, 'device.json'), Buffer.from(JSON.stringify(device)));
    laptop = await openServices(folder, proxy.address);
    const state = await deliveryThat(laptop, id, ({ name }) => name === 'refused');
    expect(state).toMatchObject({ problem: { code: 'HQ_KEY_CHANGED' } });
    expect(await laptop.services['sync.probe']({})).toMatchObject({
      reachable: false,
      problem: { code: 'HQ_KEY_CHANGED' },
    });
    await expect(laptop.services['vault.clear']({ inspectionId: id })).rejects.toMatchObject({
      code: 'RECEIPT_MISSING',
    });
  });

  it('leaves a refused inspection to a person, over restarts, without holding up the others', async () => {
    const stranger = { ...assignment, id: 'never-dispatched' };
    const refused = await sealInspection(laptop, stranger, photos(1));
    const good = await sealInspection(laptop, assignment, photos(1));
    expect(await deliveryThat(laptop, refused, ({ name }) => name === 'refused')).toMatchObject({
      problem: { code: 'ASSIGNMENT_UNKNOWN' },
    });
    await deliveryThat(laptop, good, ({ name }) => name === 'settled');
    await reopen();
    const { deliveries } = await laptop.services['sync.deliveries']({});
    expect(deliveries.find(({ inspectionId }) => inspectionId === refused)?.state.name).toBe('refused');
    expect(deliveries.find(({ inspectionId }) => inspectionId === good)?.state.name).toBe('settled');
  });

  it('sends the same bytes again when the frozen ones are damaged, and keeps those', async () => {
    proxy.cut();
    const id = await sealInspection(laptop, assignment, photos(1));
    await deliveryThat(laptop, id, (state) => state.name === 'waiting' && state.attempt > 0);
    const path = join(folder, 'outbox', `${id}.submission.json`);
    const frozen = await readFile(path, 'utf8');
    await laptop.close();
    await keepFile(path, Buffer.from(frozen.replace('不宜拍照', '不易拍照')));
    laptop = await openServices(folder, proxy.address);
    proxy.mend();
    expect(await pressUntilSettled(laptop, id)).toMatchObject({ name: 'settled' });
    expect(await readFile(path, 'utf8')).toBe(frozen);
    expect(await readdir(join(folder, 'outbox'))).toContain(`${id}.submission.json.damaged`);
  });

  it('takes no other inspection’s receipt for its own: nothing may be cleared by it', async () => {
    const settled = await sealInspection(laptop, assignment, photos(1));
    await deliveryThat(laptop, settled, ({ name }) => name === 'settled');
    proxy.cut();
    const waiting = await sealInspection(laptop, assignment, photos(1));
    await laptop.close();
    const receipt = await readFile(join(folder, 'outbox', `${settled}.receipt.json`));
    await keepFile(join(folder, 'outbox', `${waiting}.receipt.json`), receipt);
    laptop = await openServices(folder, proxy.address);
    await deliveryThat(laptop, waiting, ({ name }) => name === 'waiting');
    await expect(laptop.services['vault.clear']({ inspectionId: waiting })).rejects.toMatchObject({
      code: 'RECEIPT_MISSING',
    });
  });

  it('starts and sends the others when one journal cannot be read', async () => {
    proxy.cut();
    const broken = await sealInspection(laptop, assignment, photos(1));
    const good = await sealInspection(laptop, assignment, photos(1));
    await laptop.close();
    const journal = join(folder, 'journals', `${broken}.journal`);
    const files = await openOutboxFiles(folder);
    const vault = await openVault(folder, () => '2026-11-23T10:00:00Z', { ballastBytes: 0 });
    await rm(journal);
    await mkdir(journal);
    const heads = vault.heads().map(({ inspectionId }) => inspectionId);
    const outbox = await createOutbox({
      vault,
      files,
      now: () => new Date().toISOString(),
      random: () => 0,
      log: () => undefined,
      push: () => new Promise(() => undefined),
    });
    expect(heads.sort()).toEqual([broken, good].sort());
    expect(outbox.list().map(({ inspectionId }) => inspectionId)).toEqual([good]);
    await vault.close();
    laptop = await openServices(folder, proxy.address);
  });

  it('starts with a damaged file of its enrolment, and gets the same one back with a new code', async () => {
    const before = (await laptop.services['app.describe']({})).device;
    await laptop.close();
    await keepFile(join(folder, 'device.json'), Buffer.from('{"schema":1,"publ'));
    laptop = await openServices(folder, proxy.address);
    expect((await laptop.services['app.describe']({})).device).toBeNull();
    const { code } = await office.hq().issueEnrolmentCode(holder);
    expect((await laptop.services['device.enrol']({ code })).device).toEqual(before);
  });

  it('clears the local copy only after a verified receipt, and keeps the receipt', async () => {
    proxy.cut();
    const id = await sealInspection(laptop, assignment, photos(1));
    await expect(laptop.services['vault.clear']({ inspectionId: id })).rejects.toMatchObject({
      code: 'RECEIPT_MISSING',
    });
    proxy.mend();
    await pressUntilSettled(laptop, id);
    await laptop.services['vault.clear']({ inspectionId: id });
    expect((await laptop.services['vault.heads']({})).heads).toEqual([]);
    await reopen();
    await deliveryThat(laptop, id, ({ name }) => name === 'settled');
  });
});
