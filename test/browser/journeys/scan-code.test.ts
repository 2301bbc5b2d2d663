import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { encodeQR } from 'qr';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { loadFonts } from '../../../main/services/report/fonts.ts';
import { renderReport } from '../../../main/services/report/render-report.ts';
import { fromBase45, toBase45 } from '../../../shared/summary/base45.ts';
import { checkSummary } from '../../../shared/verify/check-code.ts';
import { type AnsweredOptions, buildAnsweredInspection } from '../../fixtures/report/answered-inspection.ts';
import {
  asHeld,
  cropped,
  drawFirstPage,
  type Picture,
  toPng,
  toVideo,
} from '../../fixtures/report/page-picture.ts';
import { testDevice } from '../../fixtures/report/test-device.ts';
import { openBrowser, type OpenBrowser } from '../../scenario/browser.ts';
import { deviceListOf, receiptKeyPem } from '../../shared/verify/device-lists.ts';
import { nameless, tooWide } from './screen-checks.ts';

let scratch: string;
let browser: OpenBrowser;
const page = () => browser.page;
const at = (name: string) => join(scratch, name);
const address = pathToFileURL(resolve('dist/verify-page/verify.html')).href;

const failed: AnsweredOptions = { verdicts: { 'cement-2.2.1': 'nonconforming' }, waiveEvidence: true };

const print = async (options: AnsweredOptions, purpose: 'draft' | 'final' = 'final') => {
  const built = buildAnsweredInspection(options);
  const record = built.record('both', purpose);
  const { bytes } = await renderReport({
    record,
    photos: built.photos,
    fonts: await loadFonts(),
  });
  return { bytes, record, head: built.journal.at(-1)?.hash ?? '' };
};

/** A code alone, eight pixels to a module. */
const pictureOf = (text: string): Picture => {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const side = rows.length * 8;
  const grey = Uint8Array.from({ length: side * side }, (_, place) =>
    rows[Math.floor(place / side) >> 3]?.[(place % side) >> 3] ? 0 : 255,
  );
  return { width: side, height: side, grey };
};

let head = '';
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'hecha-scan-'));
  const report = await print(failed);
  ({ head } = report);
  const paper = await drawFirstPage(report.bytes, 150);
  await writeFile(at('report.pdf'), report.bytes);
  await writeFile(at('other.pdf'), (await print({ waiveEvidence: true })).bytes);
  await writeFile(at('paper.png'), toPng(asHeld(paper, 11, 40)));
  await writeFile(at('small.png'), toPng(asHeld(await drawFirstPage(report.bytes, 130), 7, 30)));
  const draft = await print(failed, 'draft');
  await writeFile(at('draft.png'), toPng(await drawFirstPage(draft.bytes, 150)));
  await writeFile(
    at('blank.png'),
    toPng({ width: 400, height: 300, grey: new Uint8Array(120_000).fill(255) }),
  );
  await writeFile(at('elsewhere.png'), toPng(pictureOf('https://example.com/')));
  await writeFile(at('later.png'), toPng(pictureOf('HECHA:S2:ABC')));
  await writeFile(at('cut.png'), toPng(pictureOf(`HECHA:S1:${toBase45(new Uint8Array(200))}`)));
  const { code } = await checkSummary(report.record);
  const bytes = fromBase45(code?.slice('HECHA:S1:'.length) ?? '') ?? new Uint8Array();
  bytes.set([(bytes.at(-1) ?? 0) ^ 1], bytes.length - 1);
  await writeFile(at('forged.png'), toPng(pictureOf(`HECHA:S1:${toBase45(bytes)}`)));
  await writeFile(at('notes.png'), 'no picture');
  await writeFile(at('devices.json'), JSON.stringify(deviceListOf([testDevice])));
  await writeFile(at('others.json'), JSON.stringify(deviceListOf([])));
  await writeFile(at('receipt-key.pem'), receiptKeyPem);
  // What a phone sees that is held over the corner of the first page.
  await writeFile(
    at('corner.y4m'),
    toVideo(cropped(await drawFirstPage(report.bytes, 200), 1014, 0, 640, 480)),
  );
  browser = await openBrowser(at('profile'), { camera: at('corner.y4m') });
});
afterAll(async () => {
  await browser.close();
  await rm(scratch, { recursive: true, force: true });
});

beforeEach(async () => {
  await page().setViewportSize({ width: 1366, height: 768 });
  await page().goto(address);
  await page().evaluate(() => localStorage.clear());
  await page().reload();
  if ((await page().locator('html').getAttribute('lang')) !== 'zh-CN')
    await page().locator('header button').click();
});

const give = (...names: string[]) => page().locator('.drop input[type=file]').setInputFiles(names.map(at));
const show = (name: string) => page().locator('.scan input[type=file]').setInputFiles(at(name));
const result = (kind: string) => page().locator(`.code-result[data-kind=${kind}]`);

const photograph = async (name: string): Promise<void> => {
  const folder = process.env['HECHA_PICTURES'];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page().screenshot({ path: join(folder, `${name}.png`), fullPage: true });
};

it('reads the code of the paper from a live camera, and turns the camera off', async () => {
  await page().getByRole('button', { name: '扫描二维码' }).click();
  await result('genuine')
    .getByText('不合格（')
    .or(result('genuine').getByText('不合格', { exact: true }))
    .waitFor();
  expect(await result('genuine').locator('dl').textContent()).toContain('江陵青石水泥有限公司');
  expect((await result('genuine').locator('dl').textContent())?.replaceAll(' ', '')).toContain(head);
  expect(await page().locator('video').count()).toBe(0);
  await result('genuine').getByText('还不知道是谁的电脑').waitFor();
  await result('genuine').getByText('最迟改正日期').waitFor();
  await result('genuine').getByText('2026-12-23').waitFor();
});

it('can be stopped before anything was read', async () => {
  await page().evaluate(() => {
    // A camera that shows nothing.
    const canvas = document.createElement('canvas');
    canvas.getContext('2d');
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream());
  });
  await page().getByRole('button', { name: '扫描二维码' }).click();
  await page().getByLabel('摄像头画面').waitFor();
  await page().setViewportSize({ width: 360, height: 740 });
  expect(await tooWide(page())).toEqual([]);
  await photograph('scan-camera-360');
  await page().getByRole('button', { name: '停止' }).click();
  await page().getByRole('button', { name: '扫描二维码' }).waitFor();
  expect(await page().locator('video').count()).toBe(0);
});

it('says what to do where the camera is refused or there is none', async () => {
  for (const [name, words] of [
    ['NotAllowedError', '没有获准使用摄像头'],
    ['NotFoundError', '没有可用的摄像头'],
  ] as const) {
    await page().reload();
    await page().evaluate((error) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', error));
    }, name);
    await page().getByRole('button', { name: '扫描二维码' }).click();
    await page().getByText(words).waitFor();
  }
});

it('reads it from a picture of the page at 150 dpi, turned and grainy, and tells whose laptop it is', async () => {
  await show('paper.png');
  await result('genuine').getByText('还不知道是谁的电脑').waitFor();
  await give('devices.json');
  await result('genuine').getByText('没有被放入的公钥签署').waitFor();
  await give('receipt-key.pem');
  await result('genuine').getByText('由湖北省市场监督管理局登记的电脑 dev-0417 签出').waitFor();
  // The next time the page knows headquarters' list by itself, and forgets it when told to.
  await page().reload();
  await show('paper.png');
  await result('genuine').getByText('登记的电脑 dev-0417 签出').waitFor();
  await page().getByRole('button', { name: '忘掉' }).click();
  await page().reload();
  await show('paper.png');
  await result('genuine').getByText('还不知道是谁的电脑').waitFor();
});

it('reads it from a small and grainy picture', async () => {
  await show('small.png');
  await result('genuine').waitFor();
});

it('warns of a laptop that headquarters does not know', async () => {
  await give('others.json', 'receipt-key.pem');
  await show('paper.png');
  await result('genuine').getByText('不在湖北省市场监督管理局的名单内').waitFor();
});

it('compares paper and file: the same report, another edition of it', async () => {
  await give('report.pdf', 'other.pdf', 'paper.png');
  await result('genuine').getByText('与放入的文件 report.pdf 一致').waitFor();
  await result('genuine').getByText('与放入的文件 other.pdf 编号相同，内容不同').waitFor();
  await page().locator('header button').click();
  await result('genuine').getByText('It is the code of the file report.pdf').waitFor();
});

it('has words for every other code and picture', async () => {
  for (const [file, kind, words] of [
    ['elsewhere.png', 'foreign', '这不是核查报告的二维码'],
    ['later.png', 'newer', '版本（S2）比本页新'],
    ['cut.png', 'damaged', '内容残缺或被改动'],
    ['forged.png', 'forged', '签名不成立'],
    ['draft.png', 'unsigned', '草稿，不是定稿'],
  ] as const) {
    await show(file);
    await result(kind).getByText(words).waitFor();
  }
  await show('blank.png');
  await page().getByText('照片里没有读到二维码').waitFor();
  await show('notes.png');
  await page().getByText('不是浏览器能打开的照片').waitFor();
});

it('fits a phone and a desk, names its controls, in both languages', async () => {
  await give('report.pdf', 'devices.json', 'receipt-key.pem');
  await show('paper.png');
  await result('genuine').waitFor();
  for (const language of ['zh', 'en'] as const) {
    for (const [width, height] of [
      [360, 740],
      [1366, 768],
    ] as const) {
      await page().setViewportSize({ width, height });
      expect(await tooWide(page())).toEqual([]);
      expect(await nameless(page())).toEqual([]);
      await photograph(`scan-${language}-${width}`);
    }
    await page().locator('header button').click();
  }
});
