import type { Services } from '../../shared/contract/contract.ts';
import { checkAct } from '../../shared/domain/acts.ts';
import { adoptionOf, type Issued } from '../../shared/domain/adopt-edition.ts';
import { conclude } from '../../shared/domain/conclude.ts';
import { contentDigestOf } from '../../shared/domain/content.ts';
import { evaluate } from '../../shared/domain/evaluate.ts';
import type { Computed, Context, Evaluation } from '../../shared/domain/evaluation.ts';
import { evaluationAfter } from '../../shared/domain/evaluation-after.ts';
import type { Digest, Id, Instant } from '../../shared/domain/identifiers.ts';
import type { Inspection, Stamp } from '../../shared/domain/inspection.ts';
import { type JournalEntry, JournalEvent } from '../../shared/domain/journal.ts';
import { applyEntry } from '../../shared/domain/replay.ts';
import { nextRedo, nextUndo } from '../../shared/domain/undo.ts';
import { HechaError } from '../../shared/errors.ts';
import { emptyHead, linkEntry } from '../../shared/seal/chain.ts';
import type { PageStorage } from '../storage/open-storage.ts';
import type { OpenInspection, SaveState } from './desk.ts';
import { createHome } from './home.ts';
import { appendToMain, type MainItem } from './main-home.ts';
import { appendToPage, type PageItem } from './page-home.ts';
import type { DeskPorts, Release } from './ports.ts';
import type { PendingBlob } from './prepared-evidence.ts';
import { summaryOf } from './projection.ts';
import { saveStateOf } from './save-state.ts';

/** An inspection at hand: its state in memory, and the two queues that carry its entries to disk. */
export type Session = {
  readonly inspectionId: Id;
  readonly readOnly: boolean;
  readonly inspection: () => Inspection;
  readonly evaluation: () => Evaluation;
  readonly view: () => OpenInspection;
  /** Whole journal, oldest first. */
  readonly journal: () => Promise<readonly JournalEntry[]>;
  /** @throws HechaError when the act is not allowed now; nothing has changed then. */
  readonly act: (event: JournalEvent, stamp: Stamp) => void;
  /** Goes on by a newer edition. @throws HechaError as `adoptionOf`; nothing has changed then. */
  readonly adopt: (newer: Issued, stamp: Stamp) => void;
  /** The event that was appended, or null when there is nothing to take back or to put back. */
  readonly undo: (stamp: Stamp) => JournalEvent | null;
  readonly redo: (stamp: Stamp) => JournalEvent | null;
  /** Remembers bytes that a home could not take when they were captured. */
  readonly owe: (home: 'page' | 'main', blob: PendingBlob) => void;
  readonly saveState: () => SaveState;
  /** Tries both homes now, and resolves when each is done or has refused. */
  readonly flush: () => Promise<SaveState>;
  /** Ends the session; call it only when it is saved, or when the page goes away. */
  readonly dispose: () => void;
};

type SessionWorld = {
  readonly client: Services;
  readonly storage: PageStorage;
  readonly ports: Pick<DeskPorts, 'after' | 'random' | 'now'>;
  readonly onChange: () => void;
};

type SessionStart = {
  readonly inspectionId: Id;
  readonly deviceId: Id;
  readonly context: Context;
  /** Null for an inspection whose first entry is still to come. */
  readonly inspection: Inspection | null;
  /** Null: opened for reading only. */
  readonly release: Release | null;
};

/** Computed once, when somebody first looks. */
const lazily = <T>(compute: () => T): (() => T) => {
  let found: { readonly value: T } | null = null;
  return () => (found ??= { value: compute() }).value;
};

/** Opens a session over an inspection that was read, or over a new one. */
export const createSession = (world: SessionWorld, start: SessionStart): Session => {
  const { client, storage, ports, onChange } = world;
  const { inspectionId, deviceId, release } = start;
  let { context } = start;
  let inspection = start.inspection;
  let evaluation = inspection ? evaluate(context, inspection) : null;
  let savedAt: Instant | null = inspection?.updatedAt ?? null;
  let view: OpenInspection | null = null;
  let disposed = false;

  // The journal of an inspection that was stored is read after the screen is drawn; acts do not wait for it.
  const storedSeq = inspection?.head.seq ?? 0;
  const tail: JournalEntry[] = [];
  let history: JournalEntry[] | null = storedSeq === 0 ? [] : null;
  const readHistory = lazily(async () => {
    const read = history ?? (await storage.inspections.readJournal(inspectionId));
    history ??= read.filter(({ seq }) => seq <= storedSeq);
    history.push(...tail.splice(0));
    view = null;
    if (!disposed) onChange();
    return history;
  });
  const journalNow = (): readonly JournalEntry[] => history ?? [];

  const owed = { page: new Map<Digest, PendingBlob>(), main: new Map<Digest, PendingBlob>() };
  const changed = () => {
    if (page.pending() === 0 && main.pending() === 0) savedAt = ports.now();
    if (!disposed) onChange();
  };
  const page = createHome<PageItem>(
    (items) =>
      appendToPage({ repository: storage.inspections, owed: owed.page, journal: readHistory }, items),
    ports,
    () => changed(),
  );
  const main = createHome<MainItem>(
    (items) =>
      appendToMain({ client, evidence: storage.evidence, owed: owed.main, journal: readHistory }, items),
    ports,
    () => changed(),
  );

  const current = (): { inspection: Inspection; evaluation: Evaluation } => {
    if (!inspection || !evaluation) throw new HechaError('INSPECTION_UNKNOWN', { inspectionId });
    return { inspection, evaluation };
  };

  const demandPen = () => {
    if (!release || disposed) throw new HechaError('INSPECTION_LOCKED', { inspectionId });
  };

  const append = (given: JournalEvent, stamp: Stamp, link: { undoes?: number; redoes?: number }) => {
    demandPen();
    const parsed = JournalEvent.safeParse(given);
    if (!parsed.success) {
      const issues = parsed.error.issues
        .slice(0, 5)
        .map(({ path, message }) => ({ path: path.join('.'), message }));
      throw new HechaError('INPUT_INVALID', { act: given.type, issues });
    }
    const event = parsed.data;
    if (inspection) checkAct(context, inspection, event);
    write(event, stamp, link);
  };

  const write = (event: JournalEvent, stamp: Stamp, link: { undoes?: number; redoes?: number }) => {
    const entry = linkEntry(inspection?.head ?? emptyHead(inspectionId), event, {
      ...stamp,
      deviceId,
      ...link,
    });
    inspection = applyEntry(inspection, entry);
    evaluation = evaluationAfter(context, evaluation, inspection, event);
    view = null;
    (history ?? tail).push(entry);
    page.add({ entry, inspection, summary: summaryOf(evaluation.total) });
    main.add({ entry });
  };

  const adopt = (newer: Issued, stamp: Stamp) => {
    demandPen();
    const { event } = adoptionOf(current().inspection, context, newer);
    ({ context } = newer);
    write(event, stamp, {});
  };

  const step =
    (find: typeof nextUndo, link: (seq: number) => { undoes?: number; redoes?: number }) =>
    (stamp: Stamp) => {
      const next = find(journalNow());
      if (next) append(next.event, stamp, link(next.seq));
      return next?.event ?? null;
    };

  const saveState = () => saveStateOf(page, main, savedAt);

  const makeView = (): OpenInspection => {
    const now = { ...current(), context };
    const entries = journalNow();
    const length = entries.length;
    const computed = lazily((): Computed => conclude(now.context, now.evaluation));
    const contentDigest = lazily(() => contentDigestOf(now.inspection));
    const reachable = release !== null && history !== null;
    const canUndo = lazily(() => reachable && nextUndo(entries.slice(0, length)) !== null);
    const canRedo = lazily(() => reachable && nextRedo(entries.slice(0, length)) !== null);
    return {
      ...now,
      readOnly: release === null || now.inspection.handover !== null,
      get computed() {
        return computed();
      },
      get contentDigest() {
        return contentDigest();
      },
      get canUndo() {
        return canUndo();
      },
      get canRedo() {
        return canRedo();
      },
    };
  };

  return {
    inspectionId,
    readOnly: release === null,
    inspection: () => current().inspection,
    evaluation: () => current().evaluation,
    view: () => (view ??= makeView()),
    journal: async () => [...(await readHistory())],
    act: (event, stamp) => append(event, stamp, {}),
    adopt,
    undo: step(nextUndo, (undoes) => ({ undoes })),
    redo: step(nextRedo, (redoes) => ({ redoes })),
    owe: (home, blob) => owed[home].set(blob.digest, blob),
    saveState,
    flush: async () => {
      await Promise.all([page.settle(), main.settle()]);
      return saveState();
    },
    dispose: () => {
      disposed = true;
      page.stop();
      main.stop();
      release?.();
    },
  };
};
