import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startHeadquarters } from '../../../headquarters/server.ts';
import { openBrowser, type OpenBrowser } from '../../scenario/browser.ts';
import { freePort } from '../../setup/free-port.ts';
import { printUnsigned, signAll } from '../../shared/pdf/signed-report.ts';
import { nameless, tooWide } from './screen-checks.ts';

let scratch: string;
let browser: OpenBrowser;
const page = () => browser.page;
const at = (name: string) => join(scratch, name);
const address = pathToFileURL(resolve('dist/verify-page/verify.html')).href;

const pem = (der: Uint8Array) =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'hecha-verify-'));
  const unsigned = await printUnsigned(['insp-01', 'insp-02']);
  const report = await signAll(unsigned);
  await writeFile(at('report.pdf'), report);
  const altered = Buffer.from(report);
  altered[20_000] = (altered[20_000] ?? 0) ^ 1;
  await writeFile(at('altered.pdf'), altered);
  await writeFile(at('issuer.pem'), pem(unsigned.authority.der));
  await writeFile(at('notes.txt'), 'no report');
  await writeFile(at('other.pdf'), '%PDF-1.7\nsomething else\n');
  browser = await openBrowser(at('profile'));
});
afterAll(async () => {
  await browser.close();
  await rm(scratch, { recursive: true, force: true });
});

beforeEach(async () => {
  await page().goto(address);
  // The browser may speak either language; people read Chinese first.
  if ((await page().locator('html').getAttribute('lang')) !== 'zh-CN')
    await page().locator('header button').click();
});

const give = (...names: string[]) => page().locator('.drop input[type=file]').setInputFiles(names.map(at));
const result = (name: string) => page().locator('.result', { hasText: name });
const holds = (name: string, check: string) =>
  result(name).locator(`[data-check=${check}]`).getAttribute('data-holds');

it('checks a report without a server: whole, signed, to the authority that was given', async () => {
  await give('report.pdf');
  await result('report.pdf').getByText('有效：文件完整').waitFor();
  await result('report.pdf').getByText('证书链到文件自带的签发机构').waitFor();
  await give('issuer.pem');
  await result('report.pdf').getByText('证书链到您提供的签发机构').waitFor();
  expect(await result('report.pdf').getByText('陈立群').count()).toBeGreaterThan(0);
  expect(await holds('report.pdf', 'certificates')).toBe('true');
  await page().locator('header button').click();
  await result('report.pdf').getByText('Valid: the file is whole').waitFor();
});

it('finds one changed bit, and says so beside the report that is whole', async () => {
  await give('altered.pdf', 'report.pdf');
  await result('altered.pdf').getByText('无效').waitFor();
  await result('report.pdf').getByText('有效：文件完整').waitFor();
  expect(await result('altered.pdf').locator('[data-holds=false]').count()).toBeGreaterThan(0);
});

it('calls other files by what they are', async () => {
  await give('notes.txt', 'other.pdf');
  await page().getByText('不认识的文件：notes.txt').waitFor();
  await result('other.pdf').getByText('这不是核查报告').waitFor();
});

it('fits a phone and a desk, names its controls, and reaches out to nothing', async () => {
  const asked: string[] = [];
  page().on('request', (request) => asked.push(request.url()));
  await page().goto(address);
  await give('report.pdf');
  await page().locator('.result[data-valid=true]').waitFor();
  for (const [width, height] of [
    [360, 740],
    [1366, 768],
  ] as const) {
    await page().setViewportSize({ width, height });
    expect(await tooWide(page())).toEqual([]);
    expect(await nameless(page())).toEqual([]);
    const folder = process.env['HECHA_PICTURES'];
    if (folder !== undefined) {
      await mkdir(folder, { recursive: true });
      await page().screenshot({ path: join(folder, `verify-${width}.png`), fullPage: true });
    }
  }
  const blocked = await page().evaluate(() =>
    fetch('http://127.0.0.1:9/').then(
      () => 'reached',
      () => 'refused',
    ),
  );
  expect(blocked).toBe('refused');
  expect(asked.filter((url) => url.startsWith('http') && !url.includes(':9/'))).toEqual([]);
});

it('is served by headquarters as the same file', async () => {
  const headquarters = await startHeadquarters({ dataFolder: at('headquarters'), port: await freePort() });
  try {
    await page().goto(`${headquarters.address}/verify`);
    await give('report.pdf');
    await page().locator('.result[data-valid=true]').waitFor();
    const served = await (await fetch(`${headquarters.address}/verify`)).text();
    expect(served).toBe(await readFile(resolve('dist/verify-page/verify.html'), 'utf8'));
  } finally {
    await headquarters.close();
  }
});
