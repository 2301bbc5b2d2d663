import { readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JournalEntry } from '../../../shared/domain/journal.ts';
import { chanceOf } from './hand.ts';
import { journalBytes, journalPath, type Laptop, readRecovery, wholeJournal, withVault } from './laptop.ts';
import { relink } from './plant.ts';
import { judgements, prepare, type Prepared } from './prepared.ts';
import { tell } from './tell.ts';

const seed = Number(process.env['HECHA_SEED'] ?? Date.now() % 1_000_000);
const journals = 10;
const starts = 4;

let prepared: Prepared;
let laptop: Laptop;

beforeAll(async () => {
  prepared = await prepare();
  laptop = await prepared.another('damage');
});
afterAll(async () => {
  await laptop?.close();
  await prepared?.remove();
});

const idOf = (n: number) => `damaged-${n}`;

/** Cuts the file or flips one bit of it. */
const damage = async (id: string, chance: () => number): Promise<'cut' | 'flipped'> => {
  const path = journalPath(laptop, id);
  const bytes = await journalBytes(laptop, id);
  const at = Math.floor(chance() * bytes.byteLength);
  if (chance() < 0.5) {
    await truncate(path, at);
    return 'cut';
  }
  bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(chance() * 8));
  await writeFile(path, bytes);
  return 'flipped';
};

it(`repairs ${journals * starts} damaged journals from the page and tells what was set aside`, async () => {
  tell(`HECHA_SEED=${seed}`);
  const chance = chanceOf(seed);
  const items = judgements();
  const model = await withVault(laptop.data, (vault) => wholeJournal(vault, prepared.inspectionId));
  const whole = new Map<string, JournalEntry[]>();
  for (let n = 1; n <= journals; n += 1) {
    const first = model[0];
    if (first?.event.type !== 'inspection.started') throw new Error('a journal begins with its start');
    const { event: begun } = first;
    const { assignment } = begun;
    const own = relink(idOf(n), [
      {
        ...first,
        event: {
          ...begun,
          assignment: {
            ...assignment,
            id: `asg-damaged-${n}`,
            enterprise: { ...assignment.enterprise, name: `第 ${n} 水泥厂` },
          },
        },
      },
      ...model.slice(1),
      ...Array.from({ length: 12 }, (_, at) => ({
        ...first,
        event: {
          type: 'item.noted' as const,
          itemId: items[at % items.length]?.id ?? '',
          note: `${n} 厂 ${at}`,
        },
      })),
    ]);
    whole.set(idOf(n), own);
  }
  await withVault(laptop.data, async (vault) => {
    for (const entries of whole.values()) await vault.append(entries);
  });
  await laptop.startHost();
  await laptop.open();
  expect(await readRecovery(laptop)).toContain(`恢复了 ${journals} 件核查`);
  await laptop.close();

  for (let start = 1; start <= starts; start += 1) {
    const asideBefore = (await readdir(join(laptop.data, 'set-aside'))).length;
    const sizes = new Map<string, number>();
    for (const id of whole.keys()) {
      sizes.set(id, (await journalBytes(laptop, id)).byteLength);
      await damage(id, chance);
    }
    await laptop.startHost();
    await laptop.open();
    const words = (await readRecovery(laptop)) ?? '';
    await laptop.page().locator('[data-screen=inspections]').waitFor();
    await laptop.close();
    const set = (await readdir(join(laptop.data, 'set-aside'))).length - asideBefore;
    expect(words, `start ${start}`).toContain(`已从第一份补上 ${journals} 件核查`);
    expect(words, `start ${start}`).not.toContain('已停笔');
    // A cut between two entries leaves nothing to set aside; every other damage is told with its firm.
    if (set > 0) expect(words).toContain('放到一边的内容');
    expect(words.match(/末尾没有写完|末尾被改动或损坏/g) ?? []).toHaveLength(set);
    await withVault(laptop.data, async (vault) => {
      expect(vault.notices()).toEqual([]);
      for (const [id, entries] of whole) expect(await wholeJournal(vault, id)).toEqual(entries);
    });
  }
});
