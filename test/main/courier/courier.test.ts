import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Encrypter } from 'age-encryption';
import fc from 'fast-check';
import { pack } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importBundleFile } from '../../../headquarters/courier-command.ts';
import type { RunningServices } from '../../../main/services/create-services.ts';
import { courierParcel } from '../../../main/services/courier/courier-parcel.ts';
import { writeBundle } from '../../../main/services/bundle/write-bundle.ts';
import { ensureHechaError, HechaError } from '../../../shared/errors.ts';
import { composeSubmission } from '../../../shared/exchange/compose-submission.ts';
import {
  type CourierManifestBody,
  CourierOutcome,
  type CourierReceipts,
  manifestName,
} from '../../../shared/exchange/courier.ts';
import type { Enrolment } from '../../../shared/exchange/headquarters-api.ts';
import { editionFilesOf } from '../../../shared/exchange/submission-blobs.ts';
import { canonicalBytes } from '../../../shared/seal/canonical.ts';
import { type Office, openOffice, order, tempFolder } from '../../headquarters/office.ts';
import { type Staff, signIn } from '../../headquarters/staff.ts';
import { sha256 } from '../../headquarters/laptop.ts';
import { deliveryThat, openEnrolled, sealInspection } from '../sync/field-laptop.ts';
import { spoiltBytes } from '../../setup/spoilt-bytes.ts';

let office: Office;
let scratch: string;
let laptop: RunningServices;
let staff: Staff;
/** Is there a line to headquarters? */
let line = true;

const onTheWay: typeof globalThis.fetch = (input, init) =>
  line ? fetch(input, init) : Promise.reject(new TypeError('no network'));

const assigned = async () => {
  const { id } = await office.hq().dispatch(order);
  line = true;
  await laptop.services['sync.pull']({});
  const { assignments } = await laptop.services['sync.assignments']({});
  const found = assignments.find((assignment) => assignment.id === id);
  if (!found) throw new Error('the assignment did not arrive');
  return found;
};

/** Inspections that were sealed where no network is. */
const sealedOffline = async (count: number): Promise<string[]> => {
  const assignments = [];
  for (let index = 0; index < count; index += 1) assignments.push(await assigned());
  line = false;
  const ids: string[] = [];
  for (const assignment of assignments)
    ids.push(await sealInspection(laptop, assignment, [new Uint8Array(randomBytes(40_000))]));
  return ids;
};

/** Packs and reads the bundle, as the outbox screen does. */
const packed = async (inspectionIds: string[]): Promise<Uint8Array<ArrayBuffer>> => {
  const { services } = laptop;
  await services['courier.pack']({ inspectionIds });
  for (;;) {
    const { job } = await services['bundle.job']({});
    if (job?.name === 'failed') throw new Error(job.problem.code);
    if (job?.name === 'done') {
      const { bytes } = await services['bundle.read']({ offset: 0 });
      expect(sha256(bytes)).toBe(job.digest);
      return new Uint8Array(bytes);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
};

type Brought = { readonly outcome: CourierOutcome } | { readonly refusal: string };

const bring = async (bundle: Uint8Array<ArrayBuffer>): Promise<Brought> => {
  const { address } = office.hq();
  const response = await fetch(`${address}/console/api/courier`, {
    method: 'POST',
    headers: { cookie: staff.cookie, origin: address, 'content-type': 'application/octet-stream' },
    body: bundle,
  });
  const body = (await response.json()) as { code?: string; detail?: { reason?: string } };
  return response.ok
    ? { outcome: CourierOutcome.parse(body) }
    : { refusal: [body.code, body.detail?.reason].filter(Boolean).join(' ') };
};
const taken = async (bundle: Uint8Array<ArrayBuffer>): Promise<CourierOutcome> => {
  const brought = await bring(bundle);
  if ('refusal' in brought) throw new Error(brought.refusal);
  return brought.outcome;
};
const received = async (): Promise<number> =>
  ((await staff.get('/overview')) as { received: number }).received;

const enrolment = async (): Promise<Enrolment> =>
  (JSON.parse(await readFile(join(scratch, 'laptop', 'device.json'), 'utf8')) as { enrolment: Enrolment })
    .enrolment;

const journalOf = async (inspectionId: string) =>
  (await laptop.services['vault.read']({ inspectionId, afterSeq: 0, limit: 5000 })).entries;

const sizesOf = async (inspectionId: string): Promise<Record<string, number>> => {
  const sizes: Record<string, number> = {};
  for (const { digest } of editionFilesOf(await journalOf(inspectionId)))
    sizes[digest] = (await laptop.services['vault.readBlob']({ digest })).bytes.length;
  return sizes;
};

const settle = (receipts: unknown) =>
  laptop.services['courier.settle']({ receipts }).then(
    ({ settled, refused }) => ({ settled, refused: refused.map(({ problem }) => problem.code) }),
    (caught: unknown) => ensureHechaError(caught).code,
  );

beforeAll(async () => {
  scratch = await tempFolder('courier');
  office = await openOffice();
  staff = await signIn(office.hq());
  laptop = await openEnrolled(join(scratch, 'laptop'), office, onTheWay);
});
afterAll(async () => {
  await laptop.close();
  await office.close();
  await rm(scratch, { recursive: true, force: true });
});

describe('a bundle for a courier', () => {
  it('brings inspections to headquarters without a network, and its receipts settle them', async () => {
    const ids = await sealedOffline(2);
    const before = await received();
    const bundle = await packed(ids);
    const outcome = await taken(bundle);
    expect(outcome.results.map(({ submissionId, outcome: what }) => [submissionId, what])).toEqual(
      ids.map((id) => [id, 'accepted']),
    );
    expect(await received()).toBe(before + 2);
    expect(await settle(outcome.receipts)).toEqual({ settled: ids, refused: [] });
    for (const id of ids) await deliveryThat(laptop, id, ({ name }) => name === 'settled');

    // Brought once more, and sent over a network that is there again: nothing is taken twice.
    const again = await taken(bundle);
    expect(again.results.map(({ outcome: what }) => what)).toEqual(['known', 'known']);
    expect(again.receipts.receipts.map(({ receipt }) => receipt)).toEqual(
      outcome.receipts.receipts.map(({ receipt }) => receipt),
    );
    line = true;
    expect(await received()).toBe(before + 2);
    // The receipts that came by hand are proven by the log with the next pull.
    await laptop.services['sync.pull']({});
    const [first = ''] = ids;
    const state = await deliveryThat(laptop, first, ({ name }) => name === 'settled');
    expect(state.name === 'settled' && state.inclusion !== null).toBe(true);
  });

  it('is one with what a network brought before it', async () => {
    const [id = ''] = await sealedOffline(1);
    const bundle = await packed([id]);
    line = true;
    await laptop.services['sync.deliver']({ inspectionId: id });
    const state = await deliveryThat(laptop, id, ({ name }) => name === 'settled');
    const { results, receipts } = await taken(bundle);
    expect(results.map(({ outcome }) => outcome)).toEqual(['known']);
    expect(state.name === 'settled' && state.receipt).toEqual(receipts.receipts[0]?.receipt);
    // What is settled is not packed again.
    await expect(laptop.services['courier.pack']({ inspectionIds: [id] })).rejects.toMatchObject({
      code: 'INSPECTION_UNKNOWN',
    });
  });

  it('is opened by no other headquarters, and by nobody without its key', async () => {
    const bundle = await packed(await sealedOffline(1));
    expect(Buffer.from(bundle).toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> X25519 /);
    const other = await openOffice();
    const ours = { office, staff };
    try {
      office = other;
      staff = await signIn(other.hq());
      expect(await bring(bundle)).toEqual({ refusal: 'BUNDLE_OTHER_HEADQUARTERS' });
    } finally {
      ({ office, staff } = ours);
      await other.close();
    }
  });

  it('leaves nothing where it was cancelled, and is given up with the next', async () => {
    const ids = await sealedOffline(1);
    await laptop.services['courier.pack']({ inspectionIds: ids });
    await laptop.services['bundle.cancel']({});
    expect(await laptop.services['bundle.job']({})).toEqual({ job: null });
    expect(await readdir(join(scratch, 'laptop', 'bundles'))).toEqual([]);
    await packed(ids);
    await packed(ids);
    expect(await readdir(join(scratch, 'laptop', 'bundles'))).toHaveLength(1);
  });

  it('leaves nothing on a full disk or where a file cannot be read, and can be packed once there is room', async () => {
    const ids = await sealedOffline(1);
    const folder = join(scratch, 'full');
    await mkdir(folder);
    const submission = composeSubmission(await journalOf(ids[0] ?? ''), await sizesOf(ids[0] ?? ''));
    const bytes = canonicalBytes(submission);
    const frozen = [{ bytes, digest: sha256(bytes), submission }];
    const enrolled = await enrolment();
    const parts = {
      device: { sign: () => new Uint8Array(64), enrolled: () => enrolled },
      readBlob: async (digest: string) => (await laptop.services['vault.readBlob']({ digest })).bytes,
      createdAt: '2026-11-27T00:00:00Z',
    };
    const packing = { signal: new AbortController().signal, onProgress: () => undefined };
    const path = join(folder, 'a.hecha');
    const write = (more: object = {}) =>
      writeBundle(path, courierParcel(frozen, { ...parts, ...more }), packing);

    // Every write to this device fails for want of room, as the kernel says it.
    await symlink('/dev/full', `${path}.draft`);
    await expect(write()).rejects.toMatchObject({ code: 'DISK_FULL' });
    expect(await readdir(folder)).toEqual([]);
    const lost = () => Promise.reject(new HechaError('BLOB_UNKNOWN', {}));
    await expect(write({ readBlob: lost })).rejects.toMatchObject({ code: 'BLOB_UNKNOWN' });
    expect(await readdir(folder)).toEqual([]);
    await write();
    expect(await readdir(folder)).toEqual(['a.hecha']);
  });

  it('that was cut or changed anywhere is refused whole, and never anything else happens', async () => {
    const bundle = await packed(await sealedOffline(1));
    const before = await received();
    await fc.assert(
      fc.asyncProperty(spoiltBytes(bundle), async (bytes) => {
        const brought = await bring(bytes);
        expect('refusal' in brought && brought.refusal).toMatch(
          /^BUNDLE_(DAMAGED|OTHER_HEADQUARTERS|INVALID)/,
        );
      }),
      { numRuns: 150 },
    );
    expect(await received()).toBe(before);
    expect((await taken(bundle)).results.map(({ outcome }) => outcome)).toEqual(['accepted']);
  });
});

describe('a bundle that somebody else made', () => {
  type Piece = { readonly name: string; readonly bytes: Uint8Array };
  let recipient: string;
  let body: CourierManifestBody;
  const file = new TextEncoder().encode('a file');

  beforeAll(async () => {
    const { courier, deviceId } = await enrolment();
    recipient = courier;
    body = {
      schema: 1,
      kind: 'courier',
      recipient,
      deviceId,
      createdAt: '2026-11-27T00:00:00Z',
      submissions: [{ submissionId: 'i-1', digest: sha256(file), bytes: file.length }],
      files: [{ digest: sha256(file), bytes: file.length }],
    };
  });

  const sealedFor = async (pieces: readonly Piece[]): Promise<Uint8Array<ArrayBuffer>> => {
    const archive = pack();
    for (const { name, bytes } of pieces) archive.entry({ name, size: bytes.length }, Buffer.from(bytes));
    archive.finalize();
    const chunks: Uint8Array[] = [];
    for await (const chunk of archive) chunks.push(chunk as Uint8Array);
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    return new Uint8Array(await encrypter.encrypt(new Uint8Array(Buffer.concat(chunks))));
  };
  const manifest = (change: object = {}): Piece => ({
    name: manifestName,
    bytes: canonicalBytes({ body: { ...body, ...change }, signature: 'c2ln' }),
  });

  it.each<[string, () => readonly Piece[], string]>([
    ['with no list', () => [{ name: 'blobs/x', bytes: file }], 'BUNDLE_INVALID manifest'],
    ['with nothing at all', () => [], 'BUNDLE_INVALID manifest'],
    ['whose list is no JSON', () => [{ name: manifestName, bytes: file }], 'BUNDLE_INVALID manifest'],
    ['whose list no laptop signed', () => [manifest()], 'BUNDLE_INVALID signature'],
    ['of a laptop that nobody knows', () => [manifest({ deviceId: 'd-unknown' })], 'DEVICE_UNKNOWN'],
    [
      'encrypted anew for us',
      () => [manifest({ recipient: `age1${'q'.repeat(58)}` })],
      'BUNDLE_OTHER_HEADQUARTERS',
    ],
    [
      'that names one file twice',
      () => [manifest({ files: [...body.files, ...body.files] })],
      'BUNDLE_INVALID twice',
    ],
  ])('%s is refused', async (_how, pieces, refusal) => {
    expect(await bring(await sealedFor(pieces()))).toEqual({ refusal });
  });
});

describe('receipts that come back by hand', () => {
  it('are believed only for what they say, and only from headquarters', async () => {
    const ids = await sealedOffline(2);
    const [first = '', second = ''] = ids;
    const { receipts } = await taken(await packed(ids));
    const changed = (change: (given: CourierReceipts['receipts'][number]) => object): unknown => ({
      ...receipts,
      receipts: receipts.receipts.map(change),
    });
    const forged = changed((given) => ({
      ...given,
      receipt: { ...given.receipt, body: { ...given.receipt.body, receivedAt: '2026-01-01T00:00:00Z' } },
    }));
    expect(await settle(forged)).toEqual({ settled: [], refused: ['HQ_KEY_CHANGED', 'HQ_KEY_CHANGED'] });
    const unknown = changed((given) => ({
      ...given,
      receipt: { ...given.receipt, body: { ...given.receipt.body, submissionId: 'i-unknown' } },
    }));
    expect(await settle(unknown)).toMatchObject({ settled: [] });
    for (const value of [null, 'text', {}, { ...receipts, kind: 'other' }, receipts.receipts])
      expect(await settle(value)).toBe('COURIER_RECEIPTS_INVALID');
    const waiting = await laptop.services['sync.deliveries']({});
    for (const id of ids)
      expect(waiting.deliveries.find(({ inspectionId }) => inspectionId === id)?.state.name).toBe('waiting');

    const only = { ...receipts, receipts: receipts.receipts.slice(0, 1) };
    expect(await settle(only)).toEqual({ settled: [first], refused: [] });
    expect(await settle(receipts)).toEqual({ settled: [first, second], refused: [] });
  });

  it('are written beside the bundle by the command, at a headquarters that is not running', async () => {
    const ids = await sealedOffline(1);
    const path = join(scratch, 'brought.hecha');
    await writeFile(path, await packed(ids));
    const port = Number(new URL(office.hq().address).port);
    await office.hq().close();
    const told = await importBundleFile({ dataFolder: office.folder }, path);
    expect(told.results.map(({ outcome }) => outcome)).toEqual(['accepted']);
    await expect(importBundleFile({ dataFolder: office.folder }, `${path}.absent`)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    expect(await settle(JSON.parse(await readFile(told.receiptsFile, 'utf8')))).toEqual({
      settled: ids,
      refused: [],
    });
    await office.restart({ port });
  });
});
