import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '../setup/chromium.ts';

export type OpenBrowser = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page's console called an error, CSP violations included. */
  readonly complaints: readonly string[];
  /** Process id of the browser, to be killed. */
  readonly pid: () => Promise<number>;
  readonly close: () => Promise<void>;
};

/**
 * A real Chromium with its own profile folder, Chinese as an inspector's laptop is, at the reference window.
 * @param options `camera` is a video (YUV4MPEG2) that its make-believe camera plays
 */
export const openBrowser = async (
  profile: string,
  {
    width = 1366,
    height = 768,
    language = 'zh-CN',
    camera,
  }: { width?: number; height?: number; language?: string; camera?: string } = {},
): Promise<OpenBrowser> => {
  const { executablePath, args } = await findChromium();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: [
      ...args,
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      ...(camera === undefined ? [] : [`--use-file-for-fake-video-capture=${camera}`]),
    ],
    headless: true,
    viewport: { width, height },
    locale: language,
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return {
    context,
    page,
    complaints,
    pid: async () => {
      const session = await context.browser()?.newBrowserCDPSession();
      const answer = await session?.send('SystemInfo.getProcessInfo');
      const found = answer?.processInfo.find(({ type }) => type === 'browser');
      if (!found) throw new Error('the browser did not tell its process');
      return found.id;
    },
    close: () => context.close(),
  };
};
