import type { Out, ReportJob, ReportLanguage, Services } from '../../shared/contract/contract.ts';
import type { Digest, Id } from '../../shared/domain/identifiers.ts';
import type { Stamp } from '../../shared/domain/inspection.ts';
import { ensureHechaError, HechaError } from '../../shared/errors.ts';
import type { LockedSigner, SaveState } from './desk.ts';
import type { DeskPorts } from './ports.ts';
import { renderReport } from './render-report.ts';
import type { Session } from './session.ts';

type Order = {
  readonly language: ReportLanguage;
  readonly onProgress: (job: ReportJob) => void;
  readonly signal: AbortSignal;
  readonly stamp: () => Stamp;
  /** Resolves when the person has unlocked the key; false leaves everything as it was. */
  readonly unlock: (signer: LockedSigner) => Promise<boolean>;
};

/** What main reads must be what the screen shows. @throws HechaError the code of the copy that refused. */
export const demandSaved = (state: SaveState): void => {
  if (state.name === 'saved') return;
  const code = state.name === 'saving' ? 'DISK_FAILED' : state.code;
  throw new HechaError(code, { pending: state.pending });
};

type Signed = { readonly digest: Digest; readonly bytes: number };

const lockedSignerOf = (caught: unknown): LockedSigner | null => {
  const { code, detail } = ensureHechaError(caught);
  if (code !== 'SIGNER_LOCKED') return null;
  return { inspectorId: String(detail['inspectorId']), name: String(detail['name']) };
};

/** The next signature; a locked key is asked for, as often as it is locked. Null when it stays locked. */
const signNext = async (
  client: Services,
  question: { readonly inspectionId: Id; readonly reportDigest: Digest },
  { unlock, signal }: Pick<Order, 'unlock' | 'signal'>,
): Promise<Out<'report.sign'> | null> => {
  for (;;) {
    if (signal.aborted) return null;
    try {
      return await client['report.sign'](question);
    } catch (caught) {
      const locked = lockedSignerOf(caught);
      if (!locked) throw caught;
      if (!(await unlock(locked))) return null;
    }
  }
};

/**
 * Has every signer with a certificate sign the file, one after the other; the answer names the file that all signed.
 * Null when one of them did not unlock the key: the files so far are nobody's report.
 */
const signReport = async (
  client: Services,
  inspectionId: Id,
  report: Signed,
  order: Pick<Order, 'unlock' | 'signal'>,
): Promise<Signed | null> => {
  let { digest, bytes } = report;
  for (let next: Id | null = inspectionId; next !== null;) {
    const signed = await signNext(client, { inspectionId, reportDigest: digest }, order);
    if (!signed) return null;
    ({ digest, bytes, next } = signed);
  }
  return { digest, bytes };
};

/**
 * Final report, signatures of those with a certificate, signature of the device key, seal entry in both copies. False when it was cancelled.
 * The report and the signature name the same content and the same last entry; a change in between refuses the seal.
 * @throws HechaError `SIGNATURES_MISSING`, `SIGNATURE_STALE`, or what storage, report or key refused with.
 */
export const sealInspection = async (
  client: Services,
  after: DeskPorts['after'],
  session: Session,
  { language, onProgress, signal, stamp, unlock }: Order,
): Promise<boolean> => {
  const { inspectionId } = session;
  demandSaved(await session.flush());
  const { contentDigest } = session.view();
  const journalHead = session.inspection().head.hash;
  const report = await renderReport(
    client,
    after,
    () => client['report.start']({ inspectionId, language, purpose: 'final' }),
    { onProgress, signal },
  );
  if (!report) return false;
  if (report.contentDigest !== contentDigest || session.inspection().head.hash !== journalHead) {
    throw new HechaError('SIGNATURE_STALE', { inspectionId });
  }
  const file = await signReport(client, inspectionId, report, { unlock, signal });
  if (!file) return false;
  const { digest: reportDigest, bytes } = file;
  const signed = await client['seal.sign']({ inspectionId, contentDigest, journalHead, reportDigest });
  session.act(
    {
      type: 'inspection.sealed',
      contentDigest,
      journalHead,
      report: { digest: reportDigest, bytes, pages: report.pages, language },
      ...signed,
    },
    stamp(),
  );
  demandSaved(await session.flush());
  return true;
};
