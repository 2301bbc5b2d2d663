import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportCatalogue, importCatalogue } from '../../headquarters/publication/catalogue-workbook.ts';
import type { Catalogue } from '../../shared/domain/catalogue-edition.ts';
import { CatalogueImport, CatalogueInForce, PublishedList } from '../../shared/exchange/console-api.ts';
import { CatalogueAnswer } from '../../shared/exchange/headquarters-api.ts';
import { buildProgram } from './build-program.ts';
import { sha256 } from './laptop.ts';
import { enrolledLaptop, type Office, openOffice, tempFolder } from './office.ts';
import { signIn, type Staff } from './staff.ts';

const inForce = async (staff: Staff): Promise<Catalogue> => {
  const { edition } = CatalogueInForce.parse(await staff.get('/catalogue'));
  if (!edition) throw new Error('no edition');
  return edition.catalogue;
};

/** The next edition: one more unit of cement, sourced; and special cements named anew. */
const nextOf = (catalogue: Catalogue): Catalogue => ({
  ...catalogue,
  version: catalogue.version + 1,
  categories: catalogue.categories.map((category) =>
    category.code !== '02'
      ? category
      : {
          ...category,
          units: [
            ...category.units.map((unit) =>
              unit.id === 'special'
                ? { ...unit, name: { zh: '专用水泥', en: 'Special-purpose cements' } }
                : unit,
            ),
            {
              id: 'masonry',
              name: { zh: '砌筑水泥', en: 'Masonry cement' },
              provenance: { basis: 'source' as const, source: '某公告附件' },
              otherNames: [],
              periods: null,
            },
          ],
        },
  ),
});

describe('the catalogue at headquarters', () => {
  let office: Office;
  let staff: Staff;
  beforeAll(async () => {
    office = await openOffice();
    staff = await signIn(office.hq());
  });
  afterAll(() => office.close());

  it('is published at the first start and fetched as a workbook that gives it back', async () => {
    const catalogue = await inForce(staff);
    const { bytes, headers } = await staff.download('/catalogue.xlsx');
    expect(headers.get('content-disposition')).toBe('attachment; filename="catalogue-1.xlsx"');
    expect(await importCatalogue(bytes, 0)).toEqual(catalogue);
  });

  it('says what a workbook would change, and publishes nothing by that', async () => {
    const catalogue = await inForce(staff);
    const { status, body } = await staff.upload('/catalogue/check', await exportCatalogue(nextOf(catalogue)));
    expect(status).toBe(200);
    expect(CatalogueImport.parse(body)).toMatchObject({
      before: 1,
      version: 2,
      changes: [
        { id: '02/special', change: 'changed', parts: ['name'] },
        { id: '02/masonry', change: 'added', parts: [] },
      ],
    });
    expect(await inForce(staff)).toEqual(catalogue);
  });

  it('refuses a bad workbook by its cell, and nothing of it is imported', async () => {
    const catalogue = await inForce(staff);
    const next = nextOf(catalogue);
    const twice = { ...next, products: [...next.products, ...next.products.slice(0, 1)] };
    for (const path of ['/catalogue/check', '/catalogue']) {
      const { status, body } = await staff.upload(path, await exportCatalogue(twice));
      expect([status, body.code]).toEqual([422, 'WORKBOOK_INVALID']);
      expect(body.detail).toMatchObject({ sheet: '其他产品', cell: `A${next.products.length + 2}` });
    }
    const same = await staff.upload('/catalogue', await exportCatalogue(catalogue));
    expect(same.body.detail).toMatchObject({ place: '版次!A2' });
    const garbage = await staff.upload('/catalogue', new TextEncoder().encode('code,name'));
    expect(garbage.body.code).toBe('WORKBOOK_INVALID');
    expect(await inForce(staff)).toEqual(catalogue);
    const { published } = PublishedList.parse(await staff.get('/content'));
    expect(published.filter(({ kind }) => kind === 'catalogue')).toHaveLength(1);
  });

  it('refuses a workbook that is too large, and one from somebody who is not signed in', async () => {
    const large = await staff.upload('/catalogue', new Uint8Array(9 * 1024 * 1024));
    expect([large.status, large.body.code]).toEqual([413, 'INPUT_INVALID']);
    const stranger = await signIn(office.hq(), 'not the token');
    expect((await stranger.upload('/catalogue', new Uint8Array([1]))).status).toBe(403);
  });

  it('publishes the next edition for the laptops, and keeps it through a restart and a rebuild', async () => {
    const laptop = await enrolledLaptop(office.hq());
    const next = nextOf(await inForce(staff));
    const { status, body } = await staff.upload('/catalogue', await exportCatalogue(next));
    expect([status, CatalogueImport.parse(body).version]).toEqual([201, 2]);
    const { edition } = CatalogueAnswer.parse((await laptop.send('GET', '/v1/catalogue')).body);
    expect(edition?.body).toMatchObject({ version: 2, keyId: office.hq().receiptKey.keyId });
    const { text } = await laptop.send('GET', `/v1/blobs/${edition?.body.digest ?? ''}`);
    expect(sha256(text)).toBe(edition?.body.digest);
    expect(JSON.parse(text)).toEqual(next);
    for (const options of [{}, { rebuild: true }]) {
      // The program's own edition is older: it must not come back at a start.
      await office.restart(options);
      staff = await signIn(office.hq());
      expect(await inForce(staff)).toEqual(next);
    }
  });

  it('publishes one of two editions of the same number, and refuses the other', async () => {
    const catalogue = await inForce(staff);
    const workbook = await exportCatalogue({ ...catalogue, version: catalogue.version + 1 });
    const answers = await Promise.all([
      staff.upload('/catalogue', workbook),
      staff.upload('/catalogue', workbook),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422]);
    expect((await inForce(staff)).version).toBe(3);
  });
});

describe('the command that imports and exports an edition', () => {
  let program: string;
  let folder: string;
  beforeAll(async () => {
    [program, folder] = await Promise.all([buildProgram(), tempFolder('hq')]);
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await rm(dirname(program), { recursive: true, force: true });
  });

  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [program, '--data', join(folder, 'data'), ...args]).then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }),
    );

  it('writes the edition in force, takes a later one, and names the cell of a bad one', async () => {
    const file = join(folder, 'catalogue.xlsx');
    expect(JSON.parse((await run('--export-catalogue', file)).said)).toEqual({ version: 1 });
    const catalogue = await importCatalogue(new Uint8Array(await readFile(file)), 0);
    await writeFile(file, await exportCatalogue(nextOf(catalogue)));
    expect(JSON.parse((await run('--import-catalogue', file)).said)).toMatchObject({ before: 1, version: 2 });
    const again = await run('--import-catalogue', file);
    expect(again.code).toBe(1);
    expect(again.said).toContain('版次!A2');
    expect(again.said).toContain('nothing of it was imported');
    const missing = await run('--import-catalogue', join(folder, 'no-such.xlsx'));
    expect([missing.code, missing.said]).toEqual([1, expect.stringContaining('is not valid') as string]);
  });
});
