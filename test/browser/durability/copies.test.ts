import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Item } from '../../../shared/domain/checklist.ts';
import { shownNow } from './claims.ts';
import { chanceOf, createHand } from './hand.ts';
import {
  journalBytes,
  journalPath,
  type Laptop,
  readRecovery,
  wholeJournal,
  wipePage,
  wipeVault,
  withVault,
} from './laptop.ts';
import { relink } from './plant.ts';
import { cementVisit, copyOf, judgements, prepare, type Prepared } from './prepared.ts';
import { tell } from './tell.ts';

let prepared: Prepared;
let laptop: Laptop;
let item: Item;

beforeAll(async () => {
  prepared = await prepare(2);
  const [found] = judgements();
  if (!found) throw new Error('the checklist has no judgement');
  item = found;
});
afterAll(() => prepared?.remove());

let count = 0;
beforeEach(async () => {
  laptop = await prepared.another(`copies-${(count += 1)}`);
  await laptop.startHost();
});
afterEach(() => laptop.close());

const place = () => `#/inspection/${encodeURIComponent(prepared.inspectionId)}/checklist/${item.id}`;

/** Verdict, note and a photo on the item, until the screen calls them saved. */
const answer = async (note: string): Promise<void> => {
  const { inspectionId, photos } = prepared;
  await laptop.open(place());
  const inspector = laptop.inspector();
  await inspector.openItem(inspectionId, item);
  await laptop
    .page()
    .locator('input[data-picker]')
    .setInputFiles(photos[0] ?? '');
  await laptop.page().locator('.piece').first().waitFor();
  await inspector.fill('note', note);
  await inspector.leaveField();
  await inspector.press('1');
  await laptop.page().locator('.verdicts [aria-checked=true]').waitFor();
  await inspector.untilSaved();
};

const shown = async () => {
  await laptop.inspector().openItem(prepared.inspectionId, item);
  return shownNow(laptop.page());
};

const journal = () => withVault(laptop.data, (vault) => wholeJournal(vault, prepared.inspectionId));

/** What Chromium keeps of the page's copy, to be put back as it was. */
const keepProfile = () => copyOf(laptop.profile, 'kept');
const putBack = async (kept: string) => {
  await rm(laptop.profile, { recursive: true, force: true });
  await cp(kept, laptop.profile, { recursive: true });
};

describe('one copy gone', () => {
  it('rebuilds the page from the vault, photos included, and says so', async () => {
    await answer('页里的那份没有了');
    const before = await shown();
    await laptop.close();
    const entries = await journal();
    await wipePage(laptop);
    await laptop.startHost();
    await laptop.open(place());
    const words = await readRecovery(laptop);
    expect(words).toContain(`从第二份恢复了 1 件核查、${entries.length} 条记录`);
    await laptop.page().locator('.piece img').waitFor();
    expect(await shown()).toEqual(before);
    expect(before).toMatchObject({ verdict: '1', fields: { note: '页里的那份没有了' } });
    await laptop.open(place());
    expect(await readRecovery(laptop)).toBeNull();
  });

  it('rebuilds the vault from the page, photos included, and says so', async () => {
    await answer('第二份没有了');
    const before = await shown();
    await laptop.close();
    const entries = await journal();
    await wipeVault(laptop);
    await rm(join(laptop.data, 'blobs'), { recursive: true });
    await laptop.startHost();
    await laptop.open(place());
    expect(await readRecovery(laptop)).toContain(`已从第一份补上 1 件核查、${entries.length} 条记录`);
    expect(await shown()).toEqual(before);
    await laptop.close();
    expect(await journal()).toEqual(entries);
    const attached = entries.flatMap(({ event }) =>
      event.type === 'evidence.attached' ? [event.evidence] : [],
    );
    expect(attached).toHaveLength(1);
    await withVault(laptop.data, async (vault) => {
      for (const { digest, bytes } of attached) expect((await vault.readBlob(digest)).byteLength).toBe(bytes);
    });
  });
});

describe('one copy behind the other', () => {
  it('brings a lagging page up from the vault', async () => {
    const kept = await keepProfile();
    await answer('页里的那份是旧的');
    const before = await shown();
    await laptop.close();
    const entries = await journal();
    await putBack(kept);
    await laptop.startHost();
    await laptop.open(place());
    expect(await readRecovery(laptop)).toMatch(/从第二份恢复了 1 件核查、[1-9]\d* 条记录/);
    expect(await shown()).toEqual(before);
    await laptop.close();
    expect(await journal()).toEqual(entries);
  });

  it('brings a lagging vault up from the page', async () => {
    const { inspectionId } = prepared;
    const old = await journalBytes(laptop, inspectionId);
    await answer('第二份是旧的');
    const before = await shown();
    await laptop.close();
    const entries = await journal();
    await writeFile(journalPath(laptop, inspectionId), old);
    await laptop.startHost();
    await laptop.open(place());
    expect(await readRecovery(laptop)).toMatch(/已从第一份补上 1 件核查、[1-9]\d* 条记录/);
    expect(await shown()).toEqual(before);
    await laptop.close();
    expect(await journal()).toEqual(entries);
  });
});

it('restores every other inspection when the file of one cannot be read, and tells of that one', async () => {
  const { inspectionId } = prepared;
  await answer('这一件的文件读不出');
  await laptop.close();
  const entries = await journal();
  const other = relink('readable', entries, (event) =>
    event.type === 'inspection.started'
      ? { ...event, assignment: { ...event.assignment, id: 'asg-readable' } }
      : event,
  );
  await withVault(laptop.data, (vault) => vault.append(other));
  // Nobody reads or writes a file where a folder lies.
  await rm(journalPath(laptop, inspectionId));
  await mkdir(journalPath(laptop, inspectionId));
  await laptop.startHost();
  await laptop.open(place());
  const words = await readRecovery(laptop);
  expect(words).toContain(`从第二份恢复了 1 件核查、${other.length} 条记录`);
  expect(words).toContain('文件读不出');
  await laptop.page().locator('.problem-bar').waitFor();
  expect(await shown()).toMatchObject({ verdict: '1', fields: { note: '这一件的文件读不出' } });
});

it('opens copies that contradict each other for reading only, says so, and overwrites neither', async () => {
  const { inspectionId } = prepared;
  await answer('页里写的');
  await laptop.close();
  const forged = relink(inspectionId, await journal(), (event) =>
    event.type === 'item.noted' ? { ...event, note: '第二份里写的' } : event,
  );
  await wipeVault(laptop);
  await withVault(laptop.data, (vault) => vault.append(forged));
  const bytes = await journalBytes(laptop, inspectionId);

  for (const start of ['first', 'second']) {
    await laptop.startHost();
    await laptop.open(place());
    const words = await readRecovery(laptop);
    expect(words, start).toContain('两份不一致，已停笔');
    expect(words, start).toContain(cementVisit?.firm);
    expect(words, start).not.toContain('已恢复');
    // The page still shows what it had, and takes nothing.
    expect((await shown())?.fields['note'], start).toBe('页里写的');
    expect(await laptop.page().locator('.verdicts button:not([disabled])').count(), start).toBe(0);
    await laptop.inspector().press('3');
    expect((await shown())?.verdict, start).toBe('1');
    await laptop.close();
    expect((await journalBytes(laptop, inspectionId)).equals(bytes), start).toBe(true);
  }
});

it('rebuilds fifty inspections into an empty page, all of each', async () => {
  const { inspectionId } = prepared;
  await answer('五十件之一');
  await laptop.close();
  const model = await journal();
  const items = judgements();
  const of = (n: number) => {
    const own = relink(`fifty-${n}`, model, (event) =>
      event.type === 'inspection.started'
        ? {
            ...event,
            assignment: {
              ...event.assignment,
              id: `asg-fifty-${n}`,
              enterprise: { ...event.assignment.enterprise, name: `第 ${n} 水泥厂` },
            },
          }
        : event,
    );
    // As many entries as a morning's work.
    const notes = Array.from({ length: 200 }, (_, at) => ({
      ...(own[0] as (typeof own)[number]),
      event: {
        type: 'item.noted' as const,
        itemId: items[at % items.length]?.id ?? '',
        note: `${n} 厂 ${at} 号`,
      },
    }));
    return relink(`fifty-${n}`, [...own, ...notes]);
  };
  await withVault(laptop.data, async (vault) => {
    for (let n = 1; n <= 49; n += 1) await vault.append(of(n));
  });
  await wipePage(laptop);
  const began = Date.now();
  await laptop.startHost();
  await laptop.open();
  const words = (await readRecovery(laptop)) ?? '';
  tell(
    `50 inspections, ${model.length + 49 * (model.length + 200)} entries rebuilt and told after ${Date.now() - began} ms, host and browser started`,
  );
  expect(words).toContain(`从第二份恢复了 50 件核查、${model.length + 49 * (model.length + 200)} 条记录`);
  await laptop.page().locator('[data-screen=inspections]').waitFor();
  for (const n of [1, 17, 49]) {
    const text = await laptop
      .page()
      .locator('[data-line]', { hasText: `第 ${n} 水泥厂` })
      .count();
    expect(text, `line of ${n}`).toBe(1);
  }
  // The vault gone now: what comes back to it is what the page was given, entry by entry.
  await laptop.close();
  await wipeVault(laptop);
  await laptop.startHost();
  await laptop.open();
  expect(await readRecovery(laptop)).toContain('补上 50 件核查');
  await laptop.close();
  await withVault(laptop.data, async (vault) => {
    expect(await wholeJournal(vault, inspectionId)).toEqual(model);
    for (let n = 1; n <= 49; n += 1) expect(await wholeJournal(vault, `fifty-${n}`)).toEqual(of(n));
  });
});

it('keeps the order of what was answered while the clock jumps ten years ahead and back', async () => {
  const { inspectionId } = prepared;
  await laptop.open(place());
  const hand = createHand(judgements().slice(0, 3), [], chanceOf(7));
  const jumps = [
    '2036-11-23T08:00:00Z',
    '2016-06-30T12:00:00Z',
    '2026-11-23T08:00:00Z',
    '1999-06-30T12:00:00Z',
  ];
  for (const jump of jumps) {
    await laptop.page().clock.setFixedTime(jump);
    for (let act = 0; act < 3; act += 1) await hand.act(laptop, inspectionId);
    await laptop.inspector().leaveField();
    await laptop.inspector().untilSaved();
    hand.hear(laptop.takeClaims());
  }
  await laptop.close();
  const entries = await journal();
  expect(hand.saved()).toBeGreaterThan(0);
  expect(hand.judgeJournal(entries)).toEqual([]);
  expect(entries.map(({ at }) => at.slice(0, 4))).toEqual(
    expect.arrayContaining(['2036', '2016', '2026', '1999']),
  );
  await wipePage(laptop);
  await laptop.startHost();
  await laptop.open(place());
  expect(await readRecovery(laptop)).toContain(`${entries.length} 条记录`);
  expect(await hand.judgeScreen(laptop, inspectionId, ({ page }) => shownNow(page()))).toEqual([]);
});
