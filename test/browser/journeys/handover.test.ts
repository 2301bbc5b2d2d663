import { copyFile, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { execFileSync } from 'node:child_process';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signIn } from '../../headquarters/staff.ts';
import {
  closeVisit,
  goToScreen,
  type Laptop,
  type LaptopWorld,
  openLaptop,
  openWorld,
  paintedScript,
  shortVisit,
} from './laptop-world.ts';

const colleague = { id: 'zhao-xiaotang', name: '赵晓棠' };

let world: LaptopWorld;
let other: Laptop;

beforeAll(async () => {
  world = await openWorld();
  const { address, console: page } = world.headquarters;
  const staff = await signIn({ address, consoleToken: new URL(page).hash.replace('#token=', '') });
  const { body } = await staff.send('POST', '/codes', { holder: colleague });
  other = await openLaptop(join(world.scratch, 'colleague'), address, { code: String(body['code']) });
  await other.page().locator('[data-screen=enrol]').waitFor();
  await other.inspector().press('Control+Enter');
  await other.page().locator('[data-screen=key-step]').waitFor();
  await other.inspector().press('Escape');
  await other.page().locator('[data-screen=inspections]').waitFor();
});
afterAll(async () => {
  await other.close();
  await world.close();
});

/** A picture of the screen in both languages, where pictures are wanted. */
const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['HECHA_PICTURES'];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  for (const [tag, language] of [
    ['en', 'en'],
    ['zh-CN', 'zh'],
  ] as const) {
    // A dialog keeps the pointer from the switch behind it.
    await page.locator(`.top-bar button[lang="${tag}"]`).evaluate((button: HTMLElement) => button.click());
    await page.locator(`html[lang="${tag}"]`).waitFor();
    await page.screenshot({ path: join(folder, `${name}-${language}.png`) });
  }
};

const saved = async (page: Page, link: Locator, suffix: string): Promise<string> => {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toMatch(new RegExp(`^hecha-d-[0-9a-f]+.*\\.${suffix}$`));
  const path = join(world.scratch, download.suggestedFilename());
  await copyFile(await download.path(), path);
  return path;
};

it('an inspection begun at one laptop is finished at another, and headquarters knows both', async () => {
  const giver = world.inspector();
  const line = () => world.page().locator('[data-line]', { hasText: shortVisit.firm });
  const script = await paintedScript(giver, shortVisit);
  const id = await giver.start(shortVisit.firm);
  await giver.holdOpening(shortVisit.areas);
  const items = script.context.checklist.items.filter((item) => script.inspection.answers.has(item.id));
  const photographed = items.findIndex(
    (item) => (script.inspection.answers.get(item.id)?.evidence.length ?? 0) > 0,
  );
  expect(photographed).toBeGreaterThanOrEqual(0);
  const before = items.slice(0, photographed + 1);
  for (const item of before) await giver.answerItem(id, item, script);
  await giver.untilSaved();

  // The other laptop asks for it.
  const page = other.page();
  await page.getByRole('button', { name: '接收移交' }).click();
  const taking = page.locator('dialog[open]');
  const fingerprint = await taking.locator('.digest-groups').getAttribute('title');
  await picture(page, 'handover-take');
  const invitation = await saved(page, taking.locator('a[download]'), 'hecha-invite');

  // This one sees who asks, and gives it away.
  await goToScreen(world.page(), '#/', '[data-screen=inspections] [data-line]');
  await line().click();
  await picture(world.page(), 'handover-list-before');
  await world.page().getByRole('button', { name: '移交', exact: true }).click();
  const giving = world.page().locator('dialog[open]');
  await giving.locator('input[type=file]').setInputFiles(invitation);
  await giving.locator('dd', { hasText: colleague.name }).waitFor();
  expect(await giving.locator('.digest-groups').getAttribute('title')).toBe(fingerprint);
  await picture(world.page(), 'handover-confirm');
  await giving.getByRole('button', { name: `移交给${colleague.name}` }).click();
  await giving.locator('a[download]').waitFor();
  await picture(world.page(), 'handover-packed');
  const bundle = await saved(world.page(), giving.locator('a[download]'), 'hecha-handover');
  await world.page().keyboard.press('Escape');

  // From here on it is only read there, and the list says who has it.
  await line()
    .locator('.state-line', { hasText: `已移交${colleague.name}` })
    .waitFor();
  await picture(world.page(), 'handover-list-after');
  await goToScreen(world.page(), `#/inspection/${id}/checklist/${before[0]?.id ?? ''}`, '.open-item');
  await world
    .page()
    .locator('.notice', { hasText: `已移交给${colleague.name}` })
    .waitFor();
  await picture(world.page(), 'handover-read-only');
  expect(await world.page().locator('.open-item textarea').first().isEditable()).toBe(false);

  // A file that is none is refused in words, the right one is taken over whole.
  await taking.locator('input[type=file]').setInputFiles(invitation);
  await page.locator('.problem-bar', { hasText: 'HANDOVER_DAMAGED' }).waitFor();
  await taking.locator('input[type=file]').setInputFiles(bundle);
  await taking.locator('.notice', { hasText: '已接收' }).waitFor();
  await picture(page, 'handover-taken');
  await taking.getByRole('button', { name: '打开继续' }).click();
  await page.locator('.open-item').waitFor();

  const taker = other.inspector();
  await taker.openItem(id, before.at(-1) as (typeof items)[number]);
  await page.locator('.pieces .piece img').first().waitFor();
  for (const item of items.slice(before.length)) await taker.answerItem(id, item, script);
  await taker.untilSaved();
  await closeVisit(taker, shortVisit, { id, script });
  await taker.signAll();
  await taker.seal('zh');
  await taker.untilSaved();
  const report = join(world.scratch, 'report.pdf');
  await taker.saveReport(report);
  const verified = JSON.parse(
    execFileSync(process.execPath, [resolve('dist/main/verify.js'), report], { encoding: 'utf8' }),
  ) as { valid: boolean; checks: { name: string; ok: boolean }[] };
  expect(verified.valid).toBe(true);
  expect(verified.checks).toContainEqual(expect.objectContaining({ name: 'custody', ok: true }));

  await goToScreen(page, '#/outbox', '[data-screen=outbox] [data-delivery]');
  await page.locator('[data-delivery=settled]').waitFor();
  const office = await world.browser().context.newPage();
  await office.goto(world.headquarters.console);
  await office.locator('nav a[href="#/inspections"]').click();
  await office.locator('table tbody tr').first().getByRole('link').first().click();
  await office.getByText(colleague.name).first().waitFor();
  await office.locator('.tab-row button').nth(3).click();
  for (const [at, words] of [
    [0, '移交给'],
    [1, '笔记本'],
  ] as const) {
    await office.locator('.replay-list tbody tr', { hasText: '移交' }).nth(at).click();
    const told = office.locator('.replay-step tr', { hasText: words });
    await told.filter({ hasText: colleague.name }).waitFor();
    await picture(office, `handover-console-${at}`);
  }
  await office.close();
});
