import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createLoopbackTransport } from '../../renderer/host/loopback-transport.ts';
import { createClient } from '../../shared/contract/client.ts';
import type { Services } from '../../shared/contract/contract.ts';
import type { JournalEntry } from '../../shared/domain/journal.ts';
import { buildReportModel } from '../../shared/report/report-model.ts';
import { reportInputOf } from '../../shared/report/report-input.ts';
import { linkEntry } from '../../shared/seal/chain.ts';
import { type AnsweredInspection, buildAnsweredInspection } from '../fixtures/report/answered-inspection.ts';
import { openBrowser } from '../scenario/browser.ts';
import { runLoopbackHost } from '../scenario/processes.ts';
import { type BenchWorld, rest } from './bench-world.ts';
import { drawPhotos } from './draw-photos.ts';
import { type Row, rowOf, type Samples } from './figures.ts';
import { withPeakMemory } from './process-memory.ts';
import { reportPage } from './report-page.ts';
import { putFinishedInspection, seedLaptop } from './seed-laptop.ts';
import { serveFolder } from './serve-folder.ts';

const wantedItems = 120;
const wantedPhotos = 60;

const buildInspection = async (world: BenchWorld): Promise<AnsweredInspection> => {
  const page = await world.browser.context.newPage();
  const drawn = await drawPhotos(page, wantedPhotos);
  await page.close();
  let taken = 0;
  const nextPhoto = () => {
    const photo = drawn[taken++];
    if (!photo) throw new Error('the sample inspection demands more photos than were drawn');
    return photo;
  };
  const demanded = buildAnsweredInspection({ items: wantedItems, signatures: 'none' }).photos.size;
  return buildAnsweredInspection({
    items: wantedItems,
    extraPhotos: wantedPhotos - demanded,
    photo: nextPhoto,
  });
};

type Measured = { readonly ms: number[]; readonly peak: number[]; readonly growth: number[] };

const noMeasure = (): Measured => ({ ms: [], peak: [], growth: [] });

/** Runs `make` once to warm up and then `runs` times; time in ms, memory of the process tree in MB. */
const measure = async (runs: number, pid: number, make: () => Promise<void>): Promise<Measured> => {
  const into = noMeasure();
  await make();
  for (let run = 0; run < runs; run += 1) {
    await rest(500);
    let ms = 0;
    const { peak, before } = await withPeakMemory(pid, async () => {
      const begun = performance.now();
      await make();
      ms = performance.now() - begun;
    });
    into.ms.push(ms);
    if (peak === null || before === null) continue;
    into.peak.push(peak);
    into.growth.push(peak - before);
  }
  return into;
};

const clientOf = (url: string): Services => {
  const { origin, hash } = new URL(url);
  const ask: typeof fetch = (path, init) =>
    fetch(`${origin}${path as string}`, {
      ...init,
      // Node has no page; the Origin that a browser would send is said here.
      headers: { ...(init?.headers as Record<string, string>), origin },
    });
  return createClient(createLoopbackTransport(new URLSearchParams(hash.slice(1)).get('token') ?? '', ask));
};

/** A signature given again changes the record and not what is printed: the service makes the report anew. */
const signAgain = (journal: readonly JournalEntry[]): JournalEntry => {
  const last = journal.at(-1);
  const signature = journal.findLast(({ event }) => event.type === 'signature.given');
  if (!last || !signature) throw new Error('the sample inspection is signed');
  const { at, by, deviceId, event } = signature;
  return linkEntry({ inspectionId: last.inspectionId, seq: last.seq, hash: last.hash }, event, {
    at,
    by,
    deviceId,
  });
};

const finishedReport = async (client: Services, inspectionId: string): Promise<void> => {
  const { jobId } = await client['report.start']({ inspectionId, language: 'zh', purpose: 'final' });
  for (;;) {
    const job = await client['report.status']({ jobId });
    if (job.name === 'done') return;
    if (job.name !== 'rendering') throw new Error(`the report ended as ${JSON.stringify(job)}`);
    await rest(5);
  }
};

const measureOurs = async (
  world: BenchWorld,
  sample: AnsweredInspection,
  runs: number,
): Promise<Measured> => {
  const folder = join(world.scratch, 'report');
  await seedLaptop(folder, (vault) => putFinishedInspection(vault, sample));
  const headquarters = `http://127.0.0.1:${String(await world.port())}`;
  const host = await runLoopbackHost(folder, { port: await world.port(), headquarters });
  try {
    const client = clientOf(host.ready.url);
    const journal = [...sample.journal];
    return await measure(runs, host.pid, async () => {
      await finishedReport(client, sample.inspection.id);
      const entry = signAgain(journal);
      journal.push(entry);
      await client['vault.append']({ entries: [entry] });
    });
  } finally {
    await host.stop();
  }
};

const writePage = async (folder: string, { record, photos }: AnsweredInspection): Promise<void> => {
  await mkdir(join(folder, 'photos'), { recursive: true });
  for (const [digest, bytes] of photos) await writeFile(join(folder, 'photos', `${digest}.jpg`), bytes);
  const { resolve } = createRequire(import.meta.url);
  const fonts = '@expo-google-fonts/noto-sans-sc';
  await copyFile(resolve(`${fonts}/400Regular/NotoSansSC_400Regular.ttf`), join(folder, 'regular.ttf'));
  await copyFile(resolve(`${fonts}/700Bold/NotoSansSC_700Bold.ttf`), join(folder, 'bold.ttf'));
  await writeFile(
    join(folder, 'report.html'),
    reportPage(buildReportModel(reportInputOf(record('zh')), 'zh')),
  );
};

const measurePrinting = async (
  world: BenchWorld,
  sample: AnsweredInspection,
  runs: number,
): Promise<Measured> => {
  const folder = join(world.scratch, 'print');
  await writePage(folder, sample);
  const pages = await serveFolder(folder, await world.port());
  const browser = await openBrowser(join(world.scratch, 'print-profile'));
  try {
    return await measure(runs, await browser.pid(), async () => {
      const page = await browser.context.newPage();
      await page.goto(`${pages.origin}/report.html`, { waitUntil: 'load' });
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.pdf({ preferCSSPageSize: true });
      await page.close();
    });
  } finally {
    await browser.close();
    pages.close();
  }
};

/** A report of 120 items with 60 photos, by our warm worker and by Chromium's printing. */
export const measureReport = async (world: BenchWorld): Promise<Row[]> => {
  world.say('report: drawing photos and answering the sample inspection');
  const sample = await buildInspection(world);
  const runs = world.quick ? 4 : 12;
  world.say(`report: ours, ${String(runs)} runs`);
  const ours = await measureOurs(world, sample, runs);
  world.say(`report: Chromium's printing, ${String(runs)} runs`);
  const theirs = await measurePrinting(world, sample, runs).catch((caught: unknown) => {
    world.say(`report: printing could not be measured (${String(caught).split('\n')[0] ?? ''})`);
    return noMeasure();
  });
  const title = `report of ${String(sample.context.checklist.items.length)} items, ${String(sample.photos.size)} photos`;
  const of = "Chromium's page.pdf()";
  const row = (
    what: string,
    unit: Row['unit'],
    pick: (measured: Measured) => Samples,
    note: string,
  ): Row[] =>
    pick(ours).length === 0
      ? []
      : [rowOf(`${title}: ${what}`, unit, pick(ours), { of, samples: pick(theirs) }, note)];
  return [
    ...row(
      'time',
      'ms',
      ({ ms }) => ms,
      'Both warm. Ours reads and checks the whole journal and every photo, embeds the record, and stores the PDF durably; the peer loads a page and prints it to memory.',
    ),
    ...row(
      'peak memory',
      'MB',
      ({ peak }) => peak,
      'PSS of the process tree: the host with all its services, against the whole browser (Linux only).',
    ),
    ...row('memory above rest', 'MB', ({ growth }) => growth, 'The same, less what the process held before.'),
  ];
};
