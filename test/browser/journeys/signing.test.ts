import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AnsweredInspection } from '../../fixtures/report/answered-inspection.ts';
import {
  answerVisit,
  closeVisit,
  goToScreen,
  type LaptopWorld,
  openWorld,
  shortVisit,
} from './laptop-world.ts';

let world: LaptopWorld;
let visit: { id: string; script: AnsweredInspection };

beforeAll(async () => {
  world = await openWorld();
  visit = await answerVisit(world.inspector(), shortVisit);
});
afterAll(() => world.close());

const page = () => world.page();
const stage = (name: string, itemId = '') => `#/inspection/${visit.id}/${name}/${itemId}`;
const party = (id: string) => page().locator(`[data-party="${id}"]`);
const enterprise = () => page().locator('.party', { hasText: '被复查单位' });
const sealed = () => page().locator('[data-screen=report][data-report]');

it('the list says how far the visit is that is still open', async () => {
  await goToScreen(page(), '#/', '[data-screen=inspections]');
  const asked = visit.script.inspection.answers.size;
  await page()
    .locator('[data-line]', { hasText: shortVisit.firm })
    .getByText(`${asked} / ${asked} 款`)
    .waitFor();
});

it('a second window only reads, says so, and changes nothing', async () => {
  const second = await world.browser().context.newPage();
  await second.goto(world.url());
  await second.locator('[data-screen=inspections]').waitFor();
  await goToScreen(second, stage('checklist', 'g-s.10'), '.item-pane .notice');
  await second.getByText('另一个窗口正在编辑这次复查，这里只能看。').waitFor();
  expect(await second.locator('.verdict:not(.barred):not([disabled])').count()).toBe(0);
  await second.locator('[data-region-focus]').first().focus();
  await second.keyboard.press('3');
  await second.locator('.toast', { hasText: '现在只能看，不能改' }).waitFor();
  expect(await second.locator('.verdicts [aria-checked=true]').getAttribute('aria-keyshortcuts')).toBe('1');
  await second.close();
});

it('a refusal is recorded with reason and witness', async () => {
  await closeVisit(world.inspector(), shortVisit, visit);
  await enterprise().click();
  await page().locator('.pen-actions').getByRole('button', { name: '拒签' }).click();
  await page().locator('.pen-place textarea').waitFor();
  await world.inspector().press('Control+Enter');
  await page().locator('.field-error', { hasText: '写明理由' }).waitFor();
  expect(await enterprise().getAttribute('data-state')).toBe('open');
  await page().locator('.pen-place textarea').fill('法定代表人不在，未授权。');
  await page().locator('.pen-place input').fill('王德顺');
  await world.inspector().press('Control+Enter');
  await page().locator('.party[data-state=refused]').waitFor();
  await enterprise().click();
  await page().getByText('理由：法定代表人不在，未授权。').waitFor();
  await page().getByText('见证人：王德顺').waitFor();
});

it('when the content changes, everyone signs again', async () => {
  await party('chen-liqun').click();
  await world.inspector().signName();
  await page().locator('[data-party="chen-liqun"][data-state=given]').waitFor();
  await goToScreen(page(), stage('closing'), '[data-screen=closing]');
  await page().locator('[data-screen=closing] textarea').first().fill('对 M1 的取样位置有补充说明。');
  await world.inspector().press('Control+Enter');
  await page().locator('[data-screen=signing]').waitFor();
  await page().locator('.pen-place', { hasText: '已有的 2 个签字作废，须全部重签' }).waitFor();
  expect(await page().locator('.party[data-state=stale]').count()).toBe(2);
  expect(await page().locator('.party[data-state=given], .party[data-state=refused]').count()).toBe(0);
  await world.inspector().signAll();
  await page().locator('.side-foot', { hasText: '可以封存' }).waitFor();
});

it('a report that is being made can be cancelled, and nothing is sealed', async () => {
  // The button is pressed as soon as it is there: a person cannot be quicker.
  await page().evaluate(() => {
    const watch = new MutationObserver(() => {
      const cancel = document.querySelector<HTMLButtonElement>('.side-foot [role=status] button');
      if (!cancel) return;
      watch.disconnect();
      cancel.click();
    });
    watch.observe(document.body, { childList: true, subtree: true });
  });
  await page().locator('.side-foot .btn').last().click();
  await page().locator('.side-foot .notice').waitFor();
  await page().locator('.side-foot .btn', { hasText: '封存报告' }).waitFor();
  expect(await sealed().count()).toBe(0);
  expect(await page().locator('.party[data-state=given]').count()).toBeGreaterThan(2);
});

it('a sealed inspection can be read and not changed', async () => {
  await world.inspector().seal('zh');
  await world.inspector().untilSaved();
  await goToScreen(page(), stage('checklist', 'g-s.10'), '.item-pane .notice');
  await page().getByText('报告已封存，不能再改').waitFor();
  expect(await page().locator('.verdict:not(.barred):not([disabled])').count()).toBe(0);
  await page().locator('[data-region-focus]').first().focus();
  await world.inspector().press('3');
  await page().locator('.toast', { hasText: '现在只能看，不能改' }).waitFor();
  expect(await page().locator('.verdicts [aria-checked=true]').getAttribute('aria-keyshortcuts')).toBe('1');
  expect(await page().locator('.piece-remove').count()).toBe(0);
  await goToScreen(page(), stage('signing'), '[data-screen=signing]');
  await page().getByText('报告已封存').first().waitFor();
  expect(await page().locator('.pad').count()).toBe(0);
  expect(world.browser().complaints).toEqual([]);
});
