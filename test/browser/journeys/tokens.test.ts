import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnsweredInspection } from '../../fixtures/report/answered-inspection.ts';
import { openSoftToken, softModule, type SoftToken } from '../../main/signers/soft-token.ts';
import { runVerifier, verifiers } from '../../setup/verifiers.ts';
import {
  answerVisit,
  closeVisit,
  goToScreen,
  type LaptopWorld,
  openWorld,
  shortVisit,
} from './laptop-world.ts';

const pin = '654321';
const label = '荆州 UKey 0471';
const leader = 'chen-liqun';

let world: LaptopWorld;
const page = () => world.page();
const dialog = () => page().locator('dialog[open]');
const inLanguage = (language: 'zh-CN' | 'en') => page().locator(`.top-bar button[lang=${language}]`).click();
/** Pictures in both languages for a person to look at, where somebody asked for them. */
const picture = async (name: string) => {
  const folder = process.env['HECHA_PICTURES'];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page().screenshot({ path: join(folder, `${name}.png`) });
};
const settings = () => goToScreen(page(), '#/settings', '[data-screen=settings]');
const orderOwn = () =>
  page()
    .getByRole('button', { name: /申领签名证书|get a signing certificate/ })
    .click();

describe('a laptop whose token module is missing', () => {
  beforeAll(async () => {
    world = await openWorld(null, { pkcs11: '/nowhere/vendor-pkcs11.so' });
  });
  afterAll(() => world.close());

  it('says so where a key is made, and makes one under a passphrase', async () => {
    await settings();
    await orderOwn();
    await dialog().locator('.notice', { hasText: '--pkcs11' }).waitFor();
    await picture('token-module-missing');
    await dialog().locator('input[name=new-passphrase]').fill('青山 correct horse');
    await dialog().locator('input[name=new-passphrase-again]').fill('青山 correct horse');
    await world.inspector().press('Control+Enter');
    await page().locator(`[data-signer="${leader}"] [data-key=unlocked]`).waitFor();
    expect(world.browser().complaints).toEqual([]);
  });
});

/** With real tokens where SoftHSM is installed (`.ci/run` does that). */
describe.each(softModule === null ? [] : ['SoftHSM'])('an inspector with a token of %s', () => {
  let soft: SoftToken;
  let visit: { id: string; script: AnsweredInspection };

  beforeAll(async () => {
    soft = await openSoftToken();
    soft.add(label, pin);
    world = await openWorld(null, { pkcs11: soft.module });
  });
  afterAll(async () => {
    await world.close();
    await soft.close();
  });

  it('has the key made on it, by its PIN', async () => {
    await settings();
    await orderOwn();
    await dialog().locator('.option', { hasText: label }).click();
    await picture('token-enrol-zh');
    await world.inspector().press('Control+Enter');
    await dialog().locator('.field-error', { hasText: '请输入 UKey 的 PIN' }).waitFor();
    await dialog().locator('input[name=pin]').fill('000000');
    await world.inspector().press('Control+Enter');
    await dialog().locator('.notice', { hasText: 'PIN_WRONG' }).waitFor();
    await picture('token-wrong-pin-zh');
    await dialog().locator('input[name=pin]').fill(pin);
    await world.inspector().press('Control+Enter');
    const row = page().locator(`[data-signer="${leader}"]`);
    await row.locator('[data-key=unlocked]').waitFor();
    expect(await row.innerText()).toContain(`密钥在 UKey“${label}”`);
    await world.inspector().press('F9');
    await row.locator('[data-key=locked]').waitFor();
    await picture('token-listed-zh');
    await inLanguage('en');
    await picture('token-listed-en');
    await row.getByRole('button', { name: 'Renew' }).click();
    await dialog().locator('.option', { hasText: label }).click();
    await picture('token-enrol-en');
    await world.inspector().press('Escape');
    await row.getByRole('button', { name: 'Unlock' }).click();
    await dialog().getByLabel('PIN').waitFor();
    await picture('token-unlock-en');
    await world.inspector().press('Escape');
    await inLanguage('zh-CN');
  });

  it('seals nothing while the token is out, and seals when it is back and the PIN was entered again', async () => {
    world.wire.cut();
    visit = await answerVisit(world.inspector(), shortVisit);
    await closeVisit(world.inspector(), shortVisit, visit);
    await world.inspector().signAll();
    const seal = () => page().locator('[data-region=preview] .side-foot .btn').last().click();
    const asked = () => page().locator(`[data-unlock="${leader}"] input[name=passphrase]`);
    await seal();
    await asked().waitFor();
    await picture('token-seal-pin-zh');
    await soft.pull();
    await asked().fill(pin);
    await asked().press('Enter');
    await dialog().locator('.field-error', { hasText: '没有插好 UKey' }).waitFor();
    await picture('token-absent-zh');
    await world.inspector().press('Escape');
    await page().locator('.side-foot', { hasText: '可以封存' }).waitFor();

    await soft.putBack();
    await world.inspector().seal('zh', { [leader]: pin });
    await world.inspector().untilSaved();
    const file = join(world.scratch, 'report.pdf');
    await world.inspector().saveReport(file);
    expect(world.browser().complaints).toEqual([]);
    if (!verifiers.pdfsig) return;
    const { output } = runVerifier('pdfsig', ['-nocert', file]);
    expect(output.match(/Signature is Valid\./g)).toHaveLength(1);
  });
});
