import { createStore } from 'zustand/vanilla';
import type { Delivery, Out } from '../../shared/contract/contract.ts';
import {
  adoptionOf,
  type Issued,
  newerIn,
  newestChecklist,
  newestOf,
  ruleSetUnder,
} from '../../shared/domain/adopt-edition.ts';
import { amendedAssignment, type Amends, sealedRecordOf } from '../../shared/domain/amendment.ts';
import type { Assignment } from '../../shared/domain/assignment.ts';
import { nothingInForce } from '../../shared/domain/edition.ts';
import type { Id } from '../../shared/domain/identifiers.ts';
import type { Stamp } from '../../shared/domain/inspection.ts';
import type { JournalEvent } from '../../shared/domain/journal.ts';
import { type ErrorCode, ensureHechaError, HechaError } from '../../shared/errors.ts';
import { lastSequence, ownAssignment, type OwnVisit } from '../../shared/exchange/own-visit.ts';
import { ownBytes } from '../host/sha256.ts';
import type { PageStorage } from '../storage/open-storage.ts';
import type { ClearedRow } from '../storage/rows.ts';
import { type ContentShelf, createContentShelf } from './content-shelf.ts';
import { settleByHand } from './courier.ts';
import type { Desk, DeskState, NewerEdition, SaveState } from './desk.ts';
import { fetchBundle } from './fetch-bundle.ts';
import { type Invited, inviteHandover, readInvitation, takeHandover } from './handover.ts';
import { createEvidenceWork, readFromMain } from './evidence-work.ts';
import { type KnownInspection, knownOfInspection, knownOfRow, linesOf } from './lines.ts';
import { sendMissingBlobs } from './main-home.ts';
import type { DeskPorts } from './ports.ts';
import { inspectionOf, summaryOf } from './projection.ts';
import { ownContent } from './own-content.ts';
import { lockNameOf, reconcileCopies } from './reconcile-copies.ts';
import { readClock, recordClock } from './record-clock.ts';
import { renderReport } from './render-report.ts';
import { worstOf } from './save-state.ts';
import { demandSaved, sealInspection } from './seal-inspection.ts';
import { createSession, type Session } from './session.ts';

const initial: DeskState = {
  phase: { name: 'starting' },
  app: null,
  lines: [],
  deliveries: [],
  signers: [],
  tokens: { name: 'none' },
  network: { name: 'unknown' },
  pulledAt: null,
  catalogue: null,
  content: nothingInForce,
  recovery: null,
  open: null,
  save: { name: 'saved', at: null },
  problem: null,
};

/** Pauses between questions to main while something is on its way, in milliseconds. */
const askWhileSending = 700;
const askWhileWaiting = 10_000;
const probeWhileOffline = 30_000;
const betweenLooks = 60_000;

const ownVisitsKey = 'own-visits';

const noticesSeenKey = 'notices-seen-until';

const ignore = () => undefined;

type Shelves = { readonly storage: PageStorage; readonly shelf: ContentShelf };

const assignmentDigests = ({ checklist, ruleSet }: Pick<Assignment, 'checklist' | 'ruleSet'>) => ({
  checklist: checklist.digest,
  ruleSet: ruleSet.digest,
});

/** The desk over the given world. Nothing happens before `start`. */
export const createDesk = (ports: DeskPorts): Desk => {
  const { client } = ports;
  const store = createStore<DeskState>(() => initial);
  const set = (part: Partial<DeskState>) => store.setState(part);
  const state = () => store.getState();

  let shelves: Shelves | null = null;
  let starting: Promise<void> | null = null;
  let openId: Id | null = null;
  let diverged: ReadonlySet<Id> = new Set();
  let askAgain: (() => void) | null = null;
  let probeAgain: (() => void) | null = null;
  let describeAgain: (() => void) | null = null;
  let signersAgain: (() => void) | null = null;
  const sessions = new Map<Id, Session>();
  const inspections = new Map<Id, KnownInspection>();
  const cleared = new Map<Id, ClearedRow>();
  const assignments = new Map<Id, Assignment>();

  // ---- what the screens see

  const saveState = (): SaveState => {
    const states = [...sessions.values()].map((session) => session.saveState());
    const candidates = [openId === null ? undefined : sessions.get(openId)?.saveState(), state().save];
    const saved = candidates.find((candidate) => candidate?.name === 'saved');
    return worstOf(states, saved?.at ?? null);
  };

  const publish = () => {
    for (const [id, session] of sessions) {
      if (id === openId || session.saveState().name !== 'saved') continue;
      session.dispose();
      sessions.delete(id);
    }
    const session = openId === null ? undefined : sessions.get(openId);
    set({ open: session?.view() ?? null, save: saveState() });
  };

  const publishLines = () => {
    for (const session of sessions.values()) note(session);
    const has = shelves?.shelf.has ?? (() => false);
    set({
      lines: linesOf({
        assignments: assignments.values(),
        inspections: inspections.values(),
        cleared: cleared.values(),
        deliveries: state().deliveries,
        has,
      }),
    });
  };

  const note = (session: Session) => {
    const known = knownOfInspection(session.inspection(), summaryOf(session.evaluation().total));
    inspections.set(session.inspectionId, known);
  };

  const tell = (caught: unknown) => set({ problem: ensureHechaError(caught) });

  /** Runs a use case so that a failure lands in `problem`, and the network lamp follows what was learnt. */
  const attempt = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work();
    } catch (caught) {
      const error = ensureHechaError(caught);
      tell(error);
      if (error.code.startsWith('HQ_')) void probe();
      if (error.code.startsWith('DISK_')) void describe().catch(ignore);
      return otherwise;
    }
  };

  /** Free space changes while the page is open: while photos are paused, main is asked again. */
  const describe = async (): Promise<void> => {
    const app = await client['app.describe']({});
    set({ app });
    describeAgain?.();
    describeAgain = app.storage.photosPaused
      ? ports.after(askWhileWaiting, () => void describe().catch(ignore))
      : null;
  };

  const attemptNow = (work: () => void): boolean => {
    try {
      work();
      return true;
    } catch (caught) {
      tell(caught);
      return false;
    } finally {
      publish();
    }
  };

  // ---- what every use case needs

  const ready = (): Shelves => {
    if (!shelves) throw new HechaError('HOST_UNREACHABLE');
    return shelves;
  };

  const holder = (): { deviceId: Id; by: Id } => {
    const device = state().app?.device;
    if (!device) throw new HechaError('NOT_ENROLLED');
    return { deviceId: device.deviceId, by: device.holder.id };
  };

  const stamp = (): Stamp => ({ at: ports.now(), by: holder().by });

  const opened = (): Session => {
    const session = openId === null ? undefined : sessions.get(openId);
    if (!session) throw new HechaError('INSPECTION_UNKNOWN');
    return session;
  };

  /** The open inspection once all of it is in both copies: main prints from its own. */
  const savedSession = async (): Promise<Session> => {
    const session = opened();
    demandSaved(await session.flush());
    return session;
  };

  let turn: Promise<unknown> = Promise.resolve();
  /** Opening, closing, starting and clearing follow one another, however fast they are asked for. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };

  const files = createEvidenceWork({
    client,
    ports,
    storage: () => ready().storage,
    stamp,
    onChange: () => publish(),
  });

  const sessionWorld = () => ({ client, storage: ready().storage, ports, onChange: publish });

  // ---- starting

  const halt = (caught: unknown) => {
    const { code, detail } = ensureHechaError(caught);
    set({ phase: { name: 'halted', code, detail } });
  };

  const loadLists = async ({ storage }: Shelves) => {
    for (const row of await storage.inspections.list()) inspections.set(row.inspectionId, knownOfRow(row));
    for (const assignment of await storage.content.listAssignments())
      assignments.set(assignment.id, assignment);
    await readAssignments();
    await readCatalogue();
  };

  const readCatalogue = async () => {
    const { edition, refused } = await client['sync.catalogue']({});
    if (edition === null) return;
    const catalogue = await ready().shelf.catalogue(edition.digest);
    set({ catalogue: { edition, catalogue, refused } });
  };

  const readAssignments = async () => {
    const listed = await client['sync.assignments']({});
    for (const assignment of listed.assignments) assignments.set(assignment.id, assignment);
    set({
      pulledAt: listed.pulledAt,
      content: await client['sync.content']({}),
    });
    await ready().storage.content.putAssignments(listed.assignments);
    // One checklist that is not here yet must not keep the others from being ready.
    await Promise.all(
      listed.assignments.map((assignment) =>
        ready()
          .shelf.context(assignmentDigests(assignment))
          .then(() => undefined, ignore),
      ),
    );
  };

  /** Main first: while the page's row is there, the clearing is unfinished and can be taken up again. */
  const clearCopies = async ({ storage }: Shelves, inspectionId: Id) => {
    try {
      await client['vault.clear']({ inspectionId });
    } catch (caught) {
      await storage.inspections.unmarkCleared(inspectionId);
      cleared.delete(inspectionId);
      throw caught;
    }
    await storage.inspections.remove(inspectionId);
    inspections.delete(inspectionId);
  };

  /** A kill in the middle of clearing is finished here, before the copies are compared. */
  const finishClearing = async (world: Shelves) => {
    for (const row of await world.storage.inspections.listCleared()) {
      cleared.set(row.inspectionId, row);
      const { seq } = await world.storage.inspections.head(row.inspectionId);
      if (seq > 0) await clearCopies(world, row.inspectionId);
    }
  };

  const recover = async ({ storage, shelf }: Shelves) => {
    const { failure, ...copies } = await reconcileCopies({ client, storage, shelf, tryLock: ports.tryLock });
    if (failure) tell(failure);
    diverged = new Set(copies.diverged);
    const seen = (await storage.content.readMeta(noticesSeenKey)) ?? '';
    const { notices } = await client['vault.notices']({});
    const fresh = notices.filter(({ at }) => at > seen);
    const eventful =
      copies.restoredToPage.inspections + copies.restoredToMain.inspections + diverged.size + fresh.length >
      0;
    set({ recovery: eventful ? { ...copies, notices: fresh } : null });
  };

  /** Photos that only the page has, from a moment when main did not answer. */
  const repairBlobs = async ({ storage }: Shelves) =>
    sendMissingBlobs(client, storage.evidence, await storage.evidence.digests());

  const begin = async () => {
    try {
      const storage = shelves?.storage ?? (await ports.openStorage());
      const shelf = shelves?.shelf ?? (await createContentShelf(client, storage.content));
      shelves = { storage, shelf };
      await describe();
    } catch (caught) {
      halt(caught);
      return;
    }
    const world = shelves;
    await attempt(() => finishClearing(world), undefined);
    await attempt(() => recover(world), undefined);
    await attempt(() => loadLists(world), undefined);
    await attempt(readDeliveries, undefined);
    await attempt(readSigners, undefined);
    publishLines();
    set({ phase: { name: 'ready' } });
    ports.onNetworkChange(() => void followNetwork());
    void ports.persist();
    void repairBlobs(world).catch(ignore);
    void followNetwork();
  };

  // ---- network and headquarters

  const probe = async (): Promise<boolean> => {
    probeAgain?.();
    probeAgain = null;
    const found = await client['sync.probe']({}).catch((caught: unknown) => ({
      reachable: false,
      problem: { code: ensureHechaError(caught).code, detail: {} },
    }));
    const code: ErrorCode = found.problem?.code ?? 'HQ_UNREACHABLE';
    set({ network: found.reachable ? { name: 'online' } : { name: 'offline', code } });
    if (!found.reachable) {
      probeAgain = ports.after(probeWhileOffline, () => {
        probeAgain = null;
        void followNetwork();
      });
    }
    return found.reachable;
  };

  const followNetwork = async () => {
    const before = state().network.name;
    if (!(await probe()) || !state().app?.device || before === 'online') return;
    await pullQuietly();
    for (const { inspectionId, state: at } of state().deliveries) {
      if (at.name === 'waiting') await client['sync.deliver']({ inspectionId }).catch(ignore);
    }
    await readDeliveries().catch(ignore);
    publishLines();
  };

  const pullNow = async () => {
    try {
      await client['sync.pull']({});
    } finally {
      // What could be had is kept and shown, whatever else was refused.
      await readAssignments();
      publishLines();
      await readCatalogue();
    }
  };

  /** Nobody asked for it, so its failure is told by the network lamp and not as a problem. */
  const pullQuietly = () => pullNow().catch(ignore);

  const readDeliveries = async () => {
    askAgain?.();
    askAgain = null;
    const { deliveries } = await client['sync.deliveries']({});
    keepDeliveries(deliveries);
  };

  const keepDeliveries = (deliveries: readonly Delivery[]) => {
    const before = new Map(state().deliveries.map((known) => [known.inspectionId, known.state.name]));
    set({ deliveries });
    // Headquarters spoke: the lamp must not wait for the next probe to learn that there is a network.
    const answered = deliveries.some(
      ({ inspectionId, state: { name } }) =>
        (name === 'settled' || name === 'refused') && before.get(inspectionId) !== name,
    );
    if (answered && state().network.name === 'offline') void followNetwork();
    const names = new Set(deliveries.map((delivery) => delivery.state.name));
    const pause = names.has('sending') ? askWhileSending : names.has('waiting') ? askWhileWaiting : null;
    if (pause === null || askAgain) return;
    askAgain = ports.after(pause, () => {
      askAgain = null;
      void readDeliveries().then(publishLines, ignore);
    });
  };

  const deliverNow = async (inspectionId: Id) => {
    const delivery = await client['sync.deliver']({ inspectionId });
    const others = state().deliveries.filter((known) => known.inspectionId !== inspectionId);
    keepDeliveries([...others, delivery]);
    publishLines();
  };

  // ---- signing certificates

  /** Keys lock by themselves when they are not used: main is asked again at that moment. */
  const keepSigners = ({ signers, tokens }: Out<'signers.list'>) => {
    set({ signers, tokens });
    signersAgain?.();
    const ends = signers.flatMap(({ key }) => (key.name === 'unlocked' ? [Date.parse(key.until)] : []));
    const pause = Math.max(1000, Math.min(...ends) - Date.parse(ports.now()) + 1000);
    signersAgain = ends.length === 0 ? null : ports.after(pause, () => void readSigners().catch(ignore));
  };

  const readSigners = async () => keepSigners(await client['signers.list']({}));

  // ---- opening and closing

  const startNow = async (assignmentId: Id): Promise<Id> => {
    const local = [...inspections.values()].find(({ assignment }) => assignment.id === assignmentId);
    if (local) return local.inspectionId;
    const assignment = assignments.get(assignmentId);
    if (!assignment) throw new HechaError('ASSIGNMENT_UNKNOWN', { assignmentId });
    return startWith(assignment);
  };

  /** The number of the next visit that begins here; kept, so that none is given twice after copies were cleared. */
  const nextSequence = async (deviceId: Id): Promise<number> => {
    const known = [...inspections.values(), ...cleared.values()].map(({ assignment }) => assignment);
    const kept = Number((await ready().storage.content.readMeta(ownVisitsKey)) ?? '0');
    const sequence = Math.max(lastSequence(deviceId, known), kept) + 1;
    await ready().storage.content.writeMeta(ownVisitsKey, String(sequence));
    return sequence;
  };

  const beginNow = async (visit: OwnVisit): Promise<Id> => {
    const { shelf } = ready();
    const device = state().app?.device;
    if (!device) throw new HechaError('NOT_ENROLLED');
    const { content } = state();
    const own = await ownContent(shelf, content, visit);
    const sequence = await nextSequence(device.deviceId);
    return startWith(ownAssignment(visit, { device, sequence, at: ports.now(), ...own }));
  };

  /** A report has one next correction: where it was begun, that one. */
  const amendNow = async (inspectionId: Id, reason: string): Promise<Id> => {
    const session = sessions.get(inspectionId) ?? (await openSession(inspectionId));
    const before = session.inspection();
    if (!sessions.has(inspectionId)) session.dispose();
    const assignment = amendedAssignment(before.assignment);
    const begun = [...inspections.values()].find((known) => known.assignment.id === assignment.id);
    if (begun) return begun.inspectionId;
    const { checklistDigest: checklist, ruleSetDigest: ruleSet } = before;
    return startWith(assignment, { checklist, ruleSet }, { record: sealedRecordOf(before), reason });
  };

  const startWith = async (
    assignment: Assignment,
    digests = assignmentDigests(assignment),
    amends?: Amends,
  ): Promise<Id> => {
    const { deviceId } = holder();
    const context = await ready().shelf.context(digests);
    const inspectionId = `${assignment.id.slice(0, 66)}-${ports.freshSuffix()}`;
    const release = await ports.tryLock(lockNameOf(inspectionId));
    const reading = await readClock(client);
    // Nothing is waited for from here until the journal has its first entries: a session that is saved is let go.
    const start = { inspectionId, deviceId, context, inspection: null, release };
    const session = createSession(sessionWorld(), start);
    session.act(
      {
        type: 'inspection.started',
        assignment,
        checklistDigest: digests.checklist,
        ruleSetDigest: digests.ruleSet,
        app: (state().app?.version ?? '').slice(0, 40),
        ...(amends ? { amends } : {}),
      },
      stamp(),
    );
    recordClock(session, reading, stamp());
    sessions.set(inspectionId, session);
    note(session);
    await session.flush();
    publish();
    publishLines();
    return inspectionId;
  };

  const openSession = async (inspectionId: Id): Promise<Session> => {
    let release = diverged.has(inspectionId) ? null : await ports.tryLock(lockNameOf(inspectionId));
    try {
      const stored = await ready().storage.inspections.read(inspectionId);
      if (!stored) throw new HechaError('INSPECTION_UNKNOWN', { inspectionId });
      const inspection = inspectionOf(stored);
      const context = await ready().shelf.context({
        checklist: inspection.checklistDigest,
        ruleSet: inspection.ruleSetDigest,
      });
      const { deviceId } = inspection;
      if (deviceId !== (state().app?.device?.deviceId ?? deviceId)) {
        // Another laptop has it, and only what that one writes goes on.
        release?.();
        release = null;
      }
      return createSession(sessionWorld(), { inspectionId, deviceId, context, inspection, release });
    } catch (caught) {
      release?.();
      throw caught;
    }
  };

  let stopWatching: (() => void) | null = null;
  let looking: Promise<void> = Promise.resolve();
  const lookAtClock = (session: Session): Promise<void> =>
    attempt(async () => {
      const reading = await readClock(client);
      recordClock(session, reading, stamp());
      publish();
    }, undefined);
  /** Looks at the clocks of the open inspection now and then, as long as one is open. */
  const watchClock = () => {
    stopWatching?.();
    const session = openId === null ? undefined : sessions.get(openId);
    stopWatching = session ? ports.after(betweenLooks, watchClock) : null;
    if (session) looking = lookAtClock(session);
  };
  /** No look begins, and one that had begun is over. */
  const stopLooking = async (): Promise<void> => {
    stopWatching?.();
    await looking;
  };

  const openNow = async (inspectionId: Id) => {
    if (openId === inspectionId) return;
    await closeNow();
    // A session that still waits for one of its homes is taken up where it was left.
    const session = sessions.get(inspectionId) ?? (await openSession(inspectionId));
    sessions.set(inspectionId, session);
    openId = inspectionId;
    publish();
    // Undo needs the journal; drawing the screen does not.
    void session.journal().catch(tell);
    watchClock();
  };

  /** @throws HechaError as `adoptionOf`, or the shelf's. */
  const newerNow = async (): Promise<NewerEdition | null> => {
    const { inspection, context } = opened().view();
    const { content: inForce } = state();
    const checklist = newestChecklist(inForce, context.checklist.id);
    if (!newerIn(inForce, context) || !checklist) return null;
    const { shelf } = ready();
    const content = await shelf.checklist(checklist.digest);
    const ruleSetId = ruleSetUnder(inspection, context, content);
    const ruleSet = ruleSetId === null ? null : newestOf(inForce.ruleSets, ruleSetId);
    if (!ruleSet) throw new HechaError('EDITION_UNSUITABLE', { id: checklist.id });
    const issued: Issued = {
      context: { checklist: content, ruleSet: await shelf.ruleSet(ruleSet.digest) },
      digests: { checklistDigest: checklist.digest, ruleSetDigest: ruleSet.digest },
    };
    return { issued, plan: adoptionOf(inspection, context, issued) };
  };

  const closeNow = async () => {
    const session = openId === null ? undefined : sessions.get(openId);
    if (!session) return;
    await Promise.all([files.settled(), stopLooking()]);
    await session.flush();
    note(session);
    openId = null;
    publish();
    publishLines();
  };

  // ---- from laptop to laptop

  const handOverNow = async (inspectionId: Id, { invitation }: Invited) => {
    if (openId === inspectionId) await closeNow();
    const session = sessions.get(inspectionId) ?? (await openSession(inspectionId));
    sessions.set(inspectionId, session);
    try {
      session.act({ type: 'inspection.handedOver', invitation }, stamp());
      demandSaved(await session.flush());
    } finally {
      note(session);
      publish();
      publishLines();
    }
  };

  /** Main has more of an inspection than this page: the page's copy follows. */
  const followMain = async () => {
    const { storage, shelf } = ready();
    const copies = await reconcileCopies({ client, storage, shelf, tryLock: ports.tryLock });
    diverged = new Set(copies.diverged);
    for (const row of await storage.inspections.list()) inspections.set(row.inspectionId, knownOfRow(row));
    publishLines();
    if (copies.failure) throw copies.failure;
  };

  const takeOverNow = async (file: File, onProgress: (done: number, total: number) => void): Promise<Id> => {
    // One that comes back may be open here, for reading: it is read again.
    await closeNow();
    try {
      return await takeHandover(client, file, onProgress);
    } finally {
      await followMain();
    }
  };

  const clearNow = async (inspectionId: Id) => {
    const known = inspections.get(inspectionId);
    if (!known) throw new HechaError('INSPECTION_UNKNOWN', { inspectionId });
    const delivery = state().deliveries.find((each) => each.inspectionId === inspectionId);
    if (delivery?.state.name !== 'settled') throw new HechaError('RECEIPT_MISSING', { inspectionId });
    if (openId === inspectionId) await closeNow();
    const { assignment, summary } = known;
    const row: ClearedRow = { inspectionId, assignment, summary, at: ports.now() };
    await ready().storage.inspections.markCleared(row);
    cleared.set(inspectionId, row);
    await clearCopies(ready(), inspectionId);
    publishLines();
  };

  const act = (event: JournalEvent) => attemptNow(() => opened().act(event, stamp()));

  const turnBack = (step: (session: Session) => JournalEvent | null): JournalEvent | null => {
    let done: JournalEvent | null = null;
    attemptNow(() => (done = step(opened())));
    return done;
  };

  return {
    getState: store.getState,
    subscribe: store.subscribe,

    start: () => {
      if (state().phase.name === 'halted') {
        set({ phase: { name: 'starting' } });
        starting = null;
      }
      return (starting ??= begin());
    },
    enrol: (code) =>
      attempt(async () => {
        set({ app: await client['device.enrol']({ code }) });
        await probe();
        await attempt(pullNow, undefined);
        return true;
      }, false),
    pull: () =>
      attempt(async () => {
        await pullNow();
        set({ network: { name: 'online' } });
      }, undefined),
    probe: () => followNetwork(),
    startInspection: (assignmentId) => attempt(() => inTurn(() => startNow(assignmentId)), null),
    amend: (inspectionId, reason) => attempt(() => inTurn(() => amendNow(inspectionId, reason)), null),
    beginVisit: (visit) => attempt(() => inTurn(() => beginNow(visit)), null),
    readChecklist: (digest) =>
      ready()
        .shelf.checklist(digest)
        .catch(() => null),
    readRuleSet: (digest) =>
      ready()
        .shelf.ruleSet(digest)
        .catch(() => null),
    readContext: (assignment) =>
      ready()
        .shelf.context(assignmentDigests(assignment))
        .catch(() => null),
    openInspection: (inspectionId) => attempt(() => inTurn(() => openNow(inspectionId)), undefined),
    closeInspection: () => attempt(() => inTurn(closeNow), undefined),

    act,
    readNewerEdition: () => attempt(newerNow, null),
    adoptEdition: ({ issued }) => attemptNow(() => opened().adopt(issued, stamp())),
    undo: () => turnBack((session) => session.undo(stamp())),
    redo: () => turnBack((session) => session.redo(stamp())),
    flush: async () => {
      await Promise.all([...sessions.values()].map((session) => session.flush()));
      publish();
      return state().save;
    },

    attachFiles: (itemId, chosen, origin) =>
      attempt(
        () =>
          files.attach(opened(), { itemId, files: chosen, origin }).finally(() => describe().catch(ignore)),
        undefined,
      ),
    coverPhoto: (itemId, digest, covering) =>
      attempt(async () => {
        await files.cover(opened(), { itemId, digest, covering });
        return true;
      }, false),
    readStrengthened: (inspectionId) =>
      attempt(async () => {
        const { file } = await client['sync.strengthened']({ inspectionId });
        if (!file) return null;
        const blob = new Blob([ownBytes(file.bytes)], { type: 'application/pdf' });
        return { blob, provenAt: file.provenAt };
      }, null),
    packForCourier: (inspectionIds, order) =>
      attempt(() => {
        const begin = () => client['courier.pack']({ inspectionIds: [...inspectionIds] });
        return fetchBundle(client, ports.after, begin, order);
      }, null),
    inviteHandover: () => attempt(() => inviteHandover(client), null),
    readInvitation: (file) => attempt(() => readInvitation(client, file), null),
    handOver: (inspectionId, invited) =>
      attempt(async () => {
        await inTurn(() => handOverNow(inspectionId, invited));
        return true;
      }, false),
    packHandover: (inspectionId, order) =>
      attempt(async () => {
        const session = sessions.get(inspectionId);
        if (session) demandSaved(await session.flush());
        const begin = () => client['handover.pack']({ inspectionId });
        return fetchBundle(client, ports.after, begin, order);
      }, null),
    takeOver: (file, onProgress) => attempt(() => inTurn(() => takeOverNow(file, onProgress)), null),
    settleByHand: (file) =>
      attempt(async () => {
        const told = await settleByHand(client, file);
        await readDeliveries();
        publishLines();
        return told;
      }, null),
    readEvidence: (digest) => attempt(() => files.read(digest, state().open?.inspection ?? null), null),

    sign: (party, drawing, language) =>
      attemptNow(() => {
        const { contentDigest } = opened().view();
        opened().act({ type: 'signature.given', party, contentDigest, drawing, language }, stamp());
      }),
    refuseToSign: (party, reason, witness) =>
      attemptNow(() => {
        const { contentDigest } = opened().view();
        opened().act({ type: 'signature.refused', party, contentDigest, reason, witness }, stamp());
      }),

    renderReport: (language, purpose, onProgress, signal) =>
      attempt(async () => {
        const { inspectionId } = await savedSession();
        const begin = () => client['report.start']({ inspectionId, language, purpose });
        return renderReport(client, ports.after, begin, { onProgress, signal });
      }, null),
    renderForm: (form, language, onProgress, signal) =>
      attempt(async () => {
        const { inspectionId } = await savedSession();
        const begin = () => client['report.form']({ inspectionId, language, form });
        return renderReport(client, ports.after, begin, { onProgress, signal });
      }, null),
    seal: (language, onProgress, signal, unlock) =>
      attempt(async () => {
        const session = opened();
        const order = { language, onProgress, signal, stamp, unlock };
        await stopLooking();
        // A last look, and none while the seal is made: it names the journal's last entry.
        await lookAtClock(session);
        const sealed = await sealInspection(client, ports.after, session, order).finally(() => {
          watchClock();
          return readSigners().catch(ignore);
        });
        publish();
        publishLines();
        if (sealed) await attempt(() => deliverNow(session.inspectionId), undefined);
        return sealed;
      }, false),
    lookForTokens: () => attempt(readSigners, undefined),
    enrolSigner: (order) =>
      attempt(async () => {
        await client['signers.enrol'](order).finally(() => readSigners().catch(ignore));
        return true;
      }, false),
    unlockSigner: (inspectorId, passphrase) =>
      attempt(async () => {
        // A wrong passphrase changes something too: how long there is to wait.
        await client['signers.unlock']({ inspectorId, passphrase }).finally(() =>
          readSigners().catch(ignore),
        );
        return true;
      }, false),
    lockSigners: () => attempt(async () => keepSigners(await client['signers.lock']({})), undefined),
    readReport: (digest) => attempt(() => readFromMain(client, digest, 'application/pdf'), null),

    deliver: (inspectionId) => attempt(() => deliverNow(inspectionId), undefined),
    refreshLines: publishLines,
    refreshDeliveries: () =>
      attempt(async () => {
        await readDeliveries();
        publishLines();
      }, undefined),
    clearLocal: (inspectionId) =>
      attempt(async () => {
        await inTurn(() => clearNow(inspectionId));
        return true;
      }, false),
    readJournal: () => attempt(async () => opened().journal(), []),
    dismiss: () => set({ problem: null }),
    acknowledgeRecovery: () => {
      const seen = (state().recovery?.notices ?? [])
        .map(({ at }) => at)
        .reduce((a, b) => (a > b ? a : b), '');
      set({ recovery: null });
      if (seen !== '') void ready().storage.content.writeMeta(noticesSeenKey, seen).catch(ignore);
    },
  };
};
