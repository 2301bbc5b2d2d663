import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportCatalogue } from '../../../headquarters/publication/catalogue-workbook.ts';
import type { RunningServices } from '../../../main/services/create-services.ts';
import { Catalogue } from '../../../shared/domain/catalogue-edition.ts';
import { CatalogueInForce } from '../../../shared/exchange/console-api.ts';
import { holder, type Office, openOffice, order, tempFolder } from '../../headquarters/office.ts';
import { signIn } from '../../headquarters/staff.ts';
import { openServices } from './field-laptop.ts';

let office: Office;
let folder: string;
let laptop: RunningServices;

beforeEach(async () => {
  office = await openOffice();
  folder = await mkdtemp(join(tmpdir(), 'hecha-laptop-'));
  laptop = await openServices(folder, office.hq().address);
  const { code } = await office.hq().issueEnrolmentCode(holder);
  await laptop.services['device.enrol']({ code });
});
afterEach(async () => {
  await laptop.close();
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

const reopen = async (fetch?: typeof globalThis.fetch) => {
  await laptop.close();
  laptop = await openServices(folder, office.hq().address, undefined, fetch);
};
const pull = () => laptop.services['sync.pull']({});
const kept = () => laptop.services['sync.catalogue']({});

/** The edition in force with another number and title, as staff would publish it. */
const publishNext = async (titleZh: string): Promise<void> => {
  const staff = await signIn(office.hq());
  const { edition } = CatalogueInForce.parse(await staff.get('/catalogue'));
  if (!edition) throw new Error('no edition');
  const { catalogue } = edition;
  const next = { ...catalogue, version: catalogue.version + 1, title: { zh: titleZh, en: 'Next' } };
  const answer = await staff.upload('/catalogue', await exportCatalogue(next));
  expect(answer.status).toBe(201);
};

const readKept = async (): Promise<Catalogue> => {
  const { edition } = await kept();
  const { bytes } = await laptop.services['vault.readBlob']({ digest: edition?.digest ?? '' });
  return Catalogue.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
};

/** Headquarters' answers to one path, changed on the way. */
const changing =
  (path: string, change: (text: string) => string): typeof globalThis.fetch =>
  async (input, init) => {
    const answer = await fetch(input, init);
    if (!(typeof input === 'string' ? input : input instanceof URL ? input.href : input.url).includes(path))
      return answer;
    const { status, headers } = answer;
    return new Response(change(await answer.text()), { status, headers });
  };

describe('the catalogue on a laptop', () => {
  it('is not there before the first pull, comes with it, and outlives a restart', async () => {
    expect(await kept()).toEqual({ edition: null, refused: null });
    await pull();
    expect((await kept()).edition?.version).toBe(1);
    await reopen();
    expect((await readKept()).categories).toHaveLength(14);
  });

  it('is replaced by the next edition that staff publish, without a program release', async () => {
    await pull();
    await publishNext('第二版目录');
    await pull();
    expect((await readKept()).title.zh).toBe('第二版目录');
    expect(await kept()).toMatchObject({ edition: { version: 2 }, refused: null });
  });

  it('is not replaced by an older one, and says so, when headquarters came back from a backup', async () => {
    const backup = await tempFolder('backup');
    await office.hq().close();
    await cp(office.folder, backup, { recursive: true });
    await office.restart();
    await publishNext('第二版目录');
    await reopen();
    await pull();
    await office.hq().close();
    await rm(office.folder, { recursive: true });
    await cp(backup, office.folder, { recursive: true });
    await rm(backup, { recursive: true });
    await office.restart();
    await reopen();
    await expect(pull()).rejects.toMatchObject({
      code: 'EDITION_NOT_NEWER',
      detail: { offered: 1, kept: 2 },
    });
    expect(await kept()).toMatchObject({ edition: { version: 2 }, refused: 1 });
    expect((await readKept()).title.zh).toBe('第二版目录');
    // A later one ends the matter.
    await publishNext('第二版');
    await publishNext('第三版目录');
    await pull();
    expect(await kept()).toMatchObject({ edition: { version: 3 }, refused: null });
  });

  it('is not believed without headquarters’ signature', async () => {
    for (const change of [
      (text: string) => text.replace('"version":1', '"version":7'),
      (text: string) => text.replace(/"digest":"./, '"digest":"0'),
      (text: string) => text.replace(/hq-\w{16}/, 'hq-0123456789abcdef'),
    ]) {
      await reopen(changing('/v1/catalogue', change));
      await expect(pull()).rejects.toMatchObject({ code: 'HQ_KEY_CHANGED' });
      expect((await kept()).edition).toBeNull();
    }
  });

  it('is not adopted when its bytes are not what was signed', async () => {
    await reopen(changing('/v1/blobs/', (text) => text.replace('水泥', '泥水')));
    await expect(pull()).rejects.toMatchObject({ code: 'BLOB_DIGEST_MISMATCH' });
    expect((await kept()).edition).toBeNull();
    await reopen();
    await pull();
    expect((await kept()).edition?.version).toBe(1);
  });

  it('does not keep the assignments from the laptop when it cannot be had', async () => {
    await office.hq().dispatch(order);
    await reopen(changing('/v1/catalogue', () => 'garbage'));
    await expect(pull()).rejects.toMatchObject({ code: 'HQ_GARBAGE' });
    expect((await laptop.services['sync.assignments']({})).assignments).toHaveLength(1);
  });
});
