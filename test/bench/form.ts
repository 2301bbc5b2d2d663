import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { rest } from './bench-world.ts';
import { installProbe, type ProbeOptions } from './probe.ts';

/** A page with many questions, and how a person answers there with keys. */
export type Form = ProbeOptions & {
  readonly name: string;
  readonly url: string;
  /** Puts the keyboard where `choiceKey` gives the `index`-th answer. */
  readonly toChoice: (page: Page, index: number) => Promise<void>;
  readonly choiceKey: string;
  /** Matches when an answer was taken: what is measured must have happened. */
  readonly chosen: string;
  readonly text: string;
  /** Answers are written to disk: durable times are there. */
  readonly keepsAnswers: boolean;
};

/** All in milliseconds. */
export type FormSamples = {
  readonly usable: number[];
  readonly choice: number[];
  readonly typing: number[];
  readonly mainThread: number[];
  readonly durable: number[];
};

export const noSamples = (): FormSamples => ({
  usable: [],
  choice: [],
  typing: [],
  mainThread: [],
  durable: [],
});

/** Long enough for everything that an answer causes, and for what a person types to be written. */
const pause = 350;
const typed = 'pressure low at V-103';

/** Opens the form in a tab of its own and waits until it is usable. */
export const openForm = async (context: BrowserContext, form: Form): Promise<Page> => {
  const page = await context.newPage();
  const { ready, session, weigh } = form;
  await page.addInitScript(installProbe, { ready, session, weigh });
  await page.goto(form.url, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.hechaBench.usableAt !== null, null, { polling: 50 });
  return page;
};

const takeKeys = (page: Page): Promise<number[]> => page.evaluate(() => window.hechaBench.keys.splice(0));

const mainThreadMs = async (session: CDPSession): Promise<number> => {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
};

const answerOnce = async (
  page: Page,
  session: CDPSession,
  form: Form,
  index: number,
  into: FormSamples,
): Promise<void> => {
  await form.toChoice(page, index);
  await rest(pause);
  await takeKeys(page);
  const before = await mainThreadMs(session);
  await page.keyboard.press(form.choiceKey);
  await rest(pause);
  into.mainThread.push((await mainThreadMs(session)) - before);
  into.choice.push(...(await takeKeys(page)));
  if (!(await page.locator(form.chosen).first().isVisible()))
    throw new Error(`${form.name}: the key gave no answer`);
  if (form.keepsAnswers) into.durable.push(await durableMs(page));
};

/** From the key until the page's transaction was complete and main had answered. */
const durableMs = async (page: Page): Promise<number> => {
  await page.waitForFunction(
    () =>
      Math.min(window.hechaBench.pageSavedAt, window.hechaBench.mainSavedAt) > window.hechaBench.pressedAt &&
      document.querySelector('.save.saved') !== null,
  );
  return page.evaluate(
    () =>
      Math.max(window.hechaBench.pageSavedAt, window.hechaBench.mainSavedAt) - window.hechaBench.pressedAt,
  );
};

const typeOnce = async (page: Page, form: Form, into: FormSamples): Promise<void> => {
  const field = page.locator(form.text).first();
  await field.focus();
  await takeKeys(page);
  for (const key of typed) {
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    await rest(30);
  }
  await rest(pause);
  into.typing.push(...(await takeKeys(page)));
  if (!(await field.inputValue()).includes(typed)) throw new Error(`${form.name}: typed text is not there`);
  await rest(pause);
};

/** One visit: opens the form, gives `answers` answers, types into a text field, and leaves. */
export const visitForm = async (
  context: BrowserContext,
  form: Form,
  into: FormSamples,
  answers: number,
): Promise<void> => {
  const page = await openForm(context, form);
  try {
    const usable = await page.evaluate(() => window.hechaBench.usableAt);
    if (usable !== null) into.usable.push(usable);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    await rest(600);
    for (let index = 0; index < answers; index += 1) await answerOnce(page, session, form, index, into);
    await typeOnce(page, form, into);
  } finally {
    await page.close();
  }
};
