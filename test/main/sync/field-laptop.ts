import { randomBytes } from 'node:crypto';
import { createServices, type RunningServices } from '../../../main/services/create-services.ts';
import type { Delivery } from '../../../shared/contract/contract.ts';
import type { Assignment } from '../../../shared/domain/assignment.ts';
import { contentDigestOf } from '../../../shared/domain/content.ts';
import type { Inspection } from '../../../shared/domain/inspection.ts';
import type { JournalEntry, JournalEvent } from '../../../shared/domain/journal.ts';
import { requiredParties } from '../../../shared/domain/parties.ts';
import { replay } from '../../../shared/domain/replay.ts';
import { emptyHead, linkEntry } from '../../../shared/seal/chain.ts';
import { holder, type Office } from '../../headquarters/office.ts';
import { sha256 } from '../../headquarters/laptop.ts';
import { visitEvents } from '../../headquarters/visit-events.ts';
import { attachedPhoto } from '../../fixtures/attached-photo.ts';

const at = '2026-11-23T10:00:00+08:00';

/** Main's services over a data folder, as a host opens them; the key vault keeps secrets as they are. */
export const openServices = (
  dataFolder: string,
  headquarters: string,
  now: () => string = () => new Date().toISOString(),
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<RunningServices> =>
  createServices(
    {
      now,
      machineClock: () => ({ boot: 'boot-1', uptime: 1000 }),
      dataFolder,
      headquarters,
      vault: { protect: (secret) => Promise.resolve(secret), reveal: (wrapped) => Promise.resolve(wrapped) },
      fetch,
      pkcs11: null,
      reportWorker: new URL('file:///unused'),
      host: 'memory',
      version: 'test',
      log: () => undefined,
    },
    { reserveBytes: 0, ballastBytes: 0 },
  );

/** The same, enrolled at an office by a one-time code. */
export const openEnrolled = async (
  dataFolder: string,
  office: Office,
  fetch: typeof globalThis.fetch = globalThis.fetch,
  who: typeof holder = holder,
): Promise<RunningServices> => {
  const laptop = await openServices(dataFolder, office.hq().address, undefined, fetch);
  const { code } = await office.hq().issueEnrolmentCode(who);
  await laptop.services['device.enrol']({ code });
  return laptop;
};

const photoOf = (bytes: Uint8Array<ArrayBuffer>): JournalEvent =>
  attachedPhoto({ digest: sha256(bytes), bytes: bytes.length, takenAt: at });

/** The whole journal in main's copy. */
export const journalIn = async ({ services }: RunningServices, inspectionId: string) =>
  (await services['vault.read']({ inspectionId, afterSeq: 0, limit: 5000 })).entries;

/** Appends what happens through the door, one act after the other; each may look at what the acts before it made. */
export const actIn = async (
  laptop: RunningServices,
  inspectionId: string,
  by: string,
  events: (inspection: () => Inspection) => Iterable<JournalEvent>,
): Promise<JournalEntry[]> => {
  const { services } = laptop;
  const deviceId = (await services['app.describe']({})).device?.deviceId ?? '';
  const journal = await journalIn(laptop, inspectionId);
  const before = journal.length;
  for (const event of events(() => replay(journal))) {
    const last = journal.at(-1);
    const head = last ? { inspectionId, seq: last.seq, hash: last.hash } : emptyHead(inspectionId);
    journal.push(linkEntry(head, event, { at, by, deviceId }));
  }
  if (journal.length > before) await services['vault.append']({ entries: journal.slice(before) });
  return journal;
};

/** Begins an assignment through the door, with photos. */
export const beginInspection = async (
  laptop: RunningServices,
  assignment: Assignment,
  photos: readonly Uint8Array<ArrayBuffer>[],
): Promise<string> => {
  const inspectionId = `i-${randomBytes(8).toString('hex')}`;
  for (const bytes of photos)
    await laptop.services['vault.putBlob']({ digest: sha256(bytes), mediaType: 'image/jpeg', bytes });
  await actIn(laptop, inspectionId, assignment.team[0]?.id ?? '', () => [
    {
      type: 'inspection.started',
      assignment,
      checklistDigest: assignment.checklist.digest,
      ruleSetDigest: assignment.ruleSet.digest,
      app: 'test',
    },
    ...photos.map(photoOf),
  ]);
  return inspectionId;
};

/** Answers all that is asked, has everybody refuse to sign, and seals: report and device signature through the door. */
export const finishInspection = async (
  laptop: RunningServices,
  inspectionId: string,
  before: (inspection: () => Inspection) => Iterable<JournalEvent> = () => [],
): Promise<void> => {
  const { services } = laptop;
  const { assignment } = replay(await journalIn(laptop, inspectionId));
  const by = assignment.team[0]?.id ?? '';
  await actIn(laptop, inspectionId, by, before);
  const journal = await actIn(laptop, inspectionId, by, function* (inspection) {
    yield* visitEvents(assignment);
    const contentDigest = contentDigestOf(inspection());
    for (const party of requiredParties(inspection()))
      yield { type: 'signature.refused', party, contentDigest, reason: '测试', witness: '' };
  });
  const contentDigest = contentDigestOf(replay(journal));
  const bytes = new TextEncoder().encode(`%PDF-1.7 ${inspectionId}`);
  const reportDigest = sha256(bytes);
  await services['vault.putBlob']({ digest: reportDigest, mediaType: 'application/pdf', bytes });
  const journalHead = journal.at(-1)?.hash ?? '';
  const seal = await services['seal.sign']({ inspectionId, contentDigest, journalHead, reportDigest });
  const report = { digest: reportDigest, bytes: bytes.length, pages: 1, language: 'zh' as const };
  await actIn(laptop, inspectionId, by, () => [
    { type: 'inspection.sealed', contentDigest, journalHead, report, ...seal },
  ]);
};

/** Carries an assignment out and seals it through the door. */
export const sealInspection = async (
  laptop: RunningServices,
  assignment: Assignment,
  photos: readonly Uint8Array<ArrayBuffer>[],
  /** What the team does before the visit that `visitEvents` tells. */
  before: (inspection: () => Inspection) => Iterable<JournalEvent> = () => [],
): Promise<string> => {
  const inspectionId = await beginInspection(laptop, assignment, photos);
  await finishInspection(laptop, inspectionId, before);
  return inspectionId;
};

/** Asks for the delivery until `accept` is content with its state, as the outbox screen does. */
export const deliveryThat = async (
  { services }: RunningServices,
  id: string,
  accept: (state: Delivery['state']) => boolean,
): Promise<Delivery['state']> => {
  for (;;) {
    const { deliveries } = await services['sync.deliveries']({});
    const state = deliveries.find(({ inspectionId }) => inspectionId === id)?.state;
    if (state && accept(state)) return state;
    await new Promise((resolve) => setImmediate(resolve));
  }
};

/** A person who presses "send now" until it is there. */
export const pressUntilSettled = async (running: RunningServices, id: string): Promise<Delivery['state']> => {
  for (;;) {
    await running.services['sync.deliver']({ inspectionId: id });
    const state = await deliveryThat(
      running,
      id,
      ({ name, ...rest }) =>
        name === 'settled' || name === 'refused' || ('attempt' in rest && rest.attempt > 0),
    );
    if (state.name !== 'waiting') return state;
  }
};
