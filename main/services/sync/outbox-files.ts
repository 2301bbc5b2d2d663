import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Id } from '../../../shared/domain/identifiers.ts';
import { errorCodes } from '../../../shared/errors.ts';
import { LogInclusion } from '../../../shared/exchange/log.ts';
import { Receipt } from '../../../shared/exchange/submission.ts';
import { canonicalBytes } from '../../../shared/seal/canonical.ts';
import { keepFile, readKeptFile, readKeptJson } from '../kept-file.ts';

const Refusal = z.strictObject({
  schema: z.literal(1),
  problem: z.strictObject({ code: z.enum(errorCodes), detail: z.record(z.string(), z.unknown()) }),
});
export type Refusal = z.infer<typeof Refusal>['problem'];

/** A file that the disk does not give counts as none here: headquarters is asked again. */
const readAs = <S extends z.ZodType>(path: string, schema: S): Promise<z.infer<S> | null> =>
  readKeptJson(path, schema).catch(() => null);

/**
 * What the outbox keeps beside the journals, one small file each, written durably: the bytes frozen at the first
 * attempt, headquarters' receipt, or its refusal. Which inspections wait is not kept: it follows from the journals.
 */
export type OutboxFiles = {
  readonly readSubmission: (id: Id) => Promise<Uint8Array<ArrayBuffer> | null>;
  readonly keepSubmission: (id: Id, bytes: Uint8Array) => Promise<void>;
  /** Keeps damaged frozen bytes under another name, for whoever wants to know what happened to them. */
  readonly setSubmissionAside: (id: Id) => Promise<void>;
  /** The receipt of this inspection; one that speaks of another is none. */
  readonly readReceipt: (id: Id) => Promise<Receipt | null>;
  readonly keepReceipt: (id: Id, receipt: Receipt) => Promise<void>;
  /** The proof that headquarters' log has the receipt. */
  readonly readInclusion: (id: Id) => Promise<LogInclusion | null>;
  readonly keepInclusion: (id: Id, inclusion: LogInclusion) => Promise<void>;
  /** The report with headquarters' timestamp; damage is found when it is verified. */
  readonly readStrengthened: (id: Id) => Promise<Uint8Array<ArrayBuffer> | null>;
  readonly keepStrengthened: (id: Id, bytes: Uint8Array) => Promise<void>;
  readonly readRefusal: (id: Id) => Promise<Refusal | null>;
  readonly keepRefusal: (id: Id, problem: Refusal) => Promise<void>;
  readonly dropRefusal: (id: Id) => Promise<void>;
  /** Ids of everything ever settled here, also after the local copy was cleared. */
  readonly receipts: () => Promise<readonly Id[]>;
};

export const openOutboxFiles = async (dataFolder: string): Promise<OutboxFiles> => {
  const folder = join(dataFolder, 'outbox');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const at = (id: Id, kind: 'submission' | 'receipt' | 'inclusion' | 'refusal') =>
    join(folder, `${id}.${kind}.json`);
  const keep = (path: string, value: unknown) => keepFile(path, canonicalBytes(value));
  return {
    readSubmission: (id) => readKeptFile(at(id, 'submission')),
    keepSubmission: (id, bytes) => keepFile(at(id, 'submission'), bytes),
    setSubmissionAside: (id) => rename(at(id, 'submission'), `${at(id, 'submission')}.damaged`),
    readReceipt: async (id) => {
      const receipt = await readAs(at(id, 'receipt'), Receipt);
      return receipt?.body.submissionId === id ? receipt : null;
    },
    keepReceipt: (id, receipt) => keep(at(id, 'receipt'), receipt),
    readInclusion: (id) => readAs(at(id, 'inclusion'), LogInclusion),
    keepInclusion: (id, inclusion) => keep(at(id, 'inclusion'), inclusion),
    readStrengthened: (id) => readKeptFile(join(folder, `${id}.strengthened.pdf`)),
    keepStrengthened: (id, bytes) => keepFile(join(folder, `${id}.strengthened.pdf`), bytes),
    readRefusal: async (id) => (await readAs(at(id, 'refusal'), Refusal))?.problem ?? null,
    keepRefusal: (id, problem) => keep(at(id, 'refusal'), { schema: 1, problem }),
    dropRefusal: (id) => rm(at(id, 'refusal'), { force: true }),
    receipts: async () =>
      (await readdir(folder))
        .filter((name) => name.endsWith('.receipt.json'))
        .map((name) => name.slice(0, -'.receipt.json'.length))
        .filter((id) => Id.safeParse(id).success),
  };
};
