import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AnsweredInspection } from '../../fixtures/report/answered-inspection.ts';
import type { Visit } from '../../scenario/three-visits.ts';
import type { FormKind } from '../../../shared/domain/forms-of-type.ts';
import { readFiles } from '../../../shared/pdf/read-files.ts';
import { type LaptopWorld, openWorld, paintedScript, shortVisit } from './laptop-world.ts';

/** A re-check that finds one thing still wrong. */
const visit: Visit = {
  ...shortVisit,
  expected: 'problem-handling',
  closed: { result: 'problem-handling', followUp: 'order-correction' },
  options: {
    ...shortVisit.options,
    verdicts: { 'g-s.10': 'nonconforming' },
    notes: { 'g-s.10': '上次检查要求补做的第三季度委托检验没有做。' },
  },
};

let world: LaptopWorld;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const shown = (page: Page, kind: string) => page.locator(`[data-screen=report][data-form=${kind}]`);

/** Makes and saves the form; returns its name and what the paper carries beside its pages. */
const save = async (id: string, kind: FormKind): Promise<{ name: string; attached: number }> => {
  const path = join(world.scratch, `${kind}.pdf`);
  const name = await world.inspector().saveForm(id, kind, path);
  const { attachments } = await readFiles(new Uint8Array(await readFile(path)));
  return { name, attached: attachments.size };
};

const answer = async (id: string, script: AnsweredInspection): Promise<void> => {
  const inspector = world.inspector();
  await inspector.goTo(id, 'opening');
  await world.page().locator('[data-screen=opening]').waitFor();
  await inspector.holdOpening(visit.areas);
  await inspector.answerAll(id, script);
};

it('prints the notice before the visit begins, and the order to correct once it says what and by when', async () => {
  const { page, inspector } = world;
  const { press } = inspector();
  const script = await paintedScript(inspector(), visit);
  await page().locator('[data-line]', { hasText: visit.firm }).waitFor();
  const id = await inspector().start(visit.firm);

  await inspector().leaveField();
  await press('g');
  await press('r');
  await page().locator('[data-screen=report]').waitFor();
  await press('2');
  await shown(page(), 'openingNotice').waitFor();
  const notice = await save(id, 'openingNotice');
  expect(notice.name).toMatch(/-F1\.opening-notice\.zh\.pdf$/);
  // The paper goes to the firm: it carries nothing of the record but what is printed.
  expect(notice.attached).toBe(0);
  await press('h');
  await page().locator('[data-handed="1"]').waitFor();

  await answer(id, script);
  await page().keyboard.press('Control+k');
  await page().locator('dialog[open] input').fill('责令改正');
  await press('Enter');
  await shown(page(), 'correctionNotice').waitFor();
  await page().locator('.form-lines li', { hasText: 'S.10 未写整改要求' }).waitFor();

  await inspector().detailFindings(id, script);
  const order = await save(id, 'correctionNotice');
  expect(order.name).toMatch(/-F5\.correction-notice\.zh\.pdf$/);

  // The arrows walk through the papers and keep the focus on the list.
  await page().locator('.report-papers input[value=correctionNotice]').focus();
  await press('ArrowDown');
  await shown(page(), 'closingRecord').waitFor();
  await page().locator('.form-lines li', { hasText: '末次会议还没有记录' }).waitFor();
  await press('ArrowUp');
  await shown(page(), 'correctionNotice').waitFor();

  expect(world.browser().complaints).toEqual([]);
});
