import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AnsweredInspection } from '../../fixtures/report/answered-inspection.ts';
import { runVerifier, verifiers } from '../../setup/verifiers.ts';
import {
  answerVisit,
  closeVisit,
  goToScreen,
  type LaptopWorld,
  openWorld,
  shortVisit,
} from './laptop-world.ts';

const own = '青山 correct horse';
const colleagues = 'paper lantern 47';
const leader = 'chen-liqun';
const second = { id: 'zhao-xiaotang', name: '赵晓棠' };

let world: LaptopWorld;
let visit: { id: string; script: AnsweredInspection };
const file = () => join(world.scratch, 'report.pdf');

beforeAll(async () => {
  world = await openWorld(own);
});
afterAll(() => world.close());

const page = () => world.page();
const signing = (inspectorId: string) => page().locator(`li:has([data-party="${inspectorId}"])`);
const stateOf = (inspectorId: string) =>
  signing(inspectorId).locator('[data-certificate]').getAttribute('data-certificate');
/** Somebody at headquarters, at the list of certificates, in a tab that is closed afterwards: a tab behind it would rest. */
const atHeadquarters = async <T>(work: (office: Page) => Promise<T>): Promise<T> => {
  const office = await world.browser().context.newPage();
  await office.goto(world.headquarters.console);
  await office.locator('nav a[href="#/certificates"]').click();
  await office.locator('tr[data-certificate]', { hasText: leader }).waitFor();
  const result = await work(office);
  await office.close();
  return result;
};
const dialog = () => page().locator('dialog[open]');

/** What anyone finds who has only the file and what headquarters publishes. */
const verify = async (): Promise<{ exit: number | null; found: Record<string, unknown> }> => {
  const fetched = async (name: string) => {
    const bytes = await (await fetch(`${world.headquarters.address}/v1/${name}`)).arrayBuffer();
    await writeFile(join(world.scratch, name), new Uint8Array(bytes));
    return join(world.scratch, name);
  };
  const args = [
    ...['--ca', await fetched('issuer.pem'), '--crl', await fetched('revocations.crl')],
    ...['--receipt-key', await fetched('receipt-key.pem'), '--devices', await fetched('devices.json')],
    file(),
  ];
  const { status, stdout } = spawnSync(process.execPath, [resolve('dist/main/verify.js'), ...args], {
    encoding: 'utf8',
  });
  return { exit: status, found: JSON.parse(stdout) as Record<string, unknown> };
};

it('a colleague gets a certificate on this laptop, with a code from the console and a passphrase of their own', async () => {
  const code = await atHeadquarters(async (office) => {
    await office.getByRole('button', { name: '给同事发证书码' }).click();
    await office.locator('dialog[open] input').nth(0).fill(second.name);
    await office.locator('dialog[open] input').nth(1).fill(second.id);
    await office.locator('dialog[open] footer button').click();
    return office.locator('dialog[open] output.code').innerText();
  });

  await goToScreen(page(), '#/settings', `[data-signer="${leader}"]`);
  await page().getByRole('button', { name: '添一位同事' }).click();
  await dialog().locator('.input.mono').fill(code);
  await dialog().locator('input[name=new-passphrase]').fill('short');
  await world.inspector().press('Control+Enter');
  await dialog().locator('.field-error', { hasText: '口令至少 8 个字符' }).waitFor();
  await dialog().locator('input[name=new-passphrase]').fill(colleagues);
  await dialog().locator('input[name=new-passphrase-again]').fill(`${colleagues}8`);
  await dialog().locator('.field-error', { hasText: '两次输入不一样' }).waitFor();
  await dialog().locator('input[name=new-passphrase-again]').fill(colleagues);
  await world.inspector().press('Control+Enter');
  await page().locator(`[data-signer="${second.id}"] [data-key=unlocked]`).waitFor();
  await world.inspector().press('F9');
  await page().locator(`[data-signer="${second.id}"] [data-key=locked]`).waitFor();
  await page().locator(`[data-signer="${leader}"] [data-key=locked]`).waitFor();
});

it('each row says whether a certificate will sign, and a key is unlocked right there', async () => {
  world.wire.cut();
  visit = await answerVisit(world.inspector(), shortVisit);
  await closeVisit(world.inspector(), shortVisit, visit);
  await world.inspector().signAll();
  expect([await stateOf(leader), await stateOf(second.id)]).toEqual(['locked', 'locked']);
  await signing(leader).getByRole('button', { name: '解锁' }).click();
  // The wait may be over before a slow machine looks: what was told is written down as it appears.
  await page().evaluate(() => {
    const told = new Set<string>();
    Object.assign(window, { told });
    new MutationObserver(() => told.add(document.querySelector('dialog')?.textContent ?? '')).observe(
      document.body,
      { childList: true, subtree: true, characterData: true },
    );
  });
  for (const wrong of ['wrong one', 'wrong two', 'wrong three', 'wrong four']) {
    await dialog().locator('input').fill(wrong);
    await dialog().locator('input').press('Enter');
    await dialog().locator('.field-error', { hasText: '口令不对' }).waitFor();
    await page().waitForFunction(
      () => document.querySelector<HTMLInputElement>('dialog input')?.value === '',
    );
  }
  await page().waitForFunction(() => !/后可再试/.test(document.querySelector('dialog')?.textContent ?? ''));
  const told = await page().evaluate(() => [...(window as unknown as { told: Set<string> }).told].join('\n'));
  expect(told).toMatch(/多次输错，\d+ 秒后可再试/);
  await dialog().locator('input').fill(own);
  await dialog().locator('input').press('Enter');
  await signing(leader).locator('[data-certificate=unlocked]').waitFor();
  expect(await stateOf(second.id)).toBe('locked');
});

it('sealing asks for a locked key; cancelling leaves everything as it was, the passphrase lets it go on', async () => {
  const seal = () => page().locator('[data-region=preview] .side-foot .btn').last().click();
  const vault = () => readFile(join(world.scratch, 'laptop', 'journals', `${visit.id}.journal`), 'utf8');
  const before = await vault();
  await seal();
  await dialog().locator(`[data-unlock="${second.id}"]`).waitFor();
  await world.inspector().press('Escape');
  await page().locator('.side-foot', { hasText: '可以封存' }).waitFor();
  expect(await page().locator('.problem-bar').count()).toBe(0);
  expect(await vault()).toBe(before);

  await world.inspector().seal('zh', { [second.id]: colleagues });
  await world.inspector().untilSaved();
  await world.inspector().saveReport(file());
});

it('anyone can check both signatures, by our command and by tools of others', async () => {
  const { exit, found } = await verify();
  expect(found).toMatchObject({
    valid: true,
    anchor: { given: true },
    signers: [
      { partyId: leader, problem: null, revocationKnown: true },
      { partyId: second.id, problem: null, certificate: { subject: second.name } },
    ],
  });
  // The laptop signed the code of the first page, and headquarters knows the laptop.
  const holding = (found['checks'] as { name: string; ok: boolean }[]).filter(({ ok }) => ok);
  expect(holding.map(({ name }) => name)).toEqual(expect.arrayContaining(['summary', 'device', 'printed']));
  expect(exit).toBe(0);
  if (!verifiers.pdfsig) return;
  const { output } = runVerifier('pdfsig', [file()]);
  expect(output.match(/Signature is Valid\./g)).toHaveLength(2);
});

it('a certificate that headquarters revokes is not believed any more, and the reason is told', async () => {
  await atHeadquarters(async (office) => {
    const row = office.locator('tr[data-certificate]', { hasText: second.name });
    await row.getByRole('button', { name: '吊销' }).click();
    await office.locator('dialog[open] select').selectOption('keyCompromise');
    await office.locator('dialog[open] .btn.danger').click();
    await row.getByText('密钥或笔记本失窃、遗失、泄露').waitFor();
  });
  const { exit, found } = await verify();
  expect(exit).toBe(1);
  expect(found).toMatchObject({ signers: [{ problem: null }, { partyId: second.id, problem: 'REVOKED' }] });
  expect(world.browser().complaints).toEqual([]);
});
