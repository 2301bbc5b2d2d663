import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readContent } from '../../../headquarters/publication/read-content.ts';
import type { AnsweredInspection } from '../../fixtures/report/answered-inspection.ts';
import {
  answerVisit,
  closeVisit,
  goToScreen,
  type LaptopWorld,
  openWorld,
  shortVisit,
} from './laptop-world.ts';
import { hanNotIn, nameless, quotedIn, speak, tooWide, wordsShown } from './screen-checks.ts';

let world: LaptopWorld;
let visit: { id: string; script: AnsweredInspection };

beforeAll(async () => {
  world = await openWorld();
  visit = await answerVisit(world.inspector(), shortVisit);
});
afterAll(() => world.close());

const page = () => world.page();
const stage = (name: string, itemId = '') => `#/inspection/${visit.id}/${name}/${itemId}`;

/** Every screen that a person meets while the record is open, by its address and what stands there. */
const openScreens = (): readonly (readonly [name: string, hash: string, selector: string])[] => [
  ['inspections', '#/', '[data-screen=inspections]'],
  ['opening', stage('opening'), '[data-screen=opening]'],
  ['judgement', stage('checklist', 'g-s.10'), '.open-item'],
  ['equipment', stage('checklist', 'fertiliser-e1'), '.open-item .equipment'],
  ['documents', stage('checklist', 'g-6.3'), '.open-item .documents'],
  ['measurement', stage('checklist', 'fertiliser-m1'), '.open-item [data-readings]'],
  ['many readings', stage('checklist', 'fertiliser-m11'), '.open-item [data-readings]'],
  ['conclusion', stage('conclusion'), '[data-screen=conclusion]'],
  ['report', stage('report'), '[data-screen=report]'],
  ['outbox', '#/outbox', '[data-screen=outbox]'],
  ['library', '#/library', '[data-screen=library]'],
  ['settings', '#/settings', '[data-screen=settings]'],
];

const laterScreens = (): ReturnType<typeof openScreens> => [
  ['closing', stage('closing'), '[data-screen=closing]'],
  ['signing', stage('signing'), '[data-screen=signing]'],
];

const lightIs = async (theme: 'light' | 'dark') => {
  await page().emulateMedia({ colorScheme: theme });
  await page().locator(`html[data-theme=${theme}]`).waitFor();
};

const sizes = [
  [1366, 768],
  [1280, 640],
  [683, 384],
] as const;
const looks = [
  ['zh', 'light'],
  ['zh', 'dark'],
  ['en', 'light'],
  ['en', 'dark'],
] as const;

const walkThrough = async (screens: ReturnType<typeof openScreens>) => {
  const wide: string[] = [];
  const unnamed: string[] = [];
  for (const [width, height] of sizes) {
    await page().setViewportSize({ width, height });
    for (const [language, theme] of looks) {
      await speak(page(), language);
      await lightIs(theme);
      for (const [name, hash, selector] of screens) {
        await goToScreen(page(), hash, selector);
        const where = `${name} ${width}×${height} ${language} ${theme}`;
        for (const found of await tooWide(page())) wide.push(`${where}: ${found}`);
        // Names do not depend on the theme.
        if (theme === 'light') for (const found of await nameless(page())) unnamed.push(`${where}: ${found}`);
      }
    }
  }
  await page().setViewportSize({ width: 1366, height: 768 });
  return { wide, unnamed };
};

/** What is said in the person's words or the firm's, or quoted, and stays as it was written. */
const record = async (): Promise<string> =>
  [
    readFileSync('headquarters/samples/assignments.yml', 'utf8'),
    JSON.stringify(shortVisit),
    JSON.stringify([...visit.script.inspection.answers.values()]),
    JSON.stringify(visit.script.inspection.assignment),
    ...quotedIn(await readContent('assets')),
  ].join('\n');

const foreignWords = async (screens: ReturnType<typeof openScreens>) => {
  const said = { zh: new Map<string, string>(), en: new Map<string, string>() };
  for (const language of ['zh', 'en'] as const) {
    await speak(page(), language);
    for (const [name, hash, selector] of screens) {
      await goToScreen(page(), hash, selector);
      for (const text of await wordsShown(page())) said[language].set(text, name);
    }
  }
  await speak(page(), 'zh');
  const written = await record();
  const chineseInEnglish = [...said.en].filter(([text]) => hanNotIn(text, written));
  // An English sentence that the Chinese page shows letter for letter was not translated.
  const englishInChinese = [...said.zh].filter(
    ([text]) => said.en.has(text) && /[A-Za-z]{3,} [A-Za-z]{2,}/.test(text) && !written.includes(text),
  );
  return { chineseInEnglish, englishInChinese };
};

describe('while the record is open', () => {
  it('no screen scrolls sideways and every control has a name', async () => {
    expect(await walkThrough(openScreens())).toEqual({ wide: [], unnamed: [] });
  });

  it('the language switch changes every word that is not of the record', async () => {
    expect(await foreignWords(openScreens())).toEqual({ chineseInEnglish: [], englishInChinese: [] });
  });

  it('switching the language loses nothing that was typed', async () => {
    await speak(page(), 'zh');
    await goToScreen(page(), stage('checklist', 'g-s.10'), '.open-item');
    const note = page().locator('[data-field=note] textarea');
    await note.fill('正在写的一句，还没有');
    await page().locator('.top-bar button[lang=en]').click();
    await page().locator('html[lang=en]').waitFor();
    expect(await note.inputValue()).toBe('正在写的一句，还没有');
    await goToScreen(page(), stage('opening'), '[data-screen=opening]');
    const remark = page().locator('[data-screen=opening] textarea').first();
    await remark.fill('half a sentence, not recorded');
    await page().locator('.top-bar button[lang=zh-CN]').click();
    await page().locator('html[lang=zh-CN]').waitFor();
    expect(await remark.inputValue()).toBe('half a sentence, not recorded');
  });
});

describe('once the conclusion is confirmed', () => {
  beforeAll(() => closeVisit(world.inspector(), shortVisit, visit));

  it('closing and signing fit every window and name every control', async () => {
    expect(await walkThrough(laterScreens())).toEqual({ wide: [], unnamed: [] });
  });

  it('closing and signing speak one language', async () => {
    expect(await foreignWords(laterScreens())).toEqual({ chineseInEnglish: [], englishInChinese: [] });
  });

  it('nothing of all this made the page complain', () => {
    expect(world.browser().complaints).toEqual([]);
  });
});
