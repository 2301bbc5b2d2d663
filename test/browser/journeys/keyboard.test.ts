import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Item } from '../../../shared/domain/checklist.ts';
import { answerOf } from '../../../shared/domain/inspection.ts';
import { scriptOf } from '../../scenario/three-visits.ts';
import { type LaptopWorld, openWorld, shortVisit } from './laptop-world.ts';

const { context, inspection } = scriptOf(shortVisit);
const items = context.checklist.items.filter(({ id }) => inspection.answers.has(id));

let world: LaptopWorld;
beforeAll(async () => {
  world = await openWorld();
  await world.inspector().start(shortVisit.firm);
  await world.inspector().holdOpening(shortVisit.areas);
});
afterAll(() => world.close());

const page = () => world.page();
const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page().keyboard.press(key)), Promise.resolve());

/** Id of the item that the address names. */
const at = () => page().evaluate(() => decodeURIComponent(location.hash.split('/')[4] ?? ''));
/** Until the address names the item and the item is drawn: a key acts on what is shown. */
const untilAt = async (itemId: string | undefined) => {
  await expect.poll(at).toBe(itemId ?? '');
  const title = items.find(({ id }) => id === itemId)?.title.zh ?? '';
  await page().locator('#open-item-title', { hasText: title }).waitFor();
};
const focused = () =>
  page().evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field') ?? '');
const chosen = () =>
  page()
    .locator('.verdicts [aria-checked=true]')
    .first()
    .getAttribute('aria-keyshortcuts', { timeout: 2000 });
const verdicts = () => page().locator('.verdicts [aria-checked=true]').count();

/** Walks by Tab from where the focus is to a field; there are never more than two hundred stops. */
const tabTo = async (path: string): Promise<void> => {
  for (let stop = 0; stop < 200; stop += 1) {
    if ((await focused()) === path) return;
    await press('Tab');
  }
  throw new Error(`Tab does not come to ${path}`);
};

/** Back to the first item, with the focus in the list. */
const toFirst = async () => {
  await press('Escape', 'Home');
  await untilAt(items[0]?.id);
};

beforeEach(toFirst);

it('J, K, N, B and the brackets walk through items, open items and sections', async () => {
  await press('j');
  await untilAt(items[1]?.id);
  await press('k');
  await untilAt(items[0]?.id);
  await press('j', '3');
  await expect.poll(chosen).toBe('3');
  await press('k', 'n');
  await untilAt(items[2]?.id);
  await press('b');
  await untilAt(items[0]?.id);
  await press('j', '3');
  await expect.poll(verdicts).toBe(0);

  await toFirst();
  const next = items.find(({ section }) => section !== items[0]?.section);
  await press(']');
  await untilAt(next?.id);
  await press('[');
  await untilAt(items[0]?.id);
});

it('the slash searches, Enter takes the first found, Escape shows all again', async () => {
  const wanted = items.at(-1);
  await press('/');
  await page().keyboard.type(wanted?.title.zh ?? '');
  await press('Enter');
  await untilAt(wanted?.id);
  await press('/', 'Escape');
  await toFirst();
});

it('Ctrl+K finds an item by its clause and runs a command by its words', async () => {
  const wanted = items[3];
  await press('Control+k');
  await page().locator('dialog[open] input').waitFor();
  await page().keyboard.type(wanted?.title.zh ?? '');
  await press('Enter');
  await untilAt(wanted?.id);
  await press('Control+k');
  await page().keyboard.type('去发件箱');
  await press('Enter');
  await page().locator('[data-screen=outbox]').waitFor();
  await page().goBack();
  await page().locator('.open-item').waitFor();
});

it('G and a letter go to other places and back', async () => {
  await press('g', 'c');
  await page().locator('[data-screen=conclusion]').waitFor();
  await page().goBack();
  await page().locator('.open-item').waitFor();
  await press('g', 'm');
  await page().locator('.list-filters [aria-pressed=true]', { hasText: '缺项' }).waitFor();
  await page().locator('.list-filters [aria-pressed=true]').press('Enter');
  await page().locator('.item-list').waitFor();
  await press('g', 'l');
  await page().locator('[data-screen=inspections]').waitFor();
  await page().goBack();
  await page().locator('.open-item').waitFor();
});

it('F6 goes round the regions and the question mark lists every key', async () => {
  const region = () =>
    page().evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region'));
  const start = await region();
  const seen = new Set<string | null | undefined>();
  for (let step = 0; step < 8; step += 1) {
    await press('F6');
    seen.add(await region());
    if ((await region()) === start) break;
  }
  expect([...seen]).toEqual(expect.arrayContaining(['rail', 'list', 'item']));
  await toFirst();
  await press('?');
  await page().locator('dialog[open] .key-table', { hasText: '下一未判定' }).waitFor();
  await press('j', 'Escape');
  await page().locator('dialog[open]').waitFor({ state: 'detached' });
  expect(await at()).toBe(items[0]?.id);
});

it('an input method that composes triggers no key', async () => {
  const compose = (isComposing: boolean) =>
    page().evaluate(
      (composing) =>
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', {
            key: '3',
            code: 'Digit3',
            isComposing: composing,
            bubbles: true,
            cancelable: true,
          }),
        ),
      isComposing,
    );
  await compose(true);
  await press('r');
  await expect.poll(focused).toBe('note');
  const session = await page().context().newCDPSession(page());
  await session.send('Input.imeSetComposition', { text: 'jilu', selectionStart: 4, selectionEnd: 4 });
  for (const key of ['j', 'k', '3']) {
    const shared = { key: 'Process', code: `Key${key.toUpperCase()}`, windowsVirtualKeyCode: 229 };
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...shared });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...shared });
  }
  await session.send('Input.insertText', { text: '记录' });
  await press('Escape');
  await session.detach();
  expect(await at()).toBe(items[0]?.id);
  expect(await verdicts()).toBe(0);
  expect(await page().locator('[data-field=note] textarea').inputValue()).toBe('记录');
  // The same key without composing does act.
  await compose(false);
  await expect.poll(chosen).toBe('3');
  await press('3');
  await expect.poll(verdicts).toBe(0);
});

it('undo and redo go on across a reload', async () => {
  await press('3');
  await expect.poll(chosen).toBe('3');
  await world.inspector().untilSaved();
  await page().reload();
  await expect.poll(chosen).toBe('3');
  await press('Control+z');
  await expect.poll(verdicts).toBe(0);
  await world.inspector().untilSaved();
  await page().reload();
  await page().locator('.open-item').waitFor();
  await press('Control+y');
  await expect.poll(chosen).toBe('3');
  await press('Control+z');
  await expect.poll(verdicts).toBe(0);
});

it('undo at another item goes to what it changed and says so; with nothing left it says that, and no more', async () => {
  const first = await at();
  await press('3');
  await expect.poll(chosen).toBe('3');
  await press('j');
  await expect.poll(at).not.toBe(first);
  await press('Control+z');
  await expect.poll(at).toBe(first);
  await expect.poll(verdicts).toBe(0);
  await page().locator('.toast', { hasText: '已撤销' }).waitFor();
  while ((await page().locator('.toast', { hasText: '没有可撤销' }).count()) === 0) await press('Control+z');
  expect(await page().locator('.problem-bar').count()).toBe(0);
});

it('0 asks for the reason and moves there', async () => {
  const item = items.find(({ id }) => id === 'fertiliser-e5') ?? items[0];
  while ((await at()) !== item?.id) await press('j');
  await press('0');
  await expect.poll(chosen).toBe('0');
  await expect.poll(focused).toBe('reason');
  await press('Escape', '0');
  await expect.poll(verdicts).toBe(0);
});

const isMark = (path: string) => /\/(present|seen)$/.test(path);

const enterValue = async (path: string, value: string): Promise<void> => {
  await tabTo(path);
  const kind = await page().evaluate(() => {
    const field = document.activeElement;
    return field instanceof HTMLInputElement ? field.type : (field?.tagName ?? '');
  });
  if (kind === 'SELECT') {
    const selected = () => page().evaluate(() => (document.activeElement as HTMLSelectElement).value);
    for (let step = 0; step < 20 && (await selected()) !== value; step += 1) await press('ArrowDown');
    expect(await selected()).toBe(value);
    return;
  }
  await page().keyboard.type(kind === 'date' ? value.replaceAll('-', '') : value);
  await expect
    .poll(() => page().evaluate(() => (document.activeElement as HTMLInputElement).value), { message: path })
    .toBe(value);
};

const finishByKeys = async (item: Item): Promise<void> => {
  const { values, evidence, confirmedLimits, verdict } = answerOf(inspection, item.id);
  const entries = Object.entries(values).filter(([, value]) => value !== '');
  if (entries.some(([path]) => isMark(path))) await press('a');
  const readings = entries.filter(([path]) => path.startsWith('q/'));
  const others = entries.filter(([path]) => !isMark(path) && !path.startsWith('q/'));
  for (const [path, value] of others) {
    await enterValue(path, value);
    await press('Escape');
  }
  if (readings.length > 0) {
    await press('m');
    for (const [path, value] of readings) {
      await expect.poll(focused).toBe(path);
      await page().keyboard.type(value);
      await press('Enter');
    }
    await press('Escape');
  }
  for (const criterionId of Object.keys(confirmedLimits)) {
    if ((await page().locator(`[data-field="limit/${criterionId}"]`).count()) === 0) continue;
    await tabTo(`limit/${criterionId}`);
    await press('Enter');
    await page().locator(`[data-field="limit/${criterionId}"] input`).waitFor();
    await press('Enter');
    await page().locator(`[data-field="limit/${criterionId}"] .is-ok`).waitFor();
    await press('Escape');
  }
  if (evidence.length > 0) {
    await press('p');
    for (let taken = 1; taken <= evidence.length; taken += 1) {
      await page().waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
      await page().locator('dialog[open] footer .btn.primary').waitFor();
      await page().locator('dialog[open] footer .btn.primary:focus').waitFor();
      await press('Enter');
      await page()
        .locator('.camera-count', { hasText: `${taken}` })
        .waitFor();
      await page()
        .locator('.pieces .piece')
        .nth(taken - 1)
        .waitFor({ state: 'attached' });
    }
    await press('Escape');
    await page().locator('dialog[open]').waitFor({ state: 'detached' });
  }
  await press('Escape');
  if (verdict !== null && (await verdicts()) === 0) await press('1');
  await expect.poll(chosen).toBe('1');
  await press('r');
  await expect.poll(focused).toBe('note');
  await page().keyboard.type('现场查看，与要求相符。');
  await page().locator('.open-item .missing-here.is-ok').waitFor();
};

it('a whole checklist is finished without touching the mouse', async () => {
  for (const [index, item] of items.entries()) {
    await untilAt(item.id);
    await finishByKeys(item);
    await press('Control+Enter');
    if (index < items.length - 1) await untilAt(items[index + 1]?.id);
  }
  await page().locator('.toast', { hasText: '没有未判定的款了' }).waitFor();
  await page().locator('.rail', { hasText: '都已判定' }).waitFor();
  await press('g', 'm');
  await page().locator('.list', { hasText: '没有缺项' }).waitFor();
  await world.inspector().untilSaved();
  await press('g', 'c');
  await page().locator('[data-screen=conclusion] input[type=radio]').first().waitFor();
  expect(world.browser().complaints).toEqual([]);
});
