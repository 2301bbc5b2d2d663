import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openVault, type Vault } from '../../../main/services/vault/vault.ts';
import type { JournalEntry } from '../../../shared/domain/journal.ts';
import { emptyHead, followChain } from '../../../shared/seal/chain.ts';
import { type OpenBrowser, openBrowser } from '../../scenario/browser.ts';
import { createInspector, type Inspector } from '../../scenario/inspector.ts';
import { type HostReady, runLoopbackHost, type Running } from '../../scenario/processes.ts';
import { type Claim, watchClaims } from './claims.ts';

const unhurriedVault = { ballastBytes: 0, reserveBytes: 0 };

/** Reads the second copy of a laptop whose host is not running. The lock is given back before it resolves. */
export const withVault = async <T>(folder: string, work: (vault: Vault) => Promise<T>): Promise<T> => {
  const vault = await openVault(folder, () => new Date().toISOString(), unhurriedVault);
  try {
    return await work(vault);
  } finally {
    await vault.close();
  }
};

/** The journal of one inspection out of the second copy, link by link. @throws HechaError when the chain is broken. */
export const wholeJournal = async (vault: Vault, inspectionId: string): Promise<JournalEntry[]> => {
  const entries = await vault.readJournal(inspectionId);
  followChain(emptyHead(inspectionId), entries);
  return entries;
};

type Kinship = readonly [child: number, parent: number];

/** Who is whose child: from /proc where there is one, for a bare machine has no `ps`. */
const kinships = (): Kinship[] => {
  if (process.platform !== 'linux') {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
    return lines.map((line): Kinship => {
      const [child = 0, parent = 0] = line.trim().split(/\s+/).map(Number);
      return [child, parent];
    });
  }
  return readdirSync('/proc').flatMap((name): Kinship[] => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      // The name of the program stands in brackets and may hold anything; state and parent follow it.
      return [[Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])]];
    } catch {
      return [];
    }
  });
};

/** Every process that descends from `pid`, and `pid`. */
const treeOf = (pid: number): number[] => {
  const pairs = kinships();
  const tree = [pid];
  for (const parent of tree) {
    for (const [child, of] of pairs) if (of === parent) tree.push(child);
  }
  return tree;
};

const killTree = (pid: number): void => {
  for (const each of treeOf(pid)) {
    try {
      process.kill(each, 'SIGKILL');
    } catch {
      // It went with its parent.
    }
  }
};

export type LaptopPlace = {
  /** Holds `data` (the host's) and `profile` (the browser's). */
  readonly folder: string;
  readonly port: number;
  readonly headquarters: string;
};

/** A laptop at work: the built host and a real browser, each of which can be killed and started again. */
export type Laptop = {
  readonly folder: string;
  readonly data: string;
  readonly profile: string;
  readonly page: () => Page;
  readonly inspector: () => Inspector;
  readonly host: () => Running<HostReady>;
  /** What the screen called saved since the last call, oldest first. */
  readonly takeClaims: () => Claim[];
  readonly startHost: () => Promise<void>;
  /** Opens the application in the browser, starting that where it is not running. Reloads it where it is. */
  readonly open: (hash?: string) => Promise<void>;
  readonly stopHost: () => Promise<void>;
  readonly killHost: () => Promise<void>;
  readonly killBrowser: () => Promise<void>;
  readonly closeBrowser: () => Promise<void>;
  /** Both, as a person would end the day. */
  readonly close: () => Promise<void>;
};

export type HostStarter = typeof runLoopbackHost;

export const createLaptop = (
  { folder, port, headquarters }: LaptopPlace,
  startHostProgram: HostStarter = runLoopbackHost,
): Laptop => {
  const data = join(folder, 'data');
  const profile = join(folder, 'profile');
  let host: Running<HostReady> | null = null;
  let browser: OpenBrowser | null = null;
  let pid = 0;
  let page: Page | null = null;
  let inspector: Inspector | null = null;
  let claims: Claim[] = [];

  const there = <T>(value: T | null, name: string): T => {
    if (value === null) throw new Error(`${name} is not running`);
    return value;
  };

  const startBrowser = async (): Promise<OpenBrowser> => {
    const opened = await openBrowser(profile);
    await watchClaims(opened.context, (claim) => claims.push(claim));
    pid = await opened.pid();
    return opened;
  };

  const closeBrowser = async () => {
    const closing = browser;
    browser = null;
    page = null;
    await closing?.close();
  };

  const stopHost = async () => {
    const stopping = host;
    host = null;
    await stopping?.stop();
  };

  return {
    folder,
    data,
    profile,
    page: () => there(page, 'the page'),
    inspector: () => there(inspector, 'the page'),
    host: () => there(host, 'the host'),
    takeClaims: () => {
      const taken = claims;
      claims = [];
      return taken;
    },
    startHost: async () => {
      host = await startHostProgram(data, { port, headquarters });
    },
    open: async (hash = '') => {
      browser ??= await startBrowser();
      const before = page ?? browser.page;
      // A page of its own each time: the same address with another token would only change the part after '#'.
      page = await browser.context.newPage();
      await before.close();
      inspector = createInspector(page, join(folder, 'photos'));
      await page.goto(there(host, 'the host').ready.url);
      // Not the message that is shown while the records are opened and compared.
      const arrived = page.locator('[data-screen], .open-item, .enrol-steps, :not(.late) > .screen-message');
      await arrived.first().waitFor();
      if (hash !== '') await page.evaluate((to) => (location.hash = to), hash);
    },
    stopHost,
    killHost: async () => {
      const killed = there(host, 'the host');
      host = null;
      await killed.kill();
    },
    killBrowser: async () => {
      const killed = there(browser, 'the browser');
      const gone = new Promise<void>((resolve) => killed.context.on('close', () => resolve()));
      browser = null;
      page = null;
      killTree(pid);
      await gone;
    },
    closeBrowser,
    close: async () => {
      await closeBrowser();
      await stopHost();
    },
  };
};

/** Copies what a laptop holds; neither may be running. */
export const copyLaptop = async (from: string, to: string): Promise<void> => {
  await mkdir(to, { recursive: true });
  for (const name of ['data', 'profile']) await cp(join(from, name), join(to, name), { recursive: true });
};

/** The browser's copy is gone, as after Chromium met a full disk. */
export const wipePage = ({ profile }: Laptop): Promise<void> => rm(profile, { recursive: true, force: true });

/** The second copy is gone: somebody removed the journals. */
export const wipeVault = async ({ data }: Laptop): Promise<void> => {
  await rm(join(data, 'journals'), { recursive: true, force: true });
  await rm(join(data, 'heads.json'), { force: true });
};

/** Words of the screen that tells what was found at start, read and acknowledged; null when nothing was told. */
export const readRecovery = async (laptop: Laptop): Promise<string | null> => {
  const page = laptop.page();
  const told = page.locator('[data-screen=recovery]');
  if ((await told.count()) === 0) return null;
  const words = await told.innerText();
  await page.keyboard.press('Control+Enter');
  await told.waitFor({ state: 'detached' });
  return words;
};

export const journalPath = (laptop: Laptop, inspectionId: string): string =>
  join(laptop.data, 'journals', `${inspectionId}.journal`);

export const journalBytes = (laptop: Laptop, inspectionId: string): Promise<Buffer> =>
  readFile(journalPath(laptop, inspectionId));
