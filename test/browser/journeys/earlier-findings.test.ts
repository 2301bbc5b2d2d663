import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EarlierFinding } from '../../../shared/domain/earlier-findings.ts';
import type { Visit } from '../../scenario/three-visits.ts';
import { answerVisit, closeVisit, goToScreen, type LaptopWorld, openWorld } from './laptop-world.ts';

const run = promisify(execFile);
const shots = process.env.HECHA_SHOTS;

const found = (itemId: string): EarlierFinding => ({
  reportNumber: 'former',
  type: 'unannounced',
  visitedOn: '2026-09-14',
  categories: ['02'],
  itemId,
  clause: itemId,
  title: { zh: itemId, en: itemId },
  verdict: 'nonconforming',
  grade: { zh: '不合格', en: 'Nonconforming' },
  fact: '',
  dueOn: null,
  corrected: null,
});

/** The sample re-check of a cement works: bag mass was put right, the scale still has no certificate. */
const recheck: Visit = {
  firm: '松滋银杉水泥有限公司',
  areas: '包装车间、成品库、化验室',
  opinion: 'agrees',
  opinionText: '对复查结果无异议。',
  language: 'both',
  expected: 'partly-corrected',
  closed: { result: 'partly-corrected', followUp: 'again' },
  options: {
    checklist: 'cement',
    type: 'recheck',
    units: ['common-portland'],
    earlier: {
      since: '2023-11-27',
      visits: 1,
      findings: [found('cement-5.5'), found('g-2.3.2')],
      left: 0,
    },
    followsUp: 'former',
    verdicts: { 'g-2.3.2': 'nonconforming' },
    notes: { 'g-2.3.2': '包装秤仍未检定，企业称已预约计量院。' },
  },
};

let world: LaptopWorld;
beforeAll(async () => {
  world = await openWorld();
  // Whatever tells of the network lies over the page until somebody has read it.
  await page().addLocatorHandler(page().locator('.problem-bar'), (bar) => bar.getByRole('button').click());
});
afterAll(() => world.close());

const page = () => world.page();
const detail = () => page().locator('[data-region=detail] .earlier-summary');
const look = async (name: string) => {
  if (shots !== undefined) await page().screenshot({ path: join(shots, `${name}.png`) });
};

it('without a network the list says what earlier visits found, or that none is known', async () => {
  world.wire.cut();
  await page().locator('[data-line]', { hasText: '江陵青石水泥有限公司' }).click();
  await detail().getByText('核查发现 2 项，未确认整改').waitFor();
  await detail().getByText('6.3 出厂检验 · 一般不合格').waitFor();
  await look('list-zh');
  await page().locator('[data-line]', { hasText: '沙洋恒通电缆有限公司' }).click();
  await detail().getByText('总部没有该企业').waitFor();
  await page().locator('[data-line]', { hasText: recheck.firm }).click();
  await detail().getByText('的 2 项').waitFor();
  await look('list-recheck-zh');
  await page().locator('.top-bar button[lang="en"]').click();
  await detail().getByText('Re-check of 2 findings').waitFor();
  await look('list-recheck-en');
  await page().locator('.top-bar button[lang="zh-CN"]').click();
});

it('an ordinary visit shows them beside the item, and finds those items by keys', async () => {
  const { inspector } = world;
  const id = await inspector().start('江陵青石水泥有限公司');
  await look('opening-zh');
  await inspector().holdOpening('制成车间、化验室');
  await inspector().goTo(id, 'checklist', 'cement-2.3.1');
  const strip = page().getByRole('region', { name: '以往核查发现' });
  await strip.getByText('胶砂振实台校准证书过期 40 天').waitFor();
  await strip.getByText('已过整改期限，未确认整改').waitFor();
  await strip.getByText('已整改', { exact: false }).first().waitFor();
  await look('item-zh');
  await inspector().press('g');
  await inspector().press('f');
  await page().locator('.list-filters [aria-pressed=true]', { hasText: '以往发现 2' }).waitFor();
  expect(await page().locator('.item-row').count()).toBe(2);
  await page()
    .locator('.item-row', { hasText: '2.3.1' })
    .getByLabel('以往发现 2 项，其中 1 项未整改')
    .waitFor();
  await look('filter-zh');
  await page().locator('.top-bar button[lang="en"]').click();
  await page().getByRole('region', { name: 'Found earlier' }).getByText('Put right on').waitFor();
  await look('item-en');
  await page().locator('.top-bar button[lang="zh-CN"]').click();
});

it('a re-check asks what was open and nothing else, and its report says what became of it', async () => {
  const { inspector } = world;
  const answered = await answerVisit(inspector(), recheck);
  expect(await page().locator('.item-row').count()).toBe(3);
  await inspector().goTo(answered.id, 'checklist', 'cement-5.5');
  await look('recheck-item-zh');
  await inspector().goTo(answered.id, 'conclusion');
  await page().locator('[data-screen=conclusion]').waitFor();
  await look('recheck-conclusion-zh');
  await closeVisit(inspector(), recheck, answered);
  await inspector().signAll();
  await inspector().seal('both');
  await inspector().untilSaved();
  const file = join(shots ?? world.scratch, 'recheck.pdf');
  await inspector().saveReport(file);
  const { stdout } = await run(process.execPath, [resolve('dist/main/verify.js'), file]);
  expect(JSON.parse(stdout)).toMatchObject({ valid: true });
  world.wire.mend();
  await goToScreen(page(), '#/outbox', '[data-delivery=settled]');
}, 600_000);

it('headquarters knows by it what was put right, and dispatches the next re-check by typing', async () => {
  const office = await world.browser().context.newPage();
  await office.goto(world.headquarters.console);
  await office.locator('nav a[href="#/assignments"]').click();
  await office.locator('.page-head .btn.primary').click();
  const dialog = office.locator('dialog[open]');
  const typing = (name: string) => dialog.getByRole('combobox', { name });
  await typing('产品类别和单元').fill('通用硅酸盐水泥');
  await dialog.locator('[role=option][aria-selected=true]', { hasText: '通用硅酸盐水泥' }).waitFor();
  await typing('产品类别和单元').press('Enter');
  await dialog.locator('select').selectOption('recheck');
  await dialog.getByText('先填写统一社会信用代码').waitFor();
  const field = (name: string) => dialog.getByLabel(name, { exact: true });
  await field('信用代码').fill('91421087MA48W1Y3XU');
  await typing('复查哪一次核查').fill('zgfc');
  // The bag mass was found in order; the scale is open at both visits.
  await dialog.locator('[role=option]', { hasText: '1 项未整改：2.3.2' }).waitFor();
  expect(await dialog.locator('[role=option]').count()).toBe(1);
  if (shots !== undefined) await office.screenshot({ path: join(shots, 'console-zh.png') });
  await typing('复查哪一次核查').press('Enter');
  await dialog.locator('.pick-chosen .chip', { hasText: '2.3.2' }).waitFor();
  if (shots !== undefined) await office.screenshot({ path: join(shots, 'console-chosen-zh.png') });
  await field('单位名称').fill(recheck.firm);
  await field('法定代表人').fill('严立新');
  await field('住所').fill('湖北省荆州市松滋市刘家场镇银杉路 2 号');
  await field('联系人').fill('向海波');
  await field('联系人职务').fill('化验室主任');
  await field('联系电话').fill('0716-6518033');
  await field('期限').fill('2026-12-30');
  await field('期限').blur();
  const person = dialog.locator('fieldset.person').filter({ hasText: '组长' });
  await person.locator('input').nth(0).fill('陈立群');
  await person.locator('input').nth(1).fill('chen-liqun');
  await person.locator('input').nth(2).fill('420106031');
  await dialog.locator('footer .btn.primary').click();
  await dialog.waitFor({ state: 'detached' });
  await office.close();

  await goToScreen(page(), '#/', '[data-screen=inspections]');
  await page().locator('.screen-head .btn').first().click();
  await page().locator('[data-line]', { hasText: '12-30' }).click();
  await detail().getByText('的 1 项').waitFor();
  await look('list-next-zh');
});
