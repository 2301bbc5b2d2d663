import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, release, tmpdir, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '../scenario/browser.ts';
import { freePort } from '../setup/free-port.ts';
import type { BenchWorld } from './bench-world.ts';
import { type Row, tableOf } from './figures.ts';
import { measureForms } from './measure-forms.ts';
import { measureReport } from './measure-report.ts';
import { help, readOptions } from './options.ts';

const say = (line: string): void => console.error(line);

const machine = () => ({
  system: `${type()} ${release()}`,
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGB: Math.round(totalmem() / 1e9),
  node: process.version,
});

const portsFrom = (first: number | null): (() => Promise<number>) => {
  let next = first ?? 0;
  return () => (first === null ? freePort() : Promise.resolve(next++));
};

const run = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(help);
  const date = new Date().toISOString();
  const loadBefore = loadavg();
  const scratch = await mkdtemp(join(tmpdir(), 'hecha-bench-'));
  const browser = await openBrowser(join(scratch, 'profile'));
  const rows: Row[] = [];
  let chromium = 'unknown';
  try {
    chromium = browser.context.browser()?.version() ?? chromium;
    const world: BenchWorld = { browser, scratch, quick: options.quick, port: portsFrom(options.port), say };
    rows.push(...(await measureForms(world)), ...(await measureReport(world)));
  } finally {
    await browser.close();
    await rm(scratch, { recursive: true, force: true });
  }
  const load = { before: loadBefore, after: loadavg() };
  console.log(tableOf(rows));
  const answer = { machine: { ...machine(), load }, chromium, date, quick: options.quick, rows };
  if (options.json !== null) await writeFile(options.json, `${JSON.stringify(answer, null, 2)}\n`);
};

run().catch((caught: unknown) => {
  say(caught instanceof Error ? (caught.stack ?? caught.message) : String(caught));
  process.exit(1);
});
