import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Headquarters, startHeadquarters } from '../../../headquarters/server.ts';
import { cementAssets, changedItem } from '../../headquarters/cement-assets.ts';
import { holder, order } from '../../headquarters/office.ts';
import { freePort } from '../../setup/free-port.ts';
import { goToScreen, type Laptop, openLaptop } from './laptop-world.ts';

let scratch: string;
let port: number;
let headquarters: Headquarters;
let laptop: Laptop;
let inspectionId: string;

const begin = async (version: number) =>
  startHeadquarters({
    dataFolder: join(scratch, 'headquarters'),
    port,
    assetsFolder: await cementAssets(scratch, version),
  });

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'hecha-editions-'));
  port = await freePort();
  headquarters = await begin(1);
  await headquarters.dispatch(order);
  const { code } = await headquarters.issueEnrolmentCode(holder);
  laptop = await openLaptop(scratch, headquarters.address, { code });
  await laptop.inspector().enrol();
});
afterAll(async () => {
  await laptop.close();
  await headquarters.close();
  await rm(scratch, { recursive: true, force: true });
});

const page = () => laptop.page();
const toItem = async (itemId: string) => {
  await laptop.inspector().goTo(inspectionId, 'checklist', itemId);
  await page().locator('.open-item .item-head').waitFor();
};
const chosen = (key: string) => page().locator(`.verdicts [aria-keyshortcuts="${key}"][aria-checked=true]`);
const notice = () => page().locator('.edition-notice');
const row = (itemId: string) => page().locator(`[data-edition-row="${itemId}"]`);
/** Pictures for a person to look at, where somebody asked for them. */
const picture = async (name: string) => {
  const folder = process.env['HECHA_PICTURES'];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page().screenshot({ path: join(folder, `${name}.png`) });
};

it('a newer edition changes nothing by itself, and is told quietly', async () => {
  const inspector = laptop.inspector();
  inspectionId = await inspector.start(order.enterprise.name);
  await inspector.holdOpening('制成车间、化验室');
  for (const itemId of ['g-1.1', changedItem]) {
    await toItem(itemId);
    await inspector.press('1');
    await chosen('1').waitFor();
  }
  await inspector.fill('note', '法人证照已核对');
  await inspector.leaveField();
  await inspector.untilSaved();
  expect(await notice().count()).toBe(0);

  await headquarters.close();
  headquarters = await begin(2);
  await goToScreen(page(), '#/', '[data-screen=inspections]');
  await page().getByRole('button', { name: '向总部取任务' }).first().click();
  await toItem(changedItem);
  await notice().getByText('现用第 1 版，新版为第 2 版').waitFor();
  await picture('notice-zh');
  await chosen('1').waitFor();
});

it('its changes are shown before anybody decides; staying leaves everything as it was', async () => {
  await laptop.inspector().press('g');
  await laptop.inspector().press('e');
  await row(changedItem).getByText('须重做：判定').waitFor();
  await row(changedItem).getByText('修改：要求').waitFor();
  await page().locator('[data-edition-kept]', { hasText: '1.1' }).waitFor();
  await picture('dialog-zh');
  await laptop.inspector().press('Escape');
  await page().locator('dialog').waitFor({ state: 'detached' });
  await chosen('1').waitFor();
  await notice().waitFor();

  await page().locator('.top-bar button[lang=en]').click();
  await notice().getByText('Version 1 here, 2 is out').waitFor();
  await picture('notice-en');
  await notice().getByRole('button').click();
  await row(changedItem).getByText('Again: verdict').waitFor();
  await picture('dialog-en');
  await laptop.inspector().press('Escape');
  await page().locator('.top-bar button[lang=zh-CN]').click();
  await notice().getByText('新版为第 2 版').waitFor();
});

it('adopted on purpose, the same answers stay and the changed one is asked again, over a restart', async () => {
  const inspector = laptop.inspector();
  await notice().getByRole('button').click();
  await row(changedItem).waitFor();
  await inspector.press('Control+Enter');
  await page().locator('dialog').waitFor({ state: 'detached' });
  await notice().waitFor({ state: 'detached' });
  await page().locator('.open-item', { hasText: '新版要求' }).waitFor();
  await picture('adopted-zh');
  const settled = async () => {
    await toItem(changedItem);
    await page().locator('.open-item', { hasText: '新版要求' }).waitFor();
    expect(await chosen('1').count()).toBe(0);
    expect(await page().locator('[data-field=note] textarea').inputValue()).toBe('法人证照已核对');
    await toItem('g-1.1');
    await chosen('1').waitFor();
  };
  await settled();
  // Nothing takes it back.
  await inspector.leaveField();
  await inspector.press('Control+z');
  await settled();
  await inspector.untilSaved();

  await laptop.restart();
  await page().locator('[data-screen], .open-item').first().waitFor();
  await settled();
  expect(await notice().count()).toBe(0);
  expect(laptop.browser().complaints).toEqual([]);
});
