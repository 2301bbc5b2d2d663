import { join, resolve } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paintPhotos } from '../../scenario/paint-photos.ts';
import { scriptOf } from '../../scenario/three-visits.ts';
import { closeVisit, goToScreen, type LaptopWorld, openWorld, shortVisit } from './laptop-world.ts';

const run = promisify(execFile);

let world: LaptopWorld;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const firm = '公安楚丰肥业有限公司';
const dialog = () => world.page().locator('dialog[open]');
const field = (name: string) => dialog().getByLabel(name, { exact: true });

it('an inspector begins a visit that nobody dispatched, without a network, by keys alone', async () => {
  const { page, wire, inspector } = world;
  wire.cut();
  await page().keyboard.press('n');
  const typing = dialog().getByRole('combobox');
  await typing.waitFor();

  await page().keyboard.press('Control+Enter');
  await dialog().locator('[role=alert]', { hasText: '请至少选一个产品单元' }).waitFor();

  await typing.focus();
  await typing.pressSequentially('fhfl');
  await dialog().locator('[role=option][aria-selected=true]', { hasText: '复合肥料' }).first().waitFor();
  await page().keyboard.press('Enter');
  await dialog().locator('.pick-chosen .chip').waitFor();
  await dialog().locator('input[type=radio][value=recheck]').check({ force: true });
  await field('企业名称').fill(firm);
  // One digit off what the check asks for: it stands only with a reason.
  await field('统一社会信用代码').fill('91421022MA49WY12JA');
  await dialog().getByText('校验位不符').first().waitFor();
  await field('住所').fill('湖北省荆州市公安县斗湖堤镇青吉路 3 号');
  await field('法定代表人').fill('田国富');
  await field('企业联系人').fill('覃小梅');
  await field('联系人职务').fill('质量负责人');
  await dialog().getByLabel('生产许可证编号').fill('(鄂)XK13-001-00321');
  await field('线索和背景').fill('群众来电反映该企业产品养分不足。');
  await page().keyboard.press('Control+Enter');
  await dialog().locator('[role=alert]', { hasText: '写明理由' }).waitFor();
  await field('仍按此填写的理由').fill('营业执照如此印制');
  await page().keyboard.press('Control+Enter');
  await page().locator('[data-screen=opening]').waitFor();
  const id = decodeURIComponent(/#\/inspection\/([^/]+)/.exec(new URL(page().url()).hash)?.[1] ?? '');
  expect(id).toMatch(/-v1-/);

  const written = scriptOf(shortVisit);
  const digests = [...written.photos.keys()];
  const painted = await paintPhotos(page(), digests.length);
  const photos = new Map(digests.map((digest, at) => [digest, painted[at] ?? new Uint8Array()]));
  const script = { ...written, photos };
  await inspector().holdOpening(shortVisit.areas);
  await inspector().answerAll(id, script);
  await closeVisit(inspector(), shortVisit, { id, script });
  await inspector().signAll();
  await inspector().seal('zh');
  await inspector().untilSaved();
  const file = join(world.scratch, 'own.pdf');
  await inspector().saveReport(file);
  const { stdout } = await run(process.execPath, [resolve('dist/main/verify.js'), file]);
  expect(JSON.parse(stdout)).toMatchObject({ valid: true });
});

it('headquarters takes it in, and its list says who began it', async () => {
  const { page, wire, inspector } = world;
  await goToScreen(page(), '#/outbox', '[data-screen=outbox] [data-delivery]');
  wire.mend();
  await inspector().press('s');
  await page().locator('[data-delivery=settled]').waitFor();
  const office = await world.browser().context.newPage();
  await office.goto(world.headquarters.console);
  await office.locator('nav a[href="#/inspections"]').click();
  await office.locator('tr', { hasText: firm }).getByText('现场自立').waitFor();
  await office.close();
});
