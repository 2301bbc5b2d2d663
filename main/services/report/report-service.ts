import type { ReportJob, Services } from '../../../shared/contract/contract.ts';
import { Checklist } from '../../../shared/domain/checklist.ts';
import { contentDigestOf } from '../../../shared/domain/content.ts';
import type { Digest, Id } from '../../../shared/domain/identifiers.ts';
import type { Inspection } from '../../../shared/domain/inspection.ts';
import type { JournalEntry } from '../../../shared/domain/journal.ts';
import { missingSignatures } from '../../../shared/domain/parties.ts';
import { replay } from '../../../shared/domain/replay.ts';
import { RuleSet } from '../../../shared/domain/rule-set.ts';
import { ensureHechaError, type ErrorCode, HechaError } from '../../../shared/errors.ts';
import { toBase64Url } from '../../../shared/exchange/base64.ts';
import { demandForm } from '../../../shared/report/forms/build-form-model.ts';
import type { EmbeddedRecord } from '../../../shared/report/record.ts';
import { reportInputOf } from '../../../shared/report/report-input.ts';
import { digestOf } from '../../../shared/seal/digest.ts';
import { summaryOf } from '../../../shared/summary/summary.ts';
import { summaryMessage } from '../../../shared/summary/summary-code.ts';
import type { z } from 'zod';
import { drawnPhotos } from './render-report.ts';
import { signersAmong } from './sign-report.ts';
import { createWarmWorker } from './warm-worker.ts';
import type { Paper } from './worker-messages.ts';

/** What the report needs of the second copy. */
type ReportVault = {
  readonly readJournal: (inspectionId: Id) => Promise<JournalEntry[]>;
  readonly readBlob: (digest: Digest) => Promise<Uint8Array>;
  readonly blobPath: (digest: Digest) => string;
  readonly putBlob: (digest: Digest, bytes: Uint8Array) => Promise<void>;
};

export type ReportPorts = {
  readonly vault: ReportVault;
  /** File URL of the built worker. */
  readonly reportWorker: URL;
  /** Identity of this laptop as headquarters knows it; null before enrolment. */
  readonly device: () => EmbeddedRecord['device'];
  /** Raw Ed25519 signature of the device key, 64 bytes. */
  readonly sign: (message: Uint8Array) => Uint8Array;
  /** Inspectors whose certificates are on this laptop and in force. */
  readonly readySigners: () => readonly Id[];
};

type Methods = Pick<Services, 'report.start' | 'report.form' | 'report.status' | 'report.cancel'>;
export type ReportService = Methods & { readonly close: () => Promise<void> };

type Wanted = Parameters<Services['report.start']>[0];

/** Jobs that are over are remembered this long, so that a page may ask again after a reload. */
const rememberedJobs = 50;

const beforeSeal = (entries: readonly JournalEntry[]): JournalEntry[] => {
  const sealed = entries.findIndex(({ event }) => event.type === 'inspection.sealed');
  return sealed < 0 ? [...entries] : entries.slice(0, sealed);
};

const readContent = async <S extends z.ZodType>(
  vault: ReportVault,
  digest: Digest,
  schema: S,
  unknown: ErrorCode,
): Promise<z.output<S>> => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await vault.readBlob(digest));
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new HechaError(unknown, { digest }, { cause });
  }
};

const refuseUnsigned = (inspection: Inspection, contentDigest: Digest): void => {
  const missing = missingSignatures(inspection, contentDigest);
  if (missing.length > 0) {
    throw new HechaError('SIGNATURES_MISSING', {
      parties: missing.map(({ id, name }) => ({ id, name })),
      names: missing.map(({ name }) => name).join('、'),
    });
  }
};

/** Ed25519 is deterministic (RFC 8032): the same record is signed with the same bytes, however often it is printed. */
const withSummary = (record: EmbeddedRecord, { sign }: ReportPorts): EmbeddedRecord =>
  record.purpose === 'draft' || record.device === null
    ? record
    : { ...record, summarySignature: toBase64Url(sign(summaryMessage(summaryOf(reportInputOf(record))))) };

/** The record up to the seal, and whether there is a seal. */
const readRecord = async (
  ports: ReportPorts,
  wanted: Wanted,
): Promise<{ record: EmbeddedRecord; sealed: boolean }> => {
  const { vault } = ports;
  const entries = await vault.readJournal(wanted.inspectionId);
  const journal = beforeSeal(entries);
  const last = journal.at(-1);
  if (!last) throw new HechaError('INSPECTION_UNKNOWN', { inspectionId: wanted.inspectionId });
  const inspection = replay(journal);
  const contentDigest = contentDigestOf(inspection);
  if (wanted.purpose === 'final') refuseUnsigned(inspection, contentDigest);
  const record: EmbeddedRecord = {
    schema: 1,
    inspectionId: wanted.inspectionId,
    contentDigest,
    journalHead: last.hash,
    journal,
    checklist: await readContent(vault, inspection.checklistDigest, Checklist, 'CHECKLIST_UNKNOWN'),
    ruleSet: await readContent(vault, inspection.ruleSetDigest, RuleSet, 'RULE_SET_UNKNOWN'),
    signers: wanted.purpose === 'final' ? signersAmong(inspection, contentDigest, ports.readySigners()) : [],
    device: ports.device(),
    summarySignature: null,
    language: wanted.language,
    purpose: wanted.purpose,
  };
  return { record: withSummary(record, ports), sealed: journal.length < entries.length };
};

/** What tells a record from another; the rest follows from it. */
const identityOf = ({
  journal: _journal,
  checklist: _checklist,
  ruleSet: _ruleSet,
  ...rest
}: EmbeddedRecord): Omit<EmbeddedRecord, 'journal' | 'checklist' | 'ruleSet'> => rest;

/** The same paper asked for twice is one job: its name is what it prints. */
const jobOf = (record: EmbeddedRecord, paper: Paper): Id =>
  paper.kind === 'report'
    ? `report-${digestOf(identityOf(record)).slice(0, 32)}`
    : `form-${digestOf({ ...identityOf(record), ...paper }).slice(0, 32)}`;

/**
 * Reports from the second copy, made in a warm worker. A job is state to be asked for; its PDF lies in the vault
 * under its digest once it is done.
 */
export const createReportService = (ports: ReportPorts): ReportService => {
  const worker = createWarmWorker(ports.reportWorker);
  const jobs = new Map<Id, ReportJob>();

  const set = (jobId: Id, job: ReportJob): void => {
    jobs.delete(jobId);
    jobs.set(jobId, job);
    for (const [oldest, { name }] of jobs) {
      if (jobs.size <= rememberedJobs) break;
      if (name !== 'rendering') jobs.delete(oldest);
    }
  };

  const render = async (jobId: Id, record: EmbeddedRecord, paper: Paper): Promise<void> => {
    const { digest, bytes, pages, missingGlyphs } = await worker.render(
      { jobId, record, paper },
      (done, total) => set(jobId, { name: 'rendering', done, total }),
    );
    const size = bytes.byteLength;
    await ports.vault.putBlob(digest, bytes);
    if (jobs.get(jobId)?.name === 'cancelled') return;
    const { contentDigest } = record;
    set(jobId, {
      name: 'done',
      digest,
      bytes: size,
      pages,
      contentDigest,
      missingGlyphs: [...missingGlyphs],
    });
  };

  const fail = (jobId: Id, caught: unknown): void => {
    const { code, detail } = ensureHechaError(caught);
    set(
      jobId,
      code === 'REPORT_CANCELLED' ? { name: 'cancelled' } : { name: 'failed', problem: { code, detail } },
    );
  };

  const begin = (record: EmbeddedRecord, paper: Paper): { jobId: Id } => {
    const jobId = jobOf(record, paper);
    const known = jobs.get(jobId)?.name;
    if (known === 'rendering' || known === 'done') return { jobId };
    set(jobId, { name: 'rendering', done: 0, total: 100 });
    render(jobId, record, paper).catch((caught: unknown) => fail(jobId, caught));
    return { jobId };
  };

  return {
    'report.start': async (wanted) => {
      const { record } = await readRecord(ports, wanted);
      const photos = drawnPhotos(record).map((digest) => ({ digest, path: ports.vault.blobPath(digest) }));
      return begin(record, { kind: 'report', photos });
    },
    'report.form': async ({ inspectionId, language, form }) => {
      const { record, sealed } = await readRecord(ports, { inspectionId, language, purpose: 'draft' });
      demandForm(reportInputOf(record), form);
      return begin(record, { kind: 'form', form, sealed });
    },
    'report.status': ({ jobId }) => {
      const job = jobs.get(jobId);
      return job ? Promise.resolve(job) : Promise.reject(new HechaError('REPORT_UNKNOWN', { jobId }));
    },
    'report.cancel': ({ jobId }) => {
      if (jobs.get(jobId)?.name === 'rendering') {
        set(jobId, { name: 'cancelled' });
        worker.cancel(jobId);
      }
      return Promise.resolve({});
    },
    close: worker.close,
  };
};
