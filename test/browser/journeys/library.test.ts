import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { goToScreen, type LaptopWorld, openWorld } from './laptop-world.ts';

let world: LaptopWorld;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const page = () => world.page();
const press = (key: string) => page().keyboard.press(key);
const field = (label: string) => page().getByLabel(label, { exact: true });
const product = (id: string) => page().locator(`[data-product="${id}"]`);
const regime = (name: string) => page().locator(`[data-regime=${name}]`);
const inEnglish = () => page().locator('.top-bar button[lang=en]').click();
const inChinese = () => page().locator('.top-bar button[lang=zh-CN]').click();
/** Pictures for a person to look at, where somebody asked for them. */
const picture = async (name: string, of = page()) => {
  const folder = process.env['HECHA_PICTURES'];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  const told = page().getByRole('button', { name: /知道了|Understood/ });
  if (await told.isVisible()) await told.click();
  await of.screenshot({ path: join(folder, `${name}.png`) });
};

it('headquarters’ console looks up the same, in what is published', async () => {
  const console = await world.browser().context.newPage();
  await console.goto(world.headquarters.console);
  await console.getByRole('link', { name: '资料库' }).click();
  await console.getByRole('cell', { name: '产品目录', exact: true }).waitFor();
  await console.getByRole('link', { name: '产品适用什么' }).click();
  await console.getByLabel('产品', { exact: true }).fill('dxdl');
  await console.locator('[data-product="06"]').waitFor();
  await picture('console-applies-zh', console);
  await console.getByRole('link', { name: '标准', exact: true }).click();
  await console.getByLabel('标准号', { exact: true }).fill('GB 175');
  await console.getByText('引用的版本').waitFor();
  await console.keyboard.press('ArrowDown');
  await console.locator('.reference-page h2').waitFor();
  await console.getByRole('button', { name: /English|EN/ }).click();
  await console.getByText('Editions named').waitFor();
  await picture('console-standards-en', console);
  await console.close();
});

it('without a network, keys lead to what applies to a product; it is found by pinyin and by English', async () => {
  await world.stopHeadquarters();
  await goToScreen(page(), '#/', '[data-screen=inspections]');
  await press('g');
  await press('p');
  await page().locator('[data-screen=library] .applies').waitFor();
  await product('01').waitFor();
  await press('/');
  await page().keyboard.type('shuini');
  await product('02').waitFor();
  await regime('licence').getByText('生产许可 · 先核后证 · 省级审批').waitFor();
  await picture('applies-zh');
  await field('产品').fill('safety helmet');
  await product('14/safety-helmet').waitFor();
  await field('产品').fill('没有这种东西');
  await page().getByText('这不等于无须许可').waitFor();
  await picture('applies-none-zh');
});

it('the answer goes with the day, and the history marks the period it lies in', async () => {
  await field('产品').fill('砂轮');
  await product('grinding-wheels').waitFor();
  await regime('cancelled').getByText('只做风险监测和监督抽查').waitFor();
  await field('哪一天').fill('2018-12-31');
  await regime('licence').waitFor();
  const now = page().locator('.timeline [aria-current=date]');
  expect(await now.count()).toBe(1);
  await now.getByText('2018-12-31 适用').waitFor();
  await picture('applies-day-zh');
  await page().getByRole('button', { name: '今天' }).click();
  await field('产品').fill('刹车片');
  await product('brake-linings').waitFor();
  await regime('compulsoryCertification').waitFor();
  await field('产品').fill('硅酸盐');
  await press('ArrowDown');
  await page().getByText('这一回答未核实').or(page().getByText('有一部分凭经验')).first().waitFor();
  await inEnglish();
  await page().getByLabel('Product', { exact: true }).waitFor();
  await picture('applies-unit-en');
  await inChinese();
  await field('产品').waitFor();
});

it('a number says what it resolves to or what is wrong with it, and leads to the product', async () => {
  await page().locator('.reference-page h2').click();
  await press('n');
  await page().keyboard.type('(鄂)XK06-001-00057');
  const sound = page().locator('[data-number=sound]');
  await sound.getByText('湖北').waitFor();
  await sound.getByRole('button', { name: '电线电缆' }).click();
  await product('06').waitFor();
  await field('许可证编号或统一社会信用代码').fill('XK06-OO1-00057');
  await page().locator('[data-number=wrong]').getByText('是否应为 XK06-001-00057').waitFor();
  await picture('number-wrong-zh');
  await field('许可证编号或统一社会信用代码').fill('91330100799655058C');
  await page().locator('[data-number=wrong]').getByText('校验位不符').waitFor();
  await field('许可证编号或统一社会信用代码').fill('91330100799655058B');
  await sound.getByText('浙江').waitFor();
  await field('许可证编号或统一社会信用代码').fill('(苏)XK16-204-00311');
  await field('证上的产品单元（品种）').fill('复合膜袋');
  await page().locator('[data-resolution=unit]').waitFor();
  await inEnglish();
  await picture('number-old-en');
  await inChinese();
  await page().locator('.resolved').getByRole('button').click();
  await product('10/plastic-laminate').waitFor();
});

it('a standard lists what rests on it over all specifications, and leads to the item in its checklist', async () => {
  await page().locator('.library-views').getByText('标准').click();
  await page().locator('.standards').waitFor();
  await page().getByText('写全标准号').waitFor();
  await field('标准号').fill('gb/t1499.2');
  await page().getByText('引用的版本').waitFor();
  expect(await page().locator('.search-list-row').count()).toBeGreaterThan(3);
  await press('ArrowDown');
  await press('ArrowDown');
  await picture('standards-zh');
  const row = page().locator('.search-list-row', { hasText: '限值：' }).first();
  const title = await row.locator('div').first().textContent();
  await row.click();
  await page().locator('.reference-places').getByText('GB/T 1499.2').first().waitFor();
  await inEnglish();
  await picture('standards-en');
  await inChinese();
  await page().getByRole('link', { name: '在核查表中打开' }).click();
  await page()
    .locator('.library .reference-page h2')
    .getByText(title ?? '', { exact: true })
    .waitFor();
  await page().locator('.library-row[aria-selected=true]').waitFor();
  await picture('standards-jump-zh');
  await page().goBack();
  await field('标准号').fill('GB 99999');
  await page().getByText('没有任何条款依据').waitFor();
  expect(world.browser().complaints).toEqual([]);
});
