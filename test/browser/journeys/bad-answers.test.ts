import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Headquarters, startHeadquarters } from '../../../headquarters/server.ts';
import { freePort } from '../../setup/free-port.ts';
import { createLaptop } from '../../headquarters/laptop.ts';
import { holder } from '../../headquarters/office.ts';
import { answerVisit, closeVisit, goToScreen, type Laptop, openLaptop, shortVisit } from './laptop-world.ts';
import { type MoodyLine, startMoodyLine } from './moody-line.ts';

let scratch: string;
let port: number;
let headquarters: Headquarters;
let line: MoodyLine;
let laptop: Laptop;
let later = 0;

const beginHeadquarters = (folder = 'headquarters') =>
  startHeadquarters({
    dataFolder: join(scratch, folder),
    port,
    samples: true,
    now: () => new Date(Date.now() + later).toISOString(),
  });

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'hecha-bad-answers-'));
  port = await freePort();
  headquarters = await beginHeadquarters();
  line = await startMoodyLine(headquarters.address);
  laptop = await openLaptop(scratch, line.address);
  await laptop.page().locator('[data-screen=enrol]').waitFor();
});
afterAll(async () => {
  await laptop.close();
  await line.close();
  await headquarters.close();
  await rm(scratch, { recursive: true, force: true });
});

const page = () => laptop.page();
const offerCode = async (code: string) => {
  await page().locator('.enrol-code').fill(code);
  await laptop.inspector().press('Control+Enter');
};
const refusal = (title: string) => page().locator('[data-screen=enrol] .notice.bad', { hasText: title });

it('wrong, used and expired codes are told apart, each with what to do', async () => {
  await offerCode('ABCDE');
  await page().locator('.field-error', { hasText: '登记码至少 8 个字符' }).waitFor();

  await offerCode('AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-A');
  await refusal('登记码不对').getByText('请对照总部发的原件重新输入').waitFor();

  const used = (await headquarters.issueEnrolmentCode(holder)).code;
  expect((await createLaptop(headquarters.address).enrol(used)).status).toBe(201);
  await offerCode(used);
  await refusal('登记码已用过').getByText('如果不是您本人用的，请告知总部').waitFor();

  later = -25 * 3_600_000;
  const expired = (await headquarters.issueEnrolmentCode(holder)).code;
  later = 0;
  await offerCode(expired);
  await refusal('登记码已过期').getByText('请向总部另要一个').waitFor();
  expect(await page().locator('.enrol-code').inputValue()).toBe(expired);
});

it('a headquarters that fails or talks nonsense at enrolment is told as such, and the code stays good', async () => {
  const { code } = await headquarters.issueEnrolmentCode(holder);
  line.set('failing');
  await offerCode(code);
  await refusal('没有登记成').getByText('HQ_FAILED').waitFor();
  line.set('garbage');
  await laptop.inspector().press('Control+Enter');
  await refusal('没有登记成').getByText('HQ_GARBAGE').waitFor();
  line.set('through');
  await laptop.inspector().press('Control+Enter');
  await page().locator('[data-screen=key-step]').waitFor();
  await laptop.inspector().press('Escape');
  await page().locator('[data-screen=inspections] [data-line]').first().waitFor();
});

const problem = () => page().locator('.outbox-problem');
const row = () => page().locator('[data-delivery]', { hasText: shortVisit.firm });

it('the outbox says what headquarters did, what to do, and keeps everything until it is received', async () => {
  const visit = await answerVisit(laptop.inspector(), shortVisit);
  await closeVisit(laptop.inspector(), shortVisit, visit);
  await laptop.inspector().signAll();
  line.set('failing');
  await laptop.inspector().seal('zh');
  await goToScreen(page(), '#/outbox', '[data-screen=outbox]');
  await row().click();
  await problem().getByText('总部系统暂时出错。报送件仍在发件箱，稍后自动重试').waitFor();
  await problem().getByText('HQ_FAILED').waitFor();
  expect(await row().getAttribute('data-delivery')).toMatch(/waiting|sending/);

  line.set('garbage');
  await laptop.inspector().press('s');
  await problem().getByText('请检查总部地址和网络登录页').waitFor();
  await problem().getByText('HQ_GARBAGE').waitFor();

  const asked = line.nextAsked();
  line.set('silent');
  await laptop.inspector().press('s');
  await asked;
  await page().locator('[data-delivery=sending]').waitFor();
  // The rest of the page works on while nobody answers.
  await goToScreen(page(), '#/library', '[data-screen=library]');
  await goToScreen(page(), '#/outbox', '[data-screen=outbox]');
  await page().locator('[data-delivery=sending]').waitFor();
  line.set('cut');
  await row().click();
  await problem().getByText('HQ_UNREACHABLE').waitFor();
});

it('a receipt under another key is not believed, and under the right one it is', async () => {
  await headquarters.close();
  await cp(join(scratch, 'headquarters'), join(scratch, 'impostor'), { recursive: true });
  await rm(join(scratch, 'impostor', 'keys', 'receipt-key.pem'));
  headquarters = await beginHeadquarters('impostor');
  line.set('through');
  await laptop.inspector().press('s');
  await row().click();
  await problem().getByText('HQ_KEY_CHANGED').waitFor();
  await problem().getByText('请先与总部核实').waitFor();
  expect(await page().locator('[data-delivery=settled]').count()).toBe(0);
  await page().locator('[data-delivery]', { hasText: '两份' }).waitFor();

  await headquarters.close();
  headquarters = await beginHeadquarters();
  line.set('through');
  await laptop.inspector().press('s');
  await page().locator('[data-delivery=settled]').waitFor();
  expect(laptop.browser().complaints).toEqual([]);
});
