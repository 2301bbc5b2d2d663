import type { Id } from '../../shared/domain/identifiers.ts';
import { replay } from '../../shared/domain/replay.ts';
import { ensureHechaError } from '../../shared/errors.ts';
import { readFiles } from '../../shared/pdf/read-files.ts';
import { digestOfFile } from '../../shared/pdf/sign-file.ts';
import { readRevocationList } from '../../shared/pki/revocation-list.ts';
import { EmbeddedRecord, recordFileName } from '../../shared/report/record.ts';
import { fieldSignersOf } from '../../shared/verify/check-signers.ts';
import { verifyReport } from '../../shared/verify/verify-report.ts';
import { makeRevocationList } from '../certificates/revocation-list.ts';
import type { Desk } from '../desk.ts';
import { strengthenReport } from './strengthen-report.ts';
import type { TimestampAuthority } from './timestamp-authority.ts';

export type Strengthening = {
  /** Puts a received inspection in the queue; answers at once. */
  readonly consider: (submissionId: Id) => void;
  /** Lets the one under way end; the others wait for the next start. */
  readonly close: () => Promise<void>;
};

const signersIn = async (file: Uint8Array<ArrayBuffer>) => {
  const attached = (await readFiles(file)).attachments.get(recordFileName);
  const record = EmbeddedRecord.parse(JSON.parse(new TextDecoder().decode(attached)));
  return fieldSignersOf(record, replay(record.journal));
};

/**
 * Makes received reports stronger, one after the other, after their receipts were given: what arrives is verified whole,
 * then gets validation data and a timestamp in a file of its own. What fails is said in the log, keeps nothing else from
 * going on, and is tried again at the next start.
 */
export const createStrengthening = (
  desk: Desk,
  authority: TimestampAuthority,
  log: (line: string) => void,
): Strengthening => {
  const { database, blobs, ledger, issuer, now } = desk;
  let queue: Promise<void> = Promise.resolve();
  let closing = false;

  const strengthen = async (submissionId: Id): Promise<void> => {
    const row = await database
      .selectFrom('submissions')
      .select('report_digest')
      .where('submission_id', '=', submissionId)
      .executeTakeFirst();
    if (!row) return;
    const file = new Uint8Array(await blobs.read(row.report_digest));
    const list = await makeRevocationList(desk);
    const anchors = [issuer.certificate, ...issuer.above];
    const trust = { anchors, revocations: [readRevocationList(list)], now: now() };
    const { valid, checks, report } = await verifyReport(file, trust, null);
    if (!valid || report?.inspectionId !== submissionId) {
      const failed = checks.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`);
      return log(`report of ${submissionId} is not strengthened: ${failed.join('; ')}`);
    }
    const strong = await strengthenReport(file, await signersIn(file), {
      certificates: anchors.map(({ der }) => der),
      lists: [list],
      authority,
    });
    const digest = await digestOfFile(strong);
    await blobs.put(strong);
    await ledger.exclusively((commit) =>
      commit({
        kind: 'reportStrengthened',
        submissionId,
        digest,
        bytes: strong.length,
        strengthenedAt: now(),
      }),
    );
  };

  const consider = (submissionId: Id): void => {
    queue = queue.then(async () => {
      if (closing) return;
      await strengthen(submissionId).catch((caught: unknown) =>
        log(`report of ${submissionId} is not strengthened: ${ensureHechaError(caught).code}`),
      );
    });
  };

  return {
    consider,
    close: () => {
      closing = true;
      return queue;
    },
  };
};

/** Received inspections whose reports are still as they came. */
export const waitingReports = async ({ database }: Desk): Promise<readonly Id[]> => {
  const rows = await database
    .selectFrom('submissions')
    .select('submission_id')
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('submission_blobs')
            .select('submission_blobs.digest')
            .whereRef('submission_blobs.submission_id', '=', 'submissions.submission_id')
            .where('submission_blobs.role', '=', 'strengthened'),
        ),
      ),
    )
    .orderBy('arrival')
    .execute();
  return rows.map(({ submission_id }) => submission_id);
};
