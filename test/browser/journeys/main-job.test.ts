import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Receipt } from '../../../shared/exchange/submission.ts';
import {
  answerVisit,
  closeVisit,
  goToScreen,
  type LaptopWorld,
  openWorld,
  shortVisit,
} from './laptop-world.ts';

const run = promisify(execFile);

let world: LaptopWorld;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

it('an inspection goes from assignment to receipt with the network cut in between', async () => {
  const { page, inspector, wire } = world;
  await page().locator('[data-line]', { hasText: shortVisit.firm }).waitFor();

  wire.cut();
  const visit = await answerVisit(inspector(), shortVisit);
  await closeVisit(inspector(), shortVisit, visit);
  await inspector().signAll();
  await inspector().seal('zh');
  await inspector().untilSaved();
  const file = join(world.scratch, 'report.pdf');
  await inspector().saveReport(file);

  const { stdout } = await run(process.execPath, [resolve('dist/main/verify.js'), file]);
  expect(JSON.parse(stdout)).toMatchObject({ valid: true });

  await goToScreen(page(), '#/outbox', '[data-screen=outbox] [data-delivery]');
  expect(await page().locator('[data-delivery=settled]').count()).toBe(0);
  wire.mend();
  await inspector().press('s');
  await page().locator('[data-delivery=settled]').waitFor();

  const receipt = Receipt.parse(
    JSON.parse(await readFile(join(world.scratch, 'laptop', 'outbox', `${visit.id}.receipt.json`), 'utf8')),
  );
  const report = await readFile(file);
  expect(receipt.body.reportDigest).toBe(
    Buffer.from(await crypto.subtle.digest('SHA-256', report)).toString('hex'),
  );

  await page().locator('[data-delivery=settled]').click();
  await page().locator('[data-delivery=settled] .act button').first().click();
  await page().locator('dialog[open]', { hasText: receipt.body.keyId }).waitFor();
  await page().locator('dialog[open]', { hasText: '第 1 条，共 1 条，证明已核对' }).waitFor();

  const office = await world.browser().context.newPage();
  await office.goto(world.headquarters.console);
  await office.locator('nav a[href="#/inspections"]').click();
  await office.locator('table tbody tr', { hasText: shortVisit.firm }).getByRole('link').first().click();
  await office.locator('h1', { hasText: shortVisit.firm }).waitFor();
  await office.locator('.tab-row button').nth(2).click();
  const photo = office.locator('img').first();
  await photo.scrollIntoViewIfNeeded();
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  // Nobody reads as fast as a test answers: the supervisor is told, and can look at these entries alone.
  await office.locator('.tab-row button').nth(3).click();
  await office.locator('.notice', { hasText: '值得看一看' }).getByRole('button').click();
  const remarked = office.locator('[data-remark=fasterThanReading]');
  expect(await office.locator('.replay-list tbody tr').count()).toBe(await remarked.count());
  const pictures = process.env['HECHA_PICTURES'];
  if (pictures !== undefined) await office.screenshot({ path: join(pictures, 'journal-tab.png') });
  // Headquarters strengthens a report after its receipt: the link is there once it is done.
  const link = office.getByRole('link', { name: '加固版（含时间戳）' });
  await expect.poll(async () => ((await link.count()) > 0 ? true : void (await office.reload()))).toBe(true);
  const strong = join(world.scratch, 'strengthened.pdf');
  const stored = await office.request.get(
    new URL((await link.getAttribute('href')) ?? '', office.url()).href,
  );
  await writeFile(strong, await stored.body());
  const verified = await run(process.execPath, [resolve('dist/main/verify.js'), strong]);
  expect(JSON.parse(verified.stdout)).toMatchObject({ valid: true, stamps: [{ problem: null }] });
  await office.close();

  // The laptop fetches it too, believes it, and keeps the sealed one as it is.
  await inspector().goTo(visit.id, 'report');
  await page().locator('[data-screen=report][data-report]').waitFor();
  const own = page().locator('a[data-strengthened]');
  await own.waitFor();
  const [saved] = await Promise.all([page().waitForEvent('download'), own.click()]);
  expect((await readFile(await saved.path())).equals(await readFile(strong))).toBe(true);
  if (pictures !== undefined) await page().screenshot({ path: join(pictures, 'strengthened.png') });

  expect(world.browser().complaints).toEqual([]);
});
