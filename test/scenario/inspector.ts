import { join } from 'node:path';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import type { Item } from '../../shared/domain/checklist.ts';
import { type Answer, answerOf, type Inspection } from '../../shared/domain/inspection.ts';
import { sampleCount, samplePath } from '../../shared/domain/samples.ts';
import { visitKinds } from '../../shared/domain/visit-kind.ts';
import type { Verdict } from '../../shared/domain/rule-set.ts';
import type { FormKind } from '../../shared/domain/forms-of-type.ts';
import type { AnsweredInspection } from '../fixtures/report/answered-inspection.ts';

const keys: Readonly<Record<Verdict, string>> = {
  conforms: '1',
  improvement: '2',
  nonconforming: '3',
  notApplicable: '0',
};

/** A name written by hand: strokes in shares of the pad. */
const handwriting: readonly (readonly [number, number])[][] = [
  [
    [0.22, 0.3],
    [0.24, 0.5],
    [0.2, 0.72],
  ],
  [
    [0.16, 0.42],
    [0.33, 0.38],
    [0.3, 0.7],
    [0.26, 0.62],
  ],
  [
    [0.42, 0.28],
    [0.4, 0.74],
  ],
  [
    [0.37, 0.46],
    [0.54, 0.42],
    [0.48, 0.6],
    [0.58, 0.72],
  ],
  [
    [0.66, 0.32],
    [0.8, 0.3],
    [0.79, 0.7],
    [0.65, 0.72],
    [0.66, 0.34],
  ],
  [
    [0.68, 0.5],
    [0.78, 0.49],
  ],
];

const field = (page: Page, path: string): Locator => page.locator(`[data-field="${path}"]`).first();

/**
 * An inspector at the real page: opens, answers, measures, photographs, concludes and has everyone sign, as a person
 * would with keys and pointer. What is answered comes from a finished inspection that serves as the script.
 */
export const createInspector = (page: Page, scratch: string) => {
  const press = (key: string) => page.keyboard.press(key);

  /** Waits for a place of the page, and tells what is shown instead when it does not come. */
  const reach = (place: string): Promise<void> =>
    page
      .locator(place)
      .first()
      .waitFor()
      .catch(async (cause: unknown) => {
        const shown = await page.locator('body').innerText();
        throw new Error(`${place} did not come; shown instead: ${shown}`, { cause });
      });

  /** Until the top bar says that everything is in both copies. */
  const untilSaved = () => reach('.save.saved');

  const goTo = async (inspectionId: string, stage: string, itemId?: string): Promise<void> => {
    const parts = [inspectionId, stage, ...(itemId === undefined ? [] : [itemId])].map(encodeURIComponent);
    await page.evaluate((hash) => (location.hash = hash), `#/inspection/${parts.join('/')}`);
  };

  const openItem = async (inspectionId: string, item: Item): Promise<void> => {
    await goTo(inspectionId, 'checklist', item.id);
    await page
      .locator('.open-item .item-head span', { hasText: new RegExp(`^${item.clause}$`) })
      .first()
      .waitFor();
    await page.locator(`#open-item-title`, { hasText: item.title.zh }).waitFor();
  };

  const fill = async (path: string, value: string): Promise<void> => {
    const place = field(page, path);
    const tag = await place.evaluate((element) => element.tagName);
    if (path.endsWith('/present') || path.endsWith('/seen')) {
      await place.locator(value === 'yes' ? '.yes-no-yes' : '.yes-no-no').click();
    } else if (tag === 'INPUT') {
      await place.fill(value);
      await place.press('Enter');
    } else if ((await place.locator('select').count()) > 0) {
      await place.locator('select').selectOption(value);
    } else {
      const input = place.locator('input, textarea').first();
      await input.fill(value);
      await input.blur();
    }
  };

  /** Leaves any text field, so that single keys act again. */
  const leaveField = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());

  const fillValues = async (values: Answer['values']): Promise<void> => {
    const marks = Object.entries(values).filter(([path]) => /\/(present|seen)$/.test(path));
    if (marks.length > 0 && marks.every(([, value]) => value === 'yes')) {
      await leaveField();
      await press('a');
    } else for (const [path, value] of marks) await fill(path, value);
    for (let n = 1; n < sampleCount(values); n += 1) {
      await leaveField();
      await press('a');
      await field(page, samplePath(n + 1, 'product')).waitFor();
    }
    for (const [path, value] of Object.entries(values)) {
      if (value !== '' && !/\/(present|seen|count)$/.test(path)) await fill(path, value);
    }
  };

  const confirmLimits = async (answer: Answer): Promise<void> => {
    for (const [criterionId, { edition }] of Object.entries(answer.confirmedLimits)) {
      const place = page.locator(`[data-field="limit/${criterionId}"]`);
      // Only limits that apply to what was entered are asked.
      if ((await place.count()) === 0) continue;
      await place.getByRole('button').first().click();
      await place.locator('input').fill(edition);
      await place.locator('button[type=submit]').click();
      await place.locator('.is-ok').waitFor();
    }
  };

  const attach = async (answer: Answer, { photos, files }: AnsweredInspection): Promise<void> => {
    await mkdir(scratch, { recursive: true });
    for (const [index, piece] of answer.evidence.entries()) {
      const bytes = photos.get(piece.digest) ?? files.get(piece.digest);
      if (!bytes) continue;
      const path = join(scratch, piece.fileName === '' ? `${piece.digest.slice(0, 8)}.jpg` : piece.fileName);
      await writeFile(path, bytes);
      await page.locator('input[data-picker]').setInputFiles(path);
      await page.locator('.pieces .piece').nth(index).waitFor();
    }
  };

  const judge = async (answer: Answer): Promise<void> => {
    if (answer.verdict === null) return;
    const key = keys[answer.verdict];
    const chosen = page.locator(`.verdicts [aria-keyshortcuts="${key}"][aria-checked=true]`);
    await leaveField();
    if ((await chosen.count()) === 0) await press(key);
    await chosen.waitFor();
    if (answer.reason !== null) await fill('reason', answer.reason);
  };

  const answerItem = async (inspectionId: string, item: Item, script: AnsweredInspection): Promise<void> => {
    const answer = answerOf(script.inspection, item.id);
    await openItem(inspectionId, item);
    await fillValues(answer.values);
    await confirmLimits(answer);
    await attach(answer, script);
    if (answer.note !== '') await fill('note', answer.note);
    await judge(answer);
    await leaveField();
  };

  const signName = async (): Promise<void> => {
    const pad = page.locator('.pad');
    const box = await pad.boundingBox();
    if (!box) throw new Error('no place to sign');
    for (const stroke of handwriting) {
      const at = ([x, y]: readonly [number, number]) =>
        [box.x + x * box.width, box.y + y * box.height] as const;
      const [first, ...others] = stroke;
      if (!first) continue;
      await page.mouse.move(...at(first));
      await page.mouse.down();
      for (const point of others) await page.mouse.move(...at(point), { steps: 6 });
      await page.mouse.up();
    }
    await press('Control+Enter');
  };

  /** Saves the paper that is shown. */
  const saveShown = async (path: string): Promise<string> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.report-buttons a[download]').click(),
    ]);
    await copyFile(await download.path(), path);
    return download.suggestedFilename();
  };

  /** The seal is offered once nobody's signature or refusal is missing. */
  const sealButton = () => page.locator('[data-region=preview] .side-foot .btn').last();

  return {
    page,
    press,
    untilSaved,
    goTo,
    openItem,
    fill,
    leaveField,
    answerItem,
    judge,
    /** Whoever holds the pen signs by hand. */
    signName,

    /**
     * First start: shows the one-time code that came with the address, then sets a passphrase for a signing key, or
     * puts that off with null. `look` is called when that step is shown.
     */
    enrol: async (
      passphrase: string | null = null,
      look: () => Promise<void> = () => Promise.resolve(),
    ): Promise<void> => {
      await reach('[data-screen=enrol]');
      await press('Control+Enter');
      await reach('[data-screen=key-step]');
      await look();
      if (passphrase === null) await press('Escape');
      else {
        await page.locator('input[name=new-passphrase]').fill(passphrase);
        await page.locator('input[name=new-passphrase-again]').fill(passphrase);
        await press('Control+Enter');
      }
      await reach('[data-screen=inspections] [data-line]');
    },

    /** Starts the assignment of a firm and returns the id of the inspection, at its opening meeting. */
    start: async (firm: string): Promise<string> => {
      await page.evaluate(() => (location.hash = '#/'));
      await page.locator('[data-line]', { hasText: firm }).click();
      await page.locator('[data-region=detail] .btn.primary').click();
      await reach('[data-screen=opening]');
      const id = /#\/inspection\/([^/]+)/.exec(new URL(page.url()).hash)?.[1];
      if (id === undefined) throw new Error('no inspection was opened');
      return decodeURIComponent(id);
    },

    holdOpening: async (areas: string): Promise<void> => {
      const opening = page.locator('[data-screen=opening]');
      for (const box of await opening.locator('input[type=checkbox]').all()) {
        if (!(await box.isChecked())) await box.check({ force: true });
      }
      await opening.locator('textarea').nth(1).fill(areas);
      await press('Control+Enter');
      await reach('.open-item');
    },

    /** Works through every item that the script answered, in the checklist's order. */
    answerAll: async (inspectionId: string, script: AnsweredInspection): Promise<void> => {
      for (const item of script.context.checklist.items) {
        if (script.inspection.answers.has(item.id)) await answerItem(inspectionId, item, script);
      }
      await untilSaved();
    },

    /** Writes down what is asked of the firm at each finding, and by when, where the visit asks it; the date is the one proposed. */
    detailFindings: async (
      inspectionId: string,
      { inspection, context }: AnsweredInspection,
    ): Promise<void> => {
      await goTo(inspectionId, 'conclusion');
      await reach('[data-screen=conclusion]');
      if (!visitKinds[inspection.assignment.type].corrections) return;
      for (const [itemId, detail] of inspection.findings) {
        const clause = context.checklist.items.find(({ id }) => id === itemId)?.clause ?? '';
        const card = page.locator(`[data-finding="${clause}"]`);
        await card.locator('.finding-actions button').first().click();
        await card.locator('form textarea').nth(1).fill(detail.correction);
        await card.locator('form .btn.primary').click();
        await card.locator('form').waitFor({ state: 'detached' });
      }
    },

    conclude: async (inspectionId: string, { conclusion }: Inspection): Promise<void> => {
      await goTo(inspectionId, 'conclusion');
      await reach('[data-screen=conclusion]');
      for (const value of [conclusion?.result, conclusion?.followUp]) {
        const radio = page.locator(`[data-screen=conclusion] input[type=radio][value="${value ?? ''}"]`);
        if ((await radio.count()) > 0) await radio.first().check({ force: true });
      }
      await press('Control+Enter');
      await reach('[data-screen=closing]');
    },

    holdClosing: async (opinion: 'agrees' | 'disputes', words: string): Promise<void> => {
      const closing = page.locator('[data-screen=closing]');
      await closing.locator(`input[type=radio][value=${opinion}]`).check({ force: true });
      await closing.locator('textarea').first().fill(words);
      await press('Control+Enter');
      await reach('.pad');
    },

    /** Hands the pen round until all who must sign have signed. */
    signAll: async (): Promise<void> => {
      while ((await sealButton().getAttribute('aria-disabled')) !== 'false') {
        const waiting = page.locator('.pen-place h1');
        const name = await waiting.innerText();
        await signName();
        await page.waitForFunction(
          (before) => document.querySelector('.pen-place h1')?.textContent !== before,
          name,
        );
      }
    },

    /** Seals in a language and waits for the report; whoever is asked for a passphrase enters theirs. */
    seal: async (
      language: 'zh' | 'en' | 'both',
      passphrases: Readonly<Record<string, string>> = {},
    ): Promise<void> => {
      await page.locator(`[data-region=preview] input[type=radio][value=${language}]`).check({ force: true });
      await sealButton().click();
      const report = page.locator('[data-screen=report][data-report]');
      for (const [inspectorId, passphrase] of Object.entries(passphrases)) {
        const asked = page.locator(`[data-unlock="${inspectorId}"] input[name=passphrase]`);
        await report.or(asked).first().waitFor({ timeout: 120_000 });
        if ((await report.count()) > 0) return;
        await asked.fill(passphrase);
        await asked.press('Enter');
        await asked.waitFor({ state: 'detached' });
      }
      await report.waitFor({ timeout: 120_000 });
    },

    /** Makes a form of the visit and saves it as a person does, to `path`; returns the name it was offered under. */
    saveForm: async (inspectionId: string, kind: FormKind, path: string): Promise<string> => {
      await goTo(inspectionId, 'report', kind);
      await page.locator(`[data-screen=report][data-form=${kind}]`).waitFor();
      await press('Control+Enter');
      await page.locator(`[data-form=${kind}][data-made]`).waitFor();
      return saveShown(path);
    },

    /** Saves the sealed report as a person does, to `path`. */
    saveReport: (path: string): Promise<string> => saveShown(path),
  };
};

export type Inspector = ReturnType<typeof createInspector>;
