import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { type Certificate, readCertificate } from '../shared/pki/certificate.ts';
import { derOf } from '../shared/pki/pem.ts';
import { readRevocationList, type RevocationList } from '../shared/pki/revocation-list.ts';
import { DeviceList } from '../shared/exchange/device-list.ts';
import { LogInclusion } from '../shared/exchange/log.ts';
import { Receipt } from '../shared/exchange/submission.ts';
import { plainWords } from '../shared/verify/plain-words.ts';
import type { Trust } from '../shared/verify/trust.ts';
import { type Verification, verifyReport } from '../shared/verify/verify-report.ts';
import { loadFonts } from './services/report/fonts.ts';
import { createReprint } from './services/verify/reprint.ts';

const help = `Usage: npm run verify -- FILE.pdf [--ca FILE] [--crl FILE]... [--at INSTANT]
                                    [--receipt-key FILE [--receipt FILE [--log FILE]] [--devices FILE]]

Checks a Hecha report without headquarters: the embedded record against its schema, the journal's chain, every
digest, who signed and with which certificate, that nothing was added, the photos, and that the record prints
exactly these pages. Prints JSON; what it means in words, in Chinese and English, is under "words".

  --ca FILE           certificate of the authority you trust, PEM or DER; without it the one in the file is named,
                      for you to compare
  --crl FILE          revocation list of the authority, PEM or DER; may be repeated
  --receipt FILE      headquarters' receipt of this report
  --receipt-key FILE  the public key that signs receipts, statements of time and lists of laptops, as published
  --log FILE          the proof that headquarters' public log has the receipt
  --devices FILE      headquarters' list of enrolled laptops, signed by the same key: is the one that printed it there?
  --at INSTANT        judge as of this instant (ISO 8601) instead of now

Exit code 0: valid. 1: not valid, the checks say why. 2: not a Hecha report, or wrong use.`;

const readDer = async (path: string) => derOf(new Uint8Array(await readFile(path)));

const readAll = async <T>(paths: readonly string[], read: (der: Uint8Array) => T): Promise<T[]> =>
  (await Promise.all(paths.map(readDer))).flat().map(read);

const tell = (verification: Verification): number => {
  const words = { zh: plainWords(verification, 'zh'), en: plainWords(verification, 'en') };
  console.log(JSON.stringify({ ...verification, words }, null, 2));
  return verification.valid ? 0 : verification.kind === 'foreign' ? 2 : 1;
};

const unreadable = (): number => {
  const checks = [{ name: 'file', ok: false, detail: 'cannot be read' }];
  console.log(JSON.stringify({ valid: false, kind: 'foreign', checks }, null, 2));
  return 2;
};

type Order = {
  readonly path: string;
  readonly ca: readonly string[];
  readonly crl: readonly string[];
  readonly at: string;
  /** What the receipt key signs; all absent without it. */
  readonly key: string | null;
  readonly receipt: string | null;
  readonly log: string | null;
  readonly devices: string | null;
};

const readJson = async <S extends z.ZodType>(path: string, schema: S): Promise<z.infer<S>> =>
  schema.parse(JSON.parse(await readFile(path, 'utf8')));

const readSigned = async ({
  key,
  receipt,
  log,
  devices,
}: Order): Promise<Pick<Trust, 'headquartersKey' | 'arrival' | 'devices'>> => {
  if (key === null) return {};
  const [spki = new Uint8Array()] = await readDer(key);
  return {
    headquartersKey: spki,
    ...(receipt === null
      ? {}
      : {
          arrival: {
            receipt: await readJson(receipt, Receipt),
            inclusion: log === null ? null : await readJson(log, LogInclusion),
          },
        }),
    ...(devices === null ? {} : { devices: { lists: [await readJson(devices, DeviceList)], keys: [spki] } }),
  };
};

const verify = async (order: Order): Promise<number> => {
  const file = await readFile(order.path).catch(() => null);
  if (!file) return unreadable();
  const anchors: Certificate[] = await readAll(order.ca, readCertificate);
  const revocations: RevocationList[] = await readAll(order.crl, readRevocationList);
  const trust = { anchors, revocations, now: order.at, ...(await readSigned(order)) };
  return tell(await verifyReport(new Uint8Array(file), trust, createReprint(loadFonts)));
};

const order = (): Order | null => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ca: { type: 'string', multiple: true, default: [] },
      crl: { type: 'string', multiple: true, default: [] },
      at: { type: 'string', default: new Date().toISOString() },
      receipt: { type: 'string' },
      'receipt-key': { type: 'string' },
      log: { type: 'string' },
      devices: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [path] = positionals;
  if (values.help || path === undefined || Number.isNaN(Date.parse(values.at))) return null;
  const { ca, crl, at, receipt = null, 'receipt-key': key = null, log = null, devices = null } = values;
  const asks = receipt !== null || devices !== null;
  if ((asks && key === null) || (log !== null && receipt === null)) return null;
  return { path, ca, crl, at, key, receipt, log, devices };
};

try {
  const wanted = order();
  if (wanted === null) {
    console.log(help);
    process.exitCode = process.argv.includes('--help') || process.argv.includes('-h') ? 0 : 2;
  } else {
    process.exitCode = await verify(wanted);
  }
} catch (caught) {
  console.error(caught instanceof Error ? caught.message : String(caught));
  process.exitCode = 2;
}
