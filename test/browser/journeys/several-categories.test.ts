import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Visit } from '../../scenario/three-visits.ts';
import { answerVisit, closeVisit, goToScreen, type LaptopWorld, openWorld } from './laptop-world.ts';

const run = promisify(execFile);

/** Cement and cable in one yard: one draw, one visit, one report. */
const visit: Visit = {
  firm: '荆门双业集团有限公司',
  areas: '水泥粉磨站、绞线车间、化验室、成品库',
  opinion: 'agrees',
  opinionText: '无异议。',
  language: 'zh',
  expected: 'no-problem',
  closed: { result: 'no-problem', followUp: 'none' },
  options: {
    checklist: 'cement+cable',
    type: 'randomSupervision',
    units: ['clinker', 'overhead-stranded'],
  },
};

let world: LaptopWorld;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

it('headquarters dispatches one visit to two categories, found by typing', async () => {
  const office = await world.browser().context.newPage();
  await office.goto(world.headquarters.console);
  await office.locator('nav a[href="#/assignments"]').click();
  await office.locator('.page-head .btn.primary').click();
  const dialog = office.locator('dialog[open]');
  const typing = dialog.getByRole('combobox', { name: '产品类别和单元' });
  const field = (name: string) => dialog.getByLabel(name, { exact: true });
  for (const [typed, unit] of [
    ['snsl', '水泥熟料'],
    ['架空绞线', '架空绞线'],
  ] as const) {
    await typing.fill(typed);
    await dialog.locator('[role=option][aria-selected=true]', { hasText: unit }).waitFor();
    await typing.press('Enter');
    await dialog.locator('.pick-chosen .chip', { hasText: unit }).waitFor();
  }
  await field('信用代码').fill('91420822MA48Q3R54B');
  await field('单位名称').fill(visit.firm);
  await field('法定代表人').fill('郑大有');
  await field('住所').fill('湖北省荆门市沙洋县工业大道 9 号');
  await field('联系人').fill('黎敏');
  await field('联系人职务').fill('质量负责人');
  await field('联系电话').fill('0724-8550000');
  await dialog
    .getByLabel('许可证号（多个用逗号隔开，首次申请留空）')
    .fill('(鄂)XK08-001-00186，(鄂)XK06-001-00077');
  await field('期限').fill('2026-12-20');
  await field('期限').blur();
  const person = (role: string) => dialog.locator('fieldset.person').filter({ hasText: role });
  await person('组长').locator('input').nth(0).fill('陈立群');
  await person('组长').locator('input').nth(1).fill('chen-liqun');
  await person('组长').locator('input').nth(2).fill('420106031');

  // Cement's licence review counts by a method of its own.
  await dialog.getByText('须分次检查').waitFor();
  expect(await dialog.locator('option[value=licenceReview]').isDisabled()).toBe(true);
  await dialog.locator('select').selectOption('randomSupervision');
  await dialog.locator('footer .btn.primary').click();
  await office.locator('tr', { hasText: visit.firm }).getByText('水泥 · 电线电缆').waitFor();
  await office.close();
});

it('the visit asks general items once, and ends in one sealed report', async () => {
  const { page, inspector } = world;
  await page().locator('.screen-head .btn').first().click();
  await page().locator('[data-line]', { hasText: visit.firm }).waitFor();
  expect(await page().locator('[data-line]', { hasText: visit.firm }).innerText()).toContain(
    '水泥、电线电缆',
  );

  const answered = await answerVisit(inspector(), visit);
  const clauses = answered.script.context.checklist.items
    .filter(({ id }) => answered.script.inspection.answers.has(id))
    .map(({ id, clause }) => [id, clause] as const);
  expect(clauses.filter(([id]) => id === 'g-s.10')).toHaveLength(1);
  await closeVisit(inspector(), visit, answered);
  await inspector().signAll();
  await inspector().seal('zh');
  await inspector().untilSaved();
  const file = join(world.scratch, 'two.pdf');
  await inspector().saveReport(file);
  const { stdout } = await run(process.execPath, [resolve('dist/main/verify.js'), file]);
  expect(JSON.parse(stdout)).toMatchObject({ valid: true });
  await goToScreen(page(), '#/outbox', '[data-delivery=settled]');
}, 900_000);
