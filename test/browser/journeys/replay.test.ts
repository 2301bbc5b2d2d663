import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  enrolledLaptop,
  type Office,
  openOffice,
  preparedInspection,
  sendFiles,
} from '../../headquarters/office.ts';
import { openBrowser, type OpenBrowser } from '../../scenario/browser.ts';
import { nameless, tooWide } from './screen-checks.ts';

let scratch: string;
let office: Office;
let browser: OpenBrowser;
let count = 0;
const page = () => browser.page;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'hecha-replay-'));
  office = await openOffice();
  const laptop = await enrolledLaptop(office.hq());
  const sealed = await preparedInspection(office.hq(), laptop, {
    verdicts: { 'cement-2.2.1': 'nonconforming' },
  });
  await sendFiles(laptop, sealed.files);
  const { status, text } = await laptop.putSubmission(sealed.id, sealed.bytes);
  if (status !== 201) throw new Error(text);
  count = sealed.journal.length;
  browser = await openBrowser(join(scratch, 'profile'));
  await page().goto(office.hq().consoleAddress);
  await page().locator('nav a[href="#/inspections"]').click();
  await page().locator('table tbody tr').first().getByRole('link').first().click();
  await page().locator('.tab-row button').nth(3).click();
});
afterAll(async () => {
  await browser.close();
  await office.close();
  await rm(scratch, { recursive: true, force: true });
});

const slider = () => page().getByRole('slider', { name: '留痕条目' });
const place = async () =>
  Number(
    await slider()
      .getAttribute('aria-valuetext')
      .then((said) => /\d+/.exec(said ?? '')?.[0]),
  );
const shown = () => page().locator('.replay-step');
const current = () => page().locator('.replay-list [aria-current=step]');

const photograph = async (name: string): Promise<void> => {
  const folder = process.env['HECHA_PICTURES'];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page().screenshot({ path: join(folder, `${name}.png`) });
};

it('steps through the journal by keys, buttons and slider, and stops at its ends', async () => {
  await slider().waitFor();
  expect(await place()).toBe(count);
  await page().keyboard.press('Home');
  expect(await place()).toBe(1);
  await shown().getByText('开始核查').first().waitFor();
  await shown().getByText('已判定 0 /').waitFor();
  await page().keyboard.press('ArrowLeft');
  expect(await place()).toBe(1);
  await page().keyboard.press('ArrowRight');
  await page().keyboard.press('ArrowRight');
  expect(await place()).toBe(3);
  await shown().getByRole('button', { name: '上一条' }).click();
  expect(await place()).toBe(2);
  await slider().focus();
  await page().keyboard.press('ArrowRight');
  expect(await place()).toBe(3);
  await slider().fill('9');
  expect(await place()).toBe(10);
  await page().keyboard.press('End');
  expect(await place()).toBe(count);
  await page().keyboard.press('ArrowRight');
  expect(await place()).toBe(count);
  await shown().getByText('封存').first().waitFor();
});

it('tells what an entry changed and how the inspection stood then', async () => {
  await page().locator('.replay-list tbody tr', { hasText: '判定 2.2.1' }).first().click();
  await shown()
    .getByRole('row', { name: /判定 （空） 不合格/ })
    .waitFor();
  await shown().getByText('尚未作出结论').waitFor();
  expect(await shown().locator('[data-verdict=veto] strong').textContent()).toBe('1');
  expect(await shown().locator('[data-verdict=nonconforming] strong').textContent()).toBe('0');
  const before = Number(await shown().locator('[role=progressbar]').getAttribute('aria-valuenow'));
  await page().keyboard.press('ArrowLeft');
  expect(Number(await shown().locator('[role=progressbar]').getAttribute('aria-valuenow'))).toBe(before - 1);
  await page().locator('.replay-list tbody tr', { hasText: '确认结论' }).click();
  await shown()
    .getByRole('row', { name: /结论 （空） 不合格/ })
    .waitFor();
});

it('jumps from remark to remark, and keeps the entry in sight', async () => {
  await page().keyboard.press('Home');
  await page().keyboard.press('Shift+ArrowRight');
  await shown().getByText('快于读完这一项').waitFor();
  expect(await current().locator('[data-remark]').count()).toBe(1);
  const first = await place();
  await shown().getByRole('button', { name: '下一处提示' }).click();
  expect(await place()).toBeGreaterThan(first);
  await page().keyboard.press('Shift+ArrowLeft');
  expect(await place()).toBe(first);
  await page().keyboard.press('End');
  const inSight = await current().evaluate((row) => {
    const [mine, frame] = [row, row.closest('.replay-list') ?? row].map((one) => one.getBoundingClientRect());
    return (
      mine !== undefined &&
      frame !== undefined &&
      mine.top >= frame.top - 1 &&
      mine.bottom <= frame.bottom + 1
    );
  });
  expect(inSight).toBe(true);
});

it('fits the reference window in both languages, light and dark, with names for its controls', async () => {
  await page().locator('.replay-list tbody tr', { hasText: '判定 2.2.1' }).first().click();
  await page().keyboard.press('ArrowRight');
  await page().keyboard.press('ArrowLeft');
  // Whoever steps sees the whole of it, however far down the page it stands.
  await expect
    .poll(() =>
      page()
        .locator('.replay')
        .evaluate((replay) => replay.getBoundingClientRect().bottom <= innerHeight),
    )
    .toBe(true);
  for (const scheme of ['light', 'dark'] as const) {
    await page().emulateMedia({ colorScheme: scheme });
    expect(await tooWide(page())).toEqual([]);
    expect(await nameless(page())).toEqual([]);
    await photograph(`replay-zh-${scheme}`);
  }
  await page().emulateMedia({ colorScheme: 'light' });
  await page().getByRole('button', { name: 'Switch to English' }).click();
  await page().getByRole('slider', { name: 'Journal entry' }).waitFor();
  expect(await tooWide(page())).toEqual([]);
  await photograph('replay-en');
});
