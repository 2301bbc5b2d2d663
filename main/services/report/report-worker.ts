import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import type { Digest } from '../../../shared/domain/identifiers.ts';
import { ensureHechaError, HechaError } from '../../../shared/errors.ts';
import { checkRecord } from '../../../shared/report/check-record.ts';
import { type Fonts, loadFonts } from './fonts.ts';
import { renderForm } from './render-form.ts';
import { type RenderedReport, renderReport } from './render-report.ts';
import type { Paper, WorkerAnswer, WorkerRequest } from './worker-messages.ts';
import { sha256 } from '../sha256.ts';

type PhotoPlace = Extract<Paper, { kind: 'report' }>['photos'][number];

const readPhoto = async ({ digest, path }: PhotoPlace): Promise<Buffer> => {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new HechaError('BLOB_UNKNOWN', { digest }, { cause });
  });
  if (sha256(bytes) !== digest) throw new HechaError('BLOB_DIGEST_MISMATCH', { digest });
  return bytes;
};

let fonts: Promise<Fonts> | null = null;

const answer = (message: WorkerAnswer, transfer: ArrayBuffer[] = []): void =>
  parentPort?.postMessage(message, transfer);

const refuseBroken = ({ record }: WorkerRequest): void => {
  const broken = checkRecord(record).find(({ ok }) => !ok);
  if (broken) throw new HechaError('JOURNAL_BROKEN', { check: broken.name, reason: broken.detail });
};

const print = async (
  { record, paper }: WorkerRequest,
  onProgress: (share: number) => void,
): Promise<RenderedReport> => {
  fonts ??= loadFonts();
  const common = { record, fonts: await fonts, onProgress };
  if (paper.kind === 'form') return renderForm({ ...common, form: paper.form, sealed: paper.sealed });
  const photos = new Map<Digest, Uint8Array>();
  for (const photo of paper.photos) photos.set(photo.digest, await readPhoto(photo));
  return renderReport({ ...common, photos });
};

const render = async (request: WorkerRequest): Promise<void> => {
  const { jobId } = request;
  let told = -1;
  const tell = (share: number): void => {
    const done = Math.floor(share * 100);
    if (done <= told) return;
    told = done;
    answer({ name: 'progress', jobId, done, total: 100 });
  };
  refuseBroken(request);
  const rendered = await print(request, tell);
  // A buffer of its own: only such a one can be handed over without being copied again.
  const bytes = new Uint8Array(rendered.bytes);
  const { pages, missingGlyphs } = rendered;
  answer({ name: 'done', jobId, bytes, digest: sha256(bytes), pages, missingGlyphs }, [bytes.buffer]);
};

parentPort?.on('message', (request: WorkerRequest) => {
  render(request).catch((caught: unknown) => {
    const { code, detail } = ensureHechaError(caught);
    answer({ name: 'failed', jobId: request.jobId, code, detail });
  });
});
