import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadFonts } from '../../../main/services/report/fonts.ts';
import { renderReport } from '../../../main/services/report/render-report.ts';
import { createSignReport } from '../../../main/services/report/sign-report.ts';
import { openVault, type Vault } from '../../../main/services/vault/vault.ts';
import { digestOfBytes } from '../../../shared/seal/digest.ts';
import { readCertificate } from '../../../shared/pki/certificate.ts';
import type { Signer } from '../../../shared/pki/signer.ts';
import { verifyReport } from '../../../shared/verify/verify-report.ts';
import { buildAnsweredInspection } from '../../fixtures/report/answered-inspection.ts';
import { buildChild } from '../../setup/build-child.ts';
import { issuingKey, startAuthority, type TestAuthority, type TestKey } from '../../shared/pki/test-keys.ts';
import { smallDisk } from '../vault/small-disk.ts';
import type { SigningTask } from './sign-child.ts';

const parties = ['insp-01', 'insp-02'];
const now = '2026-11-23T10:00:00+08:00';
const built = buildAnsweredInspection({ signers: parties });
const { id: inspectionId } = built.inspection;

let base: Uint8Array<ArrayBuffer>;
let authority: TestAuthority;
let keys: ReadonlyMap<string, { readonly key: TestKey; readonly certificate: Uint8Array<ArrayBuffer> }>;
let folder: string;
let vault: Vault | undefined;

beforeAll(async () => {
  const fonts = await loadFonts();
  base = new Uint8Array(
    (await renderReport({ record: built.record('zh'), photos: built.photos, fonts })).bytes,
  );
  authority = await startAuthority();
  keys = new Map(
    await Promise.all(
      parties.map(async (number) => {
        const key = issuingKey();
        const commonName =
          built.inspection.signatures.find(({ party }) => party.id === number)?.party.name ?? '';
        const subject = { commonName, organisation: '荆州市市场监督管理局', number };
        const certificate = await authority.issue(subject, key);
        return [number, { key, certificate }] as const;
      }),
    ),
  );
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hecha-signing-'));
});
afterEach(async () => {
  await vault?.close();
  vault = undefined;
  await rm(folder, { recursive: true });
});

const signerOf = (id: string): Signer => {
  const found = keys.get(id);
  if (!found) throw new Error(`no key of ${id}`);
  const { certificate, key } = found;
  return { certificate, chain: [authority.der], algorithm: key.algorithm, sign: key.sign };
};

/** A vault that holds the journal and the report to be signed; `room`: bytes that its disk holds. */
const openSigning = async (room?: number): Promise<Vault> => {
  const disk = room === undefined ? {} : { disk: smallDisk(folder, room) };
  vault = await openVault(folder, () => now, { ballastBytes: 0, reserveBytes: 0, ...disk });
  await vault.append(built.journal);
  await vault.putBlob(digestOfBytes(base), base);
  return vault;
};

/** How many signatures of a file hold, followed to the authority. */
const signaturesOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<number> => {
  const trust = { anchors: [readCertificate(authority.der)], revocations: [], now };
  const { signers, checks } = await verifyReport(bytes, trust, null);
  expect(checks.filter(({ name, ok }) => name !== 'certificates' && !ok)).toEqual([]);
  return signers.filter(({ problem }) => problem === null).length;
};

describe('a report that is being signed', () => {
  it('stays as the last signature left it when the disk is full, and is signed on once there is room', async () => {
    const open = await openSigning(2 * base.length + 1_000_000);
    const sign = createSignReport({ vault: open, signerOf, now: () => now });
    const first = await sign({ inspectionId, reportDigest: digestOfBytes(base) });
    expect(first).toMatchObject({ signed: 1, next: parties[1] });
    const files = async () =>
      (await readdir(folder, { recursive: true, withFileTypes: true }))
        .flatMap((found) => (found.isFile() ? [found.name] : []))
        .sort();
    const before = await files();
    const again = { inspectionId, reportDigest: first.digest };
    await expect(sign(again)).rejects.toMatchObject({ code: 'DISK_FULL' });
    expect(await files()).toEqual(before);
    expect(await signaturesOf(await open.readBlob(first.digest))).toBe(1);
    await open.close();

    vault = await openVault(folder, () => now, { ballastBytes: 0, reserveBytes: 0 });
    const last = await createSignReport({ vault, signerOf, now: () => now })(again);
    expect(last).toMatchObject({ signed: 2, next: null });
    expect(await signaturesOf(await vault.readBlob(last.digest))).toBe(2);
  });

  it('is whole in every file that was ever told, whenever the signer is killed', async () => {
    await (await openSigning()).close();
    const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
    const task: SigningTask = {
      folder,
      now,
      inspectionId,
      reportDigest: digestOfBytes(base),
      keys: Object.fromEntries(
        [...keys].map(([id, { key, certificate }]) => [
          id,
          { pem: key.pem, certificate: base64(certificate) },
        ]),
      ),
      chain: [base64(authority.der)],
    };
    const taskPath = join(folder, 'task.json');
    await writeFile(taskPath, JSON.stringify(task));
    const child = await buildChild(new URL('./sign-child.ts', import.meta.url));
    const told = new Map<string, number>();
    // Killed by what it has said, not by a clock: after each signature, and in the middle of the next.
    for (const lines of [1, 2, 3, 4]) {
      const running = spawn(process.execPath, [child, taskPath], { stdio: ['ignore', 'pipe', 'inherit'] });
      const exit = once(running, 'exit');
      let said = 0;
      for await (const line of createInterface({ input: running.stdout })) {
        const [signed, digest] = line.split(' ');
        if (digest !== undefined) told.set(digest, Number(signed));
        if ((said += 1) >= lines) running.kill('SIGKILL');
      }
      await exit;
    }
    expect(told.size).toBeGreaterThan(3);
    vault = await openVault(folder, () => now, { ballastBytes: 0, reserveBytes: 0 });
    expect(vault.notices()).toEqual([]);
    for (const [digest, signed] of told)
      expect(await signaturesOf(await vault.readBlob(digest))).toBe(signed);
    const half = [...told].find(([, signed]) => signed === 1)?.[0] ?? '';
    const sign = createSignReport({ vault, signerOf, now: () => now });
    const last = await sign({ inspectionId, reportDigest: half });
    expect(await signaturesOf(await vault.readBlob(last.digest))).toBe(2);
  });
});
