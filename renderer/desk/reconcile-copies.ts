import type { Services } from '../../shared/contract/contract.ts';
import { evaluate } from '../../shared/domain/evaluate.ts';
import type { Id } from '../../shared/domain/identifiers.ts';
import type { Inspection } from '../../shared/domain/inspection.ts';
import { type JournalEntry, type JournalHead, noEntry } from '../../shared/domain/journal.ts';
import { replay } from '../../shared/domain/replay.ts';
import { ensureHechaError, HechaError } from '../../shared/errors.ts';
import { emptyHead, followChain } from '../../shared/seal/chain.ts';
import type { PageStorage } from '../storage/open-storage.ts';
import type { Summary } from '../storage/rows.ts';
import type { ContentShelf } from './content-shelf.ts';
import type { Recovery } from './desk.ts';
import { appendInPages, evidenceOf, headInMain, sendMissingBlobs } from './main-home.ts';
import type { DeskPorts } from './ports.ts';
import { storedOf, summaryOf } from './projection.ts';

type World = {
  readonly client: Services;
  readonly storage: PageStorage;
  readonly shelf: ContentShelf;
  readonly tryLock: DeskPorts['tryLock'];
};

/** Name of the lock that makes a window the only writer of an inspection. */
export const lockNameOf = (inspectionId: Id): string => `hecha-inspection-${inspectionId}`;

const entriesPerPage = 2000;

const readMainJournal = async (client: Services, inspectionId: Id): Promise<JournalEntry[]> => {
  const all: JournalEntry[] = [];
  let head = emptyHead(inspectionId);
  for (;;) {
    const { entries, head: end } = await client['vault.read']({
      inspectionId,
      afterSeq: head.seq,
      limit: entriesPerPage,
    });
    // Nothing enters the page's copy that does not follow from the first entry on.
    head = followChain(head, entries);
    all.push(...entries);
    if (entries.length === 0 || head.seq >= end.seq) return all;
  }
};

const summarise = async (shelf: ContentShelf, inspection: Inspection): Promise<Summary> => {
  try {
    const context = await shelf.context({
      checklist: inspection.checklistDigest,
      ruleSet: inspection.ruleSetDigest,
    });
    return summaryOf(evaluate(context, inspection).total);
  } catch {
    // The counts are for the list only; without the checklist they are told when it is opened.
    return { asked: 0, judged: 0 };
  }
};

const fork = (head: JournalHead): HechaError => new HechaError('JOURNAL_FORK', { ...head });

const restorePage = async ({ client, storage, shelf }: World, page: JournalHead): Promise<number> => {
  const entries = await readMainJournal(client, page.inspectionId);
  const meeting = page.seq === 0 ? noEntry : entries[page.seq - 1]?.hash;
  if (meeting !== page.hash) throw fork(page);
  const inspection = replay(entries);
  await storage.inspections.replace(storedOf(inspection, await summarise(shelf, inspection)), entries);
  return entries.length - page.seq;
};

const restoreMain = async ({ client, storage }: World, main: JournalHead): Promise<number> => {
  const { inspectionId, seq, hash } = main;
  const meeting = seq === 0 ? noEntry : await storage.inspections.hashAt(inspectionId, seq);
  if (meeting !== hash) throw fork(main);
  const entries = await storage.inspections.readJournal(inspectionId, seq);
  followChain(main, entries);
  await sendMissingBlobs(client, storage.evidence, evidenceOf(entries));
  await appendInPages(client, entries);
  return entries.length;
};

const contradictions: readonly string[] = ['JOURNAL_FORK', 'JOURNAL_GAP', 'JOURNAL_BROKEN'];

type Outcome = { readonly restored: 'page' | 'main'; readonly entries: number } | 'same' | 'diverged';

/** Compares one inspection under its lock; a window that holds the pen looks after its copies itself. */
const reconcileOne = async (world: World, { page: before, main: listed }: Pair): Promise<Outcome> => {
  const { inspectionId } = before;
  const release = await world.tryLock(lockNameOf(inspectionId));
  if (!release) return 'same';
  try {
    const page = await world.storage.inspections.head(inspectionId);
    // Another window wrote since the lists were made: main's end is asked for again, too.
    const main = page.hash === before.hash ? listed : await headInMain(world.client, inspectionId);
    if (page.seq === main.seq) return page.hash === main.hash ? 'same' : 'diverged';
    return page.seq < main.seq
      ? { restored: 'page', entries: await restorePage(world, page) }
      : { restored: 'main', entries: await restoreMain(world, main) };
  } catch (caught) {
    if (caught instanceof HechaError && contradictions.includes(caught.code)) return 'diverged';
    throw caught;
  } finally {
    release();
  }
};

type Pair = { readonly page: JournalHead; readonly main: JournalHead };

const differing = (pageHeads: readonly JournalHead[], mainHeads: readonly JournalHead[]): Pair[] => {
  const inPage = new Map(pageHeads.map((head) => [head.inspectionId, head]));
  const inMain = new Map(mainHeads.map((head) => [head.inspectionId, head]));
  return [...new Set([...inPage.keys(), ...inMain.keys()])]
    .map((id) => ({ page: inPage.get(id) ?? emptyHead(id), main: inMain.get(id) ?? emptyHead(id) }))
    .filter(({ page, main }) => page.hash !== main.hash);
};

/** Inspections under way at a time: main reads the next one from its disk while the page checks this one. */
const lanes = 4;

/**
 * Compares where both copies of every inspection end, and brings the shorter one up to the longer. Copies that
 * contradict each other are named and left as they are. One that fails (`failure`: the first) does not keep the
 * others from being restored.
 */
export const reconcileCopies = async (
  world: World,
): Promise<Omit<Recovery, 'notices'> & { readonly failure: HechaError | null }> => {
  const { heads: mainHeads } = await world.client['vault.heads']({});
  const waiting = differing(await world.storage.inspections.heads(), mainHeads);
  const restored = { page: { inspections: 0, entries: 0 }, main: { inspections: 0, entries: 0 } };
  const diverged: Id[] = [];
  let failure: HechaError | null = null;
  const work = async (): Promise<void> => {
    for (let pair = waiting.shift(); pair; pair = waiting.shift()) {
      const outcome = await reconcileOne(world, pair).catch((caught: unknown) => {
        failure ??= ensureHechaError(caught);
        return 'same' as const;
      });
      if (outcome === 'diverged') diverged.push(pair.page.inspectionId);
      else if (outcome !== 'same') {
        restored[outcome.restored].inspections += 1;
        restored[outcome.restored].entries += outcome.entries;
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  return { restoredToPage: restored.page, restoredToMain: restored.main, diverged: diverged.sort(), failure };
};
