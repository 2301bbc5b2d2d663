import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { readFiles } from '../../shared/pdf/read-files.ts';
import type { Tally } from '../../shared/domain/evaluation.ts';
import { Receipt } from '../../shared/exchange/submission.ts';
import { formStates } from '../../shared/report/forms/form-states.ts';
import { EmbeddedRecord, recordFileName } from '../../shared/report/record.ts';
import { reportInputOf } from '../../shared/report/report-input.ts';
import type { AnsweredInspection } from '../fixtures/report/answered-inspection.ts';
import type { OrderedVisit } from '../scenario/category-visit.ts';
import { openBrowser } from '../scenario/browser.ts';
import { signIn } from '../headquarters/staff.ts';
import { createInspector, type Inspector } from '../scenario/inspector.ts';
import { paintPhotos } from '../scenario/paint-photos.ts';
import { type HeadquartersReady, runHeadquarters, runLoopbackHost } from '../scenario/processes.ts';
import { scriptOf, type Visit, visits } from '../scenario/three-visits.ts';
import { startWireProxy } from '../scenario/wire-proxy.ts';
import { freePort } from '../setup/free-port.ts';
import { runVerifier, verifiers } from '../setup/verifiers.ts';
import { photographScreens } from './photograph-screens.ts';

type Done = {
  readonly firm: string;
  readonly inspectionId: string;
  readonly conclusion: string;
  /** Counted from the record inside the report. */
  readonly counts: Tally;
  readonly journalEntries: number;
  readonly photos: number;
  readonly report: {
    readonly file: string;
    readonly digest: string;
    readonly contentDigest: string;
    readonly bytes: number;
  };
  /** Papers handed out beside the report, in the visit's own folder. */
  readonly forms: readonly string[];
  readonly verification: {
    readonly file: string;
    readonly signers: readonly string[];
    /** What poppler says of each signature, where it is installed. */
    readonly pdfsig: readonly string[] | null;
  };
  readonly seconds: number;
};

export type Summary = {
  readonly inspections: readonly (Done & {
    readonly receipt: { readonly file: string; readonly receivedAt: string; readonly blobs: number };
  })[];
  readonly screens: readonly string[];
  readonly complaints: readonly string[];
  readonly seconds: number;
};

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The script with photos of its own: each piece of evidence becomes another picture. */
const withPhotos = (script: AnsweredInspection, pictures: readonly Uint8Array[]): AnsweredInspection => {
  const digests = [...script.photos.keys()];
  const photos = new Map(
    digests.map((digest, at) => [digest, pictures[at % pictures.length] ?? new Uint8Array()]),
  );
  return { ...script, photos };
};

/** What the laptop's holder types for the signing key. */
const passphrase = '青山 correct horse';
const holderId = 'chen-liqun';
const issuerFile = 'issuer.pem';
const revocationsFile = 'revocations.crl';
const receiptKeyFile = 'receipt-key.pem';
const devicesFile = 'devices.json';

/** What headquarters publishes for everybody who checks a report. */
const fetchTrust = async (address: string, out: string): Promise<void> => {
  for (const name of [issuerFile, revocationsFile, receiptKeyFile, devicesFile]) {
    const response = await fetch(`${address}/v1/${name}`);
    await writeFile(join(out, name), new Uint8Array(await response.arrayBuffer()));
  }
};

/** Sends the team, as headquarters' staff would from the console. */
const dispatch = async ({ address, console: page }: HeadquartersReady, { order }: OrderedVisit) => {
  const staff = await signIn({ address, consoleToken: new URL(page).hash.replace('#token=', '') });
  const { status, body } = await staff.send('POST', '/assignments', order);
  if (status !== 201) throw new Error(`headquarters does not dispatch: ${JSON.stringify(body)}`);
};

type Found = {
  readonly report: { readonly contentDigest: string };
  readonly signers: readonly { readonly name: string; readonly problem: string | null }[];
};

/** What arrived for a report: headquarters' receipt and the log's proof of it. */
type Arrived = { readonly receipt: string; readonly inclusion: string };

/**
 * Runs `npm run verify`'s program on a report, with issuer and revocations, and with what arrived for it; throws unless
 * it says valid and signed.
 */
const verify = async (
  out: string,
  file: string,
  told: string,
  arrived: Arrived | null = null,
): Promise<Found> => {
  const trust = [
    ['--ca', issuerFile],
    ['--crl', revocationsFile],
    ['--receipt-key', receiptKeyFile],
    ['--devices', devicesFile],
    ...(arrived
      ? [
          ['--receipt', arrived.receipt],
          ['--log', arrived.inclusion],
        ]
      : []),
  ].flatMap(([option = '', name = '']) => [option, join(out, name)]);
  const { status, stdout } = spawnSync(
    process.execPath,
    [resolve('dist/main/verify.js'), ...trust, join(out, file)],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${file} does not verify: ${stdout}`);
  await writeFile(join(out, told), stdout);
  const found = JSON.parse(stdout) as Found;
  if (found.signers.length === 0) throw new Error(`${file} is signed by no certificate`);
  return found;
};

/** The verdicts of poppler's `pdfsig`; null where it is not installed. Throws when one of them is not good. */
const askPdfsig = (path: string, signatures: number): readonly string[] | null => {
  if (!verifiers.pdfsig) return null;
  const { output } = runVerifier('pdfsig', [path]);
  const verdicts = [...output.matchAll(/Signature Validation: (.+)/g)].map(([, verdict = '']) => verdict);
  if (verdicts.length !== signatures || verdicts.some((verdict) => verdict !== 'Signature is Valid.'))
    throw new Error(`pdfsig says of ${path}: ${output}`);
  return verdicts;
};

/** Conclusion and counts, read from the record that the report carries. */
const whatItSays = async (
  pdf: Buffer,
  plan: Visit,
): Promise<Pick<Done, 'conclusion' | 'counts' | 'journalEntries' | 'photos'>> => {
  const record = EmbeddedRecord.parse(
    JSON.parse(
      new TextDecoder().decode((await readFiles(new Uint8Array(pdf))).attachments.get(recordFileName)),
    ),
  );
  const { inspection, evaluation } = reportInputOf(record);
  const conclusion = inspection.conclusion?.result ?? '';
  if (conclusion !== plan.expected)
    throw new Error(`${plan.firm} concluded ${conclusion}, not ${plan.expected}`);
  return {
    conclusion,
    counts: evaluation.total,
    journalEntries: record.journal.length,
    photos: record.journal.filter(({ event }) => event.type === 'evidence.attached').length,
  };
};

/** Saves every form of the visit that is ready before anybody signs. */
const handOut = async (
  inspector: Inspector,
  inspectionId: string,
  script: AnsweredInspection,
  folder: string,
): Promise<string[]> => {
  await mkdir(folder, { recursive: true });
  const kinds = formStates(reportInputOf(script.record('zh', 'draft'))).flatMap(({ kind, state }) =>
    state.name === 'ready' ? [kind] : [],
  );
  for (const kind of kinds) await inspector.saveForm(inspectionId, kind, join(folder, `${kind}.pdf`));
  return kinds.map((kind) => `${kind}.pdf`);
};

const visit = async (
  inspector: Inspector,
  plan: Visit,
  {
    out,
    number,
    pictures,
    camera,
    log,
  }: {
    out: string;
    number: number;
    pictures: readonly Uint8Array[];
    camera: (page: Page, name: string) => Promise<void>;
    log: (line: string) => void;
  },
): Promise<Done> => {
  const begun = Date.now();
  const script = withPhotos(scriptOf(plan), pictures);
  const shoot = (name: string) => camera(inspector.page, `${number}-${name}`);
  const inspectionId = await inspector.start(plan.firm);
  await shoot('opening');
  await inspector.holdOpening(plan.areas);
  await shoot('checklist-start');
  await inspector.answerAll(inspectionId, script);
  const measured = script.context.checklist.items.find(({ id }) => id in (plan.options.values ?? {}));
  if (measured) await inspector.openItem(inspectionId, measured);
  await shoot('checklist');
  await inspector.detailFindings(inspectionId, script);
  await shoot('conclusion');
  await inspector.conclude(inspectionId, {
    ...script.inspection,
    conclusion: script.inspection.conclusion && { ...script.inspection.conclusion, ...plan.closed },
  });
  await shoot('closing');
  await inspector.holdClosing(plan.opinion, plan.opinionText);
  const forms = await handOut(inspector, inspectionId, script, join(out, `forms-${number}`));
  await shoot('forms');
  await inspector.goTo(inspectionId, 'signing');
  await inspector.page.locator('.pad').waitFor();
  await shoot('signing');
  await inspector.signAll();
  // The pen was in other hands: the key is locked, and asked for when the report is sealed.
  await inspector.press('F9');
  await inspector.page.locator('[data-certificate=locked]').first().waitFor();
  await shoot('signed');
  await inspector.seal(plan.language, { [holderId]: passphrase });
  await inspector.untilSaved();
  await shoot('report');
  const file = `report-${number}.pdf`;
  await inspector.saveReport(join(out, file));
  const bytes = await readFile(join(out, file));
  const verificationFile = `verification-${number}.json`;
  const verified = await verify(out, file, verificationFile);
  log(`${plan.firm}: ${file}, ${bytes.length} bytes, verified`);
  return {
    firm: plan.firm,
    inspectionId,
    ...(await whatItSays(bytes, plan)),
    report: {
      file,
      digest: sha256(bytes),
      contentDigest: verified.report.contentDigest,
      bytes: bytes.length,
    },
    forms,
    verification: {
      file: verificationFile,
      signers: verified.signers.map(({ name }) => name),
      pdfsig: askPdfsig(join(out, file), verified.signers.length),
    },
    seconds: Math.round((Date.now() - begun) / 1000),
  };
};

/**
 * The main job, whole, as a person would do it: headquarters, one laptop, pull, network cut, three inspections (or the
 * one that is ordered), reports handed over, network back, receipts. Leaves its products in `out`.
 */
export const runDemo = async (
  out: string,
  log: (line: string) => void,
  ordered: OrderedVisit | null = null,
): Promise<Summary> => {
  const begun = Date.now();
  const plans = ordered ? [ordered.visit] : visits;
  const scratch = await mkdtemp(join(tmpdir(), 'hecha-demo-'));
  await mkdir(join(out, 'screens'), { recursive: true });
  const closers: (() => Promise<unknown>)[] = [() => rm(scratch, { recursive: true, force: true })];
  try {
    const headquarters = await runHeadquarters(join(scratch, 'headquarters'));
    closers.push(headquarters.stop);
    if (ordered) await dispatch(headquarters.ready, ordered);
    const wire = await startWireProxy(headquarters.ready.address);
    closers.push(wire.close);
    const host = await runLoopbackHost(join(scratch, 'laptop'), {
      port: await freePort(),
      headquarters: wire.address,
    });
    closers.push(host.stop);
    const browser = await openBrowser(join(scratch, 'profile'));
    closers.push(browser.close);
    const { page } = browser;
    closers.push(() => page.screenshot({ path: join(out, 'screens', 'last.png') }));
    const camera = photographScreens(join(out, 'screens'));

    await page.goto(`${host.ready.url}&code=${headquarters.ready.enrolmentCode ?? ''}`);
    await page.locator('.enrol-steps').waitFor();
    await camera.shoot(page, '0-enrol');
    // One picture for each photo: an item does not take the same one twice.
    const photos = plans.map((plan) => scriptOf(plan).photos.size);
    const pictures = await paintPhotos(page, Math.max(...photos));
    const inspector = createInspector(page, join(scratch, 'photos'));
    await inspector.enrol(passphrase, () => camera.shoot(page, '0-signing-key'));
    await fetchTrust(headquarters.ready.address, out);
    await copyFile(resolve('dist/verify-page/verify.html'), join(out, 'verify.html'));
    await camera.shoot(page, '0-inspections');
    log('enrolled with a signing certificate, assignments pulled');

    wire.cut();
    log('network cut');
    const done: Done[] = [];
    for (const [at, plan] of plans.entries()) {
      done.push(await visit(inspector, plan, { out, number: at + 1, pictures, camera: camera.shoot, log }));
    }
    await camera.place(page, 'outbox', '4-outbox-offline');
    await camera.place(page, 'library', '4-library');
    await camera.place(page, 'settings', '4-settings');

    wire.mend();
    log('network back');
    await page.evaluate(() => (location.hash = '#/outbox'));
    await page.locator('[data-screen=outbox]').waitFor();
    await inspector.press('s');
    await page.waitForFunction(
      (count) => document.querySelectorAll('[data-delivery=settled]').length === count,
      plans.length,
      { timeout: 180_000 },
    );
    await camera.shoot(page, '5-outbox-settled');
    await page.evaluate(() => (location.hash = '#/'));
    await page.locator('[data-screen=inspections]').waitFor();
    await camera.shoot(page, '5-inspections');
    await camera.headquarters(browser.context, headquarters.ready.console, done);

    const inspections = [];
    for (const [at, each] of done.entries()) {
      const file = `receipt-${at + 1}.json`;
      const inclusion = `inclusion-${at + 1}.json`;
      const kept = (kind: string) => join(scratch, 'laptop', 'outbox', `${each.inspectionId}.${kind}.json`);
      await copyFile(kept('receipt'), join(out, file));
      await copyFile(kept('inclusion'), join(out, inclusion));
      await verify(out, each.report.file, each.verification.file, { receipt: file, inclusion });
      const { body } = Receipt.parse(JSON.parse(await readFile(join(out, file), 'utf8')));
      if (body.reportDigest !== each.report.digest) throw new Error(`${file} is not for ${each.report.file}`);
      inspections.push({ ...each, receipt: { file, receivedAt: body.receivedAt, blobs: body.blobCount } });
    }
    const summary: Summary = {
      inspections,
      screens: camera.taken(),
      complaints: browser.complaints,
      seconds: Math.round((Date.now() - begun) / 1000),
    };
    await writeFile(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
    return summary;
  } finally {
    for (const close of closers.reverse()) await close();
  }
};
