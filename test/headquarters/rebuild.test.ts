import { appendFile, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openIntakeJournal } from '../../headquarters/intake/intake-journal.ts';
import { startHeadquarters } from '../../headquarters/server.ts';
import { lockFolder } from '../../headquarters/store/lock-folder.ts';
import type { ReceivedPage } from '../../shared/exchange/console-api.ts';
import { canonical } from '../../shared/seal/canonical.ts';
import { type Laptop, type Sealed, sha256 } from './laptop.ts';
import {
  enrolledLaptop,
  holder,
  type Office,
  openOffice,
  preparedInspection,
  sendFiles,
  tempFolder,
} from './office.ts';
import { signIn } from './staff.ts';

describe('the intake journal', () => {
  let office: Office;
  let laptop: Laptop;
  const kept: { sealed: Sealed; receipt: string }[] = [];
  const journal = () => join(office.folder, 'intake', 'journal');
  const list = async () => (await (await signIn(office.hq())).get('/inspections')) as unknown as ReceivedPage;
  const receiptOf = async (id: string) => {
    const staff = await signIn(office.hq());
    const { receipt } = (await staff.get(`/inspections/${id}`)) as { receipt: unknown };
    return canonical(receipt);
  };

  beforeAll(async () => {
    office = await openOffice();
    laptop = await enrolledLaptop(office.hq());
    for (let n = 0; n < 3; n += 1) {
      const sealed = await preparedInspection(office.hq(), laptop, { result: n === 1 ? 'fail' : 'pass' });
      await sendFiles(laptop, sealed.files);
      kept.push({ sealed, receipt: (await laptop.putSubmission(sealed.id, sealed.bytes)).text });
    }
  });
  afterAll(() => office.close());

  const everything = async () => ({
    list: await list(),
    receipts: await Promise.all(kept.map(({ sealed }) => receiptOf(sealed.id))),
    assignments: await (await signIn(office.hq())).get('/assignments?state=all'),
    devices: await (await signIn(office.hq())).get('/devices'),
  });

  it('rebuilds a deleted database: the same list, assignments, devices and receipts', async () => {
    const before = await everything();
    expect(before.receipts).toEqual(kept.map(({ receipt }) => receipt));
    await office.hq().close();
    await rm(join(office.folder, 'database'), { recursive: true });
    await office.restart();
    expect(await everything()).toEqual(before);
  });

  it('rebuilds on order, and keeps the old database beside the new one', async () => {
    const before = await everything();
    await office.restart({ rebuild: true });
    expect(await everything()).toEqual(before);
  });

  it('sets a torn last record aside and keeps all before it', async () => {
    const before = await everything();
    await office.hq().close();
    const { size } = await stat(journal());
    const whole = await readFile(journal());
    await appendFile(journal(), whole.subarray(0, 40));
    await office.restart();
    expect(office.hq().setAsideBytes).toBe(40);
    expect((await stat(journal())).size).toBe(size);
    expect(await everything()).toEqual(before);
  });

  it('damaged in its middle is refused and left as it is', async () => {
    await office.hq().close();
    const whole = await readFile(journal());
    const file = await open(journal(), 'r+');
    await file.write(Buffer.from([(whole[60] ?? 0) ^ 1]), 0, 1, 60);
    await file.close();
    await expect(startHeadquarters({ dataFolder: office.folder, port: 0 })).rejects.toMatchObject({
      code: 'JOURNAL_BROKEN',
    });
    expect((await readFile(journal())).length).toBe(whole.length);
    await writeFile(journal(), whole);
    await office.restart();
    expect((await list()).lines).toHaveLength(3);
  });

  it('and its folder belong to one headquarters at a time', async () => {
    await expect(startHeadquarters({ dataFolder: office.folder, port: 0 })).rejects.toMatchObject({
      code: 'DATA_FOLDER_IN_USE',
      detail: { pid: process.pid },
    });
  });

  it('stands beside keys that other accounts cannot read', async () => {
    for (const name of ['receipt-key.pem', 'console-token'])
      expect((await stat(join(office.folder, 'keys', name))).mode & 0o077).toBe(0);
  });

  it('shorter than its database, or of another headquarters, is refused', async () => {
    await office.hq().close();
    const whole = await readFile(journal());
    await rm(journal());
    await expect(startHeadquarters({ dataFolder: office.folder, port: 0 })).rejects.toMatchObject({
      code: 'JOURNAL_GAP',
    });
    const other = await openIntakeJournal(journal());
    for (let n = 0; n < 40; n += 1)
      await other.append(
        {
          kind: 'codeIssued',
          codeHash: sha256(String(n)),
          holder,
          issuedAt: '2026-11-23T00:00:00Z',
          expiresAt: '2026-11-24T00:00:00Z',
        },
        new Uint8Array(),
      );
    await other.close();
    await expect(startHeadquarters({ dataFolder: office.folder, port: 0 })).rejects.toMatchObject({
      code: 'JOURNAL_FORK',
    });
    await writeFile(journal(), whole);
    await office.restart();
  });
});

describe('a data folder', () => {
  it('whose owner is gone is taken over', async () => {
    const folder = await tempFolder('stale');
    // The pid is alive, but it is another process than the one that took the lock.
    const owner = process.platform === 'linux' ? { pid: process.pid, startedAt: 'long ago' } : {};
    await writeFile(join(folder, 'headquarters.lock'), JSON.stringify(owner));
    const unlock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'DATA_FOLDER_IN_USE' });
    await unlock();
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });

  it('is taken by exactly one of many that try at once', async () => {
    const folder = await tempFolder('race');
    await writeFile(join(folder, 'headquarters.lock'), 'torn');
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await rm(folder, { recursive: true });
  });
});
