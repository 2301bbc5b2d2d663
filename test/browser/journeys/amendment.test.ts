import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
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

const picture = async (name: string): Promise<void> => {
  const pictures = process.env['HECHA_PICTURES'];
  if (pictures !== undefined) await world.page().screenshot({ path: join(pictures, `${name}.png`) });
};
const verified = async (file: string): Promise<unknown> => {
  const { stdout } = await run(process.execPath, [resolve('dist/main/verify.js'), file]);
  return JSON.parse(stdout) as unknown;
};

it('corrects a sealed report by another that names it, says what differs, and is signed anew', async () => {
  const { page, inspector } = world;
  const visit = await answerVisit(inspector(), shortVisit);
  await closeVisit(inspector(), shortVisit, visit);
  await inspector().signAll();
  await inspector().seal('zh');
  const first = join(world.scratch, 'first.pdf');
  await inspector().saveReport(first);
  const number = await page().locator('[data-screen=report] dd').first().innerText();

  await page().getByRole('button', { name: '更正…' }).click();
  const dialog = page().locator('dialog[open]');
  expect(await dialog.getByRole('button', { name: '开始更正' }).isDisabled()).toBe(true);
  await dialog.locator('textarea').fill('复查时间记错');
  await picture('amend-dialog');
  await page().keyboard.press('Control+Enter');
  await page()
    .locator('.notice', { hasText: `更正第 ${number} 号报告：复查时间记错` })
    .waitFor();
  await page().locator('.notice', { hasText: '还没有任何改动' }).waitFor();
  const id = decodeURIComponent(/#\/inspection\/([^/]+)/.exec(new URL(page().url()).hash)?.[1] ?? '');
  expect(id).not.toBe(visit.id);

  // Nothing of what was recorded has to be said again.
  const item = visit.script.context.checklist.items.find(({ id: itemId }) =>
    visit.script.inspection.answers.has(itemId),
  );
  if (!item) throw new Error('no item was answered');
  await inspector().openItem(id, item);
  await inspector().fill('note', '更正：整改照片为 11 月 20 日所拍');
  await page().locator('.notice summary', { hasText: '更正内容（1 处）' }).click();
  await page().locator('.notice li', { hasText: '现场记录' }).waitFor();
  await picture('amend-checklist');

  await closeVisit(inspector(), shortVisit, { id, script: visit.script });
  await picture('amend-signing');
  await inspector().signAll();
  await inspector().seal('both');
  const second = join(world.scratch, 'second.pdf');
  await inspector().saveReport(second);
  expect(await verified(second)).toMatchObject({
    valid: true,
    report: { reportNumber: `${number}-A1`, amends: { reportNumber: number, reason: '复查时间记错' } },
  });
  expect(await verified(first)).toMatchObject({ valid: true, report: { amends: null } });
  const pictures = process.env['HECHA_PICTURES'];
  if (pictures !== undefined) await run('cp', [second, join(pictures, 'amended.pdf')]);

  // The report that was corrected says so, and leads to its correction; another is not begun.
  await inspector().goTo(visit.id, 'report');
  await page()
    .locator('.notice', { hasText: `这份报告已有更正：${number}-A1` })
    .waitFor();
  expect(await page().getByRole('button', { name: '更正…' }).count()).toBe(0);

  await goToScreen(page(), '#/outbox', '[data-screen=outbox] [data-delivery]');
  await page().locator('[data-delivery=settled]').nth(1).waitFor();
  expect(world.browser().complaints).toEqual([]);
});

it('shows both at headquarters, each with the way to the other', async () => {
  const office = await world.browser().context.newPage();
  await office.goto(world.headquarters.console);
  await office.locator('nav a[href="#/inspections"]').click();
  const corrected = office.locator('table tbody tr', { hasText: '已被更正' });
  await corrected.waitFor();
  expect(await office.locator('table tbody tr', { hasText: '-A1' }).count()).toBe(1);
  await corrected.getByRole('link').first().click();
  await office.getByText('这份报告已被更正').waitFor();
  const pictures = process.env['HECHA_PICTURES'];
  if (pictures !== undefined) await office.screenshot({ path: join(pictures, 'amended-console.png') });
  await office.getByRole('link', { name: '看更正后的报告' }).click();
  await office.getByText('复查时间记错').waitFor();
  await office.getByRole('link', { name: '看原报告' }).click();
  await office.getByText('这份报告已被更正').waitFor();
  await office.close();
});
