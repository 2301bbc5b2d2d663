import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AnsweredInspection } from '../../fixtures/report/answered-inspection.ts';
import { paintPhotos } from '../../scenario/paint-photos.ts';
import { scriptOf, type Visit } from '../../scenario/three-visits.ts';
import { closeVisit, type LaptopWorld, openWorld } from './laptop-world.ts';

const run = promisify(execFile);

let world: LaptopWorld;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const sample = (n: number, values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([field, text]) => [`s/${n}/${field}`, text]));

/** A spot check of a maker of grinding wheels, whose licence ended in 2019: two lots are sampled. */
const spotCheck: Visit = {
  firm: '监利江楚磨具有限公司',
  areas: '压制车间、硬化窑、成品库',
  opinion: 'agrees',
  opinionText: '对抽样过程无异议。',
  language: 'zh',
  expected: 'sampled',
  closed: { result: 'sampled', followUp: 'to-laboratory' },
  options: {
    checklist: 'delisted',
    type: 'spotCheck',
    units: ['grinding-wheels'],
    verdicts: { 'delisted-4': 'notApplicable', 'delisted-14': 'nonconforming' },
    notes: {
      'delisted-14': '成品库 2 号架，2018 年印制的纸箱 40 只仍印有 XK 编号，在用。',
    },
    values: {
      'delisted-q2': {
        's/count': '2',
        ...sample(1, {
          product: '平形砂轮',
          model: '1-400×40×127 A60L5V-35m/s',
          batch: '20261108',
          producedOn: '2026-11-08',
          base: '320',
          sample: '6',
          reserve: '6',
          place: '成品库 1 号架',
          seals: '鄂抽00131、鄂抽00132',
          laboratory: '湖北省产品质量监督检验研究院',
        }),
        ...sample(2, {
          product: '树脂切割砂轮',
          model: '41-180×3×22.2 A30S-80m/s',
          batch: '20261115',
          producedOn: '2026-11-15',
          base: '2400',
          sample: '20',
          reserve: '20',
          place: '成品库 3 号架',
          seals: '鄂抽00133、鄂抽00134',
          laboratory: '湖北省产品质量监督检验研究院',
        }),
      },
    },
  },
};

const page = () => world.page();
const dialog = () => page().locator('dialog[open]');
const field = (name: string) => dialog().getByLabel(name, { exact: true });
const samples = () => page().locator('.open-item .sample');
const sampleField = (path: string) => page().locator(`[data-field="${path}"] input`);

/** Pictures for a person to look at, where somebody asked for them. */
const picture = async (name: string) => {
  const folder = process.env['HECHA_PICTURES'];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page().screenshot({ path: join(folder, `spot-check-${name}.png`) });
};

let id = '';
let script: AnsweredInspection;

it('a spot check of goods off the catalogue begins without a licence number', async () => {
  await page().keyboard.press('n');
  const typing = dialog().getByRole('combobox');
  await typing.waitFor();
  expect(await dialog().getByLabel('生产许可证编号').count()).toBe(1);
  await typing.pressSequentially('shalun');
  await dialog().locator('[role=option][aria-selected=true]', { hasText: '砂轮' }).first().waitFor();
  await page().keyboard.press('Enter');
  await dialog().locator('.pick-chosen .chip').waitFor();
  expect(await dialog().getByLabel('生产许可证编号').count()).toBe(0);
  const offered = await dialog()
    .locator('input[type=radio]:enabled')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  expect(offered).toEqual(['spotCheck', 'riskMonitoring']);
  await dialog().locator('input[type=radio][value=spotCheck]').check({ force: true });
  await field('企业名称').fill(spotCheck.firm);
  await field('统一社会信用代码').fill('91421024MA49X7K25F');
  await field('住所').fill('湖北省荆州市监利市容城镇工业园 8 号');
  await field('法定代表人').fill('向东升');
  await field('企业联系人').fill('龚秀珍');
  await field('联系人职务').fill('质检科长');
  await field('组员姓名').fill('周雅琴');
  await picture('begin');
  await page().keyboard.press('Control+Enter');
  await page().locator('[data-screen=opening]').waitFor();
  id = decodeURIComponent(/#\/inspection\/([^/]+)/.exec(new URL(page().url()).hash)?.[1] ?? '');
  await page().getByRole('heading', { name: '抽样告知' }).waitFor();
  await page().getByText('已出示监督抽查通知书').waitFor();
  expect(await page().getByText('许可证号').count()).toBe(0);
  await picture('opening');
});

it('both lots are recorded under seals of their own', async () => {
  const { inspector } = world;
  const written = scriptOf(spotCheck);
  const digests = [...written.photos.keys()];
  const painted = await paintPhotos(page(), digests.length);
  script = {
    ...written,
    photos: new Map(digests.map((digest, at) => [digest, painted[at] ?? new Uint8Array()])),
  };
  await inspector().holdOpening(spotCheck.areas);
  await inspector().answerAll(id, script);
  const record = script.context.checklist.items.find(({ task }) => task.kind === 'sampling');
  if (!record) throw new Error('a spot check samples');
  await inspector().openItem(id, record);
  await page().getByText('这一款已齐').waitFor();

  // A third one, under a seal that is in use: the list of what is missing leads there.
  await inspector().leaveField();
  await page().keyboard.press('a');
  await sampleField('s/3/product').waitFor();
  expect(await samples().count()).toBe(3);
  await inspector().fill('s/3/seals', '鄂抽00132');
  await inspector().leaveField();
  await page().keyboard.press('g');
  await page().keyboard.press('m');
  await picture('missing');
  const lacking = page().locator('[role=option]', { hasText: '鄂抽00132 在样品 1 已经用过' });
  await lacking.click();
  await page().waitForFunction(
    () => document.activeElement?.closest('[data-field]')?.getAttribute('data-field') === 's/3/seals',
  );

  await picture('samples');

  // The second one goes by mistake, and comes back whole; then the third one goes.
  await page().getByRole('button', { name: '移除样品 2' }).click();
  await expect.poll(() => samples().count()).toBe(2);
  expect(await sampleField('s/2/seals').inputValue()).toBe('鄂抽00132');
  await inspector().leaveField();
  await page().keyboard.press('Control+z');
  await expect.poll(() => samples().count()).toBe(3);
  expect(await sampleField('s/2/batch').inputValue()).toBe('20261115');
  await page().getByRole('button', { name: '移除样品 3' }).click();
  await expect.poll(() => samples().count()).toBe(2);
  await page().getByText('这一款已齐').waitFor();
});

it('it is concluded, confirmed, signed and sealed as a spot check, without a word of corrections', async () => {
  const { inspector } = world;
  await inspector().goTo(id, 'conclusion');
  await page().locator('[data-screen=conclusion]').waitFor();
  expect(await page().getByText('整改').count()).toBe(0);
  await page().locator('[data-finding]').getByRole('button', { name: /编辑/ }).click();
  await page().locator('.finding-edit').waitFor();
  expect(await page().getByText('整改').count()).toBe(0);
  await page().keyboard.press('Escape');
  await picture('conclusion');
  await closeVisit(inspector(), spotCheck, { id, script });
  await picture('signing');
  await inspector().signAll();
  await inspector().seal('zh');
  await inspector().untilSaved();
  const file = join(world.scratch, 'spot-check.pdf');
  await inspector().saveReport(file);
  const { stdout } = await run(process.execPath, [resolve('dist/main/verify.js'), file]);
  expect(JSON.parse(stdout)).toMatchObject({ valid: true });
});
