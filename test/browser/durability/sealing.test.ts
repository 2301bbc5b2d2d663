import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runHeadquarters } from '../../scenario/processes.ts';
import { scriptOf } from '../../scenario/three-visits.ts';
import { startWireProxy, type WireProxy } from '../../scenario/wire-proxy.ts';
import { chanceOf } from './hand.ts';
import { type Laptop, readRecovery, wholeJournal, withVault } from './laptop.ts';
import { plantSigned } from './plant.ts';
import { cableVisit, prepare, type Prepared } from './prepared.ts';
import { tell } from './tell.ts';

const seed = Number(process.env['HECHA_SEED'] ?? Date.now() % 1_000_000);
const ids = ['sealed-1', 'sealed-2', 'sealed-3', 'sealed-4'];

let prepared: Prepared;
let laptop: Laptop;
let wire: WireProxy;
let headquarters: Awaited<ReturnType<typeof runHeadquarters>>;

beforeAll(async () => {
  if (!cableVisit) throw new Error('the main job has three visits');
  prepared = await prepare();
  headquarters = await runHeadquarters(prepared.headquartersFolder);
  // Where the laptop knows headquarters to be there is a line that can be cut and slowed.
  wire = await startWireProxy(headquarters.ready.address, Number(new URL(prepared.headquarters).port));
  wire.cut();
  laptop = await prepared.another('sealing');
  const script = scriptOf(cableVisit);
  for (const inspectionId of ids) {
    await plantSigned(laptop.data, {
      firm: cableVisit.firm,
      inspectionId,
      script,
      like: prepared.inspectionId,
    });
  }
  await laptop.startHost();
  await laptop.open();
  expect(await readRecovery(laptop)).toContain(`恢复了 ${ids.length} 件核查`);
});
afterAll(async () => {
  await laptop?.close();
  await wire?.close();
  await headquarters?.stop();
  await prepared?.remove();
});

const openSigning = async (inspectionId: string): Promise<'open' | 'sealed'> => {
  await laptop.inspector().goTo(inspectionId, 'signing');
  const pane = laptop.page().locator('[data-region=preview]');
  await pane.waitFor();
  return (await pane.locator('input[type=radio][value=zh]').count()) > 0 ? 'open' : 'sealed';
};

const dies = async (victim: 'browser' | 'host', after: number): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, after));
  await (victim === 'browser' ? laptop.killBrowser() : laptop.killHost());
  if (victim === 'host') await laptop.startHost();
  await laptop.open();
  await readRecovery(laptop);
};

it('leaves every inspection sealed whole or open to be sealed, whenever a program dies while the report is made', async () => {
  tell(`HECHA_SEED=${seed}`);
  const chance = chanceOf(seed);
  let open = 0;
  for (const [at, inspectionId] of ids.entries()) {
    expect(await openSigning(inspectionId)).toBe('open');
    const sealing = laptop
      .inspector()
      .seal('zh')
      .catch(() => undefined);
    await dies(at % 2 === 0 ? 'host' : 'browser', chance() * 1000 * (at + 1));
    await sealing;
    if ((await openSigning(inspectionId)) === 'open') {
      open += 1;
      await laptop.inspector().seal('zh');
      await laptop.inspector().untilSaved();
    }
  }
  tell(`${open} of ${ids.length} were still to be sealed`);
  await laptop.close();
  await withVault(laptop.data, async (vault) => {
    for (const inspectionId of ids) {
      const entries = await wholeJournal(vault, inspectionId);
      const seals = entries.flatMap(({ event }) => (event.type === 'inspection.sealed' ? [event] : []));
      expect(seals).toHaveLength(1);
      expect(entries.at(-1)?.event.type).toBe('inspection.sealed');
      expect((await vault.readBlob(seals[0]?.report.digest ?? '')).byteLength).toBe(seals[0]?.report.bytes);
    }
  });
});

it('delivers each sealed inspection exactly once, whenever the main process dies on the way', async () => {
  const chance = chanceOf(seed + 1);
  wire.mend();
  wire.line.delayMs = 4;
  await laptop.startHost();
  await laptop.open('#/outbox');
  for (let round = 1; round <= 3; round += 1) {
    await laptop.page().locator('[data-screen=outbox]').waitFor();
    await laptop.inspector().press('s');
    await dies('host', chance() * 700);
    await laptop.page().evaluate(() => (location.hash = '#/outbox'));
  }
  wire.line.delayMs = 0;
  await laptop.page().locator('[data-screen=outbox]').waitFor();
  await laptop.inspector().press('s');
  const settled = laptop.page().locator('[data-delivery=settled]');
  await expect.poll(() => settled.count(), { timeout: 90_000 }).toBe(ids.length);
  const receipts = (await readdir(join(laptop.data, 'outbox'))).filter((name) =>
    name.endsWith('.receipt.json'),
  );
  expect(receipts.sort()).toEqual(ids.map((id) => `${id}.receipt.json`));

  const page = laptop.page();
  await page.goto(headquarters.ready.console);
  await page.locator('table tbody tr').first().waitFor();
  expect(await page.locator('table tbody tr').count()).toBe(ids.length);
});
