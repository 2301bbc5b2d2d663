import type { EvidenceRef } from './evidence.ts';
import { forgottenBy } from './forgotten-by.ts';
import type { JournalEntry, JournalEvent } from './journal.ts';
import { emptyFinding, undoneAttachment } from './replay.ts';

type Step = { readonly seq: number; readonly event: JournalEvent };
type EventOf<T extends JournalEvent['type']> = Extract<JournalEvent, { type: T }>;

/** Undo and redo stop here: what the parties were shown, and what every item depends on, is not taken back in passing. */
const barriers: ReadonlySet<JournalEvent['type']> = new Set([
  'inspection.started',
  'edition.adopted',
  'scope.recorded',
  'conclusion.confirmed',
  'conclusion.reopened',
  'inspection.sealed',
  'inspection.handedOver',
  'inspection.takenOver',
]);

/** The past of one act, for finding what it replaced. */
type Past = <R>(read: (event: JournalEvent) => R | undefined) => R | undefined;

/** The adoption of an edition counts as the acts it stands for; before one that dropped the item, there was nothing. */
const pastOf =
  (entries: readonly JournalEntry[], index: number, of: JournalEvent): Past =>
  (read) => {
    for (let at = index - 1; at >= 0; at -= 1) {
      const event = entries[at]?.event;
      if (!event) continue;
      const adopted = event.type === 'edition.adopted' ? event : null;
      for (const act of adopted ? forgottenBy(adopted) : [event]) {
        const found = read(act);
        if (found !== undefined) return found;
      }
      if (adopted && 'itemId' in of && adopted.dropped.includes(of.itemId)) return undefined;
    }
    return undefined;
  };

const unfill = ({ type, itemId, values }: EventOf<'item.filled'>, past: Past): JournalEvent => ({
  type,
  itemId,
  values: Object.fromEntries(
    Object.keys(values).map((field) => [
      field,
      past((event) => (event.type === type && event.itemId === itemId ? event.values[field] : undefined)) ??
        '',
    ]),
  ),
});

const recaption = (
  { type, itemId, digest }: EventOf<'evidence.captioned'>,
  past: Past,
): EventOf<'evidence.captioned'> => ({
  type,
  itemId,
  digest,
  caption:
    past((event) => {
      if (event.type === type && event.itemId === itemId && event.digest === digest) return event.caption;
      if (event.type !== 'evidence.attached' && event.type !== 'evidence.redacted') return undefined;
      return event.itemId === itemId && event.evidence.digest === digest ? event.evidence.caption : undefined;
    }) ?? '',
});

type Piece = { readonly itemId: string; readonly digest: string };

/** The piece as it was attached to the item at that time; null where it was not, so that removing it changed nothing. */
const attachedBefore = ({ itemId, digest }: Piece, past: Past): EvidenceRef | null =>
  past((event) => {
    const shows = event.type === 'evidence.attached' || event.type === 'evidence.redacted';
    if (shows && event.itemId === itemId && event.evidence.digest === digest)
      return { found: event.evidence };
    if (event.type === 'evidence.redacted' && event.itemId === itemId && event.of === digest)
      return { found: null };
    return event.type === 'evidence.removed' && event.itemId === itemId && event.digest === digest
      ? { found: null }
      : undefined;
  })?.found ?? null;

/** Attaches a removed piece again, with the caption it had. */
const reattach = ({ itemId, digest }: EventOf<'evidence.removed'>, past: Past): JournalEvent | null => {
  const evidence = attachedBefore({ itemId, digest }, past);
  if (!evidence) return null;
  const { caption } = recaption({ type: 'evidence.captioned', itemId, digest, caption: '' }, past);
  return { type: 'evidence.attached', itemId, evidence: { ...evidence, caption } };
};

/** Shows a piece as it was before it was covered, or before that was taken back. */
const uncover = (
  { type, itemId, of, evidence }: EventOf<'evidence.redacted'>,
  past: Past,
): JournalEvent | null => {
  const before = attachedBefore({ itemId, digest: of }, past);
  const { caption } = recaption({ type: 'evidence.captioned', itemId, digest: of, caption: '' }, past);
  return before && { type, itemId, of: evidence.digest, evidence: { ...before, caption } };
};

/** The event that restores what `event` replaced; null for what undo does not touch. */
const compensate = (event: JournalEvent, past: Past): JournalEvent | null => {
  switch (event.type) {
    case 'item.judged':
      return (
        past((earlier) =>
          earlier.type === event.type && earlier.itemId === event.itemId ? earlier : undefined,
        ) ?? { ...event, verdict: null, reason: null }
      );
    case 'item.noted':
      return (
        past((earlier) =>
          earlier.type === event.type && earlier.itemId === event.itemId ? earlier : undefined,
        ) ?? { ...event, note: '' }
      );
    case 'item.filled':
      return unfill(event, past);
    case 'limit.confirmed':
      return (
        past((earlier) =>
          earlier.type === event.type &&
          earlier.itemId === event.itemId &&
          earlier.criterionId === event.criterionId
            ? earlier
            : undefined,
        ) ?? { ...event, edition: null }
      );
    case 'evidence.attached':
      return attachedBefore({ itemId: event.itemId, digest: event.evidence.digest }, past)
        ? null
        : {
            type: 'evidence.removed',
            itemId: event.itemId,
            digest: event.evidence.digest,
            reason: undoneAttachment,
          };
    case 'evidence.captioned':
      return recaption(event, past);
    case 'evidence.redacted':
      return uncover(event, past);
    case 'evidence.removed':
      return reattach(event, past);
    case 'evidence.waived':
      return (
        past((earlier) =>
          earlier.type === event.type &&
          earlier.itemId === event.itemId &&
          earlier.demandId === event.demandId
            ? earlier
            : undefined,
        ) ?? { ...event, reason: null }
      );
    case 'finding.detailed':
      return (
        past((earlier) =>
          earlier.type === event.type && earlier.itemId === event.itemId ? earlier : undefined,
        ) ?? { ...event, detail: emptyFinding }
      );
    case 'observation.noted':
      return (
        past((earlier) =>
          earlier.type === event.type && earlier.observationId === event.observationId ? earlier : undefined,
        ) ?? { ...event, text: '' }
      );
    case 'inspection.started':
    case 'edition.adopted':
    case 'opening.recorded':
    case 'scope.recorded':
    case 'conclusion.confirmed':
    case 'conclusion.reopened':
    case 'closing.recorded':
    case 'form.handed':
    case 'clock.read':
    case 'signature.given':
    case 'signature.refused':
    case 'inspection.sealed':
    case 'inspection.handedOver':
    case 'inspection.takenOver':
      return null;
  }
};

/**
 * The act that undo would take back, with the event that does so; the caller appends it with `undoes: seq`.
 * Null when nothing is left to take back since the last conclusion, reopening, change of scope, adoption of an edition
 * or change of hands.
 */
export const nextUndo = (entries: readonly JournalEntry[]): Step | null => {
  const settled = new Set<number>();
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    if (!entry || barriers.has(entry.event.type)) return null;
    const { event, undoes, redoes } = entry;
    const seq = redoes ?? entry.seq;
    if (undoes !== undefined) {
      settled.add(undoes);
      continue;
    }
    if (settled.has(seq)) continue;
    settled.add(seq);
    const first = entries[0]?.seq ?? 1;
    const compensation = compensate(event, pastOf(entries, seq - first, event));
    if (compensation) return { seq, event: compensation };
  }
  return null;
};

/** The act that redo would put back; the caller appends it with `redoes: seq`. Any new act empties this list. */
export const nextRedo = (entries: readonly JournalEntry[]): Step | null => {
  const settled = new Set<number>();
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    if (!entry) return null;
    const { undoes, redoes, event } = entry;
    // A reading of clocks is nobody's act: it may come between an undo and its redo.
    if (event.type === 'clock.read') continue;
    if (redoes !== undefined) settled.add(redoes);
    else if (undoes === undefined) return null;
    else if (!settled.has(undoes)) {
      const undone = entries[undoes - (entries[0]?.seq ?? 1)];
      return undone ? { seq: undoes, event: undone.event } : null;
    }
  }
  return null;
};
