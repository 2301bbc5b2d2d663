import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '../../shared/contract/client.ts';
import { contract, type Method, type Services } from '../../shared/contract/contract.ts';
import { HechaError } from '../../shared/errors.ts';
import { writeJournal } from '../main/vault/write-journal.ts';
import { sampleInputs } from './sample-inputs.ts';
import { doors, type Door } from './transports.ts';

const methods = Object.keys(contract) as Method[];

/** Services that refuse everything by a code and the method's own name, but for what a test puts in. */
const servicesWith = (some: Partial<Services> = {}): Services => ({
  ...(Object.fromEntries(
    methods.map((method) => [
      method,
      () => Promise.reject(new HechaError('INSPECTION_UNKNOWN', { method, 中文: '𠮷' })),
    ]),
  ) as unknown as Services),
  ...some,
});

/** Bytes that take every value and do not repeat with a power of two. */
const manyBytes = (length: number) => new Uint8Array(length).map((_, index) => (index * 31) % 251);

describe.each(doors)('the door, %s', (_name, open) => {
  let door: Door | undefined;
  afterEach(async () => {
    await door?.close();
    door = undefined;
  });

  it('carries bytes and text unchanged in both directions', async () => {
    const bytes = manyBytes(3_000_001);
    const got: Uint8Array[] = [];
    const [entry] = writeJournal('a', 1, '核查 𠮷🏭 "\\\u0000\u2028 $bytes');
    const entries = entry ? [entry] : [];
    const head = { inspectionId: 'a', seq: 1, hash: 'cd'.repeat(32) };
    door = await open(
      servicesWith({
        'vault.putBlob': ({ digest, bytes: given }) => {
          got.push(given);
          return Promise.resolve({ digest });
        },
        'vault.readBlob': () => Promise.resolve({ bytes }),
        'vault.read': () => Promise.resolve({ entries, head }),
      }),
    );
    const client = createClient(door.send);
    await client['vault.putBlob']({ ...sampleInputs['vault.putBlob'], bytes });
    expect(Buffer.compare(got[0] ?? new Uint8Array(), bytes)).toBe(0);
    const read = await client['vault.readBlob'](sampleInputs['vault.readBlob']);
    expect(read.bytes).toBeInstanceOf(Uint8Array);
    expect(Buffer.compare(read.bytes, bytes)).toBe(0);
    expect(await client['vault.read'](sampleInputs['vault.read'])).toEqual({ entries, head });
  });

  it.each(methods)(
    'serves %s, and brings its error with code and detail and without a stack',
    async (method) => {
      door = await open(servicesWith());
      const reply = await door.send(method, sampleInputs[method]);
      expect(reply).toEqual({ ok: false, code: 'INSPECTION_UNKNOWN', detail: { method, 中文: '𠮷' } });
    },
  );

  it('lets no bad input reach a service', async () => {
    const reached = vi.fn(() => Promise.resolve({ digest: 'ab'.repeat(32) }));
    door = await open(servicesWith({ 'vault.putBlob': reached }));
    const good = sampleInputs['vault.putBlob'];
    const bad: unknown[] = [
      undefined,
      null,
      'text',
      [],
      {},
      { ...good, digest: '../../etc/passwd' },
      { ...good, digest: good.digest.toUpperCase() },
      { ...good, bytes: [1, 2, 3] },
      { ...good, bytes: { $bytes: [0, 3] } },
      { ...good, more: true },
      { ...good, mediaType: 7 },
    ];
    for (const input of bad) {
      expect(await door.send('vault.putBlob', input)).toMatchObject({ ok: false, code: 'INPUT_INVALID' });
    }
    expect(reached).not.toHaveBeenCalled();
    expect(await door.send('vault.putBlob', good)).toMatchObject({ ok: true });
  });

  it('refuses an unknown method by its name', async () => {
    door = await open(servicesWith());
    for (const method of ['vault.format', 'constructor', '__proto__', '']) {
      expect(await door.send(method, {})).toEqual({ ok: false, code: 'METHOD_UNKNOWN', detail: { method } });
    }
  });

  it('tells nothing about what nobody foresaw, and hands it to the log', async () => {
    const log = vi.fn();
    door = await open(
      servicesWith({ 'vault.heads': () => Promise.reject(new TypeError('secret path /home/x')) }),
      log,
    );
    const reply = await door.send('vault.heads', {});
    expect(reply).toEqual({ ok: false, code: 'INTERNAL', detail: {} });
    expect(log).toHaveBeenCalledOnce();
  });

  it('lets no service answer what the contract does not promise', async () => {
    const wrong = { heads: [{ inspectionId: 'a', seq: -1, hash: 'x' }] };
    door = await open(servicesWith({ 'vault.heads': () => Promise.resolve(wrong) }));
    expect(await door.send('vault.heads', {})).toEqual({ ok: false, code: 'INTERNAL', detail: {} });
  });

  it('answers many calls at once, each with its own answer', async () => {
    door = await open(
      servicesWith({ 'vault.missingBlobs': ({ digests }) => Promise.resolve({ missing: digests }) }),
    );
    const client = createClient(door.send);
    const asked = Array.from({ length: 40 }, (_, index) => [index.toString(16).padStart(64, '0')]);
    const answers = await Promise.all(asked.map((digests) => client['vault.missingBlobs']({ digests })));
    expect(answers.map(({ missing }) => missing)).toEqual(asked);
  });
});
