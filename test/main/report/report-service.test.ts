import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReportService, type ReportService } from '../../../main/services/report/report-service.ts';
import { openVault, type Vault } from '../../../main/services/vault/vault.ts';
import type { ReportJob } from '../../../shared/contract/contract.ts';
import { readFiles } from '../../../shared/pdf/read-files.ts';
import { canonicalBytes } from '../../../shared/seal/canonical.ts';
import { digestOf } from '../../../shared/seal/digest.ts';
import {
  type AnsweredInspection,
  type AnsweredOptions,
  buildAnsweredInspection,
} from '../../fixtures/report/answered-inspection.ts';
import { signByDevice, testDevice } from '../../fixtures/report/test-device.ts';

const reportWorker = new URL('../../../dist/main/report-worker.js', import.meta.url);

let folder: string;
let vault: Vault;
let service: ReportService;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hecha-report-'));
  vault = await openVault(folder, () => '2026-11-23T18:00:00+08:00', { ballastBytes: 0, reserveBytes: 0 });
  service = createReportService({
    vault,
    reportWorker,
    device: () => testDevice,
    sign: signByDevice,
    readySigners: () => [],
  });
});

afterEach(async () => {
  await service.close();
  await vault.close();
  await rm(folder, { recursive: true });
});

const keep = async (options: AnsweredOptions = {}): Promise<AnsweredInspection> => {
  const built = buildAnsweredInspection(options);
  await vault.append(built.journal);
  for (const [digest, bytes] of built.photos) await vault.putBlob(digest, bytes);
  for (const content of [built.context.checklist, built.context.ruleSet]) {
    await vault.putBlob(digestOf(content), canonicalBytes(content));
  }
  return built;
};

const start = (purpose: 'draft' | 'final', inspectionId = 'insp-2026-0001') =>
  service['report.start']({ inspectionId, language: 'zh', purpose });

/** Asks until the job is over, as a page does; returns every state seen. */
const watch = async (
  jobId: string,
  each: (job: ReportJob) => unknown = () => undefined,
): Promise<ReportJob[]> => {
  const seen: ReportJob[] = [];
  for (;;) {
    const job = await service['report.status']({ jobId });
    seen.push(job);
    await each(job);
    if (job.name !== 'rendering') return seen;
    await new Promise((resolve) => setImmediate(resolve));
  }
};

describe('the report service', () => {
  it('makes a report in the worker and keeps it in the vault, while this thread goes on', async () => {
    const built = await keep({ extraPhotos: 12 });
    const { jobId } = await start('final');
    const seen = await watch(jobId);
    const last = seen.at(-1);
    if (last?.name !== 'done') throw new Error(JSON.stringify(last));
    expect(last.contentDigest).toBe(built.record('zh').contentDigest);
    expect((await vault.readBlob(last.digest)).byteLength).toBe(last.bytes);
    const shares = seen.flatMap((job) => (job.name === 'rendering' ? [job.done] : []));
    // Asked again and again while it was being made: the thread was free, and progress only rose.
    expect(new Set(shares).size).toBeGreaterThan(3);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it('gives the same job and the same bytes when asked again', async () => {
    await keep();
    const one = await start('final');
    expect(await start('final')).toEqual(one);
    const [done] = (await watch(one.jobId)).slice(-1);
    expect(await start('final')).toEqual(one);
    expect((await watch(one.jobId)).slice(-1)).toEqual([done]);
  });

  it('refuses a final report while a required signature is missing, and names who', async () => {
    await keep({ signatures: 'none' });
    await expect(start('final')).rejects.toMatchObject({
      code: 'SIGNATURES_MISSING',
      detail: { names: '陈立群、周雅琴、刘建国' },
    });
    const { jobId } = await start('draft');
    expect((await watch(jobId)).at(-1)?.name).toBe('done');
  });

  it('refuses an unknown inspection and an unknown checklist by name', async () => {
    await expect(start('draft', 'nobody')).rejects.toMatchObject({ code: 'INSPECTION_UNKNOWN' });
    await vault.append(buildAnsweredInspection().journal);
    await expect(start('draft')).rejects.toMatchObject({ code: 'CHECKLIST_UNKNOWN' });
  });

  it('stops when cancelled, and makes the report afterwards when asked again', async () => {
    await keep({ items: 120 });
    const { jobId } = await start('draft');
    await watch(jobId, (job) =>
      job.name === 'rendering' && job.done > 0 ? service['report.cancel']({ jobId }) : undefined,
    );
    expect(await service['report.status']({ jobId })).toEqual({ name: 'cancelled' });
    expect(await start('draft')).toEqual({ jobId });
    expect((await watch(jobId)).at(-1)?.name).toBe('done');
  });

  it('fails with the digest of a photo that is damaged on disk', async () => {
    const { photos } = await keep();
    const [digest] = [...photos.keys()];
    await writeFile(vault.blobPath(digest ?? ''), 'not a photo');
    const { jobId } = await start('draft');
    expect((await watch(jobId)).at(-1)).toEqual({
      name: 'failed',
      problem: { code: 'BLOB_DIGEST_MISMATCH', detail: { digest } },
    });
  });

  it('makes a form before anything is signed, and again the same bytes for the same record', async () => {
    const built = await keep({ signatures: 'none', verdicts: { 'g-3.3': 'nonconforming' } });
    const ask = () =>
      service['report.form']({ inspectionId: 'insp-2026-0001', language: 'zh', form: 'correctionNotice' });
    const { jobId } = await ask();
    const last = (await watch(jobId)).at(-1);
    if (last?.name !== 'done') throw new Error(JSON.stringify(last));
    expect(last.contentDigest).toBe(built.record('zh').contentDigest);
    const bytes = await vault.readBlob(last.digest);
    expect(bytes.byteLength).toBe(last.bytes);
    expect((await readFiles(new Uint8Array(bytes))).attachments.size).toBe(0);
    expect(await ask()).toEqual({ jobId });
    expect((await start('draft')).jobId).not.toBe(jobId);
  });

  it('refuses a form whose data are not there, and makes none', async () => {
    await keep();
    const ask = (form: 'nonconformities' | 'samplingRecord') =>
      service['report.form']({ inspectionId: 'insp-2026-0001', language: 'zh', form });
    for (const form of ['nonconformities', 'samplingRecord'] as const)
      await expect(ask(form)).rejects.toMatchObject({ code: 'FORM_NOT_READY', detail: { form } });
  });

  it('refuses to tell of a job it never had', async () => {
    await expect(service['report.status']({ jobId: 'report-none' })).rejects.toMatchObject({
      code: 'REPORT_UNKNOWN',
    });
  });
});
