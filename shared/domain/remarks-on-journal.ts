import type { Checklist, Item } from './checklist.ts';
import { sourceOf } from './evidence.ts';
import type { Id } from './identifiers.ts';
import type { JournalEntry } from './journal.ts';
import type { Verdict } from './rule-set.ts';
import { timeStoryOf } from './time-story.ts';

/** Something in the way an inspection came about that a supervisor should look at. Not a fault by itself. */
export type Remark = {
  /** The entry that gives rise to it. */
  readonly seq: number;
} & (
  | { readonly kind: 'clockBack'; readonly seconds: number }
  /** The wall clock was set, by the clock that nobody sets; forward is positive. */
  | { readonly kind: 'clockSet'; readonly seconds: number }
  | { readonly kind: 'clockSlow'; readonly seconds: number }
  | { readonly kind: 'fasterThanReading'; readonly itemId: Id; readonly seconds: number }
  | { readonly kind: 'photoTwice'; readonly itemId: Id; readonly first: number }
  | { readonly kind: 'photoOlder'; readonly itemId: Id; readonly hours: number }
  | { readonly kind: 'verdictBettered'; readonly itemId: Id; readonly first: number }
);

/**
 * Nobody reads Chinese faster than this, in characters a second: about twice the 9 that a quick adult reads. Our own
 * choice, on the careful side, so that a remark is seldom wrong.
 */
const readingPace = 18;
/** Clocks are set by a network now and then; less than this is not worth a look. */
const clockSlackSeconds = 5;
/** A photo from earlier than this before the start was not taken at the visit. */
const photoSlackHours = 1;

const gravity: Readonly<Record<Verdict, number>> = {
  conforms: 0,
  notApplicable: 0,
  improvement: 1,
  nonconforming: 2,
};

const secondsBetween = (earlier: string, later: string): number =>
  (Date.parse(later) - Date.parse(earlier)) / 1000;

/** What must be read to judge an item, in characters. */
const lengthOf = ({ title, requirement }: Item): number => title.zh.length + requirement.zh.length;

type Past = {
  last: JournalEntry | null;
  startedAt: string;
  /** When the last item was judged, and which. */
  judged: { itemId: Id; at: string } | null;
  readonly photos: Map<string, { itemId: Id; seq: number }>;
  readonly verdicts: Map<Id, { verdict: Verdict; seq: number }>;
};

const remarksOnJudgement = (entry: JournalEntry, past: Past, items: ReadonlyMap<Id, Item>): Remark[] => {
  const { seq, event, at } = entry;
  if (event.type !== 'item.judged' || event.verdict === null) return [];
  const { itemId, verdict } = event;
  const before = past.judged;
  const known = past.verdicts.get(itemId);
  past.judged = { itemId, at };
  past.verdicts.set(itemId, { verdict, seq });
  const remarks: Remark[] = [];
  const item = items.get(itemId);
  const seconds = before ? secondsBetween(before.at, at) : 0;
  if (before && before.itemId !== itemId && !known && item && seconds >= 0)
    if (seconds < lengthOf(item) / readingPace)
      remarks.push({ seq, kind: 'fasterThanReading', itemId, seconds });
  if (known && gravity[verdict] < gravity[known.verdict])
    remarks.push({ seq, kind: 'verdictBettered', itemId, first: known.seq });
  return remarks;
};

const remarksOnEvidence = ({ seq, event }: JournalEntry, past: Past): Remark[] => {
  if (event.type !== 'evidence.attached') return [];
  const { itemId, evidence } = event;
  const remarks: Remark[] = [];
  const source = sourceOf(evidence);
  const known = past.photos.get(source);
  if (known && known.itemId !== itemId) remarks.push({ seq, kind: 'photoTwice', itemId, first: known.seq });
  past.photos.set(source, known ?? { itemId, seq });
  const hours = secondsBetween(evidence.takenAt, past.startedAt) / 3600;
  if (hours > photoSlackHours) remarks.push({ seq, kind: 'photoOlder', itemId, hours: Math.floor(hours) });
  return remarks;
};

const remarksOnClocks = (journal: readonly JournalEntry[]): Remark[] => {
  const readings = journal.flatMap(({ event, seq, at }) =>
    event.type === 'clock.read' ? [{ ...event.reading, seq, at }] : [],
  );
  const takenOver = journal.flatMap(({ event, seq }) => (event.type === 'inspection.takenOver' ? [seq] : []));
  const { moves, behind, notBefore } = timeStoryOf(readings, takenOver);
  return [
    ...moves.map(({ seq, seconds }) => ({ seq, kind: 'clockSet' as const, seconds })),
    ...(behind > 0 && notBefore ? [{ seq: notBefore.seq, kind: 'clockSlow' as const, seconds: behind }] : []),
  ];
};

/**
 * What stands out in a journal, in its order: answers given faster than the item can be read, one photo on two items,
 * photos from before the visit, verdicts that became milder, and a clock that went back. What undo and redo did is
 * looked at only for the clock.
 */
export const remarksOn = (
  journal: readonly JournalEntry[],
  { items }: Pick<Checklist, 'items'>,
): readonly Remark[] => {
  const byId = new Map(items.map((item) => [item.id, item]));
  const past: Past = {
    last: null,
    startedAt: journal[0]?.at ?? '',
    judged: null,
    photos: new Map(),
    verdicts: new Map(),
  };
  const clocks = remarksOnClocks(journal);
  return journal.flatMap((entry) => {
    // Another laptop goes by another clock.
    const sameClock = past.last?.deviceId === entry.deviceId;
    const back = past.last && sameClock ? secondsBetween(entry.at, past.last.at) : 0;
    past.last = entry;
    const clock: Remark[] =
      back > clockSlackSeconds ? [{ seq: entry.seq, kind: 'clockBack', seconds: Math.round(back) }] : [];
    clock.push(...clocks.filter(({ seq }) => seq === entry.seq));
    if (entry.undoes !== undefined || entry.redoes !== undefined) return clock;
    return [...clock, ...remarksOnJudgement(entry, past, byId), ...remarksOnEvidence(entry, past)];
  });
};
