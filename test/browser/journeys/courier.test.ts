import { execFileSync } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  answerVisit,
  closeVisit,
  goToScreen,
  type LaptopWorld,
  openWorld,
  shortVisit,
} from './laptop-world.ts';

let world: LaptopWorld;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

it('brings a sealed inspection to headquarters on a stick, and its receipt back, with no network at all', async () => {
  const { page, inspector, wire } = world;
  const pictures = process.env['HECHA_PICTURES'];
  await page().locator('[data-line]', { hasText: shortVisit.firm }).waitFor();
  wire.cut();
  const visit = await answerVisit(inspector(), shortVisit);
  await closeVisit(inspector(), shortVisit, visit);
  await inspector().signAll();
  await inspector().seal('zh');
  await inspector().untilSaved();

  await goToScreen(page(), '#/outbox', '[data-screen=outbox] [data-delivery]');
  await inspector().press('u');
  const dialog = page().locator('dialog[open]');
  await dialog.getByRole('button', { name: '打包 1 份' }).click();
  const save = dialog.locator('a[download]');
  await save.waitFor();
  if (pictures !== undefined) await page().screenshot({ path: join(pictures, 'courier-dialog.png') });
  const [download] = await Promise.all([page().waitForEvent('download'), save.click()]);
  expect(download.suggestedFilename()).toMatch(/^hecha-d-[0-9a-f]+-\d{8}T\d{6}\.hecha$/);
  const bundle = join(world.scratch, download.suggestedFilename());
  await copyFile(await download.path(), bundle);
  expect(execFileSync('head', ['-c', '21', bundle], { encoding: 'utf8' })).toBe('age-encryption.org/v1');

  const office = await world.browser().context.newPage();
  await office.goto(world.headquarters.console);
  await office.locator('nav a[href="#/courier"]').click();
  await office.locator('input[type=file]').setInputFiles(bundle);
  await office.locator('tr[data-outcome=accepted]', { hasText: shortVisit.firm }).waitFor();
  if (pictures !== undefined) await office.screenshot({ path: join(pictures, 'courier-console.png') });
  const [receipts] = await Promise.all([
    office.waitForEvent('download'),
    office.getByRole('link', { name: '保存回执文件，交回笔记本' }).click(),
  ]);
  const back = join(world.scratch, 'receipts.json');
  await copyFile(await receipts.path(), back);
  // The same bundle once more is known already; a file that is none is refused in words.
  await office.locator('input[type=file]').setInputFiles(bundle);
  await office.locator('tr[data-outcome=known]').waitFor();
  await office.locator('input[type=file]').setInputFiles(back);
  await office.locator('.notice', { hasText: 'BUNDLE_DAMAGED' }).waitFor();
  await office.close();

  await dialog.locator('input[type=file]').setInputFiles(bundle);
  await page().locator('.problem-bar', { hasText: 'COURIER_RECEIPTS_INVALID' }).waitFor();
  await dialog.locator('input[type=file]').setInputFiles(back);
  await dialog.locator('.notice', { hasText: '1 份已有回执' }).waitFor();
  await page().keyboard.press('Escape');
  await page().locator('[data-delivery=settled]').waitFor();
  wire.mend();
});
