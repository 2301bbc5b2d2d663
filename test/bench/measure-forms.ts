import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readContent } from '../../headquarters/publication/read-content.ts';
import { buildAnsweredInspection } from '../fixtures/report/answered-inspection.ts';
import { runLoopbackHost } from '../scenario/processes.ts';
import type { BenchWorld } from './bench-world.ts';
import { type Row, rowOf } from './figures.ts';
import { type Form, type FormSamples, noSamples, visitForm } from './form.ts';
import { longChecklist } from './long-checklist.ts';
import { measureStrictPut } from './measure-strict-put.ts';
import { buildPeers, installPeers, versionOf } from './peers.ts';
import { putBegunInspection, seedLaptop } from './seed-laptop.ts';
import { serveFolder } from './serve-folder.ts';

const sizes = [250, 1000, 10_000] as const;
type Size = (typeof sizes)[number];

const itemsOf = (size: Size): string => `${size.toLocaleString('en')} items`;

const seedLongInspections = async (folder: string): Promise<void> => {
  const { checklists, ruleSets } = await readContent('assets');
  const { assignment } = buildAnsweredInspection({ signatures: 'none' }).inspection;
  const pattern = checklists.find(({ id }) => id === assignment.checklist.id);
  const ruleSet = ruleSets.find(({ id }) => id === assignment.ruleSet.id);
  if (!pattern || !ruleSet) throw new Error('assets/ lacks what the sample inspection names');
  await seedLaptop(folder, async (vault) => {
    for (const size of sizes) {
      const checklist = longChecklist(pattern, size);
      await putBegunInspection(vault, `bench-${String(size)}`, assignment, { checklist, ruleSet });
    }
  });
};

const ourForm = (url: string, size: Size): Form => {
  const { origin, hash } = new URL(url);
  const token = new URLSearchParams(hash.slice(1)).get('token') ?? '';
  return {
    name: itemsOf(size),
    url: `${origin}/#/inspection/bench-${String(size)}/checklist`,
    ready: [
      '.item-list .item-row',
      '.open-item .verdict:not([disabled])',
      '.open-item [data-field="note"] textarea',
    ],
    session: { 'hecha-token': token },
    weigh: false,
    toChoice: async (page, index) => {
      if (index > 0) await page.keyboard.press('j');
    },
    choiceKey: '1',
    chosen: '.open-item .verdict.chosen',
    text: '.open-item [data-field="note"] textarea',
    keepsAnswers: true,
  };
};

/** Choices among those at the top: a lazy form draws only what is in sight. */
const choicesInSight = 3;

const peerForm = (name: string, url: string): Form => ({
  name,
  url,
  ready: ['input[type=radio]', 'input[type=text]'],
  session: {},
  weigh: false,
  toChoice: (page, index) =>
    page.evaluate((nth) => {
      const groups = [
        ...new Set(
          [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')].map(({ name }) => name),
        ),
      ];
      document.querySelector<HTMLInputElement>(`input[name="${groups[nth] ?? ''}"]`)?.focus();
    }, index % choicesInSight),
  choiceKey: 'ArrowRight',
  chosen: 'input[type=radio]:checked',
  text: 'input[type=text]',
  keepsAnswers: false,
});

const acknowledgeRebuiltCopy = async (page: Page, url: string): Promise<void> => {
  await page.goto(url);
  // The page's copy is empty: it is rebuilt from the vault, and the inspector is told so.
  await page.locator('[data-screen="recovery"] .form-foot button').click();
  await page.locator('[data-screen="recovery"]').waitFor({ state: 'detached' });
  await page.close();
};

/** A peer that fails is left out and named; a failure of ours ends the run. */
const visitOnce = async (world: BenchWorld, form: Form, into: FormSamples): Promise<boolean> => {
  try {
    await visitForm(world.browser.context, form, into, world.quick ? 4 : 10);
    return true;
  } catch (caught) {
    if (form.keepsAnswers) throw caught;
    world.say(`forms: ${form.name} could not be measured (${String(caught).split('\n')[0] ?? ''})`);
    return false;
  }
};

/** Visits every form in each run, so that what else the machine does falls on all of them alike. */
const visitInTurn = async (
  world: BenchWorld,
  forms: readonly Form[],
  runs: number,
): Promise<ReadonlyMap<Form, FormSamples>> => {
  const samples = new Map<Form, FormSamples>();
  for (const form of forms) {
    // The first two visits fill the browser's caches, as an inspector's second day finds them.
    const warm = noSamples();
    if ((await visitOnce(world, form, warm)) && (await visitOnce(world, form, warm)))
      samples.set(form, noSamples());
  }
  for (let run = 0; run < runs; run += 1) {
    world.say(`forms: run ${String(run + 1)} of ${String(runs)}`);
    for (const [form, into] of samples) if (!(await visitOnce(world, form, into))) samples.delete(form);
  }
  return samples;
};

const notes = {
  usable:
    'Ours starts the whole product: both copies are compared, every item is evaluated. The peers draw questions and keep nothing.',
  choice:
    'Ours links, hashes and evaluates the answer and writes it to both copies; the peers set a value in memory.',
  typing: 'Ours writes what was typed at a pause of 400 ms, after the keys that are measured here.',
  mainThread:
    'All work of the main thread that one answer causes until it is at rest, layout and painting included.',
};

const grows = 'Ours against ours: what grows with the checklist and what does not.';
const growthNotes: typeof notes = { usable: grows, choice: grows, typing: grows, mainThread: grows };

/** Opening a form of 1,000 items, answering in it, and what an answer costs as the checklist grows. */
export const measureForms = async (world: BenchWorld): Promise<Row[]> => {
  const folder = join(world.scratch, 'forms');
  await seedLongInspections(folder);
  const withSurvey = await installPeers(world.say);
  const peersFolder = join(world.scratch, 'peers');
  await buildPeers(peersFolder, withSurvey);
  const peers = await serveFolder(peersFolder, await world.port());
  // Nobody listens there: the laptop is away from its network.
  const headquarters = `http://127.0.0.1:${String(await world.port())}`;
  const host = await runLoopbackHost(folder, { port: await world.port(), headquarters });
  try {
    await acknowledgeRebuiltCopy(await world.browser.context.newPage(), host.ready.url);
    const [small, middle, large] = sizes.map((size) => ourForm(host.ready.url, size));
    if (!small || !middle || !large) throw new Error('three sizes');
    const bare = peerForm('bare virtualised list', `${peers.origin}/bare-list.html?n=1000`);
    const survey = peerForm(
      withSurvey ? `survey-react-ui ${versionOf('survey-react-ui')}, lazy` : 'survey-react-ui, lazy',
      `${peers.origin}/survey.html?n=1000`,
    );
    const forms = [small, middle, large, bare, ...(withSurvey ? [survey] : [])];
    const samples = await visitInTurn(world, forms, world.quick ? 4 : 12);
    const samplesOf = (form: Form): FormSamples => samples.get(form) ?? noSamples();

    const compare = (form: Form, peer: Form, of: string, note: typeof notes): Row[] => {
      const row = (what: string, pick: (samples: FormSamples) => readonly number[], said: string): Row =>
        rowOf(
          `${form.name}: ${what}`,
          'ms',
          pick(samplesOf(form)),
          { of, samples: pick(samplesOf(peer)) },
          said,
        );
      return [
        row('navigation until usable', ({ usable }) => usable, note.usable),
        row('verdict key to next paint', ({ choice }) => choice, note.choice),
        row('typed key to next paint', ({ typing }) => typing, note.typing),
        row('main thread for one answer', ({ mainThread }) => mainThread, note.mainThread),
      ];
    };

    world.say('durable answer: raw strict IndexedDB put');
    const put = await measureStrictPut(world, new URL(host.ready.url).origin, middle);
    const durable = rowOf(
      'durable answer: verdict key until both copies have it',
      'ms',
      samplesOf(middle).durable,
      { of: `strict IndexedDB put of ${String(put.bytes)} bytes`, samples: put.samples },
      'Ours is two strict copies, the second over HTTP into an fsynced file, and begins with the key; the peer is one transaction alone.',
    );
    return [
      ...compare(middle, survey, survey.name, notes),
      ...compare(middle, bare, bare.name, notes),
      ...compare(middle, small, `ours, ${small.name}`, growthNotes),
      ...compare(large, small, `ours, ${small.name}`, growthNotes),
      durable,
    ];
  } finally {
    peers.close();
    await host.stop();
  }
};
