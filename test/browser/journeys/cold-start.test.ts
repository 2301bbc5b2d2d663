import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerOf } from '../../../shared/domain/inspection.ts';
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
  await closeVisit(world.inspector(), shortVisit, visit);
  await world.inspector().untilSaved();
  await world.stopHeadquarters();
  await world.restart();
});
afterAll(() => world.close());

const page = () => world.page();
const stage = (name: string) => `#/inspection/${visit.id}/${name}`;

it('the list of inspections opens with the visit in it and without a word of trouble', async () => {
  await goToScreen(page(), '#/', '[data-screen=inspections]');
  await page().locator('[data-line]', { hasText: shortVisit.firm }).waitFor();
  expect(await page().locator('[data-line]').count()).toBeGreaterThan(5);
  expect(await page().locator('.problem-bar').count()).toBe(0);
});

it('every answer is still there', async () => {
  const { context, inspection } = visit.script;
  for (const item of context.checklist.items) {
    if (!inspection.answers.has(item.id)) continue;
    const { values, evidence, verdict } = answerOf(inspection, item.id);
    await world.inspector().openItem(visit.id, item);
    const shown = await page()
      .locator('.open-item input[data-field]')
      .evaluateAll((inputs) =>
        inputs.map((input) => ({
          path: input.getAttribute('data-field') ?? '',
          text: (input as HTMLInputElement).value,
        })),
      );
    for (const { path, text } of shown) expect(text, `${item.id} ${path}`).toBe(values[path] ?? '');
    expect(await page().locator('.pieces .piece').count(), item.id).toBe(evidence.length);
    if (evidence.length > 0) {
      const photo = page().locator('.piece img').first();
      await photo.waitFor();
      await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1600);
    }
    if (verdict !== null)
      expect(await page().locator('.verdicts [aria-checked=true]').count(), item.id).toBe(1);
  }
});

it('conclusion, closing meeting and signing open with what was recorded', async () => {
  await goToScreen(page(), stage('opening'), '[data-screen=opening]');
  await page().getByText(shortVisit.areas).first().waitFor();
  await goToScreen(page(), stage('conclusion'), '[data-screen=conclusion]');
  await page().locator('[data-screen=conclusion]', { hasText: '整改到位' }).waitFor();
  await goToScreen(page(), stage('closing'), '[data-screen=closing]');
  expect(await page().locator('[data-screen=closing] textarea').first().inputValue()).toBe(
    shortVisit.opinionText,
  );
  await goToScreen(page(), stage('signing'), '[data-screen=signing] .pad');
});

it('a draft of the report is made and can be saved', async () => {
  await goToScreen(page(), stage('report'), '[data-screen=report]');
  await world.inspector().press('Control+Enter');
  await page().locator('[data-screen=report][data-draft]').waitFor({ timeout: 120_000 });
  await page().locator('.report-buttons a[download]').waitFor();
});

it('outbox, checklists and settings open', async () => {
  await goToScreen(page(), '#/outbox', '[data-screen=outbox]');
  await goToScreen(page(), '#/library', '[data-screen=library]');
  await page().locator('[data-screen=library]', { hasText: '水泥' }).waitFor();
  await goToScreen(page(), '#/settings', '[data-screen=settings]');
});

it('the page complains about nothing but the network', () => {
  expect(world.browser().complaints).toEqual([]);
});
