import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { AnsweredInspection } from '../../fixtures/report/answered-inspection.ts';
import { openBrowser, type OpenBrowser } from '../../scenario/browser.ts';
import { createInspector, type Inspector } from '../../scenario/inspector.ts';
import { paintPhotos } from '../../scenario/paint-photos.ts';
import { type HeadquartersReady, runHeadquarters, runLoopbackHost } from '../../scenario/processes.ts';
import { scriptOf, type Visit } from '../../scenario/three-visits.ts';
import { startWireProxy, type WireProxy } from '../../scenario/wire-proxy.ts';
import { freePort } from '../../setup/free-port.ts';

/** The shortest visit of the samples: fourteen items, all found in order. */
export const shortVisit: Visit = {
  firm: '监利沃野肥业有限公司',
  areas: '造粒车间、化验室、成品库',
  opinion: 'agrees',
  opinionText: '对复查结果无异议。',
  language: 'zh',
  expected: 'corrected',
  closed: { result: 'corrected', followUp: 'close' },
  options: { checklist: 'fertiliser', type: 'recheck', units: ['compound'] },
};

export type Laptop = {
  readonly browser: () => OpenBrowser;
  readonly page: () => Page;
  readonly inspector: () => Inspector;
  /** Address that opens a window of this laptop. */
  readonly url: () => string;
  /** Closes window and program and opens both again, over the same folders. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type LaptopOptions = {
  readonly width?: number;
  readonly height?: number;
  /** One-time code that comes with the start address. */
  readonly code?: string;
  /** PKCS#11 module of the tokens that may be put in. */
  readonly pkcs11?: string;
};

/** A laptop with its program and its window, in a folder of its own. */
export const openLaptop = async (
  folder: string,
  headquarters: string,
  { width = 1366, height = 768, code = '', ...program }: LaptopOptions = {},
): Promise<Laptop> => {
  const port = await freePort();
  const begin = async () => {
    const host = await runLoopbackHost(join(folder, 'laptop'), { ...program, port, headquarters });
    const browser = await openBrowser(join(folder, 'profile'), { width, height });
    return { host, browser, inspector: createInspector(browser.page, join(folder, 'photos')) };
  };
  let now = await begin();
  const end = async () => {
    await now.browser.close();
    await now.host.stop();
  };
  await now.browser.page.goto(`${now.host.ready.url}&code=${code}`);
  return {
    browser: () => now.browser,
    page: () => now.browser.page,
    inspector: () => now.inspector,
    url: () => now.host.ready.url,
    restart: async () => {
      await end();
      now = await begin();
      await now.browser.page.goto(now.host.ready.url);
    },
    close: end,
  };
};

export type LaptopWorld = Laptop & {
  /** Where this world keeps everything; gone after `close`. */
  readonly scratch: string;
  readonly headquarters: HeadquartersReady;
  readonly wire: WireProxy;
  /** Ends headquarters as a person would; the laptop stays. */
  readonly stopHeadquarters: () => Promise<void>;
};

/** Headquarters with the sample assignments, a line to it, and one enrolled laptop; its holder signs by certificate if there is a passphrase. */
export const openWorld = async (
  passphrase: string | null = null,
  program: Pick<LaptopOptions, 'pkcs11'> = {},
): Promise<LaptopWorld> => {
  const scratch = await mkdtemp(join(tmpdir(), 'hecha-journey-'));
  const headquarters = await runHeadquarters(join(scratch, 'headquarters'));
  const wire = await startWireProxy(headquarters.ready.address);
  const laptop = await openLaptop(scratch, wire.address, {
    ...program,
    code: headquarters.ready.enrolmentCode ?? '',
  });
  await laptop.inspector().enrol(passphrase);
  return {
    ...laptop,
    scratch,
    headquarters: headquarters.ready,
    wire,
    stopHeadquarters: headquarters.stop,
    close: async () => {
      await laptop.close();
      await wire.close();
      await headquarters.stop();
      await rm(scratch, { recursive: true, force: true });
    },
  };
};

/** Goes to an address of the page, and waits for the screen that belongs there. */
export const goToScreen = async (page: Page, hash: string, screen: string): Promise<void> => {
  await page.evaluate((to) => (location.hash = to), hash);
  await page.locator(screen).first().waitFor();
};

/** The script of a visit, each of its photos another picture. */
export const paintedScript = async (inspector: Inspector, visit: Visit): Promise<AnsweredInspection> => {
  const written = scriptOf(visit);
  const digests = [...written.photos.keys()];
  const painted = await paintPhotos(inspector.page, digests.length);
  const photos = new Map(digests.map((digest, at) => [digest, painted[at] ?? new Uint8Array()]));
  return { ...written, photos };
};

/** Starts a visit and answers all of it; everything is saved after. */
export const answerVisit = async (
  inspector: Inspector,
  visit: Visit,
): Promise<{ id: string; script: AnsweredInspection }> => {
  const script = await paintedScript(inspector, visit);
  const id = await inspector.start(visit.firm);
  await inspector.holdOpening(visit.areas);
  await inspector.answerAll(id, script);
  return { id, script };
};

/** Confirms the conclusion and holds the closing meeting of an answered visit: the pen is ready. */
export const closeVisit = async (
  inspector: Inspector,
  visit: Visit,
  { id, script }: { id: string; script: AnsweredInspection },
): Promise<void> => {
  const { inspection } = script;
  await inspector.conclude(id, {
    ...inspection,
    conclusion: inspection.conclusion && { ...inspection.conclusion, ...visit.closed },
  });
  await inspector.holdClosing(visit.opinion, visit.opinionText);
};
