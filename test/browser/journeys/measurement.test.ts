import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { itemOf } from '../../../shared/domain/evaluate.ts';
import { buildAnsweredInspection } from '../../fixtures/report/answered-inspection.ts';
import { type LaptopWorld, openWorld } from './laptop-world.ts';

let world: LaptopWorld;
let id: string;
const { context } = buildAnsweredInspection({ units: ['common-portland', 'clinker'] });

beforeAll(async () => {
  world = await openWorld();
  // A licence review: 5.5 is a veto item under its rule set.
  id = await world.inspector().start('宜城宏砺水泥制造有限公司');
  await world.inspector().holdOpening('包装车间、成品库');
});
afterAll(() => world.close());

const cell = (path: string) => world.page().locator(`[data-field="${path}"]`).first();
const bags = { id: 'cement-5.5', first: 'q/bag/1' };

beforeEach(() => world.inspector().openItem(id, itemOf(context, bags.id)));

/** Fills one reading and goes on, as Enter does. */
const read = async (n: number, text: string) => {
  await cell(`q/bag/${n}`).fill(text);
  await cell(`q/bag/${n}`).press('Enter');
};

/** Lays text on the clipboard's way: what Ctrl+V would bring. */
const paste = (path: string, text: string) =>
  cell(path).evaluate((input, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    (input as HTMLInputElement).focus();
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

it('keeps a wrong number as typed and says that it is none', async () => {
  await read(1, '50.l');
  await world.page().locator('.quantity-error', { hasText: '“50.l”不是数' }).waitFor();
  expect(await cell('q/bag/1').inputValue()).toBe('50.l');
  expect(await cell('q/bag/1').getAttribute('aria-invalid')).toBe('true');
  await world.inspector().untilSaved();
  await world.page().reload();
  await world.page().locator('.quantity-error', { hasText: '“50.l”不是数' }).waitFor();
  await read(1, '50.2');
  await world.page().locator('.quantity-error').waitFor({ state: 'detached' });
});

it('reads full-width digits and a Chinese full stop as a number', async () => {
  await read(1, '５０。３');
  await expect.poll(() => cell('q/bag/1').inputValue()).toBe('50.3');
  expect(await cell('q/bag/1').getAttribute('aria-invalid')).toBe('false');
});

it('spreads a pasted column over the cells that follow', async () => {
  const column = Array.from({ length: 20 }, (_, index) => `50.${index % 6}`);
  await paste('q/bag/1', column.join('\r\n'));
  await expect.poll(() => cell('q/bag/20').inputValue()).toBe(column[19]);
  const shown = await Promise.all(column.map((_, index) => cell(`q/bag/${index + 1}`).inputValue()));
  expect(shown).toEqual(column);
  await world.page().keyboard.press('Escape');
  await world.page().keyboard.press('Control+z');
  await expect.poll(() => cell('q/bag/20').inputValue()).toBe('');
  await world.page().keyboard.press('Control+y');
  await expect.poll(() => cell('q/bag/20').inputValue()).toBe('50.1');
});

it('counts a limit from memory only after a person compared it with the edition in force', async () => {
  const place = world.page().locator('[data-field="limit/each"]');
  await place.getByText('限值是提示').waitFor();
  await place.getByRole('button', { name: '已核对，确认限值' }).click();
  await place.locator('input').fill('GB 175-2023');
  await place.locator('button[type=submit]').click();
  await place.getByText('已与 GB 175-2023 核对').waitFor();
  await world.inspector().untilSaved();
  await world.page().reload();
  await place.getByText('已与 GB 175-2023 核对').waitFor();
});

it('marks a reading outside the limit and fails the veto item by itself', async () => {
  await world.inspector().fill('p/tare', '0');
  await paste('q/bag/1', Array.from({ length: 20 }, () => '50.5').join('\n'));
  await expect.poll(() => cell('q/bag/20').inputValue()).toBe('50.5');
  await world.page().locator('.verdict.chosen[aria-keyshortcuts="1"]', { hasText: '由测量得出' }).waitFor();
  expect(await world.page().locator('.reading.outside').count()).toBe(0);

  await read(13, '48');
  await world.page().locator('.verdict.chosen[aria-keyshortcuts="3"]', { hasText: '由测量得出' }).waitFor();
  expect(await world.page().locator('.reading.outside input').getAttribute('data-field')).toBe('q/bag/13');
  await world.page().locator('.rail', { hasText: '已不满足' }).waitFor();
});

it('asks why when a person judges otherwise than the numbers', async () => {
  await world.inspector().leaveField();
  await world.inspector().press('1');
  await world.page().locator('.item-head', { hasText: '与测量不一致' }).waitFor();
  const missing = world.page().locator('.missing-here li', { hasText: '理由' });
  await missing.waitFor();
  await expect
    .poll(() =>
      world
        .page()
        .evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field')),
    )
    .toBe('reason');
  await world.inspector().fill('reason', '第 13 袋破口，已另取一袋复称合格。');
  await missing.waitFor({ state: 'detached' });
});

it('counts no reading of an expired instrument, keeps them, and leaves the verdict to a person with a reason', async () => {
  await world.inspector().fill('i/validTo', '2020-01-31');
  await world.page().getByText('这台仪器的检定已于 2020-01-31 到期，读数不能采用').waitFor();
  expect(await world.page().locator('[data-field="q/bag/13"]').inputValue()).toBe('48');
  await world.inspector().fill('reason', '');
  const missing = world.page().locator('.missing-here li', { hasText: '理由' });
  await missing.first().waitFor();
  await world.inspector().fill('reason', '台秤检定已到期，另用 2 号秤复称合格。');
  await missing.first().waitFor({ state: 'detached' });
  expect(world.browser().complaints).toEqual([]);
});
