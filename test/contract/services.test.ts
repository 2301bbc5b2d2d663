import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFileVault } from '../../main/hosts/loopback/file-vault.ts';
import { createServices, type RunningServices } from '../../main/services/create-services.ts';
import { createClient } from '../../shared/contract/client.ts';
import { contract } from '../../shared/contract/contract.ts';
import { digestOfBytes } from '../../shared/seal/digest.ts';
import { now, writeJournal } from '../main/vault/write-journal.ts';
import { doors, type Door } from './transports.ts';

let folder: string;
let running: RunningServices;
let door: Door | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hecha-services-'));
  running = await createServices(
    {
      now,
      machineClock: () => ({ boot: 'boot-1', uptime: 1000 }),
      dataFolder: folder,
      vault: await openFileVault(folder),
      headquarters: 'http://127.0.0.1:9',
      fetch: () => Promise.reject(new TypeError('no network')),
      pkcs11: null,
      reportWorker: new URL('file:///no-worker.js'),
      host: 'memory',
      version: '1.2.3',
      log: () => undefined,
    },
    { ballastBytes: 0, reserveBytes: 0 },
  );
});
afterEach(async () => {
  await door?.close();
  door = undefined;
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

it('offers every method of the contract and nothing else', () => {
  expect(Object.keys(running.services).sort()).toEqual(Object.keys(contract).sort());
});

describe.each(doors)('the real services, %s', (_name, open) => {
  it('are not changed by a call that is repeated', async () => {
    door = await open(running.services);
    const client = createClient(door.send);
    const entries = writeJournal('a', 5);
    const bytes = new Uint8Array(70_000).fill(9);
    const digest = digestOfBytes(bytes);
    const photo = { digest, mediaType: 'image/jpeg', bytes };
    const once = [await client['vault.append']({ entries }), await client['vault.putBlob'](photo)];
    const twice = [await client['vault.append']({ entries }), await client['vault.putBlob'](photo)];
    expect(twice).toEqual(once);
    expect(await client['vault.heads']({})).toEqual({
      heads: [{ inspectionId: 'a', seq: 5, hash: entries[4]?.hash }],
    });
    const read = await client['vault.read']({ inspectionId: 'a', afterSeq: 0, limit: 100 });
    expect(read.entries).toEqual(entries);
    const absent = '0'.repeat(64);
    expect(await client['vault.missingBlobs']({ digests: [digest, absent] })).toEqual({ missing: [absent] });
    expect((await client['vault.readBlob']({ digest })).bytes).toEqual(bytes);
  });

  it('describe themselves, and say what they cannot do without a network or an enrolment', async () => {
    door = await open(running.services);
    const client = createClient(door.send);
    expect(await client['app.describe']({})).toMatchObject({
      version: '1.2.3',
      host: 'memory',
      device: null,
      storage: { photosPaused: false },
    });
    expect(await client['sync.probe']({})).toMatchObject({ reachable: false });
    expect(await door.send('vault.clear', { inspectionId: 'a' })).toMatchObject({ code: 'RECEIPT_MISSING' });
    expect(await door.send('vault.readBlob', { digest: 'ab'.repeat(32) })).toMatchObject({
      code: 'BLOB_UNKNOWN',
    });
  });
});
