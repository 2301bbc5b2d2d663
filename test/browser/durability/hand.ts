import type { Item } from '../../../shared/domain/checklist.ts';
import { sourceOf } from '../../../shared/domain/evidence.ts';
import type { Inspection } from '../../../shared/domain/inspection.ts';
import { answerOf } from '../../../shared/domain/inspection.ts';
import type { JournalEntry } from '../../../shared/domain/journal.ts';
import { replay } from '../../../shared/domain/replay.ts';
import { type Claim, type Shown, shownNow } from './claims.ts';
import type { Laptop } from './laptop.ts';

/** Numbers in [0, 1) that a seed repeats (mulberry32). */
export const chanceOf = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const verdictKeys = { conforms: '1', improvement: '2', nonconforming: '3', notApplicable: '0' } as const;

/** The field of an answer in the words of the screen. */
const fieldIn = (inspection: Inspection, item: Item, field: string): string => {
  const { verdict, note, values } = answerOf(inspection, item.id);
  if (field === 'verdict') return verdict === null ? '' : verdictKeys[verdict];
  return field === 'note' ? note : (values[field] ?? '');
};

const fieldOn = ({ verdict, fields }: Shown, field: string): string =>
  field === 'verdict' ? verdict : (fields[field] ?? '');

/**
 * A hand that answers items at the screen, in a random order, and remembers two things: what it typed, and what of
 * that the screen called saved. The second is the oracle.
 */
export const createHand = (items: readonly Item[], photos: readonly string[], chance: () => number) => {
  /** What was typed into a field, oldest first, and how many of these the screen has called saved. */
  const ledger = new Map<string, { item: Item; field: string; typed: string[]; saved: number }>();
  const savedPieces = new Map<string, Set<string>>();
  const touched = new Set<Item>();
  const unused = items.flatMap((item) => photos.map((photo) => ({ item, photo })));
  let count = 0;

  const pick = <T>(from: readonly T[]): T => {
    const found = from[Math.floor(chance() * from.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  };

  const lineOf = (item: Item, field: string) => {
    const key = `${item.id} ${field}`;
    const known = ledger.get(key) ?? { item, field, typed: [], saved: 0 };
    ledger.set(key, known);
    return known;
  };

  const write = async (laptop: Laptop, item: Item, field: string): Promise<string> => {
    const line = lineOf(item, field);
    const inspector = laptop.inspector();
    count += 1;
    if (field === 'verdict') {
      await inspector.leaveField();
      // The other one than what is chosen: the same key again would take the verdict back.
      const key = (await shownNow(laptop.page()))?.verdict === '1' ? '3' : '1';
      line.typed.push(key);
      await inspector.press(key);
      return key;
    }
    const value =
      field === 'note'
        ? `第 ${count} 笔：2 号磨 𠮷 ${count}`
        : `${40 + (count % 17)}.${count % 10}${1 + (count % 9)}`;
    line.typed.push(value);
    const input = laptop
      .page()
      .locator(`[data-field="${field}"]`)
      .locator('xpath=descendant-or-self::*[self::input or self::textarea]')
      .first();
    await input.fill(value);
    // Now and then the text is left in the field, to become an entry at its pause.
    if (chance() < 0.7) await input.blur();
    return value;
  };

  const readingsOf = ({ task }: Item): string[] =>
    task.kind === 'measurement'
      ? task.quantities.flatMap(({ id, count: n }) =>
          Array.from({ length: n }, (_, at) => `q/${id}/${at + 1}`),
        )
      : [];

  return {
    /** One act on one item, chosen by chance: verdict, note or reading. */
    act: async (laptop: Laptop, inspectionId: string): Promise<void> => {
      const item = pick(items);
      touched.add(item);
      await laptop.inspector().openItem(inspectionId, item);
      const readings = readingsOf(item);
      await write(
        laptop,
        item,
        pick(['verdict', 'note', ...(readings.length > 0 ? [pick(readings), pick(readings)] : [])]),
      );
    },

    /** A note on the first item, whole and left; resolves with its text once the field shows it. */
    note: async (laptop: Laptop, inspectionId: string): Promise<string> => {
      const item = items[0];
      if (!item) throw new Error('no item');
      touched.add(item);
      await laptop.inspector().openItem(inspectionId, item);
      const value = await write(laptop, item, 'note');
      await laptop.inspector().leaveField();
      return value;
    },

    /** Offers a photo that this item did not get yet. */
    attach: async (laptop: Laptop, inspectionId: string): Promise<void> => {
      const next = unused.splice(Math.floor(chance() * unused.length), 1)[0];
      if (!next) throw new Error('all photos are used');
      touched.add(next.item);
      await laptop.inspector().openItem(inspectionId, next.item);
      await laptop.page().locator('input[data-picker]').setInputFiles(next.photo);
    },

    /** Takes over what the screen called saved. */
    hear: (claims: readonly Claim[]): void => {
      for (const claim of claims) {
        for (const line of ledger.values()) {
          if (line.item.title.zh !== claim.item) continue;
          const at = line.typed.indexOf(fieldOn(claim, line.field), Math.max(0, line.saved - 1));
          if (at >= line.saved) line.saved = at + 1;
        }
        const item = items.find(({ title }) => title.zh === claim.item);
        if (!item) continue;
        const pieces = savedPieces.get(item.id) ?? new Set();
        for (const piece of claim.pieces) pieces.add(piece);
        savedPieces.set(item.id, pieces);
      }
    },

    /** How much the screen has called saved so far. */
    saved: (): number =>
      [...ledger.values()].reduce((sum, { saved }) => sum + saved, 0) +
      [...savedPieces.values()].reduce((sum, { size }) => sum + size, 0),

    /** What a journal lacks or has too much, in words; nothing when all is as the screen had it. */
    judgeJournal: (entries: readonly JournalEntry[]): string[] => {
      const inspection = replay(entries);
      const wrong: string[] = [];
      for (const { item, field, typed, saved } of ledger.values()) {
        const found = fieldIn(inspection, item, field);
        const allowed = saved === 0 ? ['', ...typed] : typed.slice(saved - 1);
        if (!allowed.includes(found))
          wrong.push(`${item.id} ${field}: "${found}", saved "${typed[saved - 1] ?? ''}"`);
      }
      for (const [itemId, pieces] of savedPieces) {
        const there = answerOf(inspection, itemId).evidence.map((piece) => sourceOf(piece).slice(0, 8));
        for (const piece of pieces) if (!there.includes(piece)) wrong.push(`${itemId} photo ${piece}`);
      }
      for (const { seq, event } of entries) {
        const typedInto = (itemId: string, field: string) => ledger.get(`${itemId} ${field}`)?.typed ?? [];
        const strange =
          event.type === 'item.judged'
            ? !typedInto(event.itemId, 'verdict').includes(verdictKeys[event.verdict ?? 'notApplicable'])
            : event.type === 'item.noted'
              ? !typedInto(event.itemId, 'note').includes(event.note)
              : event.type === 'item.filled' &&
                Object.entries(event.values).some(
                  ([field, value]) => !typedInto(event.itemId, field).includes(value),
                );
        if (strange) wrong.push(`entry ${seq} was never typed: ${JSON.stringify(event)}`);
      }
      return wrong;
    },

    /** Walks the touched items on the screen and tells what they lack of what was called saved. */
    judgeScreen: async (
      laptop: Laptop,
      inspectionId: string,
      read: (laptop: Laptop) => Promise<Shown | null>,
    ): Promise<string[]> => {
      const wrong: string[] = [];
      for (const item of touched) {
        await laptop.inspector().openItem(inspectionId, item);
        const pieces = [...(savedPieces.get(item.id) ?? [])];
        if (pieces.length > 0)
          await laptop
            .page()
            .locator('.piece')
            .nth(pieces.length - 1)
            .waitFor();
        const shown = await read(laptop);
        if (!shown) throw new Error(`${item.id} is not shown`);
        for (const piece of pieces)
          if (!shown.pieces.includes(piece)) wrong.push(`${item.id} photo ${piece}`);
        for (const { item: of, field, typed, saved } of ledger.values()) {
          if (of !== item || saved === 0) continue;
          const found = fieldOn(shown, field);
          if (!typed.slice(saved - 1).includes(found)) {
            wrong.push(`${item.id} ${field}: "${found}", saved "${typed[saved - 1] ?? ''}"`);
          }
        }
      }
      touched.clear();
      return wrong;
    },
  };
};
